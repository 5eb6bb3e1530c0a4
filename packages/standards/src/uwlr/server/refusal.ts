/** An answer that refuses the request, and how an error becomes one. */
import { StandardsError } from '../../errors.ts';
import type { Finding } from '../../findings.ts';
import { fault, faultOfError, type Fault, type Faultcode } from '../messages/faults.ts';
import { SlowSenderError } from '../transport/slow-sender.ts';

export interface Refusal {
  readonly kind: 'fault';
  readonly fault: Fault;
  readonly status: number;
  /** Seconds: the header Retry-After. */
  readonly retryAfter?: number;
}

export const refuse = (faultcode: Faultcode, reason?: string, status = 500): Refusal => ({
  kind: 'fault',
  fault: fault(faultcode, reason),
  status,
});

/** In words for the person who must mend the request. */
export const refuseFinding = ({ melding, line, column }: Finding): Refusal =>
  refuse('Client.OngeldigBericht', `${melding} (regel ${line}, kolom ${column})`);

/** Undefined: the sender is not to blame for this error. */
export function findRefusal(error: unknown): Refusal | undefined {
  if (error instanceof StandardsError) {
    const status = error.code === 'XML_TE_GROOT' ? 413 : 500;
    return { kind: 'fault', fault: faultOfError(error.code, error.melding), status };
  }
  if (error instanceof SlowSenderError) {
    return refuse('Client.OngeldigBericht', 'het verzoek kwam niet op tijd', 408);
  }
  if (error instanceof Error && String((error as NodeJS.ErrnoException).code).startsWith('Z_')) {
    return refuse('Client.OngeldigBericht', 'de gzip-gegevens zijn beschadigd');
  }
  return undefined;
}
