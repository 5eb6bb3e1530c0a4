/** What a migration does to the rows of a TOP dossier that runs already. */
import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { migrate, PLATFORM_MIGRATIONS } from '@koppelpunt/platform';
import { createTestDatabase, type TestDatabase } from '@koppelpunt/testkit';
import pg from 'pg';
import { MIGRATIONS } from '../src/database.ts';

const [, EIGEN] = MIGRATIONS;
let folder: string;
let testDatabase: TestDatabase;
let pool: pg.Pool;

before(async () => {
  // As it was before 0050.
  folder = await mkdtemp(join(tmpdir(), 'koppelpunt-migratie-'));
  for (const file of await readdir(EIGEN.folder)) {
    if (file < '0050') await cp(join(EIGEN.folder, file), join(folder, file));
  }
  testDatabase = await createTestDatabase([PLATFORM_MIGRATIONS]);
  pool = new pg.Pool({ connectionString: testDatabase.url, max: 2 });
});
after(async () => {
  await pool.end();
  await testDatabase.drop();
  await rm(folder, { recursive: true });
});

test('0050 counts the pupils of each group that is there, without those who left', async () => {
  await migrate(pool, [PLATFORM_MIGRATIONS, { name: EIGEN.name, folder }]);
  await pool.query(`
    insert into bronnen (id, url, klantnaam, klantcode_versleuteld) values ('esis', 'http://x', 'x', 'x');
    insert into koppelingen (id, brin6, bron_id, status, code_versleuteld)
    values ('00000000-0000-4000-8000-000000000001', '97QX00', 'esis', 'actief', 'x');
    insert into groepen (koppeling_id, key, naam, jaargroep)
    select id, key, key, '5' from koppelingen, unnest(array['5a', '5b']) key;
    insert into samengestelde_groepen (koppeling_id, key, naam) select id, 'plus', 'plus' from koppelingen;
    insert into leerlingen (koppeling_id, key, groep_key, samengestelde_groep_keys, inhoud_hash, vertrokken_op)
    select k.id, l.* from koppelingen k, (values
      ('1', '5a', '{plus}'::text[], '', null::timestamptz),
      ('2', '5a', '{}', '', null),
      ('3', '5a', '{plus}', '', now()),
      ('4', null, '{plus}', '', null)) l`);
  const ran = await migrate(pool, MIGRATIONS);
  assert.ok(ran.includes('top-dossier/0050-rijbeveiliging.sql'), ran.join());
  const { rows } = await pool.query<{ key: string; aantal: number }>(`
    select key, aantal_leerlingen as aantal from groepen
    union all select key, aantal_leerlingen from samengestelde_groepen order by key`);
  assert.deepEqual(
    rows.map(({ key, aantal }) => [key, aantal]),
    [
      ['5a', 2],
      ['5b', 0],
      ['plus', 2],
    ],
  );
});
