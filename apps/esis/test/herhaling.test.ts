/** A partner asks day and night. What it meets again and again is one line, and never pushes out what a person did. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import {
  activate,
  CODE,
  fetchLeerlingen,
  makeEdexml,
  openPartner,
  openSchool,
  startEsis,
  statusOf,
  until,
  VERZOEK,
  type Browser,
  type Esis,
  type Partner,
} from './start-esis.ts';

const KOPPELINGEN = '/api/vestigingen/97QX00/koppelingen';
const MINUUT = 60_000;

let esis: Esis;
let browser: Browser;
let partner: Partner;
let id: string;
let stempel: string;

before(async () => {
  esis = await startEsis();
  browser = await openSchool(esis);
  ({ id } = await activate(browser));
  partner = await openPartner(esis);
  stempel = (await fetchLeerlingen(partner.client)).school?.aanmaakdatum ?? '';
  await until(async () => (await statusOf(browser, id)) === 'actief');
});
after(async () => await esis.stop());

const ask = async () => {
  esis.klok.advance(MINUUT);
  const verzoek = { ...VERZOEK, laatstontvangengegevens: stempel };
  const { kind } = await fetchLeerlingen(partner.client, CODE, verzoek).catch(() => ({ kind: 'geweigerd' }));
  await esis.services.uwlr.settle();
  return kind;
};
const remove = async () => await browser.send('DELETE', `${KOPPELINGEN}/${id}/verificatiecode`);
const enter = async () =>
  await browser.send('PUT', `${KOPPELINGEN}/${id}/verificatiecode`, { verificatiecode: CODE });
const get = async () => (await browser.get(`${KOPPELINGEN}/${id}`)).body;
const listUitwisselingen = async () =>
  (await browser.get('/api/vestigingen/97QX00/uitwisselingen')).body.uitwisselingen;
const listLogboek = async (gebeurtenis: string) =>
  await esis.eigenaar
    .selectFrom('logboek')
    .select(['details', 'brin6', 'onderwerp'])
    .where('gebeurtenis', '=', gebeurtenis)
    .orderBy('id')
    .execute();

test('asked by day and nothing changed: one line with a count and two times, one row in the logboek', async () => {
  const eerst = esis.klok.now().getTime() + MINUUT;
  for (let keer = 0; keer < 5; keer += 1) assert.equal(await ask(), 'geenwijzigingen');
  const [line, before] = await listUitwisselingen();
  assert.deepEqual(
    [line.uitkomst, line.aantal, line.op, line.laatstOp],
    ['geenwijzigingen', 5, new Date(eerst).toISOString(), esis.klok.now().toISOString()],
  );
  assert.deepEqual([before.uitkomst, before.aantal, before.laatstOp], ['gegevens', 1, null]);
  assert.equal((await listLogboek('uitwisseling.ongewijzigd')).length, 1);
  assert.equal((await get()).laatstGevraagdOp, esis.klok.now().toISOString());
});

test('a pause of 150 refusals is one line everywhere, and the pause itself stays in view', async () => {
  await remove();
  for (let keer = 0; keer < 150; keer += 1) assert.equal(await ask(), 'geweigerd');
  const [line] = await listUitwisselingen();
  assert.deepEqual([line.uitkomst, line.aantal], ['geweigerd', 150]);
  const { geschiedenis } = await get();
  const geweigerd = geschiedenis.filter(({ wat }: { wat: string }) => wat.includes('geweigerd'));
  assert.deepEqual(
    geweigerd.map(({ aantal, laatstOp }: { aantal: number; laatstOp: string }) => [aantal, laatstOp]),
    [[150, esis.klok.now().toISOString()]],
  );
  assert.ok(geschiedenis.some(({ wat }: { wat: string }) => wat.startsWith('Verificatiecode verwijderd')));
  assert.equal((await listLogboek('uitwisseling.geweigerd')).length, 1);
});

test('when something else happens, the logboek gets how often it was, and when first and last', async () => {
  await enter();
  await ask();
  const rows = await listLogboek('uitwisseling.herhaald');
  assert.deepEqual(
    rows.map(({ details, brin6, onderwerp }) => {
      const { uitkomst, aantal } = details as { uitkomst: string; aantal: number };
      return [brin6, onderwerp, uitkomst, aantal];
    }),
    [
      ['97QX00', `koppeling:${id}`, 'geenwijzigingen', 5],
      ['97QX00', `koppeling:${id}`, 'geweigerd', 150],
    ],
  );
  const { body } = await browser.get('/api/vestigingen/97QX00/logboek');
  const regel = body.regels.find(({ wat }: { wat: string }) => wat.startsWith('Hetzelfde antwoord'));
  assert.match(regel.bijzonderheden.join(' · '), /aantal: 150 · .*eerst: 23-11-2026.* · laatst: 23-11-2026/);
});

test('a code that was never of this school is counted, not listed again and again', async () => {
  for (let keer = 0; keer < 3; keer += 1)
    await assert.rejects(fetchLeerlingen(partner.client, '97QX00-b4n8c2v6x9z3k7j5'));
  await esis.services.uwlr.settle();
  const [line] = await listUitwisselingen();
  assert.deepEqual([line.isVreemdeCode, line.aantal], [true, 3]);
  assert.equal((await get()).vreemdeCodes.aantal, 3);
});

test('a machine that fetches every hour for a year pushes no act of a person out of the history', async () => {
  const daden = async () =>
    (await get()).geschiedenis.filter(({ wat }: { wat: string }) => wat.includes('erificatiecode')).length;
  const before = await daden();
  assert.ok(before >= 2);
  await sql`insert into uitwisselingen (op, brin6, koppeling_id, partner_id, operatie, uitkomst)
    select op + n * interval '1 hour', brin6, koppeling_id, partner_id, operatie, uitkomst
      from uitwisselingen, generate_series(1, 9000) n where uitkomst = 'gegevens'`.execute(esis.eigenaar);
  assert.equal(await daden(), before);
  assert.ok((await get()).geschiedenis.length <= before + 40);
});

test('two schooldagen of silence: the school is told, and a good answer ends it', async () => {
  await sql`delete from uitwisselingen where op > ${esis.klok.now()}`.execute(esis.eigenaar);
  await ask();
  assert.equal((await get()).stilSinds, null);
  const sinds = esis.klok.now().toISOString();
  // Monday was the last; Tuesday and Wednesday are over.
  esis.klok.set('2026-11-25T22:59:00Z');
  assert.equal((await get()).stilSinds, null);
  esis.klok.set('2026-11-26T07:00:00Z');
  const stil = await get();
  assert.equal(stil.stilSinds, sinds);
  assert.match(stil.aanZet, /^TOP dossier is aan zet: er is al twee schooldagen niets uitgewisseld/);
  // Somebody who only looks at the groups, or is refused, has exchanged nothing.
  await partner.client.haalStructuur(VERZOEK, { autorisatiesleutel: CODE });
  await esis.services.uwlr.settle();
  assert.equal((await get()).stilSinds, sinds);
  assert.equal(await ask(), 'geenwijzigingen');
  assert.equal((await get()).stilSinds, null);
});

test('a partner that asks for what it fetched as if it had not: the school is told, until it takes it over', async () => {
  const bestand = await makeEdexml({
    aanpassen: ([een]) => {
      if (een) een.roepnaam = 'Anders';
    },
  });
  assert.equal((await browser.sendFile('/api/vestigingen/97QX00/edexml', bestand)).status, 200);
  const verzoek = { ...VERZOEK, laatstontvangengegevens: stempel };
  const fetchWith = async () => {
    esis.klok.advance(15 * MINUUT);
    const { school } = await fetchLeerlingen(partner.client, CODE, verzoek);
    await esis.services.uwlr.settle();
    return school?.aanmaakdatum ?? '';
  };
  // What TOP dossier does while its brake is on: the stamp stays that of before.
  const gekregen = await fetchWith();
  const eerst = esis.klok.now().toISOString();
  assert.equal((await get()).onverwerkt, null, 'once is how everybody fetches');
  await fetchWith();
  await fetchWith();
  const vast = await get();
  assert.deepEqual(vast.onverwerkt, { sinds: eerst, aantal: 3 });
  assert.match(
    vast.aanZet,
    /^TOP dossier is aan zet: het haalde de laatste wijziging op, maar verwerkte die nog niet/,
  );
  // The way of the two ports says the same: its first question carries the stamp.
  await partner.client.haalStructuur(verzoek, { autorisatiesleutel: CODE });
  await esis.services.uwlr.settle();
  assert.equal((await get()).onverwerkt.aantal, 4);
  stempel = gekregen;
  assert.equal(await ask(), 'geenwijzigingen');
  assert.equal((await get()).onverwerkt, null);
});

test('a pause is no silence: who resumes is not told to call anybody, until two schooldagen after that', async () => {
  esis.klok.set('2026-11-26T08:00:00Z');
  assert.equal(await ask(), 'geenwijzigingen');
  await remove();
  // Friday, Monday and Tuesday.
  esis.klok.set('2026-12-02T08:00:00Z');
  await enter();
  const hervat = await get();
  assert.deepEqual([hervat.status, hervat.stilSinds], ['actief', null]);
  assert.match(hervat.aanZet, /^Niemand hoeft iets te doen/);
  esis.klok.set('2026-12-05T08:00:00Z');
  assert.equal((await get()).stilSinds, '2026-12-02T08:00:00.000Z');
  assert.equal(await ask(), 'geenwijzigingen');
  assert.equal((await get()).stilSinds, null);
});

test('over 1 August: a school that has not imported the new year hears that, and not that the partner is silent', async () => {
  esis.klok.set('2027-07-30T08:00:00Z');
  assert.equal(await ask(), 'geenwijzigingen');
  const nieuwJaar = { ...VERZOEK, schooljaar: '2027-2028' };
  for (const moment of ['2027-08-02T08:00:00Z', '2027-09-16T08:00:00Z']) {
    esis.klok.set(moment);
    assert.equal((await fetchLeerlingen(partner.client, CODE, nieuwJaar)).kind, 'geengegevens');
    await esis.services.uwlr.settle();
    const { stilSinds, aanZet } = await get();
    assert.equal(stilSinds, null);
    assert.match(aanZet, /^Uw school is aan zet: .* Lees het nieuwe schooljaar in bij Leerlingen\.$/);
  }
  // The other port asks for the groups first. That it asks for staff, which never crosses, says nothing about the pupils.
  await partner.client.haalStructuur(nieuwJaar, { autorisatiesleutel: CODE });
  await esis.services.uwlr.settle();
  assert.match((await get()).aanZet, /^Uw school is aan zet/);
  await partner.client.haalLeerkrachten(
    { ...VERZOEK, groepen: [{ kind: 'groep' }] },
    { autorisatiesleutel: CODE },
  );
  await esis.services.uwlr.settle();
  assert.match((await get()).aanZet, /^TOP dossier is aan zet/);
  assert.equal(await ask(), 'geenwijzigingen');
  assert.match((await get()).aanZet, /^Niemand hoeft iets te doen/);
});

test('an answer with groups only that breaks off is not told as pupils', async () => {
  const row = await esis.eigenaar
    .selectFrom('uitwisselingen')
    .select(['op', 'brin6', 'koppelingId', 'partnerId'])
    .where('koppelingId', '=', id)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const operaties = {
    HaalStructuur: 'Een vraag om gegevens mislukt; er zijn geen leerlingen meegegeven',
    HaalLeerlinggegevens: 'Ophalen van leerlingen afgebroken',
  };
  for (const [operatie, wat] of Object.entries(operaties)) {
    esis.klok.advance(MINUUT);
    const values = { ...row, op: esis.klok.now(), operatie, uitkomst: 'afgebroken' };
    await esis.eigenaar.insertInto('uitwisselingen').values(values).execute();
    const [{ op, wat: told }] = (await get()).geschiedenis;
    assert.deepEqual([op, told], [esis.klok.now().toISOString(), wat]);
  }
});
