/**
 * A pupil that goes over no koppeling, because the school said so (niet uitwisselen). Belongs to a key of a vestiging, not
 * to a row of a file: an import or another school year changes nothing.
 */
export const THUISREDENEN = ['adres-geheim', 'onveilig', 'bezwaar', 'anders'] as const;
export type Thuisreden = (typeof THUISREDENEN)[number];

/** As the screens, the command line and the logboek say it. */
export const THUISREDEN_WOORDEN: Readonly<Record<Thuisreden, string>> = {
  'adres-geheim': 'adres geheim',
  onveilig: 'onveilige situatie',
  bezwaar: 'bezwaar van ouders',
  anders: 'andere reden',
};

/** Why: one of a few reasons, which the logboek may tell, and words for the school alone. */
export type Reden = { reden: Thuisreden; toelichting: string };

/** A row as it is kept. An expired one is still there until somebody sets it again or it is cleared away. */
export type Thuisblijver = {
  readonly id: string;
  readonly kindPseudoniem: string | null;
  readonly sinds: Date;
  readonly door: string;
  /** YYYY-MM-DD, the last day. */
  readonly tot: string | null;
  readonly redenVersleuteld: string;
};

export const geldtOp = ({ tot }: Pick<Thuisblijver, 'tot'>, dag: string): boolean =>
  tot === null || tot >= dag;

/** The ciphertexts of a row are bound to these. */
export const redenContext = (id: string): string => `thuisblijver:${id}:reden`;
export const opheffingContext = (id: string): string => `thuisblijver:${id}:opheffing`;

/** What stays the same when a child gets another key: written in one way, whatever capitals and accents a file has. */
export function describeKind({
  roepnaam,
  achternaam,
  geboortedatum,
}: {
  roepnaam: string | null;
  achternaam: string | null;
  geboortedatum: string | null;
}): string | undefined {
  // A surname changes when a family breaks up; that is no other child.
  const naam = roepnaam ?? achternaam;
  if (geboortedatum === null || naam === null) return undefined;
  const plain = naam.normalize('NFKD').replace(/\P{L}/gu, '').toLowerCase();
  return plain === '' ? undefined : `${geboortedatum} ${plain}`;
}
