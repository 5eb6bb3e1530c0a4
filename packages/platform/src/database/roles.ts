import type pg from 'pg';
import { ConfigError } from '../config/config.ts';
import { withClient } from './connections.ts';
import { createScramVerifier } from './scram.ts';
import { databaseUrl } from './server.ts';

/**
 * The roles of one database. The owner (the address that is given) migrates and owns every table. The application and
 * sign-in each log in as a role of their own, which owns nothing and cannot become another; they get their rights as
 * members of two groups that the migrations grant to.
 */
export const ROLES = ['app', 'login'] as const;
export type Role = (typeof ROLES)[number];

const groupOf = (role: Role) => `koppelpunt_${role}`;
const userOf = (database: string, role: Role) => `${database}_${role}`;

/** Groups belong to the whole server, and other processes may make them at this moment. */
export async function ensureGroups(client: pg.ClientBase): Promise<void> {
  const names = ROLES.map(groupOf);
  const { rows } = await client.query<{ name: string }>(
    'select rolname as name from pg_roles where rolname = any ($1)',
    [names],
  );
  for (const name of names.filter((name) => !rows.some((row) => row.name === name))) {
    await createRole(client, `create role ${name} nologin`).catch(explain(client));
  }
}

/** Makes the two users of this database, or sets their passwords again; returns the addresses to log in with. */
export async function ensureUsers(
  ownerUrl: string,
  passwordOf: (role: Role) => string,
): Promise<Record<Role, string>> {
  return await withClient(ownerUrl, async (client) => {
    const database = (await client.query<{ name: string }>('select current_database() as name')).rows[0]
      ?.name;
    if (database === undefined) throw new Error('a connection is to a database');
    const urls = {} as Record<Role, string>;
    for (const role of ROLES) {
      const password = passwordOf(role);
      const url = new URL(databaseUrl(ownerUrl, database));
      url.username = userOf(database, role);
      url.password = password;
      urls[role] = url.href;
      await ensureUser(client, { database, role, password, url: url.href }).catch(explain(client));
    }
    return urls;
  });
}

async function ensureUser(
  client: pg.Client,
  { database, role, password, url }: { database: string; role: Role; password: string; url: string },
): Promise<void> {
  const user = userOf(database, role);
  const name = client.escapeIdentifier(user);
  // We send the verifier, not the password, because the statement log of the server may hold what we send.
  const passwordClause = `password ${client.escapeLiteral(createScramVerifier(password))}`;
  const options = await findGrantOptions(client);
  const { rows } = await client.query<{ ready: boolean }>(
    `select exists (select 1 from pg_auth_members where roleid = $2::regrole and member = r.oid ${options.found})
            and has_database_privilege(r.oid, current_database(), 'connect, temporary')
            and not exists (select 1 from pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
                             where d.datname = current_database() and a.grantee = 0) as ready
       from pg_roles r where rolname = $1`,
    [user, groupOf(role)],
  );
  const isThere = rows[0] !== undefined;
  if (!isThere) await createRole(client, `create role ${name} login nosuperuser ${passwordClause}`);
  if (rows[0]?.ready !== true) {
    const own = client.escapeIdentifier(database);
    await client.query(`grant ${groupOf(role)} to ${name} ${options.given}`);
    await client.query(`revoke all on database ${own} from public`);
    await client.query(`grant connect, temporary on database ${own} to ${name}`);
  }
  if (isThere && !(await canLogIn(url))) await client.query(`alter role ${name} login ${passwordClause}`);
}

/**
 * From PostgreSQL 16 on a member may be kept from becoming the group itself. In 15 it can, and gains nothing: it has the
 * rights of the group already, and the group owns nothing.
 */
async function findGrantOptions(client: pg.Client): Promise<{ found: string; given: string }> {
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  );
  return (rows[0]?.version ?? 0) >= 160_000
    ? { found: 'and inherit_option and not set_option', given: 'with inherit true, set false, admin false' }
    : { found: 'and r.rolinherit and not admin_option', given: '' };
}

async function createRole(client: pg.ClientBase, sql: string): Promise<void> {
  try {
    await client.query(sql);
  } catch (error) {
    const { code } = error as { code?: string };
    // Another process was a moment earlier.
    if (code !== '42710' && code !== '23505') throw error;
  }
}

/** False when the password is another: after a change of the application's secret. */
async function canLogIn(url: string): Promise<boolean> {
  try {
    return await withClient(url, async () => await Promise.resolve(true));
  } catch (error) {
    if ((error as { code?: string }).code === '28P01') return false;
    throw error;
  }
}

/** An owner that may not make roles, or does not own the database, needs a person to mend it. */
const explain =
  (client: pg.ClientBase) =>
  async (error: unknown): Promise<never> => {
    if ((error as { code?: string }).code !== '42501') throw error;
    const { rows } = await client.query<{ user: string; database: string }>(
      'select current_user as user, current_database() as database',
    );
    const [{ user, database } = { user: '', database: '' }] = rows;
    throw new ConfigError(
      `Gebruiker ${user} mag de rollen van databank ${database} niet maken of wijzigen. Geef hem CREATEROLE en maak hem ` +
        'eigenaar van de databank, of laat de beheerder van PostgreSQL de rollen maken. Zie docs/handleiding/beheer.md, Rollen in de database.',
      { cause: error },
    );
  };
