import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '@koppelpunt/testkit';
import { sql } from 'kysely';
import pg from 'pg';
import { openDatabase, type AnyDb, type Database } from '../database/database.ts';
import { PLATFORM_MIGRATIONS } from '../database/migrate.ts';
import { dangerouslyAsSystem, type Actor } from '../actor/actor.ts';
import type { PlatformGebeurtenis } from './gebeurtenissen.ts';
import { listActoren, listLogboek, type LogboekFilter } from './lees-logboek.ts';
import { appendLogboek } from './logboek.ts';
import { createLogboekLezer } from './logboek-lezer.ts';
import { verifyLogboek } from './verify-logboek.ts';

const BEHEERDER = person('anna');
const ELDERS = person('bart');
const OVERAL = person('carla');
const OPDRACHTREGEL = dangerouslyAsSystem('opdrachtregel');

const BEREIK: Record<string, readonly string[] | '*'> = { anna: ['97QX00'], bart: ['98AB00'], carla: '*' };

function person(id: string): Actor {
  return { kind: 'gebruiker', id, email: '', naam: id, lidmaatschappen: [], tweedeFactor: true };
}

/** Runs under the role of an application, so that not our own code alone protects the rows. */
describe('the logboek under the application role', () => {
  let testDatabase: TestDatabase;
  let database: Database<object>;
  let owner: pg.Pool;

  before(async () => {
    testDatabase = await createTestDatabase([PLATFORM_MIGRATIONS]);
    owner = new pg.Pool({ connectionString: testDatabase.url, max: 2 });
    database = openDatabase<object>({
      url: testDatabase.appUrl,
      applicationName: 'test',
      bereikVan: (actor) => ({
        vestigingen: actor.kind === 'gebruiker' ? (BEREIK[actor.id] ?? []) : [],
        leerlingen: [],
      }),
    });
  });
  after(async () => {
    await database.close();
    await owner.end();
    await testDatabase.drop();
  });

  const write = async (actor: Actor, brin6: string | undefined, gebeurtenis: PlatformGebeurtenis) =>
    await database.as(actor, async ({ tx }) => {
      await appendLogboek({ actor, tx }, { gebeurtenis, ...(brin6 !== undefined && { brin6 }) });
    });
  const attempt = async (actor: Actor, statement: string) =>
    await database.as(actor, async ({ tx }) => await sql.raw(statement).execute(tx));
  const listAs = async (actor: Actor, filter: LogboekFilter = {}) =>
    await database.as(actor, async ({ tx }) => (await listLogboek(tx as AnyDb, filter, 100)).rijen);

  test('a row is written with its link, which the role itself cannot write', async () => {
    await write(BEHEERDER, '97QX00', 'rol.toegekend');
    await write(ELDERS, '98AB00', 'rol.ingetrokken');
    const { rows } = await owner.query('select count(*)::int as schakels from logboek_schakels');
    assert.deepEqual(rows, [{ schakels: 2 }]);
    for (const statement of [
      "insert into logboek_schakels values (3, 3, decode(repeat('00', 32), 'hex'))",
      'update logboek_schakels set volgnummer = 9',
      'delete from logboek_schakels',
      'truncate logboek_schakels',
      "update logboek set details = '{}'",
      'delete from logboek',
      'truncate logboek',
      'alter table logboek disable trigger logboek_aan_keten',
      'drop trigger logboek_aan_keten on logboek',
      'select logboek_aan_keten()',
    ])
      await assert.rejects(
        attempt(BEHEERDER, statement),
        /permission denied|must be owner|trigger functions/,
        statement,
      );
  });

  test('nobody writes in the name of another, dates a row back, chooses its number or tells of another school', async () => {
    const columns = "(actor, gebeurtenis, brin6) values ('gebruiker:bart', 'x', '97QX00')";
    await assert.rejects(attempt(BEHEERDER, `insert into logboek ${columns}`), /row-level security/);
    await assert.rejects(write(BEHEERDER, '98AB00', 'rol.toegekend'), /row-level security/);
    await assert.rejects(
      attempt(
        BEHEERDER,
        "insert into logboek (actor, gebeurtenis, brin6, tijdstip) values ('gebruiker:anna', 'x', '97QX00', '2020-01-01')",
      ),
      /permission denied/,
    );
    await assert.rejects(
      attempt(
        BEHEERDER,
        "insert into logboek (id, actor, gebeurtenis, brin6) overriding system value values (99, 'gebruiker:anna', 'x', '97QX00')",
      ),
      /permission denied/,
    );
  });

  test('the role of sign-in writes rows and reads none', async () => {
    const login = new pg.Client({
      connectionString: testDatabase.loginUrl,
      options: '-c koppelpunt.actor=systeem:login',
    });
    await login.connect();
    try {
      await login.query(
        "insert into logboek (actor, gebeurtenis, onderwerp) values ('systeem:login', 'aanmelding.mislukt', 'gebruiker:anna')",
      );
      await assert.rejects(login.query('select * from logboek'), /permission denied/);
      await assert.rejects(login.query('select * from logboek_schakels'), /permission denied/);
    } finally {
      await login.end();
    }
  });

  test('one sees the rows of the own vestigingen; who works for the organisation sees all', async () => {
    const seen = async (actor: Actor) => (await listAs(actor)).map(({ gebeurtenis }) => gebeurtenis);
    assert.deepEqual(await seen(BEHEERDER), ['rol.toegekend']);
    assert.deepEqual(await seen(ELDERS), ['rol.ingetrokken']);
    assert.deepEqual(await seen(OVERAL), ['aanmelding.mislukt', 'rol.ingetrokken', 'rol.toegekend']);
    assert.deepEqual(await seen({ kind: 'partner', naam: 'top-dossier' }), []);
    // Asking for another school's rows gives none, whatever the question.
    assert.deepEqual(await listAs(BEHEERDER, { brin6s: ['98AB00'], mensen: ['gebruiker:bart'] }), []);
    assert.deepEqual(await listAs(BEHEERDER, { actor: 'gebruiker:bart' }), []);
  });

  test('verify reads every row as the command line does, and nobody else can', async () => {
    const verify = async (actor: Actor) =>
      await database.as(actor, async ({ tx }) => await verifyLogboek(tx as AnyDb));
    assert.partialDeepStrictEqual(await verify(OPDRACHTREGEL), { kind: 'klopt', schakels: 3 });
    assert.equal((await verify(BEHEERDER)).kind, 'regel zonder schakel');
  });

  describe('pages', () => {
    before(async () => {
      await owner.query("set session_replication_role = 'replica'");
      await owner.query('truncate logboek, logboek_schakels restart identity');
      // Ten rows at the same moment: the one on the page's edge must not be lost or shown twice.
      await owner.query(
        `insert into logboek (tijdstip, actor, gebeurtenis, brin6, onderwerp)
         select '2020-11-22T22:59:59Z', 'gebruiker:anna', 'afmelding', '97QX00', 'koppeling:' || (n % 2)
           from generate_series(1, 10) n`,
      );
      await owner.query(
        `insert into logboek (tijdstip, actor, gebeurtenis, brin6)
         values ('2020-11-22T23:00:00Z', 'gebruiker:bob', '=kwaad', '97QX00')`,
      );
    });

    test('each row stands on one page, newest first', async () => {
      const ids: number[] = [];
      let voor: number | undefined;
      do {
        const { rijen, volgende } = await database.as(
          BEHEERDER,
          async ({ tx }) => await listLogboek(tx as AnyDb, { brin6s: ['97QX00'], voor }, 4),
        );
        ids.push(...rijen.map(({ id }) => id));
        voor = volgende ?? undefined;
      } while (voor !== undefined);
      assert.deepEqual(ids, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    });

    test('a day is a day in the Netherlands', async () => {
      const count = async (filter: LogboekFilter) => (await listAs(BEHEERDER, filter)).length;
      assert.equal(await count({ van: '2020-11-23' }), 1);
      assert.equal(await count({ tot: '2020-11-22' }), 10);
      assert.equal(await count({ van: '2020-11-22', tot: '2020-11-23' }), 11);
    });

    test('by person and by subject', async () => {
      assert.equal((await listAs(BEHEERDER, { actor: 'gebruiker:bob' })).length, 1);
      assert.equal((await listAs(BEHEERDER, { onderwerpen: ['koppeling:1'] })).length, 5);
      assert.equal((await listAs(BEHEERDER, { onderwerpen: [] })).length, 0);
      assert.equal((await listAs(BEHEERDER, { soorten: ['verzoek'] })).length, 0);
      const actoren = await database.as(
        BEHEERDER,
        async ({ tx }) => await listActoren(tx as AnyDb, { brin6s: ['97QX00'] }),
      );
      assert.deepEqual(new Set(actoren), new Set(['gebruiker:anna', 'gebruiker:bob']));
    });

    test('taking it away as a file is written down before the first byte, and no cell of it is a formula', async () => {
      const lezer = createLogboekLezer({
        as: async (run) => await database.as(BEHEERDER, run),
        woorden: { gebeurtenissen: {}, details: {}, rollen: {}, systemen: {} },
        findPlek: async () => ({ brin6s: ['97QX00'] }),
        listKoppelingen: async () => [],
        listNamen: async () => [],
      });
      const csv = await lezer.openCsv({ van: '2020-11-22', tot: '2020-11-23' });
      const rows = await listAs(BEHEERDER, { van: '2020-11-24' });
      assert.partialDeepStrictEqual(rows, [
        { gebeurtenis: 'logboek.geexporteerd', actor: 'gebruiker:anna', brin6: '97QX00' },
      ]);
      let text = '';
      for await (const part of csv) text += part;
      const lines = text.split('\r\n');
      assert.equal(lines[0], '\uFEFFNummer;Dag en tijd;Wie;Wat;Waarover;Vestiging;Bijzonderheden');
      assert.match(lines[1] ?? '', /^11;2020-11-23 00:00:00;.*;'=kwaad;;97QX00;$/);
      assert.equal(lines.length, 1 + 11 + 1);
    });
  });
});
