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

export async function listUnreadIds({ tx }: Handeling): Promise<string[]> {
  const rows = await tx
    .selectFrom('mails')
    .select('id')
    .where('soort', 'is', null)
    .orderBy('ontvangenOp')
    .execute();
  return rows.map(({ id }) => id);
}

/** One reader at a time, so that two copies of one mail cannot both be the first. */
const READ_LOCK = 4_157_004;

export async function lockReading({ tx }: Handeling): Promise<void> {
  await sql`select pg_advisory_xact_lock(${READ_LOCK})`.execute(tx);
}

export type UnreadMail = { id: string; ontvangenOp: Date; afzender: string; inhoudVersleuteld: string };

export async function findUnread({ tx }: Handeling, id: string): Promise<UnreadMail | undefined> {
  return await tx
    .selectFrom('mails')
    .select(['id', 'ontvangenOp', 'afzender', 'inhoudVersleuteld'])
    .where('id', '=', id)
    .where('soort', 'is', null)
    .executeTakeFirst();
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
