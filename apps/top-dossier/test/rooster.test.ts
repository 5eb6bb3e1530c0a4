/** A koppeling lives by itself: nobody presses anything, only the clock turns. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { dangerouslyAsSystem, type Actor } from '@koppelpunt/platform';
import { createTestKlok, makeSchool, type FictionalSchool } from '@koppelpunt/testkit';
import { WIJZEN, type Wijze } from '../src/bronnen/bron.ts';
import { roosterJob } from '../src/synchronisaties/rooster.job.ts';
import { OPDRACHTREGEL, startServices, type TestServices } from './start-services.ts';

const SUPPORT: Actor = {
  kind: 'gebruiker',
  id: 'support-1',
  email: 'b.devries@noorderlicht.example',
  naam: 'Bo de Vries',
  lidmaatschappen: [{ rol: 'support', brin6: null }],
  tweedeFactor: true,
};
const BRIN6 = '97QX00';
const CODE = '97QX00-x7rk2mq9v4hd8sw3tz6bn5';
const MINUUT = 60_000;
const klok = createTestKlok('2026-11-24T09:00:00Z');

let top: TestServices;
let school: FictionalSchool;
let id: string;

before(async () => {
  top = await startServices({ klok });
});
after(() => top.stop());
beforeEach(async () => {
  for (const tabel of [
    'leerlingen',
    'groepen',
    'samengesteldeGroepen',
    'synchronisaties',
    'koppelingen',
  ] as const)
    await top.owner.db.deleteFrom(tabel).execute();
  top.esis.behave('normaal');
  klok.set('2026-11-24T09:00:00Z');
  school = makeSchool({ brincode: '97QX', leerlingen: 40 });
  top.esis.setCode(CODE, school);
});

/** Turns the clock, and does each time what the job does every minute. A longer step only makes a long test shorter. */
async function run(minuten: number, stap = 1): Promise<void> {
  const job = roosterJob({ ...top.services, database: top.database });
  for (let minuut = 0; minuut < minuten; minuut += stap) {
    klok.advance(stap * MINUUT);
    await job.handle({}, new AbortController().signal, dangerouslyAsSystem(job.actor));
  }
}

const koppel = async () => void (id = await top.koppel(BRIN6, CODE));
const get = async () => await top.services.overzicht.getKoppeling(SUPPORT, id);
const countCalls = () => top.esis.calls.length;
const countLogboek = async () => (await top.owner.db.selectFrom('logboek').select('id').execute()).length;
/** The school changes something: its stamp moves, and one name. */
const change = (leerlingen = school.leerlingen) => {
  school.school.aanmaakdatum = klok.now().toISOString();
  top.esis.setCode(CODE, { ...school, leerlingen });
};

test('a change in ESIS arrives within a quarter of an hour, and nobody did anything', async () => {
  await koppel();
  await run(15);
  assert.equal((await get()).synchronisaties.length, 1, 'that nothing changed stands nowhere by day');
  change(school.leerlingen.slice(1));
  await run(15);
  const { aantalLeerlingen, synchronisaties } = await get();
  assert.equal(aantalLeerlingen, 39);
  assert.deepEqual([synchronisaties[0]?.gepland, synchronisaties[0]?.tellingen?.vertrokken], [true, 1]);
});

test('a day costs 81 cheap questions, one line, and no more rows in the logboek than that', async () => {
  await koppel();
  const [calls, rows] = [countCalls(), await countLogboek()];
  await run(24 * 60);
  assert.equal(countCalls() - calls, 81);
  const { synchronisaties, laatstGevraagdOp, status } = await get();
  assert.deepEqual(
    synchronisaties.map(({ resultaat, gepland, aantal }) => [resultaat, gepland, aantal]),
    [
      ['geen-wijzigingen', true, 1],
      ['gelukt', false, 1],
    ],
  );
  assert.equal(await countLogboek(), rows + 1);
  assert.equal(status, 'actief');
  assert.ok(Date.parse(laatstGevraagdOp ?? '') > klok.now().getTime() - 16 * MINUUT);
});

test('every night once, over the end of summer time too, counted on one line', async () => {
  klok.set('2027-10-29T20:00:00Z');
  await koppel();
  await run(4 * 24 * 60, 5);
  const { synchronisaties, volgendeNacht } = await get();
  assert.deepEqual(
    synchronisaties.map(({ resultaat, aantal }) => [resultaat, aantal]),
    [
      ['geen-wijzigingen', 4],
      ['gelukt', 1],
    ],
  );
  const [eerste, laatste] = [synchronisaties[0]?.begonnenOp ?? '', synchronisaties[0]?.laatstOp ?? ''];
  assert.ok(eerste.startsWith('2027-10-29T23') || eerste.startsWith('2027-10-30T0'), eerste);
  assert.ok(laatste < volgendeNacht && laatste > '2027-11-01T23', laatste);
});

