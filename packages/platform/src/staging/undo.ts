import { sql } from 'kysely';
import type { AnyDb } from '../database/database.ts';
import type { Scope } from './merge.ts';
import { stagingTable, type Staging } from './staging.ts';

type UndoHandeling = { readonly tx: AnyDb };

/**
 * Keeps what a merge is about to replace, as rows of `into` (columns of `owner`, then the moment `op`, `tabel`, `key` and `rij`): the old row
 * as JSON, null where there was none. Rows that the merge leaves alone are not kept. Returns how many were.
 */
export async function keepReplaced(
  { tx }: UndoHandeling,
  staging: Staging,
  scope: Scope,
  { into, owner, op }: { into: string; owner: Scope; op: Date },
): Promise<number> {
  const columns = [...Object.keys(owner), 'op', 'tabel', 'key', 'rij'];
  const { numAffectedRows = 0n } = await sql`
    insert into ${sql.table(into)} (${sql.join(columns.map((column) => sql.ref(column)))})
    select ${sql.join([...Object.values(owner), op])}, ${staging.table}, coalesce(d.key, s.key),
           case when d.key is not null then to_jsonb(d) end
      from ${sql.table(stagingTable(staging))} s
      full join (select * from ${sql.table(staging.table)} d where ${isOf(scope)}) d on d.key = s.key
     where d.hash is distinct from s.hash`.execute(tx);
  return Number(numAffectedRows);
}

/** Puts back what `keepReplaced` kept of one table; the columns are those of the table as it is now. */
export async function restoreReplaced(
  { tx }: UndoHandeling,
  { table }: Pick<Staging, 'table'>,
  scope: Scope,
  { from, owner }: { from: string; owner: Scope },
): Promise<void> {
  const kept = sql`(select t.key, t.rij from ${sql.table(from)} t where t.tabel = ${table} and ${isOf(owner, 't')})`;
  await sql`delete from ${sql.table(table)} d using ${kept} k where ${isOf(scope)} and d.key = k.key`.execute(
    tx,
  );
  await sql`
    insert into ${sql.table(table)} select rij.*
      from ${kept} k, lateral jsonb_populate_record(null::${sql.table(table)}, k.rij) rij
     where k.rij is not null`.execute(tx);
}

const isOf = (scope: Scope, alias = 'd') =>
  sql.join(
    Object.entries(scope).map(([column, value]) => sql`${sql.ref(`${alias}.${column}`)} = ${value}`),
    sql` and `,
  );
