import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '@koppelpunt/testkit';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Actor } from '../actor/actor.ts';
import { openPool } from './connections.ts';
import { onPool, openDatabase, type Database, type Tx } from './database.ts';
import { openLoginDatabase } from '../login/login-database.ts';
import { AANMELDEN } from '../login/wie.ts';
import { PLATFORM_MIGRATIONS } from './migrate.ts';

type Tables = Record<string, never>;
let testDatabase: TestDatabase;
/** One connection, so that the next transaction finds anything that one leaves behind. */
let pool: pg.Pool;
let database: Database<Tables>;

const persoon = (id: string): Actor => ({
  kind: 'gebruiker',
  id,
  email: `${id}@school.example`,
  naam: id,
  lidmaatschappen: [],
  tweedeFactor: true,
});
const ROOS = persoon('roos');

before(async () => {
  testDatabase = await createTestDatabase([PLATFORM_MIGRATIONS]);
  pool = openPool({ url: testDatabase.appUrl, applicationName: 'test', maxConnections: 1 });
  database = onPool(pool, {
    bereikVan: (actor) =>
      actor.kind === 'gebruiker' && actor.id === 'support'
        ? { vestigingen: '*', leerlingen: [] }
        : { vestigingen: ['97QX00', '97QX01'], leerlingen: ['97QX01'] },
  });
});
after(async () => {
  await database.close();
  await testDatabase.drop();
});

async function whoAsks(tx: Tx<Tables>) {
  const { rows } = await sql<Record<string, unknown>>`
    select pg_backend_pid() as pid, koppelpunt.actor() as actor, koppelpunt.vestigingen() as vestigingen,
           koppelpunt.leerlingen() as leerlingen, koppelpunt.vestiging() as vestiging, koppelpunt.is_overal() as overal`.execute(
    tx,
  );
  const { pid, ...rest } = rows[0] ?? {};
  return { pid, rest };
}

const NIETS = { actor: null, vestigingen: [], leerlingen: [], vestiging: null, overal: false };

test('PostgreSQL is told who asks and where that actor may look', async () => {
  assert.deepEqual((await database.as(ROOS, ({ tx }) => whoAsks(tx))).rest, {
    actor: 'gebruiker:roos',
    vestigingen: ['97QX00', '97QX01'],
    leerlingen: ['97QX01'],
    vestiging: null,
    overal: false,
  });
  const narrowed = await database.as(ROOS, ({ tx }) => whoAsks(tx), { vestiging: '97QX00' });
  assert.deepEqual(narrowed.rest, {
    actor: 'gebruiker:roos',
    vestigingen: ['97QX00'],
    leerlingen: [],
    vestiging: '97QX00',
    overal: false,
  });
  const support = await database.as(persoon('support'), ({ tx }) => whoAsks(tx));
  assert.deepEqual([support.rest['overal'], support.rest['vestigingen']], [true, []]);
});

test('the places of a person count for a person only: a partner or a job has none by them', async () => {
  for (const actor of [
    { kind: 'partner', naam: 'top-dossier' },
    { kind: 'systeem', naam: 'opdrachtregel' },
  ] as const) {
    const { rest } = await database.as(actor, ({ tx }) => whoAsks(tx));
    assert.deepEqual([rest['vestigingen'], rest['leerlingen'], rest['overal']], [[], [], false]);
  }
});

test('a name that would break out of its quotes is a name', async () => {
  const naam = `x', true); set role postgres; -- \\ " {}`;
  const { rest } = await database.as({ kind: 'partner', naam }, ({ tx }) => whoAsks(tx));
  assert.equal(rest['actor'], `partner:${naam}`);
});

test('nothing of who asked is left for the next transaction on the same connection', async () => {
  const asked = async () => {
    const client = await pool.connect();
    try {
      const { rows } = await client.query(`
        select pg_backend_pid() as pid, koppelpunt.actor() as actor, koppelpunt.vestigingen() as vestigingen,
               koppelpunt.leerlingen() as leerlingen, koppelpunt.vestiging() as vestiging, koppelpunt.is_overal() as overal`);
      const { pid, ...rest } = rows[0] as Record<string, unknown>;
      return { pid, rest };
    } finally {
      client.release();
    }
  };
  const { pid } = await database.as(ROOS, ({ tx }) => whoAsks(tx), { vestiging: '97QX00' });
  assert.deepEqual(await asked(), { pid, rest: NIETS });

  // The same after an act that failed, in code and in the database.
  await assert.rejects(database.as(ROOS, async () => await Promise.reject(new Error('the act failed'))));
  assert.deepEqual(await asked(), { pid, rest: NIETS });
  await assert.rejects(
    database.as(ROOS, async ({ tx }) => await sql`select 1 / 0`.execute(tx)),
    /division by zero/,
  );
  assert.deepEqual(await asked(), { pid, rest: NIETS });

  const snapshot = await database.openSnapshot(ROOS);
  assert.equal((await whoAsks(snapshot.tx)).pid, pid);
  await snapshot.close();
  assert.deepEqual(await asked(), { pid, rest: NIETS });
});

