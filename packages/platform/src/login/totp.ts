import { createHmac, randomBytes } from 'node:crypto';
import { isSameText } from '../geheimen/geheimen.ts';

/** RFC 6238 with the choices of every authenticator app: SHA-1, six digits, thirty seconds. */
export const STAP_SECONDEN = 30;
const CIJFERS = 6;
/** The clock of a telephone may be off by one step; more would give a guesser more right answers. */
const MARGE = 1;
/** RFC 4226 asks at least 128 bits and recommends 160. */
const GEHEIM_BYTES = 20;
const ALFABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A new secret in base32, which somebody who cannot scan types over. */
export const createTotpGeheim = (): string => toBase32(randomBytes(GEHEIM_BYTES));

export const findStap = (moment: Date): number => Math.floor(moment.getTime() / 1000 / STAP_SECONDEN);

/** The last step of which a code counts at this moment. */
export const findLaatsteStap = (moment: Date): number => findStap(moment) + MARGE;

export function computeCode(geheim: string, stap: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(stap));
  const digest = createHmac('sha1', fromBase32(geheim)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0x0f;
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** CIJFERS).padStart(CIJFERS, '0');
}

/** The step that this code belongs to, of those that count at this moment. Looks at all of them, whichever fits. */
export function findMatchingStap(geheim: string, code: string, moment: Date): number | undefined {
  const now = findStap(moment);
  let found: number | undefined;
  for (let stap = now - MARGE; stap <= now + MARGE; stap += 1)
    if (isSameText(computeCode(geheim, stap), code)) found = stap;
  return found;
}

/** The address in the QR code; the app shows `uitgever` and `wie` beside the code. */
export function formatOtpauthUri(options: { geheim: string; uitgever: string; wie: string }): string {
  const { geheim, uitgever, wie } = options;
  const label = `${encodeURIComponent(uitgever)}:${encodeURIComponent(wie)}`;
  const query = `secret=${geheim}&issuer=${encodeURIComponent(uitgever)}&algorithm=SHA1&digits=${CIJFERS}&period=${STAP_SECONDEN}`;
  return `otpauth://totp/${label}?${query}`;
}

export function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((group) => ALFABET[Number.parseInt(group.padEnd(5, '0'), 2)])
    .join('');
}

function fromBase32(text: string): Buffer {
  const bits = Array.from(text.toUpperCase().replaceAll(/[\s=-]/g, ''))
    .map((char) => {
      const value = ALFABET.indexOf(char);
      if (value < 0) throw new Error('not base32');
      return value.toString(2).padStart(5, '0');
    })
    .join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
