import { sql, type RawBuilder } from 'kysely';
import type { AnyDb } from '../database/database.ts';
import { stagingTable, type Staging } from './staging.ts';

/** The counts of a merge, before or after it. */
export type Verschil = { nieuw: number; gewijzigd: number; vertrokken: number; ongewijzigd: number };

export type Vergelijking = Verschil & {
  /** Rows of the table that had not left before this answer. */
  aanwezig: number;
  /** Rows of the staging table with a key that stood there already: a merge would fail on them. */
  dubbel: number;
};

/** The owner of the rows: column and value, such as `{ koppeling_id: id }`. A merge touches no other row. */
export type Scope = Readonly<Record<string, string>>;

type MergeHandeling = { readonly tx: AnyDb; readonly now: Date };

/** Counts what `mergeStaging` would do. */
export async function compareStaging(
  { tx }: Pick<MergeHandeling, 'tx'>,
  staging: Staging,
  scope: Scope,
): Promise<Vergelijking> {
  const isThere = sql.raw(isPresent(staging, 'd'));
  const hasLeft = staging.leaving === 'delete' ? '' : `, ${staging.leaving.column}`;
  const { rows } = await sql<Vergelijking>`
    select count(*) filter (where s.key is not null and (d.key is null or not ${isThere})) as nieuw,
           count(*) filter (where s.key is not null and ${isThere} and d.hash <> s.hash) as gewijzigd,
           count(*) filter (where ${isThere} and d.hash = s.hash) as ongewijzigd,
           count(*) filter (where s.key is null and ${isThere}) as vertrokken,
           count(d.key) filter (where ${isThere}) as aanwezig,
           count(s.key) - count(distinct s.key) as dubbel
      from ${sql.raw(stagingTable(staging))} s
      full join (select key, hash${sql.raw(hasLeft)} from ${sql.raw(staging.table)} d where ${isOf(scope)}) d
        on d.key = s.key`.execute(tx);
  const [counts] = rows;
  if (!counts) throw new Error('an aggregate always gives one row');
  return counts;
}

/** Makes the rows of this scope equal to the staging table; a row with the same hash is not written. */
export async function mergeStaging(
  { tx, now }: MergeHandeling,
  staging: Staging,
  scope: Scope,
): Promise<void> {
  await removeLeft({ tx, now }, staging, scope);
  const { columns, leaving, changedAt } = staging;
  const written = ['hash', ...columns];
  const set: RawBuilder<unknown>[] = written.map((column) => sql.raw(`${column} = s.${column}`));
  if (leaving !== 'delete') set.push(sql.raw(`${leaving.column} = null`));
  if (changedAt !== undefined) set.push(sql`${sql.raw(changedAt)} = ${now}`);
  const returned = leaving === 'delete' ? '' : ` or d.${leaving.column} is not null`;
  await sql`
    merge into ${sql.raw(staging.table)} d using ${sql.raw(stagingTable(staging))} s on ${isOf(scope)} and d.key = s.key
    when matched and (d.hash <> s.hash${sql.raw(returned)}) then update set ${sql.join(set)}
    when not matched then insert (${sql.raw([...Object.keys(scope), 'key', ...written].join(', '))})
      values (${sql.join(Object.values(scope))}, ${sql.raw(['key', ...written].map((column) => `s.${column}`).join(', '))})`.execute(
    tx,
  );
}

/** `alle`: nobody knows whose row was not staged. */
export type KeptKeys = readonly string[] | 'alle';

/**
 * Stages rows as they are in the table, unless they are staged already: a merge then leaves them as they were. They are those
 * of which something came that cannot be used, so nobody can say that they left.
 */
export async function keepStaged(
  { tx }: Pick<MergeHandeling, 'tx'>,
  staging: Staging,
  scope: Scope,
  keys: KeptKeys,
): Promise<void> {
  if (keys.length === 0) return;
  const columns = sql.raw(['key', 'hash', ...staging.columns].join(', '));
  const isKept = keys === 'alle' ? sql`true` : sql`d.key = any(${keys}::text[])`;
  const name = sql.raw(stagingTable(staging));
  await sql`
    insert into ${name} (${columns})
    select ${columns} from ${sql.raw(staging.table)} d
     where ${isOf(scope)} and ${sql.raw(isPresent(staging, 'd'))} and ${isKept}
       and not exists (select from ${name} s where s.key = d.key)`.execute(tx);
}

async function removeLeft({ tx, now }: MergeHandeling, staging: Staging, scope: Scope): Promise<void> {
  const { table, leaving, changedAt } = staging;
  const isGone = sql`${isOf(scope)} and not exists (
    select from ${sql.raw(stagingTable(staging))} s where s.key = d.key)`;
  if (leaving === 'delete') {
    await sql`delete from ${sql.raw(table)} d where ${isGone}`.execute(tx);
    return;
  }
  const moments = [leaving.column, ...(changedAt === undefined ? [] : [changedAt])];
  await sql`
    update ${sql.raw(table)} d set ${sql.join(moments.map((column) => sql`${sql.raw(column)} = ${now}`))}
     where d.${sql.raw(leaving.column)} is null and ${isGone}`.execute(tx);
}

const isOf = (scope: Scope): RawBuilder<unknown> =>
  sql.join(
    Object.entries(scope).map(([column, value]) => sql`d.${sql.raw(column)} = ${value}`),
    sql` and `,
  );

const isPresent = ({ leaving }: Staging, alias: string): string =>
  leaving === 'delete'
    ? `(${alias}.key is not null)`
    : `(${alias}.key is not null and ${alias}.${leaving.column} is null)`;
