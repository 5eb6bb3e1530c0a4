import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestDatabase, openOwner, type Owner, type TestDatabase } from '@koppelpunt/testkit';
import { openDatabase, type Database } from '../database/database.ts';
import { PLATFORM_MIGRATIONS } from '../database/migrate.ts';
import { dangerouslyAsSystem } from '../actor/actor.ts';
import type { LoginTables } from '../login/login-tables.ts';
import { opruimJob } from './opruimen.job.ts';

const UUR = 60 * 60 * 1000;
let testDatabase: TestDatabase;
let database: Database<LoginTables>;
let owner: Owner<LoginTables>;

before(async () => {
  testDatabase = await createTestDatabase([PLATFORM_MIGRATIONS]);
  database = openDatabase({ url: testDatabase.appUrl, applicationName: 'test' });
  owner = openOwner(testDatabase.url);
  for (const uur of [1, 23, 25, 1000]) {
    const id = `wachtwoord:${uur}`;
    await owner.db
      .insertInto('aanmeldpogingen')
      .values({ teller: id, aantal: 1, laatstOp: new Date(Date.now() - uur * UUR) })
      .execute();
  }
});
after(async () => {
  await database.close();
  await owner.close();
  await testDatabase.drop();
});

const run = async (naam: string) =>
  await opruimJob({ database }).handle({}, new AbortController().signal, dangerouslyAsSystem(naam));
const listUren = async () =>
  (await owner.db.selectFrom('aanmeldpogingen').select('teller').orderBy('laatstOp', 'desc').execute()).map(
    ({ teller }) => Number(teller.split(':')[1]),
  );

test('a counter of guesses goes when it counts no longer, and only for who is there to clear away', async () => {
  for (const ander of ['aanmelden', 'opdrachtregel']) await run(ander);
  assert.deepEqual(await listUren(), [1, 23, 25, 1000]);
  await run(opruimJob({ database }).actor);
  assert.deepEqual(await listUren(), [1, 23]);
});

test('so does a proposal for a role that nobody answered in time', async () => {
  const listVoorstellen = async () =>
    (await owner.db.selectFrom('rolvoorstellen').select('id').orderBy('id').execute()).map(({ id }) => id);
  const door = { id: 'g1', naam: 'Noor', email: 'noor@regenboog.example', emailBevestigd: true };
  await owner.db.insertInto('gebruikers').values(door).execute();
  for (const [id, uur] of [
    ['loopt', 1],
    ['vervallen', -1],
  ] as const) {
    const van = { id, naam: 'Noor', email: `${id}@regenboog.example`, rol: 'zorg', plek: '97QX00' };
    const moment = new Date(Date.now() + uur * UUR);
    const row = { ...van, voorgesteldDoor: door.id, createdAt: moment, verlooptOp: moment };
    await owner.db.insertInto('rolvoorstellen').values(row).execute();
  }
  for (const ander of ['aanmelden', 'opdrachtregel']) await run(ander);
  assert.deepEqual(await listVoorstellen(), ['loopt', 'vervallen']);
  await run(opruimJob({ database }).actor);
  assert.deepEqual(await listVoorstellen(), ['loopt']);
});
