import { createHash, randomBytes } from 'node:crypto';
import type { LoginHandeling } from './login-database.ts';
import { toBase32 } from './totp.ts';

const AANTAL = 10;
/** Nobody can try all of 80 bits, so a plain hash is enough. */
const BYTES = 10;

const hashOf = (code: string): string =>
  createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^A-Z2-7]/g, ''))
    .digest('base64url');

/** Makes ten new codes in the place of all that were. They are shown once and kept as hashes. */
export async function replaceHerstelcodes({ tx }: LoginHandeling, gebruikerId: string): Promise<string[]> {
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

/** Uses a code up. Gives how many are left; undefined when it is not theirs, or was used before. */
export async function consumeHerstelcode(
  handeling: LoginHandeling,
  gebruikerId: string,
  code: string,
): Promise<number | undefined> {
  const { tx, now } = handeling;
  const used = await tx
    .updateTable('herstelcodes')
    .set({ gebruiktOp: now })
    .where('gebruikerId', '=', gebruikerId)
    .where('hash', '=', hashOf(code))
    .where('gebruiktOp', 'is', null)
    .returning('hash')
    .executeTakeFirst();
  return used && (await countHerstelcodes(handeling, gebruikerId));
}

export async function countHerstelcodes({ tx }: LoginHandeling, gebruikerId: string): Promise<number> {
  const { aantal } = await tx
    .selectFrom('herstelcodes')
    .select((eb) => eb.fn.countAll<number>().as('aantal'))
    .where('gebruikerId', '=', gebruikerId)
    .where('gebruiktOp', 'is', null)
    .executeTakeFirstOrThrow();
  return aantal;
}
