/** A refusal, and what failed in reading as one. */
import { StandardsError } from '../../errors.ts';
import type { Bevinding } from '../../findings.ts';
import { fault, faultVan, type Fault, type Faultcode } from '../messages/faults.ts';

export interface Weigering {
  readonly kind: 'fault';
  readonly fault: Fault;
  readonly status: number;
}

export const weiger = (faultcode: Faultcode, reden?: string, status = 500): Weigering => ({
  kind: 'fault',
  fault: fault(faultcode, reden),
  status,
});

/** In words for whoever must mend the request. */
export const weigerBevinding = ({ melding, line, column }: Bevinding): Weigering =>
  weiger('Client.OngeldigBericht', `${melding} (regel ${line}, kolom ${column})`);

/** Undefined: this is not the sender's fault. */
export function leesFaultVan(error: unknown): Weigering | undefined {
  if (error instanceof StandardsError) {
    const status = error.code === 'XML_TE_GROOT' ? 413 : 500;
    return { kind: 'fault', fault: faultVan(error.code, error.melding), status };
  }
  if (error instanceof TeTraag) return weiger('Client.OngeldigBericht', 'het verzoek kwam niet op tijd', 408);
  if (error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('Z_')) {
    return weiger('Client.OngeldigBericht', 'de gzip-gegevens zijn beschadigd');
  }
  return undefined;
}

/** The sender stopped sending, or sends so slowly that it comes to the same. */
export class TeTraag extends Error {
  override readonly name = 'TeTraag';
}
