/**
 * Leave of the bestuur to accept terms for one vestiging, for one person in one function. It counts from the first day
 * up to and including the last, unless it was withdrawn. It is only needed to accept something new: a koppeling that was
 * activated on it goes on when it ends, because that decision was the bestuur's and still stands.
 */
export type Mandaat = {
  readonly id: string;
  readonly brin6: string;
  readonly gebruikerId: string;
  readonly functie: string;
  /** YYYY-MM-DD, in the Netherlands; both included. */
  readonly vanaf: string;
  readonly tot: string;
  readonly ingetrokkenOp: Date | null;
};

export const MANDAAT_STATUSSEN = ['geldig', 'komt nog', 'verlopen', 'ingetrokken'] as const;
export type MandaatStatus = (typeof MANDAAT_STATUSSEN)[number];

export function mandaatStatusOp(
  { vanaf, tot, ingetrokkenOp }: Pick<Mandaat, 'vanaf' | 'tot' | 'ingetrokkenOp'>,
  dag: string,
): MandaatStatus {
  if (ingetrokkenOp !== null) return 'ingetrokken';
  if (dag < vanaf) return 'komt nog';
  return dag > tot ? 'verlopen' : 'geldig';
}
