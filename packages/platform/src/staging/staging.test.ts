import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '@koppelpunt/testkit';
import { sql } from 'kysely';
import pg from 'pg';
import { dangerouslyAsSystem } from '../actor/actor.ts';
import { openDatabase, type Database } from '../database/database.ts';
import { PLATFORM_MIGRATIONS } from '../database/migrate.ts';
import { toStagingLine } from './copy-line.ts';
import { compareStaging, keepStaged, mergeStaging, type KeptKeys } from './merge.ts';
import { openStaging, stageLines, stagingTable, type Staging } from './staging.ts';

const ACTOR = dangerouslyAsSystem('test');
const NU = new Date('2026-11-23T09:00:00Z');

/** A row that left stays, with the moment; and a row that left goes. */
const MARKED = {
  table: 'kinderen',
  columns: ['roepnaam', 'groepen'],
  leaving: { column: 'vertrokken_op' },
  changedAt: 'updated_at',
} as const satisfies Staging;
const DELETED = {
  table: 'personen',
  columns: ['roepnaam'],
  beside: { line: 'integer' },
  leaving: 'delete',
} as const satisfies Staging;

let testDatabase: TestDatabase;
/** One connection, so that the next school would find anything that one school leaves in it. */
let database: Database<object>;
let owner: pg.Client;

before(async () => {
  testDatabase = await createTestDatabase([PLATFORM_MIGRATIONS]);
  database = openDatabase({
    url: testDatabase.appUrl,
    applicationName: 'test',
    maxConnections: 1,
    now: () => NU,
  });
  owner = new pg.Client({ connectionString: testDatabase.url });
  await owner.connect();
  await owner.query(`
    create table kinderen (school text, key text, hash text, roepnaam text, groepen text[],
      vertrokken_op timestamptz, updated_at timestamptz, primary key (school, key));
    create table personen (school text, jaar text, key text, hash text, roepnaam text, primary key (school, jaar, key));
    grant select, insert, update, delete on kinderen, personen to koppelpunt_app`);
});
after(async () => {
  await database.close();
  await owner.end();
  await testDatabase.drop();
});

async function merge(school: string, kinderen: Record<string, string>) {
  return await database.asWithClient(ACTOR, async (handeling, client) => {
    const lines = Object.entries(kinderen).map(([key, naam]) => toStagingLine(key, [naam, ['G1', 'G"2']]));
    await stageLines(client, MARKED, lines);
    const vergelijking = await compareStaging(handeling, MARKED, { school });
    await mergeStaging(handeling, MARKED, { school });
    return vergelijking;
  });
}

async function listKinderen(school: string) {
  const { rows } = await owner.query<{ key: string; roepnaam: string; weg: boolean; xmin: string }>(
    'select key, roepnaam, vertrokken_op is not null as weg, xmin::text from kinderen where school = $1 order by key',
    [school],
  );
  return rows;
}
const kort = async (school: string) =>
  (await listKinderen(school)).map(({ key, roepnaam, weg }) => `${key} ${roepnaam}${weg ? ' weg' : ''}`);

test('a merge adds, changes, marks a row that left and takes it back, and writes no row that stays as it was', async () => {
  assert.equal((await merge('A', { a: 'Anna', b: 'Bas', c: 'Cas' })).nieuw, 3);
  const first = await listKinderen('A');
  assert.deepEqual(await merge('A', { a: 'Anna', b: 'Bo', d: 'Daan' }), {
    nieuw: 1,
    gewijzigd: 1,
    ongewijzigd: 1,
    vertrokken: 1,
    aanwezig: 3,
    dubbel: 0,
  });
  assert.deepEqual(await kort('A'), ['a Anna', 'b Bo', 'c Cas weg', 'd Daan']);
  assert.equal((await listKinderen('A'))[0]?.xmin, first[0]?.xmin, 'an unchanged row is not written again');
  const { rows } = await owner.query(
    'select vertrokken_op, updated_at, groepen from kinderen where key = $1',
    ['c'],
  );
  assert.deepEqual(rows[0], { vertrokken_op: NU, updated_at: NU, groepen: ['G1', 'G"2'] });

  const returned = await merge('A', { a: 'Anna', b: 'Bo', c: 'Cas', d: 'Daan' });
  assert.deepEqual([returned.nieuw, returned.ongewijzigd], [1, 3]);
  assert.deepEqual(await kort('A'), ['a Anna', 'b Bo', 'c Cas', 'd Daan']);
});

test('a row whose own line cannot be used stays as it is, and a row that left before stays away', async () => {
  await merge('K', { a: 'Anna', b: 'Bas', c: 'Cas', d: 'Daan' });
  await merge('K', { a: 'Anna', b: 'Bas', c: 'Cas' });
  const keep = async (keys: KeptKeys, kinderen: Record<string, string>) =>
    await database.asWithClient(ACTOR, async (handeling, client) => {
      const lines = Object.entries(kinderen).map(([key, naam]) => toStagingLine(key, [naam, ['G1', 'G"2']]));
      await stageLines(client, MARKED, lines);
      await keepStaged(handeling, MARKED, { school: 'K' }, keys);
      const { vertrokken, dubbel } = await compareStaging(handeling, MARKED, { school: 'K' });
      await mergeStaging(handeling, MARKED, { school: 'K' });
      return [vertrokken, dubbel];
    });
  assert.deepEqual(await keep(['b', 'd', 'x'], { a: 'Anne', b: 'Bo' }), [1, 0]);
  assert.deepEqual(await kort('K'), ['a Anne', 'b Bo', 'c Cas weg', 'd Daan weg']);
  assert.deepEqual(await keep(['b'], { a: 'Anne' }), [0, 0]);
  assert.deepEqual(await keep('alle', { e: 'Eva' }), [0, 0]);
  assert.deepEqual(await kort('K'), ['a Anne', 'b Bo', 'c Cas weg', 'd Daan weg', 'e Eva']);
});