for (const wijze of WIJZEN)
  test(`the first of August brings the new year that was imported in June, ${wijze}`, async () => {
    const { url, klantnaam, klantcode } = top.esis;
    const setWijze = async (een: Wijze) =>
      await top.services.bronnen.setBron(OPDRACHTREGEL, {
        id: 'esis',
        url,
        klantnaam,
        klantcode,
        wijze: een,
      });
    await setWijze(wijze);
    klok.set('2027-07-31T09:00:00Z');
    // One moment for all years of a vestiging: the new year is in ESIS, and nobody touches it on 1 August.
    school.school.aanmaakdatum = '2027-06-15T08:00:00.000Z';
    top.esis.setJaar(CODE, '2027-2028', { ...school, leerlingen: school.leerlingen.slice(3) });
    await koppel();
    await run(15);
    assert.equal((await get()).aantalLeerlingen, 40);
    klok.set('2027-08-01T09:00:00Z');
    const calls = countCalls();
    await run(15);
    const { aantalLeerlingen, synchronisaties } = await get();
    assert.deepEqual([aantalLeerlingen, synchronisaties[0]?.tellingen?.vertrokken], [37, 3]);
    // The quarter after it may have come too: that one knows the new year's moment.
    const first = calls + (wijze === 'getrapt' ? 2 : 1);
    for (const { operatie, laatstontvangengegevens } of top.esis.calls.slice(calls, first))
      assert.equal(laatstontvangengegevens, undefined, operatie);
    await run(15);
    assert.equal(
      top.esis.calls.at(-1)?.laatstontvangengegevens,
      school.school.aanmaakdatum,
      'and then as before',
    );
    await setWijze('alles-in-een');
  });

/** The koppeling is asked for in the next minute, whatever the rooster had in mind. */
async function askNow(): Promise<void> {
  klok.advance(MINUUT);
  await top.owner.db.updateTable('koppelingen').set({ volgendeOp: klok.now() }).execute();
  await run(1);
}

test('a run that is vastgehouden again is one line, until other numbers are held', async () => {
  await koppel();
  change(school.leerlingen.slice(10));
  await askNow();
  await askNow();
  change(school.leerlingen.slice(25));
  await askNow();
  const { synchronisaties } = await get();
  assert.deepEqual(
    synchronisaties.map(({ resultaat, aantal, tellingen }) => [resultaat, aantal, tellingen?.vertrokken]),
    [
      ['vastgehouden', 1, 25],
      ['vastgehouden', 2, 10],
      ['gelukt', 1, 0],
    ],
  );
});

test('only what was refused or failed counts in a row: after held runs a first failure is asked again in a minute', async () => {
  await koppel();
  change(school.leerlingen.slice(10));
  for (let times = 0; times < 3; times += 1) await askNow();
  const { volgendeKeer, volgendeNacht } = await get();
  assert.equal(volgendeKeer, volgendeNacht);
  top.esis.behave('onbereikbaar');
  await askNow();
  assert.equal((await get()).volgendeKeer, new Date(klok.now().getTime() + MINUUT).toISOString());
});

test('P2, P4: a pause is seen within a quarter of an hour, and its end by itself', async () => {
  await koppel();
  top.esis.removeCode(CODE);
  await run(15);
  assert.equal((await get()).status, 'gepauzeerd');
  top.esis.setCode(CODE, school);
  await run(15);
  const { status, synchronisaties } = await get();
  assert.equal(status, 'actief');
  assert.deepEqual(
    synchronisaties.map(({ resultaat }) => resultaat),
    ['geen-wijzigingen', 'geweigerd', 'gelukt'],
  );
});

test('a summer of pause is one line with a count and two times, and one row in the logboek', async () => {
  await koppel();
  top.esis.removeCode(CODE);
  const rows = await countLogboek();
  await run(15);
  const since = (await get()).synchronisaties[0];
  const calls = countCalls();
  await run(3 * 24 * 60, 5);
  const [line, ...others] = (await get()).synchronisaties;
  assert.deepEqual([line?.resultaat, others.length], ['geweigerd', 1]);
  assert.equal(line?.begonnenOp, since?.begonnenOp);
  assert.equal(line?.aantal, (since?.aantal ?? 0) + countCalls() - calls);
  assert.ok(Date.parse(line?.laatstOp ?? '') > klok.now().getTime() - 16 * MINUUT);
  // 81 a day, and the four that come sooner.
  assert.ok(countCalls() - calls <= 3 * 81 + 4, String(countCalls() - calls));
  assert.equal(await countLogboek(), rows + 2, 'that it is paused, and the run that found it');
});

