/** The rows that the database itself lets a partner see, whatever the code asks. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Actor } from '@koppelpunt/platform';
import { sql, type QueryResult, type RawBuilder } from 'kysely';
import { activate, openPartner, openSchool, startEsis, type Browser, type Esis } from './start-esis.ts';

let esis: Esis;
let beheer: Browser;
let koppelingId: string;
const PARTNER: Actor = { kind: 'partner', naam: 'top-dossier' };
const VREEMD: Actor = { kind: 'partner', naam: 'een-ander' };

before(async () => {
  esis = await startEsis();
  await openPartner(esis);
  beheer = await openSchool(esis, { leerlingen: 20 });
  await openSchool(esis, { brin6: '97QX01', naam: 'De Wilg', leerlingen: 5 });
  koppelingId = (await activate(beheer)).id;
});
after(async () => await esis.stop());

const count = async (actor: Actor, tabel: string, vestiging?: string): Promise<number> =>
  await esis.database.as(
    actor,
    async ({ tx }) => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(tabel)}`.execute(
        tx,
      );
      return rows[0]?.n ?? -1;
    },
    { vestiging },
  );

test('a partner sees the pupils of a school that exchanges with it, and of no other', async () => {
  assert.equal(await count(PARTNER, 'leerlingen'), 20);
  assert.equal(await count(PARTNER, 'leerlingen', '97QX00'), 20);
  assert.equal(await count(PARTNER, 'leerlingen', '97QX01'), 0);
  assert.equal(await count(PARTNER, 'vestigingen'), 1);
  assert.equal(await count(PARTNER, 'koppelingen'), 1);
  assert.equal(await count(PARTNER, 'partners'), 1);
  for (const tabel of ['logboek', 'codepogingen', 'mandaten', 'gebruikers']) {
    assert.equal(await count(PARTNER, tabel), 0, tabel);
  }
});

test('another partner sees nothing of it', async () => {
  for (const tabel of ['leerlingen', 'groepen', 'vestigingen', 'koppelingen', 'partners', 'uitwisselingen']) {
    assert.equal(await count(VREEMD, tabel), 0, tabel);
  }
});

test('who stays home is no row for a partner, nor is a group of that pupil alone, nor who stays home at all', async () => {
  const [kind] = await esis.eigenaar.selectFrom('leerlingen').select(['key', 'groep']).limit(1).execute();
  const groepen = await count(PARTNER, 'groepen');
  await sql`insert into thuisblijvers (brin6, leerling_key, sinds, door, reden_versleuteld)
    values ('97QX00', ${kind?.key}, now(), 'x', 'x'), ('97QX01', ${kind?.key}, now(), 'x', 'x')`.execute(
    esis.eigenaar,
  );
  assert.equal(
    await count(PARTNER, 'leerlingen'),
    19,
    'one with the same key at another school says nothing here',
  );
  assert.equal(await count(PARTNER, 'leerlingen', '97QX00'), 19);
  assert.equal(await count(PARTNER, 'thuisblijvers'), 0);
  assert.equal(await count(PARTNER, 'groepen'), groepen);
  await sql`insert into thuisblijvers (brin6, leerling_key, sinds, door, reden_versleuteld)
    select brin6, key, now(), 'x', 'x' from leerlingen
     where brin6 = '97QX00' and groep = ${kind?.groep} and key <> ${kind?.key}`.execute(esis.eigenaar);
  assert.equal(await count(PARTNER, 'groepen'), groepen - 1);
  await esis.eigenaar.deleteFrom('thuisblijvers').execute();
  assert.equal(await count(PARTNER, 'leerlingen'), 20);
});

test('a partner changes nothing of pupils, and writes in nobody else’s name', async () => {
  const tries: RawBuilder<unknown>[] = [
    sql`update leerlingen set roepnaam = 'x'`,
    sql`delete from leerlingen`,
    sql`update vestigingen set gewijzigd_op = now()`,
  ];
  for (const attempt of tries) {
    const result: QueryResult<unknown> = await esis.database.as(
      PARTNER,
      async ({ tx }) => await attempt.execute(tx),
    );
    assert.equal(result.numAffectedRows, 0n);
  }
  await assert.rejects(
    esis.database.as(VREEMD, async ({ tx }) => {
      await sql`insert into logboek (actor, gebeurtenis) values ('partner:top-dossier', 'x')`.execute(tx);
    }),
    { code: '42501' },
  );
  const { id } = await esis.eigenaar.selectFrom('partners').select('id').executeTakeFirstOrThrow();
  await assert.rejects(
    esis.database.as(VREEMD, async ({ tx }) => {
      await sql`insert into uitwisselingen (op, partner_id, operatie, uitkomst)
                values (now(), ${id}, 'HaalStructuur', 'gegevens')`.execute(tx);
    }),
    { code: '42501' },
  );
});

/** Every column of a table with a value that it surely does not have. */
async function listChanges(tabel: string): Promise<{ kolom: string; waarde: string }[]> {
  const { rows } = await sql<{ kolom: string; soort: string }>`
    select column_name as kolom, data_type as soort from information_schema.columns
     where table_schema = 'public' and table_name = ${tabel} and is_identity = 'NO'`.execute(esis.eigenaar);
  const waarden: Record<string, string> = {
    text: `'x'`,
    uuid: 'gen_random_uuid()',
    date: `'2000-01-01'`,
    'timestamp with time zone': `'2000-01-01'`,
    integer: '99',
    bigint: '99',
    ARRAY: `'{x}'`,
  };
  return rows.map(({ kolom, soort }) => ({ kolom, waarde: waarden[soort] ?? 'null' }));
}

