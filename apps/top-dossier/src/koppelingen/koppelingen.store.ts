import type { Selectable } from 'kysely';
import type { Db } from '../database.ts';
import type { Koppelingen as KoppelingTable } from '../database.generated.ts';
import type { Koppeling, KoppelingStatus } from './koppeling.ts';

export type KoppelingKey = { id: string } | { brin6: string };

const KOLOMMEN = [
  'id',
  'brin6',
  'bronId',
  'schoolnaam',
  'codeVersleuteld',
  'status',
  'contactEmail',
  'actiefSinds',
  'bevestigingVerzondenOp',
  'laatstOntvangenGegevens',
  'aantalLeerlingen',
  'aantalGroepen',
] as const;

export type KoppelingRow = Pick<Selectable<KoppelingTable>, (typeof KOLOMMEN)[number]>;

export async function findKoppelingRow(
  db: Db,
  key: KoppelingKey,
  { forUpdate = false } = {},
): Promise<KoppelingRow | undefined> {
  const query = db
    .selectFrom('koppelingen')
    .select(KOLOMMEN)
    .$if('id' in key, (q) => q.where('id', '=', (key as { id: string }).id))
    .$if('brin6' in key, (q) => q.where('brin6', '=', (key as { brin6: string }).brin6))
    .$if(forUpdate, (q) => q.forUpdate());
  return await query.executeTakeFirst();
}

export async function listKoppelingRows(db: Db): Promise<KoppelingRow[]> {
  return await db.selectFrom('koppelingen').select(KOLOMMEN).orderBy('brin6').execute();
}

export async function insertKoppelingRow(
  db: Db,
  row: {
    id: string;
    brin6: string;
    bronId: string;
    codeVersleuteld: string;
    schoolnaam: string | null;
    contactEmail: string | null;
  },
): Promise<void> {
  await db
    .insertInto('koppelingen')
    .values({ ...row, status: 'aangevraagd' })
    .execute();
}

export type KoppelingChange = Partial<
  Pick<
    Selectable<KoppelingTable>,
    | 'status'
    | 'statusSinds'
    | 'bronId'
    | 'codeVersleuteld'
    | 'schoolnaam'
    | 'contactEmail'
    | 'actiefSinds'
    | 'bevestigingVerzondenOp'
    | 'laatstOntvangenGegevens'
    | 'laatstePogingOp'
    | 'aantalLeerlingen'
    | 'aantalGroepen'
  >
>;

export async function updateKoppelingRow(db: Db, id: string, change: KoppelingChange): Promise<void> {
  await db
    .updateTable('koppelingen')
    .set({ ...change, updatedAt: new Date() })
    .where('id', '=', id)
    .execute();
}

/** Paused ones, and those in trouble that were last tried before `storingenVoor`. Longest untried first. */
export async function listRetryableIds(db: Db, storingenVoor: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('koppelingen')
    .select('id')
    .where((eb) =>
      eb.or([
        eb('status', '=', 'gepauzeerd'),
        eb.and([eb('status', '=', 'storing'), eb('laatstePogingOp', '<', storingenVoor)]),
      ]),
    )
    .orderBy('laatstePogingOp', (order) => order.asc().nullsFirst())
    .execute();
  return rows.map(({ id }) => id);
}

export function toKoppeling(row: KoppelingRow): Koppeling {
  return {
    id: row.id,
    brin6: row.brin6,
    bronId: row.bronId,
    schoolnaam: row.schoolnaam,
    status: row.status as KoppelingStatus,
    contactEmail: row.contactEmail,
    actiefSinds: row.actiefSinds,
    bevestigingVerzondenOp: row.bevestigingVerzondenOp,
    laatstOntvangenGegevens: row.laatstOntvangenGegevens,
    aantalLeerlingen: row.aantalLeerlingen,
    aantalGroepen: row.aantalGroepen,
  };
}