test('what a person asked for is not pushed out by the rooster, nor counted with its lines', async () => {
  await koppel();
  for (let dag = 0; dag < 25; dag += 1) {
    klok.advance(MINUUT);
    change();
    await top.owner.db.updateTable('koppelingen').set({ volgendeOp: klok.now() }).execute();
    await run(1);
  }
  const { synchronisaties } = await get();
  const gevraagd = synchronisaties.filter(({ gepland }) => !gepland);
  assert.deepEqual([gevraagd.length, synchronisaties.length], [1, 21]);
  await top.services.synchronisaties.runNow(OPDRACHTREGEL, id, { toestaanVertrek: false });
  klok.set('2026-11-25T02:00:00Z');
  await top.owner.db.updateTable('koppelingen').set({ volgendeOp: klok.now() }).execute();
  await run(1);
  const [nacht, persoon] = (await get()).synchronisaties;
  assert.deepEqual([nacht?.gepland, nacht?.aantal, persoon?.gepland, persoon?.aantal], [true, 1, false, 1]);
});

test('a first synchronisation that failed is tried again by itself, and the screen says when', async () => {
  top.esis.behave('onbereikbaar');
  await assert.rejects(koppel());
  const row = await top.owner.db.selectFrom('koppelingen').select('id').executeTakeFirstOrThrow();
  id = row.id;
  const failed = await get();
  assert.equal(failed.status, 'aangevraagd');
  assert.match(failed.aanZet, /TOP dossier probeert het vanzelf opnieuw/);
  assert.equal(failed.volgendeKeer, new Date(klok.now().getTime() + MINUUT).toISOString());
  await run(3);
  assert.equal((await get()).status, 'aangevraagd');
  top.esis.behave('normaal');
  await run(4);
  assert.deepEqual([(await get()).status, (await get()).aantalLeerlingen], ['actief', 40]);
});

test('a run that never came is not lost: the rooster takes it over after five minutes', async () => {
  const aanvraag = {
    brin6: BRIN6,
    bronId: 'esis',
    verificatiecode: CODE,
    schoolnaam: null,
    contactEmail: null,
  };
  await top.database.as(OPDRACHTREGEL, async (handeling) => {
    ({ id } = await top.services.koppelingen.requestKoppeling(handeling, aanvraag));
  });
  await run(4);
  assert.equal((await get()).status, 'aangevraagd');
  await run(1);
  assert.equal((await get()).status, 'actief');
});

test('ESIS away for ten minutes is no news; away for longer it is a storing, in one line', async () => {
  await koppel();
  top.esis.behave('onbereikbaar');
  await run(14);
  assert.deepEqual([(await get()).status, (await get()).synchronisaties.length], ['actief', 1]);
  await run(60);
  const { status, synchronisaties } = await get();
  assert.deepEqual([status, synchronisaties.length], ['storing', 2]);
  assert.ok((synchronisaties[0]?.aantal ?? 0) > 1);
  top.esis.behave('normaal');
  await run(15);
  assert.equal((await get()).status, 'actief');
});

test('a bron that does not answer is asked three times a minute, not once for each of its schools', async () => {
  const aantal = 40;
  for (let n = 0; n < aantal; n += 1) {
    const brin6 = `97Q${String.fromCharCode(65 + (n % 26))}${String(n).padStart(2, '0')}`;
    const aanvraag = { brin6, bronId: 'esis', verificatiecode: `${brin6}-x7rk2mq9v4hd8sw`, schoolnaam: null };
    await top.database.as(OPDRACHTREGEL, async (handeling) => {
      await top.services.koppelingen.requestKoppeling(handeling, { ...aanvraag, contactEmail: null });
    });
  }
  top.esis.behave('onbereikbaar');
  klok.advance(10 * MINUUT);
  await run(1);
  const asked = await top.owner.db
    .selectFrom('koppelingen')
    .select('id')
    .where('laatstePogingOp', 'is not', null)
    .execute();
  // Three are on their way when the third of them has failed.
  assert.ok(asked.length >= 3 && asked.length <= 5, String(asked.length));
  top.esis.behave('normaal');
  await run(1);
  const { length } = await top.owner.db
    .selectFrom('koppelingen')
    .select('id')
    .where('laatstePogingOp', 'is not', null)
    .execute();
  assert.equal(length, aantal, 'the next minute all of them are');
});

test('two processes at once ask each school once', async () => {
  await koppel();
  const calls = countCalls();
  klok.advance(16 * MINUUT);
  await top.owner.db.updateTable('koppelingen').set({ volgendeOp: klok.now() }).execute();
  const job = roosterJob({ ...top.services, database: top.database });
  const once = async () => await job.handle({}, new AbortController().signal, dangerouslyAsSystem(job.actor));
  await Promise.all([once(), once(), once()]);
  assert.equal(countCalls() - calls, 1);
});
