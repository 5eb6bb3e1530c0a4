import { Wachtrij } from '../wachtrijen/wachtrij.ts';

/** Where calls of partners wait for their turn, per koppeling. */
export type UwlrWachtrijen = {
  /** For data. */
  antwoorden: Wachtrij;
  /** With results. */
  ontvangsten: Wachtrij;
};

/**
 * Each answer holds one of ten connections; the rest are for the screens and for the checks of CHECK_MS. One koppeling
 * gets two of the four: a partner that asks twelve times at once waits for itself, and another school goes first.
 */
const ANTWOORDEN = { plaatsen: 4, perSleutel: 2, wachtendenPerSleutel: 4, wachtMs: 20_000 };

/** A message with results waits in memory, up to its greatest size, until its last byte is there. */
const ONTVANGSTEN = { plaatsen: 8, perSleutel: 2, wachtendenPerSleutel: 4, wachtMs: 20_000 };

export const createWachtrijen = (): UwlrWachtrijen => ({
  antwoorden: new Wachtrij(ANTWOORDEN),
  ontvangsten: new Wachtrij(ONTVANGSTEN),
});
