import type pg from 'pg';

export type Rij = Record<string, unknown>;

type Kolom = { naam: string; type: string; verplicht: boolean };
export type Tabel = { naam: string; kolommen: Kolom[] };

/** Every table that an application has, from the catalogue of the database, so that it includes a new one. */
export async function listTabellen(owner: pg.ClientBase): Promise<Tabel[]> {
  const { rows } = await owner.query<Tabel>(`
    select c.relname as naam,
           json_agg(json_build_object(
             'naam', a.attname, 'type', format_type(a.atttypid, null),
             'verplicht', a.attnotnull and not a.atthasdef and a.attidentity = '') order by a.attnum) as kolommen
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
     group by c.relname order by c.relname`);
  return rows;
}

/** The tables that the application role could read without any policy stopping it. */
export async function listOnbeveiligd(owner: pg.ClientBase): Promise<string[]> {
  const { rows } = await owner.query<{ naam: string }>(`
    select c.relname as naam from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
       and not (c.relrowsecurity and c.relforcerowsecurity
         and exists (select 1 from pg_policy p where p.polrelid = c.oid))
     order by c.relname`);
  return rows.map(({ naam }) => naam);
}

/**
 * Functions that run as the owner, past the policies, and that anybody may call, or whose search_path the caller chooses.
 * Nobody can call the function of a trigger.
 */
export async function listGevaarlijkeFuncties(owner: pg.ClientBase): Promise<string[]> {
  const { rows } = await owner.query<{ naam: string }>(`
    select p.proname as naam from pg_proc p
     where p.pronamespace in ('public'::regnamespace, 'koppelpunt'::regnamespace) and p.prosecdef
       and (not exists (select 1 from unnest(p.proconfig) c where c like 'search\\_path=%pg\\_temp')
         or (p.prorettype <> 'trigger'::regtype
           and exists (select 1 from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)))
     order by p.proname`);
  return rows.map(({ naam }) => naam);
}

/** A value for each column that needs one; `waarden` gives those that the type alone does not tell. */
export function makeRij({ kolommen }: Tabel, waarden: Rij): Rij {
  const verzonnen = kolommen
    .filter(({ verplicht, naam }) => verplicht && !(naam in waarden))
    .map(({ naam, type }) => [naam, makeWaarde(type)]);
  return { ...(Object.fromEntries(verzonnen) as Rij), ...waarden };
}

function makeWaarde(type: string): unknown {
  switch (type) {
    case 'uuid':
      return crypto.randomUUID();
    case 'smallint':
    case 'integer':
    case 'bigint':
      return 1;
    case 'boolean':
      return false;
    case 'date':
    case 'timestamp with time zone':
      return '2026-11-23';
    case 'text[]':
      return [];
    case 'jsonb':
      return '{}';
    case 'bytea':
      return Buffer.alloc(32);
    default:
      return `x${crypto.randomUUID()}`;
  }
}

/** Inserts rows without checking triggers or references. */
export async function plant(owner: pg.Client, rijen: readonly (readonly [string, Rij])[]): Promise<void> {
  await owner.query(`set session_replication_role = 'replica'`);
  for (const [tabel, rij] of rijen) await owner.query(...insertVan(owner, tabel, rij));
  await owner.query('reset session_replication_role');
}

export async function maakLeeg(owner: pg.Client, tabellen: readonly string[]): Promise<void> {
  await owner.query(`set session_replication_role = 'replica'`);
  for (const tabel of tabellen) await owner.query(`delete from ${owner.escapeIdentifier(tabel)}`);
  await owner.query('reset session_replication_role');
}

export function insertVan(client: pg.ClientBase, tabel: string, rij: Rij): [string, unknown[]] {
  const namen = Object.keys(rij).map((naam) => client.escapeIdentifier(naam));
  const plaatsen = namen.map((_naam, index) => `$${index + 1}`);
  return [
    `insert into ${client.escapeIdentifier(tabel)} (${namen.join(', ')}) values (${plaatsen.join(', ')})`,
    Object.values(rij),
  ];
}