test('the same key in another scope is another row, and stays as it is', async () => {
  await merge('B', { a: 'Aad' });
  await merge('A', { a: 'Anouk' });
  assert.deepEqual(await kort('B'), ['a Aad']);
});

test('where rows go, they go from this scope only; where a row stood is in the staging table only', async () => {
  const write = async (scope: { school: string; jaar: string }, namen: Record<string, string>) =>
    await database.asWithClient(ACTOR, async (handeling, client) => {
      const entries = Object.entries(namen).map(([key, naam], at) => toStagingLine(key, [naam], [at + 1]));
      await stageLines(client, DELETED, entries);
      const verschil = await compareStaging(handeling, DELETED, scope);
      const { rows } = await sql<{ line: number }>`
        select max(line) as line from ${sql.raw(stagingTable(DELETED))}`.execute(handeling.tx);
      await mergeStaging(handeling, DELETED, scope);
      return { ...verschil, line: rows[0]?.line };
    });
  await write({ school: 'A', jaar: '2025' }, { a: 'Anna', b: 'Bas' });
  await write({ school: 'A', jaar: '2026' }, { a: 'Anna', b: 'Bas' });
  const verschil = await write({ school: 'A', jaar: '2026' }, { a: 'Anne', c: 'Cas' });
  assert.deepEqual(
    [verschil.nieuw, verschil.gewijzigd, verschil.vertrokken, verschil.ongewijzigd, verschil.line],
    [1, 1, 1, 0, 2],
  );
  const { rows } = await owner.query('select jaar, key, roepnaam from personen order by jaar, key');
  assert.deepEqual(
    rows.map(({ jaar, key, roepnaam }) => [jaar, key, roepnaam].join(' ')),
    ['2025 a Anna', '2025 b Bas', '2026 a Anne', '2026 c Cas'],
  );
});

test('a key that stands there twice is counted before a merge would fail on it', async () => {
  const dubbel = await database.asWithClient(ACTOR, async (handeling, client) => {
    await stageLines(
      client,
      MARKED,
      ['a', 'a', 'b'].map((key) => toStagingLine(key, ['x', []])),
    );
    return (await compareStaging(handeling, MARKED, { school: 'C' })).dubbel;
  });
  assert.equal(dubbel, 1);
});

test('a connection keeps its staging table and no row in it, whether the one before succeeded or failed', async () => {
  const count = async () =>
    await database.asWithClient(ACTOR, async ({ tx }, client) => {
      await (await openStaging(client, MARKED)).end();
      const { rows } = await sql<{ n: number; pid: number }>`
        select count(*)::int as n, pg_backend_pid() as pid from kinderen_invoer`.execute(tx);
      return rows[0];
    });
  await merge('A', { a: 'Anna' });
  const before = await count();
  assert.equal(before?.n, 0);
  const failed = database.asWithClient(ACTOR, async (_handeling, client) => {
    await stageLines(client, MARKED, [toStagingLine('z', ['Zoë', []])]);
    throw new Error('the answer broke off');
  });
  await assert.rejects(failed, /broke off/);
  assert.deepEqual(await count(), before, 'the same connection, and empty');
});

test('a COPY that is abandoned half-way leaves a connection that can roll back and is used again', async () => {
  const failed = database.asWithClient(ACTOR, async (_handeling, client) => {
    const sink = await openStaging(client, MARKED);
    await sink.write(toStagingLine('z', ['Zoë', []]));
    await sink.abandon();
    throw new Error('the other side stopped');
  });
  await assert.rejects(failed, /the other side stopped/);
  assert.equal((await merge('D', { a: 'Anna' })).nieuw, 1);
});

test('a tab, a backslash, a quote, a line end reach the table as they are, and equal content has an equal hash', () => {
  const [, ...fields] = toStagingLine('k', ['a\tb\\c\nd\re', null, 7, ['S"1', 'S\\2']]).split('\t');
  assert.deepEqual(fields.slice(1), ['a\\tb\\\\c\\nd\\re', '\\N', '7', '{"S\\\\"1","S\\\\\\\\2"}\n']);
  const hashOf = (values: (string | null)[], beside: number[] = []) =>
    toStagingLine('k', values, beside).split('\t')[1];
  const rows = [
    ['a', null],
    ['a', ''],
    ['', 'a'],
    [null, 'a'],
  ];
  assert.equal(new Set(rows.map((row) => hashOf(row))).size, 4);
  assert.equal(hashOf(['a', 'b'], [1]), hashOf(['a', 'b'], [2]), 'where it stood is no content');
});