/** What PostgreSQL says, after which nothing of it stays. */
async function tryUpdate(statement: string): Promise<string | bigint> {
  try {
    return await esis.database.as(PARTNER, async ({ tx }) => {
      const { numAffectedRows } = await sql.raw(statement).execute(tx);
      throw Object.assign(new Error('rolled back'), { changed: numAffectedRows });
    });
  } catch (error) {
    const { changed, code } = error as { changed?: bigint; code?: string };
    return changed ?? code ?? String(error);
  }
}

test('a partner confirms a koppeling and changes nothing else of it: no code, pause, day, name or owner', async () => {
  const all = await listChanges('koppelingen');
  const changes = all.filter(({ kolom }) => kolom !== 'status' && !kolom.startsWith('vorige_'));
  assert.deepEqual(
    changes.map(({ kolom }) => kolom).toSorted(),
    `aanbod_id aangevraagd_op akkoord_id brin6 code_hash geactiveerd_op id partner_id startdatum verloop_gemeld_op
     verzoek_verzonden_door verzoek_verzonden_op`.split(/\s+/),
  );
  for (const { kolom, waarde } of changes)
    assert.equal(
      await tryUpdate(`update koppelingen set status = 'actief', ${kolom} = ${waarde}`),
      '42501',
      kolom,
    );
  assert.equal(await tryUpdate(`update koppelingen set status = 'actief'`), 1n);
  await sql`insert into pauzes (koppeling_id, brin6, soort, reden, door, vanaf)
    select id, brin6, 'bestuur', 'x', 'Joke', now() - interval '1 year' from koppelingen`.execute(
    esis.eigenaar,
  );
  assert.equal(await tryUpdate(`update koppelingen set status = 'actief'`), 0n, 'not while it is paused');
  assert.equal(await count(PARTNER, 'leerlingen'), 0, 'P3: the database gives no pupil either');
  for (const change of ['update pauzes set tot = now()', 'delete from pauzes'])
    assert.equal(await tryUpdate(change), 0n, change);
  await sql`update pauzes set tot = vanaf`.execute(esis.eigenaar);
  assert.equal(await count(PARTNER, 'leerlingen'), 20);
  await sql`delete from pauzes`.execute(esis.eigenaar);
  for (const kolom of ['vorige_code_hash', 'vorige_verzoek_verzonden_op'])
    assert.equal(
      await tryUpdate(
        `update koppelingen set status = 'actief', ${kolom} = ${kolom.endsWith('_op') ? 'now()' : `'x'`}`,
      ),
      '23514',
      `${kolom} only goes`,
    );
  for (const status of ['ingetrokken', 'gepauzeerd', 'aangevraagd', 'verlopen'])
    assert.equal(await tryUpdate(`update koppelingen set status = '${status}'`), '42501', status);
});

test('of an exchange a partner writes how it ended and how often, never when or of whom it was', async () => {
  await sql`insert into uitwisselingen (op, brin6, koppeling_id, partner_id, operatie, uitkomst)
    select now(), brin6, id, partner_id, 'HaalStructuur', 'geweigerd' from koppelingen`.execute(
    esis.eigenaar,
  );
  const eigen = ['uitkomst', 'aantal_leerlingen', 'aantal_groepen', 'bytes', 'aantal', 'laatst_op'];
  const changes = (await listChanges('uitwisselingen')).filter(({ kolom }) => !eigen.includes(kolom));
  assert.ok(changes.length >= 6);
  for (const { kolom, waarde } of changes)
    assert.equal(await tryUpdate(`update uitwisselingen set ${kolom} = ${waarde}`), '42501', kolom);
  assert.equal(await tryUpdate(`update uitwisselingen set aantal = 2, laatst_op = now()`), 1n);
  await sql`delete from uitwisselingen`.execute(esis.eigenaar);
});

test('of a school that exchanges with both, each reaches the codes of its own koppeling only', async () => {
  await sql`insert into partners (aanbod_id, klantnaam, klantcode_versleuteld) values ('ander', 'een-ander', 'x')`.execute(
    esis.eigenaar,
  );
  await sql`insert into koppelingen select (jsonb_populate_record(k, jsonb_build_object(
      'id', gen_random_uuid(), 'aanbod_id', 'ander', 'code_hash', 'k1.ander',
      'partner_id', (select id from partners where klantnaam = 'een-ander')))).*
    from koppelingen k`.execute(esis.eigenaar);
  assert.equal(
    await count(VREEMD, 'leerlingen'),
    20,
    'it may exchange, so that the rest is not for another reason',
  );
  assert.equal(await count(PARTNER, 'verificatiecodes'), 1);
  assert.equal(await count(VREEMD, 'verificatiecodes'), 0);
  await assert.rejects(
    esis.database.as(VREEMD, async ({ tx }) => {
      await sql`update verificatiecodes set zegel = 'x'`.execute(tx);
    }),
    { code: '42501' },
  );
  await sql`delete from koppelingen where aanbod_id = 'ander'`.execute(esis.eigenaar);
});

test('without a code there are no pupils either, in the database itself', async () => {
  await beheer.send('DELETE', `/api/vestigingen/97QX00/koppelingen/${koppelingId}/verificatiecode`);
  assert.equal(await count(PARTNER, 'leerlingen'), 0);
  assert.equal(await count(PARTNER, 'vestigingen'), 0);
  assert.equal(await count(PARTNER, 'koppelingen'), 1, 'that it is paused it may know');
  assert.equal(await tryUpdate(`update koppelingen set status = 'actief'`), 0n, 'and not that it ends');
});
