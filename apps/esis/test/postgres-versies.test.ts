/** ESIS on each other PostgreSQL that this machine has: everything that it asks of a database, and a backup that comes back. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import {
  createGeheimen,
  createLogboekBeheer,
  databaseUrl,
  ensureUsers,
  openDatabases,
  withClient,
} from '@koppelpunt/platform';
import { hasDump, listOtherPostgres, startOnOtherPostgres, type OtherPostgres } from '@koppelpunt/testkit';
import { sql } from 'kysely';
import { esis as app } from '../src/app.ts';
import { rechten } from '../src/rechten/rechten.ts';
import {
  activate,
  fetchLeerlingen,
  openPartner,
  openSchool,
  SECRET,
  startEsis,
  statusOf,
  SYSTEEM,
  until,
  type Esis,
} from './start-esis.ts';

const versions = listOtherPostgres();

describe(
  'ESIS on another PostgreSQL',
  { skip: versions.length === 0 && 'there is none on this machine' },
  () => {
    for (const postgres of versions)
      test(`PostgreSQL ${postgres.version}: import, activate, exchange and a whole logboek`, async (t) => {
        const esis = await startOnOtherPostgres(t, postgres, async () => await startEsis());
        const browser = await openSchool(esis);
        const { id } = await activate(browser);
        const partner = await openPartner(esis);
        assert.equal((await fetchLeerlingen(partner.client)).leerlingen.length, 20);
        await until(async () => (await statusOf(browser, id)) === 'actief');
        const beheer = createLogboekBeheer({ ...esis, geheimen: createGeheimen(SECRET), rechten });
        assert.equal((await beheer.verifyLogboek(SYSTEEM, undefined)).kind, 'klopt');
        await checkRoles(esis);
        if (hasDump(postgres)) await checkBackup(esis, postgres);
      });
  },
);

/** The second lock holds: nobody sees a row without saying who asks, and the roles own nothing. */
async function checkRoles(esis: Esis): Promise<void> {
  const seen = await esis.database.as(
    { kind: 'systeem', naam: 'niemand' },
    async ({ tx }) => await tx.selectFrom('leerlingen').select('key').execute(),
  );
  assert.deepEqual(seen, []);
  const drop = esis.database.as(SYSTEEM, async ({ tx }) => await sql`drop table leerlingen`.execute(tx));
  await assert.rejects(drop, { code: '42501' });
}

/** As docs/handleiding/beheer.md tells it: dump while ESIS works, restore into an empty database, start on that. */
async function checkBackup(esis: Esis, { bin }: OtherPostgres): Promise<void> {
  const run = (tool: string, args: string[]) => {
    const { status, stderr } = spawnSync(join(bin, tool), args, { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  };
  const name = new URL(esis.ownerUrl).pathname.slice(1);
  const file = `/var/tmp/${name}.dump`;
  const restored = databaseUrl(esis.ownerUrl, `${name}_terug`);
  const writing = esis.services.vestigingen.createVestiging(SYSTEEM, {
    brin6: '98AB00',
    naam: 'Tijdens de back-up',
  });
  run('pg_dump', ['--format=custom', `--file=${file}`, esis.ownerUrl]);
  await writing;
  await withClient(esis.ownerUrl, async (client) => {
    await client.query(`create database ${name}_terug template template0 encoding 'UTF8'`);
  });
  run('pg_restore', ['--exit-on-error', `--dbname=${restored}`, file]);
  const urls = await ensureUsers(restored, (role) => `${role}-terug`);
  const databases = openDatabases(app, urls, { applicationName: 'terug' });
  try {
    const geheimen = createGeheimen(SECRET);
    const beheer = createLogboekBeheer({ database: databases.database, geheimen, rechten });
    assert.equal((await beheer.verifyLogboek(SYSTEEM, undefined)).kind, 'klopt');
    const security = async (url: string) =>
      await withClient(url, async (client) => {
        const { rows } = await client.query(
          `select relname, relrowsecurity, relforcerowsecurity, (select count(*)::int from pg_policy where polrelid = c.oid) as policies
             from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`,
        );
        return rows as { relforcerowsecurity: boolean }[];
      });
    const after = await security(restored);
    assert.ok(after.length > 20 && after.every((table) => table.relforcerowsecurity));
    assert.deepEqual(after, await security(esis.ownerUrl));
    const seen = await databases.database.as(
      { kind: 'systeem', naam: 'niemand' },
      async ({ tx }) => await tx.selectFrom('leerlingen').select('key').execute(),
    );
    assert.deepEqual(seen, []);
  } finally {
    await databases.close();
    await withClient(esis.ownerUrl, async (client) => {
      await client.query(`drop database ${name}_terug with (force)`);
      await client.query(`drop role ${name}_terug_app, ${name}_terug_login`);
    });
  }
}
