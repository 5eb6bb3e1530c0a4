/** Why a connection failed, as far as the codes of Node and OpenSSL tell: most reasons do not go away by waiting. */
import { UwlrTransportError, type StandardsCode } from '../../errors.ts';

const REASONS: readonly (readonly [pattern: RegExp, code: StandardsCode])[] = [
  [/^ENOTFOUND$/, 'UWLR_ADRES_ONBEKEND'],
  [/^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/, 'UWLR_CERTIFICAAT_VERLOPEN'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$|^HOSTNAME_MISMATCH$/, 'UWLR_CERTIFICAAT_ANDER'],
  [/^(DEPTH_ZERO_)?SELF_SIGNED_CERT|^UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)_|^(INVALID|UNTRUSTED)_|^(CERT|CRL)_/, 'UWLR_CERTIFICAAT_ONBEKEND'],
  [/CERTIFICATE_(REQUIRED|UNKNOWN|EXPIRED|REVOKED)|BAD_CERTIFICATE|UNSUPPORTED_CERTIFICATE|ALERT_UNKNOWN_CA/, 'UWLR_CLIENTCERTIFICAAT'],
  [/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|RECORD_LAYER_FAILURE/, 'UWLR_GEEN_TLS'],
  [/UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|WRONG_SSL_VERSION|HANDSHAKE_FAILURE|NO_PROTOCOLS_AVAILABLE|VERSION_TOO_LOW/, 'UWLR_TLS'],
  [/^EPROTO$|^ERR_SSL_/, 'UWLR_TLS'],
  [/^HPE_HEADER_OVERFLOW$|^UND_ERR_HEADERS_OVERFLOW$/, 'UWLR_KOP_TE_GROOT'],
  [/^HPE_|^HTTPParserError$/, 'UWLR_HTTP_ONGELDIG'],
]; // prettier-ignore

/** The error of a call whose answer had not begun. */
export function toConnectionError(cause: unknown): UwlrTransportError {
  const names = listCodes(cause);
  const reason = REASONS.find(([pattern]) => names.some((name) => pattern.test(name)));
  if (reason === undefined) return new UwlrTransportError('UWLR_NIET_BEREIKBAAR', { retryable: true, cause });
  return new UwlrTransportError(reason[1], { retryable: false, cause });
}

/** The codes and names of an error and of those behind it: a fetch wraps them, and so does a call that tried two addresses. */
function listCodes(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 4) return [];
  const { code } = error as NodeJS.ErrnoException;
  const codes = code === 'EPROTO' ? [...opensslReason(error.message), code] : [code];
  const inner = error instanceof AggregateError ? (error.errors as unknown[]) : [error.cause];
  return [
    ...codes.filter((one) => typeof one === 'string'),
    error.name,
    ...inner.flatMap((one) => listCodes(one, depth + 1)),
  ];
}

/** `…SSL routines:ssl3_read_bytes:tlsv1 alert protocol version:…` → `TLSV1_ALERT_PROTOCOL_VERSION`. */
function opensslReason(message: string): string[] {
  const [, after = ''] = message.split(':SSL routines:', 2);
  const [, reason = ''] = after.split(':', 2);
  return [reason.toUpperCase().replaceAll(' ', '_')];
}
