/**
 * Migrates a TOP dossier that runs already, on a server that is not ours: its owner is no superuser, so row-level security
 * holds for the owner too.
 */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  createLog,
  createLogboekBeheer,
  migrate,
  openOwnDatabases,
  PLATFORM_MIGRATIONS,
  type OwnDatabases,
} from '@koppelpunt/platform';
import {
  createTestDatabase,
  createTestEigenaar,
  makeSchool,
  startFakeEsis,
  type TestDatabase,
  type TestEigenaar,
} from '@koppelpunt/testkit';
import pg from 'pg';
import { createServices, topDossier } from '../src/app.ts';
import { MIGRATIONS } from '../src/database.ts';
import type { DB } from '../src/database.generated.ts';
import { rechten } from '../src/rechten/rechten.ts';
import { OPDRACHTREGEL, SECRET } from './start-services.ts';

const [, EIGEN] = MIGRATIONS;
const BRIN6 = '98AB00';
const CODE = `${BRIN6}-b4n8c2v6x9z3k7j5`;
let folder: string;
let testDatabase: TestDatabase;
let eigenaar: TestEigenaar;
let pool: pg.Pool;
let opened: OwnDatabases<DB> | undefined;

before(async () => {
  // The state before 0004.
  folder = await mkdtemp(join(tmpdir(), 'koppelpunt-migratie-'));
  for (const file of await readdir(EIGEN.folder)) {
    if (file < '0004') await cp(join(EIGEN.folder, file), join(folder, file));
  }
  // The groups exist on the server; their maker lets this owner grant them.
  testDatabase = await createTestDatabase(MIGRATIONS);
  eigenaar = await createTestEigenaar(testDatabase);
  pool = new pg.Pool({ connectionString: eigenaar.url, max: 2 });
  pool.on('error', () => {}); // the database is dropped while the last of its connections is open
});
after(async () => {
  await opened?.close();
  await pool.end();
  await eigenaar.drop();
  await testDatabase.drop();
  await rm(folder, { recursive: true });
});

test('row-level security comes over the rows that are there, and takes none away', async () => {
  await migrate(pool, [PLATFORM_MIGRATIONS, { name: EIGEN.name, folder }]);
  await pool.query(`
    insert into bronnen (id, url, klantnaam, klantcode_versleuteld) values ('esis', 'http://x', 'x', 'x');
    insert into koppelingen (id, brin6, bron_id, status, code_versleuteld)
    values ('00000000-0000-4000-8000-000000000001', '97QX00', 'esis', 'actief', 'x');
    insert into groepen (koppeling_id, key, naam, jaargroep)
    select id, key, key, '5' from koppelingen, unnest(array['5a', '5b']) key;
    insert into samengestelde_groepen (koppeling_id, key, naam) select id, 'plus', 'plus' from koppelingen;
    insert into leerlingen (koppeling_id, key, groep_key, samengestelde_groep_keys, hash, vertrokken_op)
    select k.id, l.* from koppelingen k, (values
      ('1', '5a', '{plus}'::text[], '', null::timestamptz),
      ('2', '5a', '{}', '', null),
      ('3', '5a', '{plus}', '', now()),
      ('4', null, '{plus}', '', null)) l`);
  const ran = await migrate(pool, MIGRATIONS);
  assert.ok(ran.includes('top-dossier/0004-rijbeveiliging.sql'), ran.join());
  const { rows } = await pool.query<{ tabel: string; aantal: number }>(`
    select 'groepen' as tabel, count(*) as aantal from groepen
    union all select 'samengestelde_groepen', count(*) from samengestelde_groepen
    union all select 'leerlingen', count(*) from leerlingen where vertrokken_op is null
    order by tabel`);
  assert.deepEqual(
    rows.map(({ tabel, aantal }) => `${tabel} ${aantal}`),
    ['groepen 2', 'leerlingen 3', 'samengestelde_groepen 1'],
  );
});

test('and it works on: another school is fetched, and the chain of the logboek holds', async () => {
  const esis = await startFakeEsis();
  try {
    esis.setCode(CODE, makeSchool({ brincode: '98AB', leerlingen: 30 }));
    const url = pool.options.connectionString ?? '';
    opened = await openOwnDatabases(topDossier, { url, sleutels: () => SECRET, applicationName: 'test' });
    const { bronnen, koppelingen, synchronisaties } = createServices({
      ...opened,
      jobs: { send: async () => {} },
      log: createLog({ name: 'test', level: 'silent' }),
    });
    const { klantnaam, klantcode } = esis;
    await pool.query('delete from leerlingen');
    await pool.query('delete from koppelingen');
    await pool.query('delete from bronnen');
    await bronnen.setBron(OPDRACHTREGEL, { id: 'esis', url: esis.url, klantnaam, klantcode });
    const aanvraag = { brin6: BRIN6, bronId: 'esis', verificatiecode: CODE, schoolnaam: null };
    const { id } = await opened.database.as(OPDRACHTREGEL, (handeling) =>
      koppelingen.requestKoppeling(handeling, { ...aanvraag, contactEmail: null }),
    );
    const run = await synchronisaties.runNow(OPDRACHTREGEL, id, { toestaanVertrek: false });
    assert.equal(run.tellingen?.nieuw, 30, run.melding ?? '');
    assert.equal(
      (await createLogboekBeheer({ ...opened, rechten }).verifyLogboek(OPDRACHTREGEL, undefined)).kind,
      'klopt',
    );
  } finally {
    await esis.stop();
  }
});
