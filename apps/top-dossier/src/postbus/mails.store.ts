import { sql } from 'kysely';
import type { Handeling } from '../database.ts';
import type { AfzenderPseudoniemen } from '../verzoeken/afzender.ts';
import type { MailSoort } from './mail.ts';

export async function insertMail(
  { tx, now }: Handeling,
  {
    adres,
    domein,
    ...row
  }: AfzenderPseudoniemen & {
    id: string;
    afzenderVersleuteld: string;
    bytes: number;
    inhoudVersleuteld: string;
  },
): Promise<void> {
  await tx
    .insertInto('mails')
    .values({ ...row, afzenderPseudoniem: adres, domeinPseudoniem: domein, ontvangenOp: now })
    .execute();
}

const EEN_UUR_MS = 3_600_000;
/** What a mail takes at least, however short it is. */
const MIN_BYTES = 4_096;

/** How many mails came from this address and this domain in the last hour, and how much all that are kept take. */
export async function getBezetting(
  { tx, now }: Handeling,
  { adres, domein }: AfzenderPseudoniemen,
): Promise<{ adres: number; domein: number; bytes: number }> {
  const sinds = new Date(now.getTime() - EEN_UUR_MS);
  const { rows } = await sql<{ adres: number; domein: number; bytes: string }>`
    select (select count(*)::int from mails where afzender_pseudoniem = ${adres} and ontvangen_op > ${sinds}) as adres,
           (select count(*)::int from mails where domein_pseudoniem = ${domein} and ontvangen_op > ${sinds}) as domein,
           (select coalesce(sum(greatest(bytes, ${MIN_BYTES})), 0) from mails) as bytes`.execute(tx);
  const [row] = rows;
  return { adres: row?.adres ?? 0, domein: row?.domein ?? 0, bytes: Number(row?.bytes ?? 0) };
}

/** While a process reads a mail no other takes it. When it died, or reading failed, another tries after this time. */
const LEASE_MS = 60_000;

export type UnreadMail = {
  id: string;
  ontvangenOp: Date;
  afzenderVersleuteld: string;
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
    .returning(['id', 'ontvangenOp', 'afzenderVersleuteld', 'inhoudVersleuteld', 'pogingen'])
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
  messagePseudoniem: string,
  vingerafdruk: string,
): Promise<string | undefined> {
  const row = await tx
    .selectFrom('mails')
    .select('id')
    .where('messagePseudoniem', '=', messagePseudoniem)
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
    messagePseudoniem: string | null;
    vingerafdruk: string | null;
    duplicaatVan: string | null;
  },
): Promise<void> {
  await tx.updateTable('mails').set(change).where('id', '=', id).execute();
}

/** All that this actor may delete. */
export async function deleteMails({ tx }: Handeling): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('mails').executeTakeFirst();
  return Number(numDeletedRows);
}
