import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '@koppelpunt/testkit';
import pg from 'pg';
import { PLATFORM_MIGRATIONS } from './migrate.ts';
import { prepareDatabase } from '../start/prepare-database.ts';

let testDatabase: TestDatabase;
before(async () => {
  testDatabase = await createTestDatabase([PLATFORM_MIGRATIONS]);
});
after(async () => await testDatabase.drop());

const [K1, K2] = ['A'.repeat(43), 'B'.repeat(43)];
const prepare = async (ring = K1, url = testDatabase.url) =>
  await prepareDatabase({ url, migrations: [PLATFORM_MIGRATIONS], sleutels: () => ring });

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('the passwords are the same for every process, also while the ring of keys turns', async () => {
  const first = await prepare();
  for (const ring of [K1, `k2:${K2},k1:${K1}`]) {
    const { app, login } = await prepare(ring);
    assert.deepEqual({ app, login }, { app: first.app, login: first.login });
  }
  for (const url of [first.app, first.login])
    assert.deepEqual(await query(url, 'select 1 as een'), [{ een: 1 }]);
});

test('the application role owns nothing, cannot become another and cannot switch the policies off', async () => {
  const { app, login } = await prepare();
  for (const url of [app, login]) {
    const [role] = await query(
      url,
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
              (select count(*)::int from pg_class where relowner = r.oid) as tables,
              (select count(*)::int from pg_proc where proowner = r.oid) as functions,
              has_schema_privilege('public', 'create') as creates
         from pg_roles r where rolname = current_user`,
    );
    assert.deepEqual(role, {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      tables: 0,
      functions: 0,
      creates: false,
    });
    for (const sql of [
      'set role postgres',
      'set role koppelpunt_app',
      'set role koppelpunt_login',
      'set session authorization postgres',
      'alter table logboek disable row level security',
      'alter table logboek no force row level security',
      'drop policy lezen on logboek',
      'create policy open on logboek using (true)',
      'alter table logboek disable trigger all',
      `set session_replication_role = 'replica'`,
      'truncate logboek',
      'create table public.eigen (id integer)',
    ]) {
      await assert.rejects(query(url, sql), /permission denied|must be owner/, sql);
    }
    // Not an error, but a refusal to answer: with row_security off PostgreSQL gives an error instead of all rows.
    await assert.rejects(
      query(url, 'set row_security = off; select id, naam, email from gebruikers'),
      /row-level security|permission denied/,
      url,
    );
  }
});

test('the application role cannot read sessions, passwords or codes', async () => {
  const { app } = await prepare();
  for (const table of [
    'sessies',
    'wachtwoorden',
    'schoolaccounts',
    'eenmalige_tokens',
    'aanmeldpogingen',
    'lidmaatschappen',
    'migraties',
  ]) {
    await assert.rejects(query(app, `select 1 from ${table}`), /permission denied/, table);
  }
  await assert.rejects(query(app, 'select email_bevestigd from gebruikers'), /permission denied/);
});

test('the user of one database cannot enter another', async () => {
  const other = await createTestDatabase([PLATFORM_MIGRATIONS]);
  try {
    const { app } = await prepare();
    const url = new URL(app);
    url.pathname = new URL(other.url).pathname;
    await assert.rejects(query(url.href, 'select 1'), /permission denied for database/);
  } finally {
    await other.drop();
  }
});

test('an owner that is no superuser can do it all; one that may not make roles hears in Dutch what to do', async () => {
  const admin = new pg.Client({ connectionString: testDatabase.url });
  await admin.connect();
  const name = new URL(testDatabase.url).pathname.slice(1);
  const [own, poor] = [`${name}_eigen`, `${name}_arm`];
  try {
    await admin.query(`create role ${own} login createrole createdb password 'x'`);
    await admin.query(`create role ${poor} login password 'x'`);
    await admin.query(
      `grant koppelpunt_app, koppelpunt_login to ${own} with admin true, inherit false, set false`,
    );
    for (const owner of [own, poor])
      await admin.query(`create database ${owner} owner ${owner} template template0`);
    const urlOf = (owner: string) => {
      const url = new URL(testDatabase.url);
      Object.assign(url, { username: owner, password: 'x', pathname: `/${owner}` });
      return url.href;
    };
    const { app } = await prepare(K1, urlOf(own));
    assert.deepEqual(await query(app, 'select * from logboek'), []);
    // The owner sees its own rows by a policy as well, because row-level security is forced.
    assert.ok((await query(urlOf(own), 'select * from migraties')).length > 0);
    await assert.rejects(prepare(K1, urlOf(poor)), {
      name: 'ConfigError',
      message: new RegExp(`Gebruiker ${poor} mag de rollen van databank ${poor} niet maken`),
    });
  } finally {
    for (const owner of [own, poor]) await admin.query(`drop database if exists ${owner} with (force)`);
    await admin.query(`drop role if exists ${own}_app, ${own}_login, ${poor}_app, ${poor}_login`);
    await admin.query(`drop role if exists ${own}`);
    await admin.query(`drop role if exists ${poor}`);
    await admin.end();
  }
});
