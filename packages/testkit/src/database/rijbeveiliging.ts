import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Actor, Database, LoginDatabase } from '@koppelpunt/platform';
import pg from 'pg';
import {
  listGevaarlijkeFuncties,
  listOnbeveiligd,
  listTabellen,
  maakLeeg,
  makeRij,
  plant,
  type Rij,
  type Tabel,
} from './catalogus.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { probeer, type Daad } from './pogingen.ts';

export type TabelProef = {
  /** Values that the type of a column alone does not tell, because a check wants them. */
  waarden?: Rij;
  /** How a row belongs to a vestiging (null: to none) without a column brin6, and which rows it needs beside it. */
  van?: (brin6: string | null) => { rij: Rij; erbij?: readonly (readonly [string, Rij])[] };
  /** Why a row belongs to no vestiging, and what a person may do with all such rows. */
  vanNiemand?: { waarom: string; mag: readonly Daad[] };
  /** Why a person does not see the rows of their own vestiging either. */
  ookEigenNiet?: string;
};

export type RijbeveiligingOpzet = {
  migrations: Parameters<typeof createTestDatabase>[0];
  open(urls: { app: string; login: string }): {
    // oxlint-disable-next-line typescript/no-explicit-any -- of whichever application
    database: Database<any>;
    loginDatabase: LoginDatabase;
    close(): Promise<void>;
  };
  /** Somebody who may do all that a person can at the vestiging of `eigen`, and nothing elsewhere. */
  persoon: Actor;
  eigen: string;
  ander: string;
  tabellen: Readonly<Record<string, TabelProef>>;
  /** Per system actor and per table, the acts that it may do; no others. */
  systemen: Readonly<Record<string, Readonly<Record<string, readonly Daad[]>>>>;
};

/** The tables of packages/platform, which every application has. */
const PLATFORM: Record<string, TabelProef> = {
  ...Object.fromEntries(
    [
      'sessies',
      'wachtwoorden',
      'schoolaccounts',
      'aanmeldpogingen',
      'tweede_factoren',
      'herstelcodes',
      'passkeys',
      'bekende_apparaten',
    ].map((tabel) => [tabel, { vanNiemand: { waarom: 'of sign-in alone', mag: [] } }]),
  ),
  sessies: { waarden: { middel: 'totp' }, vanNiemand: { waarom: 'of sign-in alone', mag: [] } },
  eenmalige_tokens: { waarden: { doel: 'oidc' }, vanNiemand: { waarom: 'of sign-in alone', mag: [] } },
  rolvoorstellen: { waarden: { plek: '97QX00' }, vanNiemand: { waarom: 'of sign-in alone', mag: [] } },
  gebruikers: {
    van: (brin6) => ({
      rij: { id: `g-${brin6}`, naam: 'Naam', email: `${brin6}@school.example` },
      erbij: brin6 ? [['lidmaatschappen', { gebruiker_id: `g-${brin6}`, plek: brin6, rol: 'x' }]] : [],
    }),
  },
  lidmaatschappen: {
    van: (brin6) => ({ rij: { plek: brin6 } }),
    ookEigenNiet: 'the login role reads them, and gives who asks along',
  },
  logboek_schakels: { ookEigenNiet: 'the chain is for who checks it', van: () => ({ rij: {} }) },
  migraties: { vanNiemand: { waarom: 'of whoever migrates', mag: [] } },
  vaste_sleutels: { vanNiemand: { waarom: 'of whoever migrates', mag: [] } },
};

/**
 * Visits every table of an application's database, and tries as the application itself would: through `Database.as`, on
 * the connection of the application role. The owner plants the rows.
 */
