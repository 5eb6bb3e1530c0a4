/** Which address of a UWLR server may be called: a wrong one is a mistake in the settings, not a failing connection. */
import { UwlrTransportError } from '../../errors.ts';

/** What an address may be that is not safe by itself. */
export interface AddressOptions {
  /** Allows `http://` to another machine: for a network of your own. Keys and pupils then go unencrypted. */
  readonly allowsHttp?: boolean | undefined;
}

/**
 * What is wrong with the address, or undefined.
 *
 * @example findAddressError('http://esis.example/uwlr/v2')?.code // 'UWLR_ADRES_ONVEILIG'
 */
export function findAddressError(url: string, options: AddressOptions = {}): UwlrTransportError | undefined {
  if (!URL.canParse(url)) return refuse('UWLR_ADRES_ONGELDIG');
  const { protocol, hostname, username, password } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return refuse('UWLR_ADRES_ONGELDIG');
  // It would stand in every log that shows the address, and the standard has other places for a key.
  if (username !== '' || password !== '') return refuse('UWLR_ADRES_GEHEIM');
  const isSafe = protocol === 'https:' || options.allowsHttp === true || isOwnMachine(hostname);
  return isSafe ? undefined : refuse('UWLR_ADRES_ONVEILIG');
}

const isOwnMachine = (hostname: string): boolean =>
  /^(.+\.)?localhost$|^127\.\d+\.\d+\.\d+$|^\[::1\]$/.test(hostname);

const refuse = (
  code: 'UWLR_ADRES_ONGELDIG' | 'UWLR_ADRES_GEHEIM' | 'UWLR_ADRES_ONVEILIG',
): UwlrTransportError => new UwlrTransportError(code, { retryable: false });
