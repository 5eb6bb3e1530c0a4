/**
 * One acceptance of the terms by a person of the school, for one verificatiecode of a koppeling: the receipt. A code that
 * replaces another comes with an acceptance of its own.
 */
export type Akkoord = {
  readonly id: string;
  readonly koppelingId: string;
  readonly op: Date;
  /** The name typed at "Uw naam". */
  readonly naam: string;
  /** By the mandate; null on the command line. */
  readonly functie: string | null;
  readonly voorwaardenVersie: string;
  readonly voorwaardenSha256: string;
};
