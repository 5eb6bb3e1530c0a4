import { sql, type Selectable } from 'kysely';
import { nameKoppeling, type Handeling } from '../database.ts';
import type { Synchronisaties as SynchronisatieTable } from '../database.generated.ts';
import { statusOf, type Resultaat, type SynchronisatieKey, type Voortgang } from './synchronisatie.ts';
import type { Synchronisatie } from './synchronisaties.contract.ts';
import type { Uitkomst } from './uitkomst.ts';

const COLUMNS = [
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
  'gepland',
  'aantal',
  'laatstOp',
] as const;

/** So many that a person asked for, and so many of the rooster: neither pushes the other out of the list. */
const PER_SOORT = 20;

export type SynchronisatieRow = Pick<Selectable<SynchronisatieTable>, (typeof COLUMNS)[number]>;

export async function insertSynchronisatie(
  { tx, now }: Handeling,
  row: { koppelingId: string; toestaanVertrek: boolean; status: 'wacht' | 'bezig'; gepland?: true },
): Promise<string> {
  const { id } = await tx
    .insertInto('synchronisaties')
    .values({ ...row, begonnenOp: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function findSynchronisatie(
  { tx }: Handeling,
  id: string,
): Promise<SynchronisatieRow | undefined> {
  return await tx.selectFrom('synchronisaties').select(COLUMNS).where('id', '=', id).executeTakeFirst();
}

export async function listSynchronisaties(
  { tx }: Handeling,
  koppelingId: string,
): Promise<SynchronisatieRow[]> {
  const numbered = tx
    .selectFrom('synchronisaties')
    .select(COLUMNS)
    .select((eb) =>
      eb.fn
        .agg<number>('row_number')
        .over((over) => over.partitionBy('gepland').orderBy('begonnenOp', 'desc'))
        .as('nummer'),
    )
    .where('koppelingId', '=', koppelingId);
  return await tx
    .selectFrom(numbered.as('genummerd'))
    .select(COLUMNS)
    .where('nummer', '<=', PER_SOORT)
    .orderBy('begonnenOp', 'desc')
    .execute();
}

/** The last run that ended, of whatever kind. */
export async function findLaatste(
  { tx }: Handeling,
  koppelingId: string,
): Promise<
  (Pick<SynchronisatieRow, 'id' | 'gepland' | 'resultaat' | 'melding'> & { code: string | null }) | undefined
> {
  return await tx
    .selectFrom('synchronisaties')
    .select(['id', 'gepland', 'resultaat', 'code', 'melding'])
    .where('koppelingId', '=', koppelingId)
    .where('klaarOp', 'is not', null)
    .orderBy('begonnenOp', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The rooster met the same end once more. */
export async function countHerhaling({ tx, now }: Handeling, id: string): Promise<void> {
  await tx
    .updateTable('synchronisaties')
    .set((eb) => ({ aantal: eb('aantal', '+', 1), laatstOp: now }))
    .where('id', '=', id)
    .execute();
}

/** The last finished run of each of these koppelingen. */
export async function listLaatste(
  { tx }: Handeling,
  koppelingIds: readonly string[],
): Promise<SynchronisatieRow[]> {
  if (koppelingIds.length === 0) return [];
  return await tx
    .selectFrom('synchronisaties')
    .select(COLUMNS)
    .distinctOn('koppelingId')
    .where('koppelingId', 'in', [...koppelingIds])
    .where('klaarOp', 'is not', null)
    .orderBy('koppelingId')
    .orderBy('begonnenOp', 'desc')
    .execute();
}

export async function listOpen({ tx }: Handeling, begonnenVoor: Date): Promise<SynchronisatieKey[]> {
  return await tx
    .selectFrom('synchronisaties')
    .select(['id', 'koppelingId'])
    .where('klaarOp', 'is', null)
    .where('begonnenOp', '<=', begonnenVoor)
    .execute();
}

export async function findOpenId({ tx }: Handeling, koppelingId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('synchronisaties')
    .select('id')
    .where('koppelingId', '=', koppelingId)
    .where('klaarOp', 'is', null)
    .orderBy('begonnenOp', 'desc')
    .executeTakeFirst();
  return row?.id;
}

export async function updateStatus(
  handeling: Handeling,
  { id, koppelingId }: SynchronisatieKey,
  status: 'wacht' | 'bezig',
): Promise<void> {
  await nameKoppeling(handeling, koppelingId);
  await handeling.tx
    .updateTable('synchronisaties')
    .set({ status })
    .where('id', '=', id)
    .where('klaarOp', 'is', null)
    .execute();
}

export async function updateVoortgang(
  handeling: Handeling,
  { id, koppelingId }: SynchronisatieKey,
  voortgang: Voortgang,
): Promise<void> {
  await nameKoppeling(handeling, koppelingId);
  await handeling.tx.updateTable('synchronisaties').set(voortgang).where('id', '=', id).execute();
}

export async function finishSynchronisatie(
  { tx, now }: Handeling,
  id: string,
  { resultaat, code, melding, tellingen }: Uitkomst,
  voortgang: Voortgang,
): Promise<SynchronisatieRow> {
  return await tx
    .updateTable('synchronisaties')
    .set({ ...voortgang, status: statusOf(resultaat), resultaat, code, melding, ...tellingen, klaarOp: now })
    .where('id', '=', id)
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
}

/** Any fixed number; the second half of the key is the koppeling. Held until the transaction ends, however it ends. */
const SYNC_LOCK = 4_157_003;
/** Longer than an honest run of the largest school. A run that waits longer gives up and says so. */
const LOCK_TIMEOUT = '60s';

/** The transaction is about this koppeling from here on. */
export async function lockKoppeling({ tx }: Handeling, koppelingId: string): Promise<void> {
  await sql`
    select set_config('koppelpunt.koppeling', ${koppelingId}, true), set_config('lock_timeout', ${LOCK_TIMEOUT}, true),
           pg_advisory_xact_lock(${SYNC_LOCK}::int, hashtext(${koppelingId}))`.execute(tx);
}

/** The same without waiting; false when another run has it. */
export async function tryLockKoppeling(handeling: Handeling, koppelingId: string): Promise<boolean> {
  await nameKoppeling(handeling, koppelingId);
  const { rows } = await sql<{
    locked: boolean;
  }>`select pg_try_advisory_xact_lock(${SYNC_LOCK}::int, hashtext(${koppelingId})) as locked`.execute(
    handeling.tx,
  );
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
    gepland: row.gepland,
    aantal: row.aantal,
    laatstOp: row.laatstOp?.toISOString() ?? null,
  };
}
