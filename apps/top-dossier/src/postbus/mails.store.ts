import { sql } from 'kysely';
import type { Db } from '../database.ts';

export type MailSoort = 'verzoek' | 'automatisch' | 'onleesbaar' | 'duplicaat';

export async function insertMailRow(
  db: Db,
  row: { id: string; afzender: string; bytes: number; inhoudVersleuteld: string },
): Promise<void> {
  await db.insertInto('mails').values(row).execute();
}

export async function listUnreadIds(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('mails')
    .select('id')
    .where('soort', 'is', null)
    .orderBy('ontvangenOp')
    .execute();
  return rows.map(({ id }) => id);
}

/** One reader at a time, so that two copies of one mail cannot both be the first. */
const READ_LOCK = 4_157_004;

export async function lockReading(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${READ_LOCK})`.execute(tx);
}

export async function findUnread(tx: Db, id: string) {
  return await tx
    .selectFrom('mails')
    .select(['id', 'ontvangenOp', 'afzender', 'inhoudVersleuteld'])
    .where('id', '=', id)
    .where('soort', 'is', null)
    .executeTakeFirst();
}

export async function findSameMail(
  tx: Db,
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
  tx: Db,
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
