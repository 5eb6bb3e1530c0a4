import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '@koppelpunt/testkit';
import pg from 'pg';
import { PLATFORM_MIGRATIONS } from '../database/migrate.ts';
import { createGeheimen } from './geheimen.ts';
import { kolomPost, telSleutels, wisselSleutels, type Wisselpost } from './wissel.ts';

const [A, B] = ['A'.repeat(43), 'B'.repeat(43)];
const oud = createGeheimen(A);
const ring = createGeheimen(`k2:${B},k1:${A}`);
const alleenNieuw = createGeheimen(`k2:${B}`);
const AANTAL = 250;
const context = (id: string) => `proef:${id}`;
const post = kolomPost(ring, { tabel: 'proef', sleutel: 'id', kolom: 'geheim', context });

let testDatabase: TestDatabase;
let owner: pg.Pool;
before(async () => {
  testDatabase = await createTestDatabase([PLATFORM_MIGRATIONS]);
  owner = new pg.Pool({ connectionString: testDatabase.url, max: 4 });
  await owner.query('create table proef (id int primary key, geheim text)');
});
beforeEach(async () => {
  await owner.query('truncate proef');
  for (let id = 1; id <= AANTAL; id += 1)
    await owner.query('insert into proef values ($1, $2)', [id, oud.encrypt(`code ${id}`, context(`${id}`))]);
  await owner.query('insert into proef values (0, null)');
});
after(async () => {
  await owner.end();
  await testDatabase.drop();
});

async function lees(geheimen = ring) {
  const { rows } = await owner.query<{ id: number; geheim: string }>(
    'select * from proef where geheim is not null order by id',
  );
  return rows.map(({ id, geheim }) => geheimen.decrypt(geheim, context(`${id}`)));
}
const alles = Array.from({ length: AANTAL }, (_, at) => `code ${at + 1}`);

test('everything comes under the current key, and opens without the old one', async () => {
  const voortgang: number[] = [];
  const [afloop] = await wisselSleutels(owner, [post], 'k2', (_naam, aantal) => voortgang.push(aantal));
  assert.deepEqual(afloop, { naam: 'proef.geheim', verzet: AANTAL, onleesbaar: 0, over: {} });
  assert.deepEqual(voortgang, [100, 200, 250]);
  assert.deepEqual(await lees(alleenNieuw), alles);
  const [nogEens] = await wisselSleutels(owner, [post], 'k2');
  assert.equal(nogEens?.verzet, 0, 'twice is once');
});

test('stopped half-way, everything is readable with the ring, and the next run does the rest', async () => {
  let keer = 0;
  const stopt: Wisselpost = {
    ...post,
    async verzet(client, vraag) {
      keer += 1;
      const stap = await post.verzet(client, vraag);
      if (keer === 2) throw new Error('killed inside a batch');
      return stap;
    },
  };
  await assert.rejects(wisselSleutels(owner, [stopt], 'k2'), /killed/);
  assert.deepEqual(await telSleutels(owner, [post]), { k1: AANTAL - 100, k2: 100 });
  assert.deepEqual(await lees(), alles);
  const [rest] = await wisselSleutels(owner, [post], 'k2');
  assert.equal(rest?.verzet, AANTAL - 100);
  assert.deepEqual(await lees(alleenNieuw), alles);
});

test('what a process still writes with the old key while we go by is moved too; its own words are kept', async () => {
  let keer = 0;
  const tussendoor: Wisselpost = {
    ...post,
    async verzet(client, vraag) {
      const stap = await post.verzet(client, vraag);
      keer += 1;
      // In a row that the rotation has passed already.
      if (keer === 2)
        await owner.query('update proef set geheim = $1 where id = 1', [
          oud.encrypt('code 1 nieuw', context('1')),
        ]);
      return stap;
    },
  };
  const [afloop] = await wisselSleutels(owner, [tussendoor], 'k2');
  assert.deepEqual(afloop?.over, {});
  assert.equal((await lees(alleenNieuw))[0], 'code 1 nieuw');
});

test('a row that does not open stays as it is, is counted, and does not stop the others', async () => {
  const vreemd = createGeheimen(`k9:${'C'.repeat(43)}`).encrypt('weg', context('7'));
  await owner.query('update proef set geheim = $1 where id = 7', [vreemd]);
  await owner.query(`update proef set geheim = geheim || 'x' where id = 8`);
  const [afloop] = await wisselSleutels(owner, [post], 'k2');
  assert.equal(afloop?.verzet, AANTAL - 2);
  assert.equal(afloop?.onleesbaar, 2);
  assert.deepEqual(afloop?.over, { k1: 1, k9: 1 });
  const { rows } = await owner.query('select geheim from proef where id = 7');
  assert.equal(rows[0].geheim, vreemd);
});

test('a row that the application holds is waited for, and what it wrote wins', async () => {
  const client = await owner.connect();
  await client.query('begin');
  await client.query('update proef set geheim = $1 where id = 5', [
    ring.encrypt('van de school', context('5')),
  ]);
  const lopend = wisselSleutels(owner, [post], 'k2');
  await client.query('commit');
  client.release();
  await lopend;
  assert.equal((await lees(alleenNieuw))[4], 'van de school');
});
