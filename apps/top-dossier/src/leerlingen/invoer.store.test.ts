import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dangerouslyAsSystem, openDatabase, type Database } from '@koppelpunt/platform';
import { createTestDatabase, type TestDatabase } from '@koppelpunt/testkit';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { MIGRATIONS, nameKoppeling, type Db } from '../database.ts';
import type { DB } from '../database.generated.ts';
import { compareStaging, mergeStaging, openStaging } from './invoer.store.ts';

const ACTOR = dangerouslyAsSystem('synchronisatie');
const SCHOOL = randomUUID();
const ANDERE = randomUUID();

let testDatabase: TestDatabase;
/** One connection, so that the next school would find anything that one school leaves in it. */
let database: Database<DB>;
let eigenaar: pg.Client;

before(async () => {
  testDatabase = await createTestDatabase(MIGRATIONS);
  database = openDatabase<DB>({ url: testDatabase.appUrl, applicationName: 'test', maxConnections: 1 });
  eigenaar = new pg.Client({ connectionString: testDatabase.url });
  await eigenaar.connect();
  await eigenaar.query(
    `insert into bronnen (id, url, klantnaam, klantcode_versleuteld) values ('esis', 'http://x', 'k', 'k')`,
  );
  for (const [id, brin6] of [
    [SCHOOL, '97QX00'],
    [ANDERE, '97QX01'],
  ]) {
    await eigenaar.query(
      `insert into koppelingen (id, brin6, bron_id, code_versleuteld, status) values ($1, $2, 'esis', 'x', 'aangevraagd')`,
      [id, brin6],
    );
  }
});
after(async () => {
  await database.close();
  await eigenaar.end();
  await testDatabase.drop();
});

async function stage(tx: Db, leerlingen: Record<string, string>): Promise<void> {
  for (const [key, roepnaam] of Object.entries(leerlingen)) {
    await sql`insert into leerlingen_invoer (key, inhoud_hash, roepnaam, samengestelde_groep_keys)
              values (${key}, ${roepnaam}, ${roepnaam}, '{}')`.execute(tx);
  }
}

async function merge(koppelingId: string, leerlingen: Record<string, string>) {
  return await database.asWithClient(ACTOR, async ({ tx }, client) => {
    await nameKoppeling(tx, koppelingId);
    await openStaging(client);
    await stage(tx, leerlingen);
    const vergelijking = await compareStaging(tx, koppelingId);
    await mergeStaging(tx, koppelingId);
    return vergelijking;
  });
}

async function standVan(koppelingId: string) {
  const { rows } = await eigenaar.query<{ key: string; roepnaam: string; weg: boolean; xmin: string }>(
    `select key, roepnaam, vertrokken_op is not null as weg, xmin::text from leerlingen where koppeling_id = $1 order by key`,
    [koppelingId],
  );
  return rows;
}
const kort = async (koppelingId: string) =>
  (await standVan(koppelingId)).map(({ key, roepnaam, weg }) => `${key} ${roepnaam}${weg ? ' weg' : ''}`);

test('a merge adds, changes, marks who left and takes back who returns, and writes no row that stays as it was', async () => {
  assert.equal((await merge(SCHOOL, { a: 'Anna', b: 'Bas', c: 'Cas' })).nieuw, 3);
  const eerst = await standVan(SCHOOL);
  const { nieuw, gewijzigd, ongewijzigd, vertrokken } = await merge(SCHOOL, {
    a: 'Anna',
    b: 'Bo',
    d: 'Daan',
  });
  assert.deepEqual(
    { nieuw, gewijzigd, ongewijzigd, vertrokken },
    { nieuw: 1, gewijzigd: 1, ongewijzigd: 1, vertrokken: 1 },
  );
  assert.deepEqual(await kort(SCHOOL), ['a Anna', 'b Bo', 'c Cas weg', 'd Daan']);
  const dan = await standVan(SCHOOL);
  assert.equal(dan[0]?.xmin, eerst[0]?.xmin, 'an unchanged pupil is not written again');

  await merge(SCHOOL, { a: 'Anna', b: 'Bo', c: 'Cas', d: 'Daan' });
  assert.deepEqual(await kort(SCHOOL), ['a Anna', 'b Bo', 'c Cas', 'd Daan']);
});

test('the same key at another school is another pupil, and stays as it is', async () => {
  await merge(ANDERE, { a: 'Aad' });
  await merge(SCHOOL, { a: 'Anouk' });
  assert.deepEqual(await kort(ANDERE), ['a Aad']);
});

test('a connection keeps its staging table and nobody in it, whether the one before succeeded or failed', async () => {
  const hoeveel = async () =>
    await database.asWithClient(ACTOR, async ({ tx }, client) => {
      await openStaging(client);
      const { rows } = await sql<{ n: number; pid: number }>`
        select count(*)::int as n, pg_backend_pid() as pid from leerlingen_invoer`.execute(tx);
      return rows[0];
    });
  await merge(SCHOOL, { a: 'Anna' });
  const begin = await hoeveel();
  assert.equal(begin?.n, 0);
  const mislukt = database.asWithClient(ACTOR, async ({ tx }, client) => {
    await openStaging(client);
    await stage(tx, { z: 'Zoë' });
    throw new Error('the answer broke off');
  });
  await assert.rejects(mislukt, /broke off/);
  assert.deepEqual(await hoeveel(), begin, 'the same connection, and empty');
});
