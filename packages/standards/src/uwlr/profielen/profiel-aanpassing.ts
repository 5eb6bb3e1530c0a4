/** A profile as a description with less in it: what the official profile schemas are. */
import { edexWortel } from '../../edexml/edex.ts';
import { groep } from '../../edexml/groep.ts';
import { leerkracht } from '../../edexml/leerkracht.ts';
import { leerling } from '../../edexml/leerling.ts';
import { samengesteldeGroep } from '../../edexml/samengestelde-groep.ts';
import { school } from '../../edexml/school.ts';
import { vestiging } from '../../edexml/vestiging.ts';
import type { Aanpassing, TypeAanpassing } from '../../xml/schema/restrict.ts';
import { isElementType, type ElementDeel, type ElementType } from '../../xml/schema/description.ts';
import { namenVan } from '../../xml/schema/names.ts';
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

function pasNoun(profiel: Profiel, noun: keyof Nouns): TypeAanpassing {
  const mag = new Set<string>(Object.keys(profiel.velden[noun] ?? {}));
  const moet = new Set<string>(profiel.verplicht?.[noun] ?? []);
  const nummers: readonly string[] = noun === 'leerling' ? (profiel.identificerend ?? []) : [];
  const namen = namenVan(nounTypes[noun]);
  return {
    weg: namen.filter((n) => !mag.has(n.eigenschap) && !nummers.includes(n.naam)).map((n) => n.naam),
    verplicht: [...namen.filter((n) => moet.has(n.eigenschap)).map((n) => n.naam), ...nummers],
  };
}

/** The lists and items in the messages that hold a noun which does not pass. */
function dichtVoor(profiel: Profiel, { inhoud }: ElementDeel): string[] {
  if (!isElementType(inhoud)) return [];
  const nietDoor = new Set(
    nouns.filter((noun) => profiel.velden[noun] === undefined).map((n) => nounTypes[n]),
  );
  const weg: string[] = [];
  for (const deel of inhoud.inhoud.delen) {
    if (deel.deel !== 'reeks') continue;
    const dicht = deel.items.filter((item) => nietDoor.has(item.inhoud as ElementType<unknown>));
    weg.push(...(dicht.length === deel.items.length ? [deel.naam] : dicht.map((item) => item.naam)));
  }
  return weg;
}

export function profielAanpassing(profiel: Profiel): Aanpassing {
  const { verzoekZonder = [], verzoekSoort = {}, structuurMet = [] } = profiel.eigenaardig ?? {};
  const aangepast: Record<string, TypeAanpassing> = {};
  const voor = (deel: ElementDeel, regels: TypeAanpassing): void => {
    if (isElementType(deel.inhoud)) aangepast[deel.inhoud.naam] = regels;
  };
  for (const noun of nouns) {
    if (profiel.velden[noun] !== undefined) aangepast[nounTypes[noun].naam] = pasNoun(profiel, noun);
  }
  voor(edexWortel, { weg: dichtVoor(profiel, edexWortel) });
  for (const { verzoek, gegevens } of Object.values(operaties)) {
    voor(verzoek, { weg: verzoekZonder, soort: verzoekSoort });
    voor(gegevens, { weg: dichtVoor(profiel, gegevens) });
  }
  const structuur = operaties.HaalStructuur.gegevens;
  voor(structuur, { weg: dichtVoor(profiel, structuur), verplicht: structuurMet });
  return { types: aangepast };
}
