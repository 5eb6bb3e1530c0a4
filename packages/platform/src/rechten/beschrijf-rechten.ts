import type { Plek, RechtenTabel } from './tabel.ts';

const PLEKNAAM: Readonly<Record<Plek, string>> = {
  vestiging: 'een vestiging, een school of een heel bestuur',
  bestuur: 'alle vestigingen van een bestuur',
  organisatie: 'de organisatie',
};

const OVERNAAM = {
  leerlingen: 'leerlingen van de vestiging',
  vestiging: 'de vestiging, geen leerlingen',
  organisatie: 'de organisatie',
} as const;

/** One application's table as the part of docs/rollen.md that people read. */
export function beschrijfRechten(titel: string, tabel: RechtenTabel): string {
  const rollen = Object.entries(tabel.rollen);
  const naamVan = (rol: string) => tabel.rollen[rol]?.naam ?? rol;
  return [
    `## ${titel}`,
    '### Rollen',
    toTabel(
      ['rol', 'geldt voor', 'tweede stap', 'wat de rol is', 'waarom zo', 'geeft aan anderen'],
      rollen.map(([, { naam, plek, tweedeFactor, betekenis, waarom = '', geeft }]) => [
        naam,
        PLEKNAAM[plek],
        tweedeFactor ? 'verplicht' : 'mag',
        betekenis,
        waarom,
        geeft.map(naamVan).join(', ') || '–',
      ]),
    ),
    '### Wie mag wat',
    toTabel(
      ['handeling', 'gaat over', ...rollen.map(([, { naam }]) => naam), 'wat het is'],
      Object.entries(tabel.acties).map(([actie, { over, rollen: mogen, betekenis }]) => [
        actie,
        OVERNAAM[over],
        ...rollen.map(([rol]) => (mogen.includes(rol) ? 'ja' : '–')),
        betekenis,
      ]),
    ),
    '### Taken en de opdrachtregel',
    toTabel(
      ['naam in het logboek', 'mag', 'wat het is'],
      Object.entries(tabel.systemen).map(([naam, { acties, betekenis }]) => [
        `\`systeem:${naam}\``,
        acties === 'alle' ? 'alles' : acties.join(', ') || '–',
        betekenis,
      ]),
    ),
  ].join('\n\n');
}

function toTabel(koppen: readonly string[], rijen: readonly (readonly string[])[]): string {
  const toRij = (cellen: readonly string[]) => `| ${cellen.join(' | ')} |`;
  return [toRij(koppen), toRij(koppen.map(() => '---')), ...rijen.map(toRij)].join('\n');
}
