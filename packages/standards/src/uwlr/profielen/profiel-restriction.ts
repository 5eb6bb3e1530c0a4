/** A profile as a description with less in it: what the official profile schemas are. */
import { edexRoot } from '../../edexml/edex.ts';
import { groep } from '../../edexml/groep.ts';
import { leerkracht } from '../../edexml/leerkracht.ts';
import { leerling } from '../../edexml/leerling.ts';
import { samengesteldeGroep } from '../../edexml/samengestelde-groep.ts';
import { school } from '../../edexml/school.ts';
import { vestiging } from '../../edexml/vestiging.ts';
import { isElementType, type ElementParticle, type ElementType } from '../../xml/schema/description.ts';
import { listNames } from '../../xml/schema/names.ts';
import type { Restriction, TypeRestriction } from '../../xml/schema/restrict.ts';
import { operaties } from '../messages/operaties.ts';
import type { Nouns, Profiel } from './profiel.ts';

export const nounTypes: Readonly<Record<keyof Nouns, ElementType<unknown>>> = {
  school,
  vestiging,
  groep,
  samengesteldeGroep,
  leerling,
  leerkracht,
};
const nouns = Object.keys(nounTypes) as (keyof Nouns)[];

function restrictNoun(profiel: Profiel, noun: keyof Nouns): TypeRestriction {
  const allowed = new Set<string>(Object.keys(profiel.fields[noun] ?? {}));
  const required = new Set<string>(profiel.required?.[noun] ?? []);
  const identifying: readonly string[] = noun === 'leerling' ? (profiel.identifying ?? []) : [];
  const fields = listNames(nounTypes[noun]);
  const removed = fields.filter((f) => !allowed.has(f.property) && !identifying.includes(f.name));
  return {
    removed: removed.map((f) => f.name),
    required: [...fields.filter((f) => required.has(f.property)).map((f) => f.name), ...identifying],
  };
}

/** The lists and items of this element that hold a noun which does not pass. */
function listRemoved(profiel: Profiel, { content }: ElementParticle): string[] {
  if (!isElementType(content)) return [];
  const blocked = new Set(
    nouns.filter((noun) => profiel.fields[noun] === undefined).map((noun) => nounTypes[noun]),
  );
  return content.content.particles.flatMap((particle) => {
    if (particle.kind !== 'list') return [];
    const items = particle.items.filter((item) => blocked.has(item.content as ElementType<unknown>));
    return items.length === particle.items.length ? [particle.name] : items.map((item) => item.name);
  });
}

export function makeProfielRestriction(profiel: Profiel): Restriction {
  const { verzoekRemoved = [], verzoekTypes = {}, structuurRequired = [] } = profiel.schemaDifferences ?? {};
  const types: Record<string, TypeRestriction> = {};
  const restrict = ({ content }: ElementParticle, rules: TypeRestriction): void => {
    if (isElementType(content)) types[content.name] = rules;
  };
  for (const noun of nouns) {
    if (profiel.fields[noun] !== undefined) types[nounTypes[noun].name] = restrictNoun(profiel, noun);
  }
  restrict(edexRoot, { removed: listRemoved(profiel, edexRoot) });
  for (const { verzoek, gegevens } of Object.values(operaties)) {
    restrict(verzoek, { removed: verzoekRemoved, simpleTypes: verzoekTypes });
    restrict(gegevens, { removed: listRemoved(profiel, gegevens) });
  }
  const structuur = operaties.HaalStructuur.gegevens;
  restrict(structuur, { removed: listRemoved(profiel, structuur), required: structuurRequired });
  return { types };
}
