import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '@koppelpunt/testkit';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import Cursor from 'pg-cursor';
import { PLATFORM_MIGRATIONS } from '../database/migrate.ts';
import { BEGIN } from './keten.ts';
import { verifyLogboek, type LogboekVerificatie } from './verify-logboek.ts';

/*
 * The chain against an attacker with every right in the database: the superuser, who can switch the triggers off. These tests
 * write rows as any client of the database can; logboek.test.ts and the apps' tests write them through appendLogboek.
 */
describe('the chain over the logboek', () => {
  let testDatabase: TestDatabase;
  let pool: pg.Pool;

  before(async () => {
    testDatabase = await createTestDatabase([PLATFORM_MIGRATIONS]);
    pool = new pg.Pool({ connectionString: testDatabase.url, max: 24 });
  });
  after(async () => {
    await pool.end();
    await testDatabase.drop();
  });
  beforeEach(async () => {
    await outsideTheRules('truncate logboek, logboek_schakels restart identity');
  });

  async function verify(hoofd?: string): Promise<LogboekVerificatie> {
    const held = { connect: () => pool.connect(), end: async () => {}, options: {} };
    const db = new Kysely<unknown>({
      dialect: new PostgresDialect({ pool: held as never, cursor: Cursor }),
      plugins: [new CamelCasePlugin()],
    });
    return await verifyLogboek(db, { hoofd });
  }

  const INSERT = `insert into logboek (actor, gebeurtenis, brin6, onderwerp, details)
    values ('gebruiker:a', $1, '97QX00', null, '{"aantal": 12, "naam": "é\\u0007", "velden": ["roepnaam"]}')`;
  const write = async (...woorden: string[]): Promise<void> => {
    for (const woord of woorden) await pool.query(INSERT, [woord]);
  };

  /** Runs as a superuser who switches the triggers off. */
  async function outsideTheRules(...statements: string[]): Promise<void> {
    const client = await pool.connect();
    try {
      await client.query("set session_replication_role = 'replica'");
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.query('reset session_replication_role');
      client.release();
    }
  }

  async function headOf(): Promise<string> {
    const uitkomst = await verify();
    assert.equal(uitkomst.kind, 'klopt');
    return uitkomst.kind === 'klopt' ? uitkomst.hoofd : '';
  }

  test('an empty logboek has a head too', async () => {
    assert.deepEqual(await verify(), {
      kind: 'klopt',
      schakels: 0,
      hoofd: BEGIN,
      bewaard: 'niet gevraagd',
      bewaardeHoofden: 0,
    });
  });

  test('TypeScript computes from the rows what the database wrote in the links', async () => {
    await write('een', 'twee', 'drie');
    await pool.query("insert into logboek (actor, gebeurtenis) values ('systeem:x', 'zonder brin')");
    const uitkomst = await verify();
    assert.equal(uitkomst.kind, 'klopt');
    assert.equal(uitkomst.kind === 'klopt' && uitkomst.schakels, 4);
  });

  test('a rolled back act leaves neither row nor link, nor a gap in the numbers', async () => {
    await write('een');
    const client = await pool.connect();
    await client.query('begin');
    await client.query(INSERT, ['nooit gebeurd']);
    await client.query('savepoint deel');
    await client.query(INSERT, ['ook niet']);
    await client.query('rollback');
    await client.query('begin');
    await client.query(INSERT, ['wel']);
    await client.query('savepoint deel');
    await client.query(INSERT, ['niet']);
    await client.query('rollback to deel');
    await client.query('commit');
    client.release();
    await write('drie');
    const { rows } = await pool.query(
      'select s.volgnummer::int, l.gebeurtenis from logboek_schakels s join logboek l on l.id = s.logboek_id order by 1',
    );
    assert.deepEqual(rows, [
      { volgnummer: 1, gebeurtenis: 'een' },
      { volgnummer: 2, gebeurtenis: 'wel' },
      { volgnummer: 3, gebeurtenis: 'drie' },
    ]);
    assert.equal((await verify()).kind, 'klopt');
  });

  test('twenty connections that commit and roll back at once make one chain without gaps', async () => {
    const writers = Array.from({ length: 20 }, async (_, writer) => {
      const client = await pool.connect();
      try {
        for (let act = 0; act < 25; act += 1) {
          await client.query('begin');
          for (let row = 0; row <= writer % 3; row += 1)
            await client.query(INSERT, [`${writer}-${act}-${row}`]);
          await client.query((writer + act) % 4 === 0 ? 'rollback' : 'commit');
        }
      } finally {
        client.release();
      }
    });
    await Promise.all(writers);
    const { rows } = await pool.query(
      'select count(*)::int as rijen, (select max(volgnummer)::int from logboek_schakels) as hoogste from logboek',
    );
    assert.ok(rows[0].rijen > 500);
    assert.equal(rows[0].rijen, rows[0].hoogste);
    assert.equal((await verify()).kind, 'klopt');
  });

  test('whoever has a row in a long act keeps nobody waiting', async () => {
    const slow = await pool.connect();
    await slow.query('begin');
    await slow.query(INSERT, ['begonnen']);
    // Fails instead of hanging, should it wait after all.
    await pool.query(`begin; set local lock_timeout = '5s'; ${INSERT.replace('$1', "'kort'")}; commit`);
    await slow.query('commit');
    slow.release();
    const { rows } = await pool.query(
      'select l.gebeurtenis from logboek_schakels s join logboek l on l.id = s.logboek_id order by s.volgnummer',
    );
    assert.deepEqual(
      rows.map((row) => row.gebeurtenis),
      ['kort', 'begonnen'],
    );
  });

  test('an act in an older snapshot, which would not see the last link, cannot commit', async () => {
    await assert.rejects(
      pool.query(`begin isolation level repeatable read; ${INSERT.replace('$1', "'oud'")}; commit`),
      /read committed only/,
    );
  });

  test('with its triggers on, not even the owner writes, changes or empties the chain', async () => {
    await write('een');
    for (const statement of [
      "insert into logboek_schakels values (2, 99, decode(repeat('00', 32), 'hex'))",
      "update logboek_schakels set hash = decode(repeat('00', 32), 'hex')",
      'delete from logboek_schakels',
      'truncate logboek_schakels',
    ])
      await assert.rejects(pool.query(statement), /only the logboek writes its chain/, statement);
  });

  describe('what a superuser did with the triggers off shows', () => {
    beforeEach(async () => await write('een', 'twee', 'drie', 'vier', 'vijf'));

    const attempts: { what: string; statements: string[]; breuk: object }[] = [
      {
        what: 'changed details',
        statements: [`update logboek set details = '{"aantal": 13}' where id = 3`],
        breuk: { kind: 'gewijzigd', volgnummer: 3, logboekId: '3' },
      },
      {
        what: 'a row moved a microsecond',
        statements: ["update logboek set tijdstip = tijdstip + interval '1 microsecond' where id = 2"],
        breuk: { kind: 'gewijzigd', volgnummer: 2, logboekId: '2' },
      },
      {
        what: 'a word moved from one field to its neighbour',
        statements: ["update logboek set actor = 'gebruiker:atwee', gebeurtenis = '' where id = 2"],
        breuk: { kind: 'gewijzigd', volgnummer: 2, logboekId: '2' },
      },
      {
        what: 'an empty text for none',
        statements: ["update logboek set onderwerp = '' where id = 2"],
        breuk: { kind: 'gewijzigd', volgnummer: 2, logboekId: '2' },
      },
      {
        what: 'a removed row',
        statements: ['delete from logboek where id = 3'],
        breuk: { kind: 'regel ontbreekt', volgnummer: 3, logboekId: '3' },
      },
      {
        what: 'a removed link',
        statements: ['delete from logboek_schakels where volgnummer = 3'],
        breuk: { kind: 'schakel ontbreekt', volgnummer: 3, los: { logboekId: '3' } },
      },
      {
        what: 'a removed row with its link',
        statements: ['delete from logboek where id = 3', 'delete from logboek_schakels where volgnummer = 3'],
        breuk: { kind: 'schakel ontbreekt', volgnummer: 3, los: undefined },
      },
      {
        what: 'a removed row with its link, and the numbers closed up',
        statements: [
          'delete from logboek where id = 3',
          'delete from logboek_schakels where volgnummer = 3',
          'update logboek_schakels set volgnummer = 3 where volgnummer = 4',
          'update logboek_schakels set volgnummer = 4 where volgnummer = 5',
        ],
        breuk: { kind: 'gewijzigd', volgnummer: 3, logboekId: '4' },
      },
      {
        what: 'the first row with its link',
        statements: ['delete from logboek where id = 1', 'delete from logboek_schakels where volgnummer = 1'],
        breuk: { kind: 'schakel ontbreekt', volgnummer: 1, los: undefined },
      },
      {
        what: 'two links that changed places',
        statements: [
          'update logboek_schakels set volgnummer = 100 where volgnummer = 2',
          'update logboek_schakels set volgnummer = 2 where volgnummer = 3',
          'update logboek_schakels set volgnummer = 3 where volgnummer = 100',
        ],
        breuk: { kind: 'gewijzigd', volgnummer: 2, logboekId: '3' },
      },
      {
        what: 'two rows that changed places behind their links',
        statements: [
          'update logboek_schakels set logboek_id = 100 where volgnummer = 2',
          'update logboek_schakels set logboek_id = 2 where volgnummer = 3',
          'update logboek_schakels set logboek_id = 3 where volgnummer = 2',
        ],
        breuk: { kind: 'gewijzigd', volgnummer: 2, logboekId: '3' },
      },
      {
        what: 'a row beside the chain',
        statements: ["insert into logboek (actor, gebeurtenis) values ('gebruiker:b', 'onopgemerkt')"],
        breuk: { kind: 'regel zonder schakel', volgnummer: 6, los: { logboekId: '6' } },
      },
      {
        what: 'a row in between, with a link that the database function made',
        statements: [
          "insert into logboek (actor, gebeurtenis) values ('gebruiker:b', 'tussengevoegd')",
          'update logboek_schakels set volgnummer = volgnummer + 100 where volgnummer > 2',
          `insert into logboek_schakels select 3, l.id, logboek_hash(s.hash, 3, l)
             from logboek l, logboek_schakels s where l.gebeurtenis = 'tussengevoegd' and s.volgnummer = 2`,
          'update logboek_schakels set volgnummer = volgnummer - 99 where volgnummer > 100',
        ],
        breuk: { kind: 'gewijzigd', volgnummer: 4, logboekId: '3' },
      },
      {
        what: 'a tail of rows without their links',
        statements: ['delete from logboek where id > 3'],
        breuk: { kind: 'regel ontbreekt', volgnummer: 4, logboekId: '4' },
      },
      {
        what: 'a tail of links without their rows',
        statements: ['delete from logboek_schakels where volgnummer > 3'],
        breuk: { kind: 'regel zonder schakel', volgnummer: 4, los: { logboekId: '4' } },
      },
    ];
    for (const { what, statements, breuk } of attempts) {
      test(what, async () => {
        await outsideTheRules(...statements);
        const uitkomst = await verify();
        assert.partialDeepStrictEqual(uitkomst, breuk);
      });
    }

    test('a tail that was cut off shows to who kept a head, and to nobody else', async () => {
      const kept = await headOf();
      await outsideTheRules(
        'delete from logboek where id > 3',
        'delete from logboek_schakels where volgnummer > 3',
      );
      assert.equal((await verify()).kind, 'klopt');
      assert.deepEqual(await verify(kept), { kind: 'hoofd onbekend', schakels: 3 });
      await write('zes');
      assert.deepEqual(await verify(kept), { kind: 'hoofd onbekend', schakels: 4 });
    });

    test('a chain rewritten from some row on shows to who kept a head', async () => {
      const kept = await headOf();
      await outsideTheRules(
        `update logboek set details = '{}' where id = 2`,
        `do $$ declare rij record; kop bytea; begin
           select hash into kop from logboek_schakels where volgnummer = 1;
           for rij in select s.volgnummer, l from logboek_schakels s join logboek l on l.id = s.logboek_id
                       where s.volgnummer > 1 order by 1 loop
             kop := logboek_hash(kop, rij.volgnummer, rij.l);
             update logboek_schakels set hash = kop where volgnummer = rij.volgnummer;
           end loop; end $$`,
      );
      assert.equal((await verify()).kind, 'klopt');
      assert.equal((await verify(kept)).kind, 'hoofd onbekend');
    });
  });

  test('a head that was kept stays in the chain while the logboek grows', async () => {
    await write('een', 'twee');
    const kept = await headOf();
    await write('drie');
    assert.partialDeepStrictEqual(await verify(kept), {
      kind: 'klopt',
      schakels: 3,
      bewaard: { volgnummer: 2 },
    });
  });
});
