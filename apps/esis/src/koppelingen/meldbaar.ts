import type { Pauze } from './pauze.ts';

/** What people are told by mail. Ids only. */
export type Meldbaar =
  | { wat: 'pauze-begin' | 'pauze-einde'; brin6: string; koppelingId: string; pauzeId: string }
  | { wat: 'verloop'; brin6: string; koppelingId: string };

/** What there is to say of it at the moment of mailing; undefined when it does not happen any more. */
export type Meldinhoud = {
  school: { brin6: string; naam: string };
  koppelingnaam: string;
  partner: string;
  pauze?: Pauze;
  verlooptOp?: Date;
  isVerzocht: boolean;
};
