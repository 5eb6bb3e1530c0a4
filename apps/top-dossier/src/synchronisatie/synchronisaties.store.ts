import { sql, type Selectable } from 'kysely';
import { nameKoppeling, type Db } from '../database.ts';
import type { Synchronisaties as SynchronisatieTable } from '../database.generated.ts';
import type { Afloop } from './afloop.ts';
import { statusOf } from './afloop.ts';
import type { Voortgang } from './lees-antwoord.ts';
import type { Resultaat, Synchronisatie } from './synchronisaties.contract.ts';

const KOLOMMEN = [
  'id',
  'koppelingId',
  'toestaanVertrek',
  'status',
  'resultaat',
  'groepenGedaan',
  'groepenTotaal',
  'leerlingen',
  'bytes',
  'nieuw',
  'gewijzigd',
  'vertrokken',
  'ongewijzigd',
  'melding',
  'begonnenOp',
  'klaarOp',
] as const;

export type SynchronisatieRow = Pick<Selectable<SynchronisatieTable>, (typeof KOLOMMEN)[number]>;

export type Run = { id: string; koppelingId: string };

export async function insertSynchronisatieRow(
  db: Db,
  row: { koppelingId: string; toestaanVertrek: boolean; status: 'wacht' | 'bezig' },
): Promise<string> {
  const { id } = await db.insertInto('synchronisaties').values(row).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function findSynchronisatieRow(db: Db, id: string): Promise<SynchronisatieRow | undefined> {
  return await db.selectFrom('synchronisaties').select(KOLOMMEN).where('id', '=', id).executeTakeFirst();
}

export async function listSynchronisatieRows(db: Db, koppelingId: string): Promise<SynchronisatieRow[]> {
  return await db
    .selectFrom('synchronisaties')
    .select(KOLOMMEN)
    .where('koppelingId', '=', koppelingId)
    .orderBy('begonnenOp', 'desc')
    .limit(20)
    .execute();
}

/** The last finished run of each of these koppelingen. */
export async function listLaatsteRows(db: Db, koppelingIds: readonly string[]): Promise<SynchronisatieRow[]> {
  if (koppelingIds.length === 0) return [];
  return await db
    .selectFrom('synchronisaties')
    .select(KOLOMMEN)
    .distinctOn('koppelingId')
    .where('koppelingId', 'in', [...koppelingIds])
    .where('klaarOp', 'is not', null)
    .orderBy('koppelingId')
    .orderBy('begonnenOp', 'desc')
    .execute();
}

export async function listOpenRows(db: Db, begonnenVoor: Date): Promise<SynchronisatieRow[]> {
  return await db
    .selectFrom('synchronisaties')
    .select(KOLOMMEN)
    .where('klaarOp', 'is', null)
    .where('begonnenOp', '<=', begonnenVoor)
    .execute();
}

export async function findOpenId(db: Db, koppelingId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('synchronisaties')
    .select('id')
    .where('koppelingId', '=', koppelingId)
    .where('klaarOp', 'is', null)
    .orderBy('begonnenOp', 'desc')
    .executeTakeFirst();
  return row?.id;
}

export async function updateStatusRow(
  db: Db,
  { id, koppelingId }: Run,
  status: 'wacht' | 'bezig',
): Promise<void> {
  await nameKoppeling(db, koppelingId);
  await db
    .updateTable('synchronisaties')
    .set({ status })
    .where('id', '=', id)
    .where('klaarOp', 'is', null)
    .execute();
}

export async function updateVoortgangRow(
  db: Db,
  { id, koppelingId }: Run,
  voortgang: Voortgang & { bytes: number },
): Promise<void> {
  await nameKoppeling(db, koppelingId);
  await db.updateTable('synchronisaties').set(voortgang).where('id', '=', id).execute();
}

export async function finishRow(
  db: Db,
  id: string,
  afloop: Afloop,
  voortgang: Voortgang & { bytes: number },
): Promise<SynchronisatieRow> {
  const { resultaat, code, melding, tellingen } = afloop;
  return await db
    .updateTable('synchronisaties')
    .set({ ...voortgang, status: statusOf(resultaat), resultaat, code, melding, ...tellingen })
    .set({ klaarOp: new Date() })
    .where('id', '=', id)
    .returning(KOLOMMEN)
    .executeTakeFirstOrThrow();
}

/** Any fixed number; the second half of the key is the koppeling. Held until the transaction ends, however it ends. */
const SYNC_LOCK = 4_157_003;
/** Longer than an honest run of the largest school; after it whoever waits gives up and says so. */
const LOCK_TIMEOUT = '60s';

/** The transaction is about this koppeling from here on. */
export async function lockKoppeling(tx: Db, koppelingId: string): Promise<void> {
  await sql`
    select set_config('koppelpunt.koppeling', ${koppelingId}, true), set_config('lock_timeout', ${LOCK_TIMEOUT}, true),
           pg_advisory_xact_lock(${SYNC_LOCK}::int, hashtext(${koppelingId}))`.execute(tx);
}

export async function tryLockKoppeling(tx: Db, koppelingId: string): Promise<boolean> {
  await nameKoppeling(tx, koppelingId);
  const { rows } = await sql<{
    locked: boolean;
  }>`select pg_try_advisory_xact_lock(${SYNC_LOCK}::int, hashtext(${koppelingId})) as locked`.execute(tx);
  return rows[0]?.locked ?? false;
}

export function toSynchronisatie(row: SynchronisatieRow): Synchronisatie {
  const { nieuw, gewijzigd, vertrokken, ongewijzigd } = row;
  const heeftTellingen = nieuw !== null && gewijzigd !== null && vertrokken !== null && ongewijzigd !== null;
  return {
    id: row.id,
    koppelingId: row.koppelingId,
    status: row.status as Synchronisatie['status'],
    resultaat: row.resultaat as Resultaat | null,
    groepenGedaan: row.groepenGedaan,
    groepenTotaal: row.groepenTotaal,
    leerlingen: row.leerlingen,
    bytes: row.bytes,
    tellingen: heeftTellingen ? { nieuw, gewijzigd, vertrokken, ongewijzigd } : null,
    melding: row.melding,
    begonnenOp: row.begonnenOp.toISOString(),
    klaarOp: row.klaarOp?.toISOString() ?? null,
  };
}
