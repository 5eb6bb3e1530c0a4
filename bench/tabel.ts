/** Writes results as a table that reads the same in a terminal and in docs/snelheid.md. */
import { median, perSeconde, type Piek, type Regel, type Uitslag } from './benchmark.ts';

type Kolom = { kop: string; rechts: boolean; cel: (regel: Regel, alle: readonly Regel[]) => string };

const KOLOMMEN: readonly Kolom[] = [
  { kop: 'what', rechts: false, cel: ({ proef }) => proef },
  { kop: 'who', rechts: false, cel: ({ deelnemer }) => deelnemer },
  { kop: 'rounds', rechts: true, cel: ({ ms }) => String(ms.length) },
  { kop: 'median', rechts: true, cel: ({ ms }) => describeMs(median(ms)) },
  {
    kop: 'fastest – slowest',
    rechts: true,
    cel: ({ ms }) => (ms.length > 1 ? `${describeMs(Math.min(...ms))} – ${describeMs(Math.max(...ms))}` : ''),
  },
  {
    kop: 'per second',
    rechts: true,
    cel: (regel) => `${describeAantal(perSeconde(regel))} ${regel.eenheid}`,
  },
  {
    kop: 'MB/s',
    rechts: true,
    cel: ({ bytes, ms }) => (bytes === undefined ? '' : (bytes / 1000 / median(ms)).toFixed(1)),
  },
  { kop: 'ours is', rechts: true, cel: describeVerhouding },
  { kop: 'peak memory', rechts: true, cel: ({ piek }) => piek.map(describePiek).join(', ') },
];

export function serializeUitslag({ regels, doelen, opmerkingen = [] }: Uitslag): string {
  const rijen = regels.map((regel) => KOLOMMEN.map(({ cel }) => cel(regel, regels)));
  const blokken = [serializeTabel(KOLOMMEN, rijen)];
  if (opmerkingen.length > 0) blokken.push(opmerkingen.map((regel) => `- ${regel}`).join('\n'));
  if (doelen.length > 0) {
    blokken.push(
      serializeTabel(
        ['target', 'measured', 'met'].map((kop) => ({ kop, rechts: false })),
        doelen.map(({ doel, gemeten, isGehaald }) => [doel, gemeten, isGehaald ? 'yes' : '**no**']),
      ),
    );
  }
  return blokken.join('\n\n');
}

function serializeTabel(
  kolommen: readonly { kop: string; rechts: boolean }[],
  rijen: readonly (readonly string[])[],
): string {
  const breedtes = kolommen.map(({ kop }, i) =>
    Math.max(3, kop.length, ...rijen.map((rij) => rij[i]?.length ?? 0)),
  );
  const vul = (cellen: readonly string[]) =>
    cellen.map((cel, i) =>
      kolommen[i]?.rechts ? cel.padStart(breedtes[i] ?? 0) : cel.padEnd(breedtes[i] ?? 0),
    );
  const streep = kolommen.map(({ rechts }, i) => {
    const streepjes = '-'.repeat(breedtes[i] ?? 3);
    return rechts ? `${streepjes.slice(1)}:` : streepjes;
  });
  const regels = [vul(kolommen.map(({ kop }) => kop)), streep, ...rijen.map(vul)];
  return regels.map((cellen) => `| ${cellen.join(' | ')} |`).join('\n');
}

function describeVerhouding(regel: Regel, alle: readonly Regel[]): string {
  if (regel.isOnze) return '';
  const onze = alle.find(({ isOnze, proef }) => isOnze && proef === regel.proef);
  if (!onze) return '';
  const keer = perSeconde(onze) / perSeconde(regel);
  return `${keer.toFixed(keer < 10 ? 2 : 1)} ×`;
}

function describePiek({ proces, bytes }: Piek): string {
  const hoeveel = bytes === undefined ? 'unknown' : describeMegabytes(bytes);
  return proces === '' ? hoeveel : `${proces} ${hoeveel}`;
}

export const describeMegabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;

export function describeMs(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${ms.toFixed(ms < 10 ? 2 : ms < 100 ? 1 : 0)} ms`;
}

export const describeAantal = (aantal: number): string =>
  Math.round(aantal).toLocaleString('en-US', { maximumFractionDigits: 0 });
