/** Errors of the reader that are really errors of the connection. */
import type { EdexmlPart } from '../../edexml/part.ts';
import { StandardsError, UwlrTransportError } from '../../errors.ts';

/** An answer that stops half-way is an error of the connection; it must never look like a school with fewer pupils. */
export function toTransportError(error: unknown): unknown {
  if (!(error instanceof StandardsError)) return error;
  if (error.code === 'XML_AFGEBROKEN' || error.code === 'XML_LEEG') {
    const { position } = error;
    return new UwlrTransportError('UWLR_AFGEBROKEN', { retryable: true, cause: error, position });
  }
  return error;
}

/** Where nothing is, where only others may look, or where everything has moved: the address is wrong. */
const WRONG_ADDRESS = [301, 302, 303, 307, 308, 404, 405, 410];

export function httpError(status: number, cause?: unknown): UwlrTransportError {
  if (status === 200) return new UwlrTransportError('UWLR_GEEN_XML', { retryable: false, status, cause });
  const code = WRONG_ADDRESS.includes(status) ? 'UWLR_ADRES_VERKEERD' : 'UWLR_HTTP';
  const retryable = [429, 502, 503, 504].includes(status);
  return new UwlrTransportError(code, { retryable, status, values: { status }, cause });
}

export async function* reportBrokenOff(
  parts: AsyncGenerator<readonly EdexmlPart[], void, void>,
): AsyncGenerator<readonly EdexmlPart[], void, void> {
  try {
    yield* parts;
  } catch (error) {
    throw toTransportError(error);
  }
}