test('a statement that PostgreSQL has planned for one shows the next one only what is theirs', async () => {
  const brin6sOf = async (actor: Actor, vestiging?: string) =>
    await database.as(
      actor,
      async ({ tx }) => {
        const { rows } = await sql<{ pid: number; brin6: string }>`
          select pg_backend_pid() as pid, brin6 from logboek where gebeurtenis = ${'plan'}`.execute(tx);
        return rows.map(({ brin6 }) => brin6).toSorted();
      },
      { vestiging },
    );
  const insert = async (brin6: string) =>
    await database.as(ROOS, async ({ tx }) => {
      await sql`insert into logboek (actor, gebeurtenis, brin6) values ('gebruiker:roos', 'plan', ${brin6})`.execute(
        tx,
      );
    });
  await insert('97QX00');
  await insert('97QX01');
  // PostgreSQL keeps a plan after six times; one actor must not see rows by the plan of another.
  for (let keer = 0; keer < 8; keer++) {
    assert.deepEqual(await brin6sOf(ROOS), ['97QX00', '97QX01']);
    assert.deepEqual(await brin6sOf(ROOS, '97QX01'), ['97QX01']);
    assert.deepEqual(await brin6sOf({ kind: 'partner', naam: 'top-dossier' }), []);
  }
  const client = await pool.connect();
  const { rows } = await client.query<{ kept: string }>(
    `select generic_plans as kept from pg_prepared_statements where statement like '%select pg_backend_pid() as pid, brin6%'`,
  );
  client.release();
  assert.ok(Number(rows[0]?.kept) > 10, 'the plan was not kept, so that this shows nothing');
});

test('a migration that adds a column breaks no statement of a process that runs', async () => {
  const owner = openPool({ url: testDatabase.url, applicationName: 'test', maxConnections: 1 });
  await owner.query('create table soorten (id int, naam text)');
  await owner.query('grant select on soorten to koppelpunt_app');
  await owner.query(`insert into soorten values (1, 'een')`);
  const ask = async () =>
    await database.as(ROOS, async ({ tx }) => {
      const alles = await sql<{ naam: string }>`select * from soorten where id = ${1}`.execute(tx);
      const naam = await sql<{ naam: string }>`select naam from soorten where id = ${1}`.execute(tx);
      return [alles.rows[0]?.naam, naam.rows[0]?.naam];
    });
  for (let keer = 0; keer < 7; keer++) assert.deepEqual(await ask(), ['een', 'een']);
  await owner.query('alter table soorten add column kleur text');
  assert.deepEqual(await ask(), ['een', 'een']);
  await owner.query('drop table soorten');
  await owner.end();
});

test('lists of ever another length do not fill the memory of PostgreSQL', async () => {
  await database.as(ROOS, async ({ tx }) => {
    for (let lengte = 1; lengte <= 400; lengte++) {
      const lijst = Array.from({ length: lengte }, (_, i) => i);
      await sql`select 1 where 1 in (${sql.join(lijst)})`.execute(tx);
    }
  });
  const client = await pool.connect();
  const { rows } = await client.query<{ n: number }>('select count(*)::int as n from pg_prepared_statements');
  client.release();
  assert.ok((rows[0]?.n ?? 1000) <= 300, String(rows[0]?.n));
});

test('a connection that is still in a transaction is thrown away, not handed on', async () => {
  const { pid } = await database.as(ROOS, ({ tx }) => whoAsks(tx));
  assert.equal((await database.as(ROOS, ({ tx }) => whoAsks(tx))).pid, pid);
  await database.asWithClient(ROOS, async (_handeling, client) => {
    client.getTransactionStatus = () => 'T';
    await Promise.resolve();
  });
  assert.notEqual((await database.as(ROOS, ({ tx }) => whoAsks(tx))).pid, pid);
});

test('a snapshot is read only, and is as it was at its first question', async () => {
  const other = openDatabase<Tables>({
    url: testDatabase.appUrl,
    applicationName: 'test',
    bereikVan: () => ({ vestigingen: ['97QX00'], leerlingen: [] }),
  });
  const snapshot = await other.openSnapshot(ROOS);
  const count = async (tx: Tx<Tables>) =>
    (await sql<{ n: number }>`select count(*)::int as n from logboek`.execute(tx)).rows[0]?.n;
  const first = await count(snapshot.tx);
  await other.as(ROOS, async ({ tx }) => {
    await sql`insert into logboek (actor, gebeurtenis, brin6) values ('gebruiker:roos', 'x', '97QX00')`.execute(
      tx,
    );
  });
  assert.equal(await count(snapshot.tx), first);
  await assert.rejects(
    sql`insert into logboek (actor, gebeurtenis, brin6) values ('gebruiker:roos', 'x', '97QX00')`.execute(
      snapshot.tx,
    ),
    /read-only transaction/,
  );
  await Promise.all([snapshot.close(), snapshot.close()]);
  assert.equal(await other.as(ROOS, ({ tx }) => count(tx)), (first ?? 0) + 1);
  await other.close();
});

test('sign-in asks as itself until somebody is known, and then as that person', async () => {
  const login = openLoginDatabase({ url: testDatabase.loginUrl, applicationName: 'test', maxConnections: 1 });
  const actorIn = async (actor: Actor) =>
    await login.as(actor, async ({ tx }) => {
      const { rows } = await sql<{ actor: string }>`select koppelpunt.actor() as actor`.execute(tx);
      return rows[0]?.actor;
    });
  assert.equal(await actorIn(AANMELDEN), 'systeem:aanmelden');
  assert.equal(await actorIn(ROOS), 'gebruiker:roos');
  assert.equal(await actorIn(AANMELDEN), 'systeem:aanmelden');
  for (const table of ['logboek', 'logboek_schakels', 'migraties', 'vaste_sleutels']) {
    await assert.rejects(
      login.as(AANMELDEN, async ({ tx }) => await sql`select 1 from ${sql.table(table)}`.execute(tx)),
      /permission denied/,
      table,
    );
  }
  await login.close();
});
