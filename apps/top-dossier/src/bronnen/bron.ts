import type { CertificaatInfo } from './certificaat.ts';

/** A bron is an UWLR server that we fetch from, and who we are to it. There is one today: ESIS. */
export type BronId = 'esis';

/** The port that we call: everything in one answer, or first the groups and then the pupils of each group. */
export const WIJZEN = ['alles-in-een', 'getrapt'] as const;
export type Wijze = (typeof WIJZEN)[number];

export const isWijze = (tekst: string): tekst is Wijze => WIJZEN.some((wijze) => wijze === tekst);

export type Bron = {
  id: BronId;
  url: string;
  klantnaam: string;
  wijze: Wijze;
  /** Null when the bron asks for none. */
  certificaat: CertificaatInfo | null;
};

/** Without a wijze the bron keeps the one it had. A new bron gets `alles-in-een`. */
export type BronWithKlantcode = Omit<Bron, 'wijze' | 'certificaat'> & {
  wijze?: Wijze | undefined;
  klantcode: string;
};

/** Binds the encrypted klantcode to its row and column. */
export const klantcodeContext = (id: string): string => `bronnen:${id}:klantcode`;
