/** Field tables for docs/standards, made from the descriptions themselves. */
import { isElementType, type ElementType, type Inhoud, type Model } from '../src/xml/schema/description.ts';
import type { Soort } from '../src/xml/schema/simple-type.ts';

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

export function soortTekst(soort: Soort<unknown>): string {
  const { basis, min, max, patroon, waarden, van, tot } = soort;
  if (waarden !== undefined) {
    const lijst = waarden.length > 24 ? `${waarden.length} codes` : waarden.map((w) => `\`${w}\``).join(' ');
    return basis === 'integer' ? `integer: ${lijst}` : lijst;
  }
  if (soort.schooljaar === 'lijst') return 'school year, listed';
  if (patroon !== undefined) return `\`${patroon}\``;
  if (van !== undefined || tot !== undefined) {
    const eind = tot === undefined || tot === Number.MAX_SAFE_INTEGER ? '' : String(tot);
    const begin = van === undefined || van === -Number.MAX_SAFE_INTEGER ? '' : String(van);
    return `${basis} ${begin}..${eind}`;
  }
  if (min !== undefined) return `string ${min}..${max ?? ''}`;
  return basis;
}

const inhoudTekst = (inhoud: Inhoud<unknown>): string =>
  isElementType(inhoud)
    ? inhoud.open
      ? 'anything'
      : `[${inhoud.naam}](#${anker(inhoud.naam)})`
    : soortTekst(inhoud);

const anker = (naam: string): string => naam.toLowerCase();

/** Every field of a type in the order of the wire. */
export function rijenVan(type: ElementType<unknown>): Rij[] {
  const rijen: Rij[] = type.attributen.map((a) => ({
    nummer: '@',
    naam: `\`${a.naam}\``,
    inhoud: soortTekst(a.soort),
    aantal: a.verplicht ? '1' : '0..1',
    betekenis: a.betekenis,
  }));
  if (type.tekst !== undefined) {
    rijen.push({
      nummer: '',
      naam: 'text',
      inhoud: soortTekst(type.tekst),
      aantal: '1',
      betekenis: 'De inhoud',
    });
  }
  type.inhoud.delen.forEach((deel, i) => rijen.push(...rijenVanModel(deel, String(i + 1))));
  return rijen;
}

function rijenVanModel(model: Model, nummer: string): Rij[] {
  const aantal = model.verplicht ? '1' : '0..1';
  switch (model.deel) {
    case 'element':
      return [
        {
          nummer,
          naam: `\`${model.naam}\``,
          inhoud: model.overslaan ? 'skipped' : inhoudTekst(model.inhoud),
          aantal,
          betekenis: model.identificerend ? `${model.betekenis}; checked, never held` : model.betekenis,
        },
      ];
    case 'reeks':
      return [
        {
          nummer,
          naam: `\`${model.naam}\``,
          inhoud: itemsTekst(model.items),
          aantal,
          betekenis: model.betekenis,
        },
      ];
    case 'herhaling':
      return model.items.map((item) => ({
        nummer,
        naam: `\`${item.naam}\``,
        inhoud: inhoudTekst(item.inhoud),
        aantal: model.verplicht ? '1..n' : '0..n',
        betekenis: item.betekenis,
      }));
    case 'volgorde':
      return model.delen.flatMap((deel) => rijenVanModel(deel, nummer));
    case 'keuze':
      return model.delen.flatMap((deel, i) =>
        rijenVanModel(deel, `${nummer}${'abcdefgh'[i]}`).map((rij) => ({
          ...rij,
          aantal: model.verplicht ? rij.aantal : `(${rij.aantal})`,
        })),
      );
  }
}

const itemsTekst = (items: readonly { naam: string; inhoud: Inhoud<unknown> }[]): string =>
  `1..n of ${items.map((item) => `\`${item.naam}\` ${inhoudTekst(item.inhoud)}`).join(', ')}`;

/** The types under one, itself first, each once. */
export function typenOnder(wortel: Inhoud<unknown>): ElementType<unknown>[] {
  const typen = new Set<ElementType<unknown>>();
  const loop = (inhoud: Inhoud<unknown>): void => {
    if (!isElementType(inhoud) || inhoud.open || typen.has(inhoud)) return;
    typen.add(inhoud);
    loopModel(inhoud.inhoud);
  };
  const loopModel = (model: Model): void => {
    switch (model.deel) {
      case 'element':
        if (!model.overslaan) loop(model.inhoud);
        return;
      case 'reeks':
      case 'herhaling':
        for (const item of model.items) loop(item.inhoud);
        return;
      case 'keuze':
      case 'volgorde':
        model.delen.forEach(loopModel);
    }
  };
  loop(wortel);
  return [...typen];
}

export function typeTabel(type: ElementType<unknown>): string {
  const rijen = rijenVan(type).map((r) => [r.nummer, r.naam, r.inhoud, r.aantal, r.betekenis]);
  const inhoud = rijen.length === 0 ? 'Empty.' : tabel(['#', 'name', 'holds', 'times', 'meaning'], rijen);
  return `### ${type.naam}\n\n${type.bron}\n\n${inhoud}`;
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
