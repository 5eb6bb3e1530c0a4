import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/**
 * scrypt of node:crypto, at the first choice of the OWASP Password Storage Cheat Sheet: N = 2^17, r = 8, p = 1. It takes
 * 128 MiB for each hash; hash-queue.ts bounds how many there are at once. A hash says its own parameters, so that older
 * hashes stay valid when the cost goes up, until their owner signs in.
 */
export const HASH_KOSTEN = { ln: 17, r: 8, p: 1 };
export type HashKosten = typeof HASH_KOSTEN;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** The default of node:crypto, 32 MiB, would refuse ours; this is twice what ours takes. */
const MAX_MEMORY = 256 * 1024 * 1024;

/** The PHC string format: https://github.com/P-H-C/phc-string-format */
const FORMAT = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

export async function hashWachtwoord(wachtwoord: string, kosten: HashKosten = HASH_KOSTEN): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return serialize(salt, await compute(wachtwoord, salt, HASH_BYTES, kosten), kosten);
}

/** Without a hash it does the same work and says no: an account that does not exist takes as long as one that does. */
export async function isWachtwoordOf(
  hash: string | undefined,
  wachtwoord: string,
  kosten: HashKosten = HASH_KOSTEN,
): Promise<boolean> {
  const [, ln, r, p, salt = '', key = ''] = FORMAT.exec(hash ?? makeHashOfNobody(kosten)) ?? [];
  const expected = Buffer.from(key, 'base64');
  if (expected.length === 0) throw new Error('a password hash has another form than ours');
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  const found = await compute(wachtwoord, Buffer.from(salt, 'base64'), expected.length, cost);
  return timingSafeEqual(found, expected) && hash !== undefined;
}

/** It was made when hashes were cheaper: somebody who has the password can make it anew. */
export function isVerouderd(hash: string, kosten: HashKosten = HASH_KOSTEN): boolean {
  const [, ln, r, p] = FORMAT.exec(hash) ?? [];
  return Number(ln) !== kosten.ln || Number(r) !== kosten.r || Number(p) !== kosten.p;
}

const makeHashOfNobody = (kosten: HashKosten): string =>
  serialize(Buffer.alloc(SALT_BYTES), Buffer.alloc(HASH_BYTES), kosten);

function serialize(salt: Buffer, hash: Buffer, { ln, r, p }: HashKosten): string {
  const toText = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
  return `$scrypt$ln=${ln},r=${r},p=${p}$${toText(salt)}$${toText(hash)}`;
}

async function compute(
  wachtwoord: string,
  salt: Buffer,
  length: number,
  { ln, r, p }: HashKosten,
): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: MAX_MEMORY };
  // One keyboard sends é as one sign, another as two.
  const text = wachtwoord.normalize('NFKC');
  return await new Promise((resolve, reject) => {
    scrypt(text, salt, length, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
