import { findLaatsteDag as laatsteDagVan, formatDag, type Periode } from '@koppelpunt/platform';

/**
 * A pause: while one holds a koppeling, nothing of it crosses. It has a side that set it (`soort`) and only that side lifts
 * it (P4); pauses of several sides may hold at once, and each holds by itself. It begins at `vanaf` and ends at `tot`: the
 * end of the last day that was chosen, or the moment at which it was lifted. Whoever asks compares with the clock, so that no
 * job has to run for it.
 *
 * One is special: the school took its verificatiecode away, as the stappenplan says it. That one is lifted by entering the
 * code (koppeling.ts), and by nothing else. In every other one the code stays, and works again by itself.
 */
export const PAUZESOORTEN = ['school', 'bestuur', 'systeem'] as const;
export type Pauzesoort = (typeof PAUZESOORTEN)[number];

export type Pauze = {
  readonly id: string;
  readonly soort: Pauzesoort;
  readonly codeVerwijderd: boolean;
  /** Null when the code was taken away: that says why. */
  readonly reden: string | null;
  /** The name of the person, as the school reads it. */
  readonly door: string;
} & Periode;

const WIE: Readonly<Record<Pauzesoort, string>> = {
  school: 'de school',
  bestuur: 'het bestuur',
  systeem: 'de beheerder van ESIS',
};

/** `de school en het bestuur` */
export const describeWie = (pauzes: readonly Pick<Pauze, 'soort'>[]): string =>
  PAUZESOORTEN.filter((soort) => pauzes.some((pauze) => pauze.soort === soort))
    .map((soort) => WIE[soort])
    .join(' en ');

/** The day on which they all have ended; null when one of them has no end. */
export function findLaatsteDag(pauzes: readonly Pick<Pauze, 'tot'>[]): string | null {
  const einden = pauzes.map(({ tot }) => tot);
  if (einden.length === 0 || einden.includes(null)) return null;
  return laatsteDagVan(new Date(Math.max(...einden.map((tot) => (tot as Date).getTime()))));
}

/**
 * What a partner with the right key is told: who paused and until when, never why. Undefined when the code was taken away:
 * then no key is right any more, and the answer is that to a stranger (docs/decisions/0004).
 */
export function describeVoorPartner(pauzes: readonly Pauze[]): string | undefined {
  if (pauzes.length === 0 || pauzes.some(({ codeVerwijderd }) => codeVerwijderd)) return undefined;
  const dag = findLaatsteDag(pauzes);
  const tot = dag === null ? '' : ` tot en met ${formatDag(dag)} (${dag})`;
  return `De uitwisseling met deze school is gepauzeerd door ${describeWie(pauzes)}${tot}. De code blijft geldig.`;
}