export function testRijbeveiliging(opzet: RijbeveiligingOpzet): void {
  const { persoon, eigen, ander, systemen } = opzet;
  const proefVan = (tabel: Tabel): TabelProef => opzet.tabellen[tabel.naam] ?? PLATFORM[tabel.naam] ?? {};
  let testDatabase: TestDatabase;
  let owner: pg.Client;
  let tabellen: Tabel[];
  let databases: ReturnType<RijbeveiligingOpzet['open']>;

  before(async () => {
    testDatabase = await createTestDatabase(opzet.migrations);
    databases = opzet.open({ app: testDatabase.appUrl, login: testDatabase.loginUrl });
    owner = new pg.Client({ connectionString: testDatabase.url });
    await owner.connect();
    tabellen = await listTabellen(owner);
    await maakLeeg(
      owner,
      tabellen.map(({ naam }) => naam),
    );
  });
  after(async () => {
    await databases.close();
    await owner.end();
    await testDatabase.drop();
  });

  function makeGeplant(tabel: Tabel, brin6: string | null): { rij: Rij; alles: (readonly [string, Rij])[] } {
    const { waarden = {}, van } = proefVan(tabel);
    const heeftBrin = tabel.kolommen.some(({ naam }) => naam === 'brin6');
    const { rij: eigenaar, erbij = [] } = van?.(brin6) ?? { rij: heeftBrin ? { brin6 } : {} };
    const rij = makeRij(tabel, { ...waarden, ...eigenaar });
    const rest = erbij.map(([naam, deel]) => {
      const andere = tabellen.find((een) => een.naam === naam);
      if (!andere) throw new Error(`there is no table ${naam}`);
      return [naam, makeRij(andere, { ...proefVan(andere).waarden, ...deel })] as const;
    });
    return { rij, alles: [[tabel.naam, rij], ...rest] };
  }

  const isVanIemand = (tabel: Tabel) => proefVan(tabel).vanNiemand === undefined;
  /** Whether a row can exist without an owner. */
  const kanZonder = (tabel: Tabel) => {
    const { kolommen } = tabel;
    const kolom = Object.keys(proefVan(tabel).van?.(null).rij ?? { brin6: null })[0];
    return kolommen.some(({ naam, verplicht }) => naam === kolom && !verplicht);
  };

  async function tryOn(tabel: Tabel, brin6: string | null, actor: Actor): Promise<Daad[]> {
    const { rij, alles } = makeGeplant(tabel, brin6);
    await plant(owner, alles);
    try {
      return await databases.database.asWithClient(
        actor,
        async (_handeling, client) => await probeer(client, tabel, rij),
      );
    } finally {
      await maakLeeg(
        owner,
        alles.map(([naam]) => naam),
      );
    }
  }

  test('every table is under forced row-level security and has a policy; a new one without is found', async () => {
    assert.deepEqual(await listOnbeveiligd(owner), []);
    await owner.query('create table vergeten (id integer); create view kijkgat as select * from logboek');
    assert.deepEqual(await listOnbeveiligd(owner), ['kijkgat', 'vergeten']);
    await owner.query('alter table vergeten enable row level security');
    assert.deepEqual(await listOnbeveiligd(owner), ['kijkgat', 'vergeten']);
    await owner.query('drop view kijkgat; drop table vergeten');
  });

  test('what runs as the owner is for the named roles alone, and chooses its own search_path', async () => {
    assert.deepEqual(await listGevaarlijkeFuncties(owner), []);
    await owner.query(`
      create function koppelpunt.luik() returns bigint language sql security definer set search_path = pg_catalog, pg_temp
        return (select count(*) from public.logboek);
      create function koppelpunt.kier() returns bigint language sql security definer
        return (select count(*) from public.logboek);
      revoke execute on function koppelpunt.kier() from public`);
    assert.deepEqual(await listGevaarlijkeFuncties(owner), ['kier', 'luik']);
    await owner.query('drop function koppelpunt.luik(); drop function koppelpunt.kier()');
  });

  test('a row of another school cannot be seen, added, changed or removed, in any table', async () => {
    const visited: string[] = [];
    for (const tabel of tabellen.filter(isVanIemand)) {
      assert.deepEqual(await tryOn(tabel, ander, persoon), [], tabel.naam);
      visited.push(tabel.naam);
    }
    assert.ok(visited.length > 5, visited.join());
  });

  test('nor a row without an owner', async () => {
    for (const tabel of tabellen.filter(isVanIemand).filter(kanZonder)) {
      assert.deepEqual(await tryOn(tabel, null, persoon), [], tabel.naam);
    }
  });

  test('what is of nobody may be read as far as its reason goes, and no further', async () => {
    for (const tabel of tabellen) {
      const { vanNiemand } = proefVan(tabel);
      if (vanNiemand) assert.deepEqual(await tryOn(tabel, null, persoon), vanNiemand.mag, tabel.naam);
    }
  });

  test('the same person does see the rows of the own school: the attempts above can fail', async () => {
    for (const tabel of tabellen.filter(isVanIemand)) {
      const { ookEigenNiet } = proefVan(tabel);
      const ziet = (await tryOn(tabel, eigen, persoon)).includes('lezen');
      assert.equal(ziet, ookEigenNiet === undefined, tabel.naam);
    }
  });

  test('a connection that forgot to say who asks sees and writes nothing, also that of sign-in', async () => {
    for (const url of [testDatabase.appUrl, testDatabase.loginUrl]) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      for (const tabel of tabellen) {
        const { rij, alles } = makeGeplant(tabel, eigen);
        await plant(owner, alles);
        await client.query('begin');
        assert.deepEqual(await probeer(client, tabel, rij), [], `${tabel.naam} as ${new URL(url).username}`);
        await client.query('rollback');
        await maakLeeg(
          owner,
          alles.map(([naam]) => naam),
        );
      }
      await client.end();
    }
  });

  test('each system actor touches what its list says, and nothing else; an unknown name nothing', async () => {
    for (const [naam, lijst] of Object.entries({
      ...systemen,
      'wie is dit': {} as (typeof systemen)[string],
    })) {
      for (const tabel of tabellen) {
        const daden = await tryOn(tabel, ander, { kind: 'systeem', naam });
        assert.deepEqual(daden, lijst[tabel.naam] ?? [], `systeem:${naam} on ${tabel.naam}`);
      }
    }
  });
}
