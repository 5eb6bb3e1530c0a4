/** Field tables for docs/standards, made from the descriptions themselves. */
import {
  isElementType,
  type ElementType,
  type Content,
  type Particle,
} from '../src/xml/schema/description.ts';
import type { SimpleType } from '../src/xml/schema/simple-type.ts';

interface Rij {
  readonly nummer: string;
  readonly naam: string;
  readonly inhoud: string;
  readonly aantal: string;
  readonly betekenis: string;
}

export function tabel(kop: readonly string[], rijen: readonly (readonly string[])[]): string {
  const regel = (cellen: readonly string[]): string =>
    `| ${cellen.map((cel) => cel.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [regel(kop), regel(kop.map(() => '---')), ...rijen.map(regel)].join('\n');
}

export function soortTekst(soort: SimpleType<unknown>): string {
  const {
    base: basis,
    minLength: min,
    maxLength: max,
    pattern: patroon,
    values: waarden,
    min: van,
    max: tot,
  } = soort;
  if (waarden !== undefined) {
    const lijst = waarden.length > 24 ? `${waarden.length} codes` : waarden.map((w) => `\`${w}\``).join(' ');
    return basis === 'integer' ? `integer: ${lijst}` : lijst;
  }
  if (soort.consecutiveYears === 'listed') return 'school year, listed';
  if (patroon !== undefined) return `\`${patroon}\``;
  if (van !== undefined || tot !== undefined) {
    const eind = tot === undefined || tot === Number.MAX_SAFE_INTEGER ? '' : String(tot);
    const begin = van === undefined || van === -Number.MAX_SAFE_INTEGER ? '' : String(van);
    return `${basis} ${begin}..${eind}`;
  }
  if (min !== undefined) return `string ${min}..${max ?? ''}`;
  return basis;
}

const inhoudTekst = (inhoud: Content<unknown>): string =>
  isElementType(inhoud)
    ? inhoud.open
      ? 'anything'
      : `[${inhoud.name}](#${anker(inhoud.name)})`
    : soortTekst(inhoud);

const anker = (naam: string): string => naam.toLowerCase();

/** Every field of a type in the order of the wire. */
export function rijenVan(type: ElementType<unknown>): Rij[] {
  const rijen: Rij[] = type.attributes.map((a) => ({
    nummer: '@',
    naam: `\`${a.name}\``,
    inhoud: soortTekst(a.type),
    aantal: a.required ? '1' : '0..1',
    betekenis: a.meaning,
  }));
  if (type.text !== undefined) {
    rijen.push({
      nummer: '',
      naam: 'text',
      inhoud: soortTekst(type.text),
      aantal: '1',
      betekenis: 'De inhoud',
    });
  }
  type.content.particles.forEach((deel, i) => rijen.push(...rijenVanModel(deel, String(i + 1))));
  return rijen;
}

function rijenVanModel(model: Particle, nummer: string): Rij[] {
  const aantal = model.required ? '1' : '0..1';
  switch (model.kind) {
    case 'element':
      return [
        {
          nummer,
          naam: `\`${model.name}\``,
          inhoud: model.skipped ? 'skipped' : inhoudTekst(model.content),
          aantal,
          betekenis: model.identifying ? `${model.meaning}; checked, never held` : model.meaning,
        },
      ];
    case 'list':
      return [
        {
          nummer,
          naam: `\`${model.name}\``,
          inhoud: itemsTekst(model.items),
          aantal,
          betekenis: model.meaning,
        },
      ];
    case 'repeat':
      return model.items.map((item) => ({
        nummer,
        naam: `\`${item.name}\``,
        inhoud: inhoudTekst(item.content),
        aantal: model.required ? '1..n' : '0..n',
        betekenis: item.meaning,
      }));
    case 'sequence':
      return model.particles.flatMap((deel) => rijenVanModel(deel, nummer));
    case 'choice':
      return model.particles.flatMap((deel, i) =>
        rijenVanModel(deel, `${nummer}${'abcdefgh'[i]}`).map((rij) => ({
          ...rij,
          aantal: model.required ? rij.aantal : `(${rij.aantal})`,
        })),
      );
  }
}

const itemsTekst = (items: readonly { name: string; content: Content<unknown> }[]): string =>
  `1..n of ${items.map((item) => `\`${item.name}\` ${inhoudTekst(item.content)}`).join(', ')}`;

/** The types under one, itself first, each once. */
export function typenOnder(wortel: Content<unknown>): ElementType<unknown>[] {
  const typen = new Set<ElementType<unknown>>();
  const loop = (inhoud: Content<unknown>): void => {
    if (!isElementType(inhoud) || inhoud.open || typen.has(inhoud)) return;
    typen.add(inhoud);
    loopModel(inhoud.content);
  };
  const loopModel = (model: Particle): void => {
    switch (model.kind) {
      case 'element':
        if (!model.skipped) loop(model.content);
        return;
      case 'list':
      case 'repeat':
        for (const item of model.items) loop(item.content);
        return;
      case 'choice':
      case 'sequence':
        model.particles.forEach(loopModel);
    }
  };
  loop(wortel);
  return [...typen];
}

export function typeTabel(type: ElementType<unknown>): string {
  const rijen = rijenVan(type).map((r) => [r.nummer, r.naam, r.inhoud, r.aantal, r.betekenis]);
  const inhoud = rijen.length === 0 ? 'Empty.' : tabel(['#', 'name', 'holds', 'times', 'meaning'], rijen);
  return `### ${type.name}\n\n${type.definedIn}\n\n${inhoud}`;
}

/** How often a field may stand in each variant of a type; a dash where it may not. */
export function variantenTabel(
  type: ElementType<unknown>,
  varianten: readonly (readonly [string, ElementType<unknown> | undefined])[],
): string {
  const aantallen = (t: ElementType<unknown> | undefined): Map<string, string> =>
    // A name can stand in two branches of a choice; the first says most.
    new Map((t ? rijenVan(t) : []).toReversed().map((r) => [r.naam, r.aantal]));
  const kolommen = varianten.map(([, t]) => aantallen(t));
  const namen = [...new Set(rijenVan(type).map((r) => r.naam))];
  const heel = aantallen(type);
  const rijen = namen.map((naam) => [naam, heel.get(naam) ?? '', ...kolommen.map((k) => k.get(naam) ?? '–')]);
  return tabel(['name', 'whole', ...varianten.map(([naam]) => naam)], rijen);
}
