import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';

/**
 * scrypt of node:crypto, at the cost that the OWASP Password Storage Cheat Sheet asks: N = 2^14, r = 8, p = 5, one of its
 * equal choices. It takes 16 MB for each hash; with its first choice, 128 MB, four sign-ins at once would take half of a
 * small server. A hash says its own parameters, so that older hashes stay valid when the cost goes up.
 */
const COST = { ln: 14, r: 8, p: 5 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** The default of node:crypto, 32 MiB, would refuse a hash that says a little more than ours. */
const MAX_MEMORY = 64 * 1024 * 1024;

/** The PHC string format: https://github.com/P-H-C/phc-string-format */
const FORMAT = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

export async function hashWachtwoord(wachtwoord: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return serialize(salt, await compute(wachtwoord, salt, HASH_BYTES, COST));
}

/** Without a hash it does the same work and says no: an account that does not exist takes as long as one that does. */
export async function isWachtwoordOf(hash: string | undefined, wachtwoord: string): Promise<boolean> {
  const [, ln, r, p, salt = '', key = ''] = FORMAT.exec(hash ?? HASH_OF_NOBODY) ?? [];
  const expected = Buffer.from(key, 'base64');
  if (expected.length === 0) throw new Error('a password hash has another form than ours');
  const cost = { ln: Number(ln), r: Number(r), p: Number(p) };
  const found = await compute(wachtwoord, Buffer.from(salt, 'base64'), expected.length, cost);
  return timingSafeEqual(found, expected) && hash !== undefined;
}

const HASH_OF_NOBODY = serialize(Buffer.alloc(SALT_BYTES), Buffer.alloc(HASH_BYTES));

function serialize(salt: Buffer, hash: Buffer): string {
  const toText = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
  return `$scrypt$ln=${COST.ln},r=${COST.r},p=${COST.p}$${toText(salt)}$${toText(hash)}`;
}

async function compute(
  wachtwoord: string,
  salt: Buffer,
  length: number,
  { ln, r, p }: typeof COST,
): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** ln, r, p, maxmem: MAX_MEMORY };
  // One keyboard sends é as one sign, another as two.
  const text = wachtwoord.normalize('NFKC');
  return await new Promise((resolve, reject) => {
    scrypt(text, salt, length, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
