import { sql } from 'kysely';
import type { Handeling } from '../database.ts';
import type { MailSoort } from './mail.ts';

export async function insertMail(
  { tx, now }: Handeling,
  row: { id: string; afzender: string; bytes: number; inhoudVersleuteld: string },
): Promise<void> {
  await tx
    .insertInto('mails')
    .values({ ...row, ontvangenOp: now })
    .execute();
}

/** While a process reads a mail no other takes it. When it died, or reading failed, another tries after this time. */
const LEASE_MS = 60_000;

export type UnreadMail = {
  id: string;
  ontvangenOp: Date;
  afzender: string;
  inhoudVersleuteld: string;
  pogingen: number;
};

/** The oldest mail that nobody reads now, counted as tried before it is: a mail that ends the process counts too. */
export async function claimUnread({ tx, now }: Handeling): Promise<UnreadMail | undefined> {
  return await tx
    .updateTable('mails')
    .set((eb) => ({ pogingen: eb('pogingen', '+', 1), pogingOp: now }))
    .where('id', '=', (eb) =>
      eb
        .selectFrom('mails')
        .select('id')
        .where('soort', 'is', null)
        .where((or) => or('pogingOp', 'is', null).or('pogingOp', '<', new Date(now.getTime() - LEASE_MS)))
        .orderBy('ontvangenOp')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'ontvangenOp', 'afzender', 'inhoudVersleuteld', 'pogingen'])
    .executeTakeFirst();
}

/** One reader at a time, so that two copies of one mail cannot both be the first. */
const READ_LOCK = 4_157_004;

export async function lockReading({ tx }: Handeling): Promise<void> {
  await sql`select pg_advisory_xact_lock(${READ_LOCK})`.execute(tx);
}

export async function isUnread({ tx }: Handeling, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('mails')
    .select('id')
    .where('id', '=', id)
    .where('soort', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

export async function findSameMail(
  { tx }: Handeling,
  messageId: string,
  vingerafdruk: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('mails')
    .select('id')
    .where('messageId', '=', messageId)
    .where('vingerafdruk', '=', vingerafdruk)
    .where('duplicaatVan', 'is', null)
    .executeTakeFirst();
  return row?.id;
}

export async function markRead(
  { tx }: Handeling,
  id: string,
  change: {
    soort: MailSoort;
    messageId: string | null;
    vingerafdruk: string | null;
    duplicaatVan: string | null;
  },
): Promise<void> {
  await tx.updateTable('mails').set(change).where('id', '=', id).execute();
}
