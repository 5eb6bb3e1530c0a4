import { createHash, randomBytes } from 'node:crypto';
import type { LoginTx } from './login-deps.ts';
import { toBase32 } from './totp.ts';

const AANTAL = 10;
/** 80 bits: more than anybody can try, so that a plain hash of it is enough. */
const BYTES = 10;

const hashOf = (code: string): string =>
  createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^A-Z2-7]/g, ''))
    .digest('base64url');

/** Ten new ones in the place of all that were; shown once, kept as hashes. */
export async function replaceHerstelcodes(tx: LoginTx, gebruikerId: string): Promise<string[]> {
  const codes = Array.from({ length: AANTAL }, () =>
    (toBase32(randomBytes(BYTES)).match(/.{4}/g) ?? []).join('-'),
  );
  await tx.deleteFrom('herstelcodes').where('gebruikerId', '=', gebruikerId).execute();
  await tx
    .insertInto('herstelcodes')
    .values(codes.map((code) => ({ gebruikerId, hash: hashOf(code), gebruiktOp: null })))
    .execute();
  return codes;
}

/** Uses one up. Gives how many are left; undefined when it is none of theirs, or was used before. */
export async function consumeHerstelcode(
  tx: LoginTx,
  gebruikerId: string,
  code: string,
  now: Date,
): Promise<number | undefined> {
  const used = await tx
    .updateTable('herstelcodes')
    .set({ gebruiktOp: now })
    .where('gebruikerId', '=', gebruikerId)
    .where('hash', '=', hashOf(code))
    .where('gebruiktOp', 'is', null)
    .returning('hash')
    .executeTakeFirst();
  return used && (await countHerstelcodes(tx, gebruikerId));
}

export async function countHerstelcodes(tx: LoginTx, gebruikerId: string): Promise<number> {
  const { aantal } = await tx
    .selectFrom('herstelcodes')
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
    .where('gebruikerId', '=', gebruikerId)
    .where('gebruiktOp', 'is', null)
    .executeTakeFirstOrThrow();
  return aantal;
}
