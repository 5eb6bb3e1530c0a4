/** PostgreSQL itself refuses, whatever the query: raw SQL as the application role. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Actor, Lidmaatschap } from '@koppelpunt/platform';
import { createTestDatabase, makeSchool } from '@koppelpunt/testkit';
import pg from 'pg';
import { MIGRATIONS } from '../src/database.ts';
import { listLeerlingen } from '../src/leerlingen/leerlingen.store.ts';
import { rechten } from '../src/rechten/rechten.ts';
import { startServices, type TestServices } from './start-services.ts';
import {
  begeleiderVan,
  BEHANDELAAR,
  BEHEERDER,
  openQueryAs,
  SUPPORT,
  systeem,
  type Antwoord,
  type QueryAs,
  type Vrager,
} from './query-as.ts';

const BRIN6 = '97QX00';
const CODE = `${BRIN6}-x7rk2mq9v4hd8sw3tz6bn5`;
const ANDER_BRIN6 = '98AB00';
const ANDERE_CODE = `${ANDER_BRIN6}-b4n8c2v6x9z3k7j5`;
const GEWEIGERD = { geweigerd: '42501' };
const NIETS = { rijen: 0 };
const rijen = (aantal: number): Antwoord => ({ rijen: aantal });

const TABELLEN = [
  'bronnen',
  'koppelingen',
  'synchronisaties',
  'groepen',
  'samengestelde_groepen',
  'leerlingen',
  'mails',
  'verzoeken',
] as const;
type Tabel = (typeof TABELLEN)[number];

describe('row-level security of TOP dossier', () => {
  let tested: TestServices;
  let queryAs: QueryAs;
  let eigen: string;
  let ander: string;
  /** The number of rows of each table: all, and those of the school of BRIN6. */
  let alles: Record<Tabel, number>;
  let vanEigen: Record<Tabel, number>;

  before(async () => {
    tested = await startServices();
    tested.esis.setCode(CODE, makeSchool({ brincode: '97QX', leerlingen: 40 }));
    tested.esis.setCode(ANDERE_CODE, makeSchool({ brincode: '98AB', leerlingen: 30, seed: 7 }));
    eigen = await tested.koppel(BRIN6, CODE);
    ander = await tested.koppel(ANDER_BRIN6, ANDERE_CODE);
    for (const code of [CODE, ANDERE_CODE]) {
      const raw = Buffer.from(`From: a@x.example\nSubject: x\n\n${code}\n`);
      await tested.services.postbus.storeMail({ afzender: 'a@x.example', raw });
    }
    await tested.services.postbus.readStored();
    await tested.owner.pool.query(
      `update verzoeken v set koppeling_id = k.id, status = 'in-behandeling' from koppelingen k where k.brin6 = v.brin6`,
    );
    await tested.owner.pool.query(`update koppelingen set contact_email = 'a@x.example' where id = $1`, [
      eigen,
    ]);
    alles = await countRows('true');
    vanEigen = await countRows(`koppeling_id = '${eigen}'`);
    assert.ok(TABELLEN.every((tabel) => alles[tabel] > 0));
    queryAs = await openQueryAs(tested.appUrl);
  });
  after(async () => {
    await queryAs.end();
    await tested.stop();
  });

  async function countRows(where: string): Promise<Record<Tabel, number>> {
    const counts = {} as Record<Tabel, number>;
    for (const tabel of TABELLEN) {
      const heeftKoppeling = !['bronnen', 'koppelingen', 'mails'].includes(tabel);
      const voorwaarde = heeftKoppeling ? where : where.replace('koppeling_id', 'id::text');
      const { rows } = await tested.owner.pool.query(`select from ${tabel} where ${voorwaarde}`);
      counts[tabel] = rows.length;
    }
    return counts;
  }

  /** How many rows of each table this actor sees; none of a table that is left out. */
  async function assertSees(vrager: Vrager | undefined, sees: Partial<Record<Tabel, number>>): Promise<void> {
    for (const tabel of TABELLEN) {
      const seen = await queryAs(vrager, `select from ${tabel}`);
      assert.deepEqual(seen, rijen(sees[tabel] ?? 0), `${vrager?.actor} reads ${tabel}`);
    }
  }

  /** How many rows of each table an update without any condition reaches. */
  async function assertChanges(vrager: Vrager, changes: Partial<Record<Tabel, number>>): Promise<void> {
    for (const tabel of TABELLEN.filter((name) => !name.endsWith('groepen'))) {
      const kolom = tabel === 'leerlingen' ? 'jaargroep' : tabel === 'mails' ? 'soort' : 'id';
      const changed = await queryAs(vrager, `update ${tabel} set ${kolom} = ${kolom}`);
      assert.deepEqual(changed, rijen(changes[tabel] ?? 0), `${vrager.actor} changes ${tabel}`);
    }
  }

  async function assertDeletes(vrager: Vrager | undefined, groepen: number): Promise<void> {
    for (const tabel of TABELLEN) {
      // Only the clock of what is kept deletes mails and requests, and these are new.
      const isPost = tabel === 'mails' || tabel === 'verzoeken';
      const expected = tabel === 'groepen' ? rijen(groepen) : isPost ? NIETS : undefined;
      const deleted = await queryAs(vrager, `delete from ${tabel}`);
      if (expected) assert.deepEqual(deleted, expected, `${vrager?.actor} deletes ${tabel}`);
      else if (tabel !== 'samengestelde_groepen') assert.deepEqual(deleted, GEWEIGERD, tabel);
    }
  }

  test('who does not say who asks sees, changes and deletes nothing', async () => {
    await assertSees(undefined, {});
    await assertDeletes(undefined, 0);
    assert.deepEqual(await queryAs(undefined, 'update koppelingen set schoolnaam = null'), NIETS);
  });

  test('R33: support sees koppelingen, runs, requests and groups, and no pupil', async () => {
    const { bronnen, koppelingen, synchronisaties, groepen, samengestelde_groepen, verzoeken } = alles;
    await assertSees(SUPPORT, {
      bronnen,
      koppelingen,
      synchronisaties,
      groepen,
      samengestelde_groepen,
      verzoeken,
    });
    await assertChanges(SUPPORT, { koppelingen, verzoeken });
    await assertDeletes(SUPPORT, 0);
  });

  test('R33: no road leads support to a name', async () => {
    const asks = async (...sql: string[]) => await queryAs(SUPPORT, ...sql);
    const elsewhere = { ...SUPPORT, koppeling: eigen };
    assert.deepEqual(await queryAs(elsewhere, 'select from leerlingen'), NIETS);
    assert.deepEqual(
      await asks('select from groepen g join leerlingen l on l.groep_key = g.key'),
      NIETS,
      'a join',
    );
    assert.deepEqual(await asks('declare c cursor for select * from leerlingen', 'fetch all from c'), NIETS);
    assert.deepEqual(
      await asks('create temporary table t as select * from leerlingen', 'select from t'),
      NIETS,
    );
    assert.deepEqual(await asks('with x as (select * from leerlingen) select from x'), NIETS);
    // Statistics hold the most common names too.
    await tested.owner.pool.query('analyze leerlingen');
    assert.deepEqual(await asks(`select from pg_stats where tablename = 'leerlingen'`), NIETS);
    assert.deepEqual(await asks('select from pg_statistic'), GEWEIGERD);
    // A function that runs before the policy would receive the rows that the policy hides.
    const luistervink = `create function pg_temp.vink(tekst text) returns boolean cost 0.0000001 language plpgsql as
      $$ begin raise notice '%', tekst; return true; end $$`;
    assert.deepEqual(await asks(luistervink, 'select from leerlingen where pg_temp.vink(achternaam)'), NIETS);
    assert.deepEqual(queryAs.notices, []);
    // An insert of an existing key fails in another way than that of a new one, so support may not even try.
    const { rows } = await tested.owner.pool.query('select key from leerlingen where koppeling_id = $1', [
      eigen,
    ]);
    const insert = (key: string) =>
      asks(`insert into leerlingen (koppeling_id, key, samengestelde_groep_keys, hash)
            values ('${eigen}', '${key}', '{}', '')`);
    assert.deepEqual(await insert(rows[0].key), GEWEIGERD);
    assert.deepEqual(await insert('nieuw'), GEWEIGERD);
    assert.deepEqual(await asks('update leerlingen set achternaam = null returning achternaam'), NIETS);
    assert.deepEqual(await asks('delete from leerlingen returning achternaam'), GEWEIGERD);
    assert.deepEqual(await asks("copy leerlingen to program 'cat'"), GEWEIGERD);
  });

  test('R33: our own query of names, asked by support or after one step of signing in, finds nobody', async () => {
    const namen = async (lid: Lidmaatschap, tweedeFactor = true) => {
      const persoon = { id: 'g1', email: 'g1@x.example', naam: 'G. Een', lidmaatschappen: [lid] };
      const actor: Actor = { kind: 'gebruiker', ...persoon, tweedeFactor };
      return (await tested.database.as(actor, (handeling) => listLeerlingen(handeling, eigen))).length;
    };
    const begeleider = { rol: 'intern_begeleider', brin6: BRIN6 };
    assert.equal(await namen(begeleider), 40);
    assert.equal(await namen(begeleider, false), 0);
    assert.equal(await namen({ ...begeleider, brin6: ANDER_BRIN6 }), 0);
    for (const rol of ['support', 'functioneel_beheerder', 'behandelaar', 'intern_begeleider']) {
      assert.equal(await namen({ rol, brin6: null }), 0, rol);
    }
  });

  test('the functioneel beheerder sees the bronnen and how koppelingen stand, no request, group or pupil', async () => {
    const { bronnen, koppelingen } = alles;
    await assertSees(BEHEERDER, { bronnen, koppelingen });
    await assertChanges(BEHEERDER, {});
  });

  test('R4: a behandelaar sees nothing as long as no dossier is submitted', async () => {
    await assertSees(BEHANDELAAR, {});
    await assertChanges(BEHANDELAAR, {});
    await assertDeletes(BEHANDELAAR, 0);
  });

  test('an intern begeleider sees the own school and nothing of another, and changes nothing', async () => {
    const { koppelingen, synchronisaties, groepen, samengestelde_groepen, leerlingen } = vanEigen;
    assert.equal(leerlingen, 40);
    const begeleider = begeleiderVan(BRIN6);
    await assertSees(begeleider, {
      koppelingen,
      synchronisaties,
      groepen,
      samengestelde_groepen,
      leerlingen,
    });
    await assertChanges(begeleider, {});
    await assertDeletes(begeleider, 0);
    await assertSees(begeleiderVan('97ZZ00'), {});
  });

  test('what fetches reaches the pupils of the koppeling that it named, and of no other', async () => {
    const { bronnen, koppelingen, synchronisaties } = alles;
    for (const naam of ['synchronisatie', 'rooster', 'opdrachtregel']) {
      const verzoeken = naam === 'opdrachtregel' ? alles.verzoeken : 0;
      await assertSees(systeem(naam), { bronnen, koppelingen, synchronisaties, verzoeken });
      const { groepen, samengestelde_groepen, leerlingen } = vanEigen;
      const bezig = systeem(naam, eigen);
      await assertSees(bezig, {
        bronnen,
        koppelingen,
        synchronisaties,
        groepen,
        samengestelde_groepen,
        leerlingen,
        verzoeken: verzoeken || vanEigen.verzoeken,
      });
      const isBeheerder = naam === 'opdrachtregel';
      await assertChanges(bezig, {
        bronnen: isBeheerder ? bronnen : 0,
        koppelingen: isBeheerder ? koppelingen : 1,
        synchronisaties: vanEigen.synchronisaties,
        leerlingen,
        verzoeken: vanEigen.verzoeken,
      });
      await assertDeletes(bezig, groepen);
      const vreemd = `insert into leerlingen (koppeling_id, key, samengestelde_groep_keys, hash)
                      values ('${ander}', 'x', '{}', '')`;
      assert.deepEqual(await queryAs(bezig, vreemd), GEWEIGERD);
      const verhuizing = `update leerlingen set koppeling_id = '${ander}'`;
      assert.deepEqual(await queryAs(bezig, verhuizing), GEWEIGERD);
    }
  });

  test('every other system touches only what it is there for', async () => {
    const { bronnen, synchronisaties, mails } = alles;
    await assertSees(systeem('start', eigen), { bronnen, synchronisaties });
    await assertChanges(systeem('start', eigen), { bronnen, synchronisaties: vanEigen.synchronisaties });
    await assertChanges(systeem('start'), { bronnen });
    await assertSees(systeem('postbus', eigen), { mails });
    await assertChanges(systeem('postbus', eigen), { mails });
    // The other school asked for no confirmation.
    await assertSees(systeem('berichten', eigen), { koppelingen: 1 });
    await assertChanges(systeem('berichten', eigen), { koppelingen: 1 });
    const afwijzen = `update verzoeken set status = 'afgewezen' where brin6 = '${BRIN6}'`;
    await tested.owner.pool.query(afwijzen);
    await assertSees(systeem('berichten', eigen), { koppelingen: 1, verzoeken: 1 });
    await tested.owner.pool.query(afwijzen.replace('afgewezen', 'in-behandeling'));
    await assertSees(systeem('onbekend', eigen), {});
    await assertChanges(systeem('onbekend', eigen), {});
    await assertSees(
      { actor: 'partner:ESIS', vestigingen: '*', leerlingen: [BRIN6], rollen: ['support'] },
      {},
    );
  });

  test('what fetches says how it went, and replaces no code, school, bron or address', async () => {
    const set = async (naam: string, wijziging: string) =>
      await queryAs(systeem(naam, eigen), `update koppelingen set ${wijziging}`);
    const vreemd = [`code_versleuteld = 'x'`, `brin6 = '97ZZ00'`, `schoolnaam = 'x'`, `bron_id = 'x'`];
    const post = [`contact_email = 'b@x.example'`, `created_at = now() - interval '1 day'`];
    for (const naam of ['synchronisatie', 'rooster', 'berichten'])
      for (const wijziging of [...vreemd, ...post])
        assert.deepEqual(await set(naam, wijziging), GEWEIGERD, `${naam}: ${wijziging}`);
    for (const naam of ['synchronisatie', 'rooster']) {
      assert.deepEqual(await set(naam, 'bevestiging_verzonden_op = now()'), GEWEIGERD);
      assert.deepEqual(await set(naam, `volgende_op = now(), status = 'storing'`), rijen(1));
    }
    assert.deepEqual(await set('berichten', `status = 'storing'`), GEWEIGERD);
    assert.deepEqual(await set('berichten', 'bevestiging_verzonden_op = now()'), rijen(1));
  });

  test('P9: nobody makes a koppeling that is active before a pupil crossed', async () => {
    const insert = (status: string) =>
      `insert into koppelingen (brin6, bron_id, status, code_versleuteld) values ('97ZZ00', 'esis', '${status}', 'x')`;
    for (const vrager of [SUPPORT, systeem('opdrachtregel')]) {
      assert.deepEqual(await queryAs(vrager, insert('aangevraagd')), rijen(1));
      assert.deepEqual(await queryAs(vrager, insert('actief')), GEWEIGERD);
    }
    for (const vrager of [begeleiderVan('97ZZ00'), BEHEERDER, systeem('synchronisatie'), systeem('start')]) {
      assert.deepEqual(await queryAs(vrager, insert('aangevraagd')), GEWEIGERD, vrager.actor);
    }
  });

  test('a row of a school that nobody here works for is invisible, and so is a request without a school', async () => {
    const { pool } = tested.owner;
    const { rows } = await pool.query(
      `insert into mails (afzender_versleuteld, afzender_pseudoniem, domein_pseudoniem, bytes, inhoud_versleuteld)
       values ('x', 'x', 'x', 1, 'x') returning id`,
    );
    await pool.query(
      `insert into verzoeken (mail_id, status, ontvangen_op, van_versleuteld, van_pseudoniem, domein_pseudoniem,
                              onderwerp_versleuteld, tekst_versleuteld)
       values ($1, 'onleesbaar', now(), 'x', 'x', 'x', 'x', 'x')`,
      [rows[0].id],
    );
    for (const vrager of [begeleiderVan(BRIN6), BEHANDELAAR, BEHEERDER, systeem('berichten', eigen)]) {
      const zonderSchool = 'select from verzoeken where brin6 is null or koppeling_id is null';
      assert.deepEqual(await queryAs(vrager, zonderSchool), NIETS, vrager.actor);
    }
  });

  test('the application role cannot step out of its role', async () => {
    for (const sql of [
      'set role postgres',
      'alter table leerlingen disable row level security',
      'alter table leerlingen no force row level security',
      'drop policy lezen on leerlingen',
      'create policy mij on leerlingen using (true)',
      'truncate leerlingen',
      'create table stiekem (id integer)',
      'create function public.stiekem() returns integer language sql security definer return 1',
      'select * from sessies',
      'select * from wachtwoorden',
      'select * from schoolaccounts',
      'select * from eenmalige_tokens',
      'select * from migraties',
    ]) {
      assert.ok('geweigerd' in (await queryAs(SUPPORT, sql)), sql);
    }
    assert.deepEqual(
      await queryAs(SUPPORT, 'set local row_security = off', 'select from leerlingen'),
      GEWEIGERD,
    );
  });

  test('by samenwerkingsverband: who logs in to one database does not get into that of another', async () => {
    const buren = await createTestDatabase(MIGRATIONS);
    try {
      const url = new URL(tested.appUrl);
      url.pathname = new URL(buren.appUrl).pathname;
      const client = new pg.Client({ connectionString: url.href });
      await assert.rejects(client.connect(), { code: '42501' });
    } finally {
      await buren.drop();
    }
  });

  test('the systems that the policies name are those of the table of rights', async () => {
    const { rows } = await tested.owner.pool.query<{ tekst: string }>(
      `select concat_ws(' ', qual, with_check) as tekst from pg_policies
        where schemaname = 'public' and tablename = any ($1)
       union all select pg_get_functiondef(p.oid) from pg_proc p
        where p.oid = 'koppelpunt.haalt_op()'::regprocedure`,
      // The jobs `opruimen` and `bewaar-hoofd` touch only a table of the platform.
      [[...TABELLEN, 'aanmeldpogingen', 'logboek_schakels']],
    );
    const named: readonly string[] = rows.flatMap(({ tekst }) =>
      [...tekst.matchAll(/is_systeem\('([^']+)'|'systeem:([^']+)'/g)].map(
        (match) => match[1] ?? match[2] ?? '',
      ),
    );
    assert.deepEqual(Array.from(new Set(named)).toSorted(), Object.keys(rechten.tabel.systemen).toSorted());
  });
});
