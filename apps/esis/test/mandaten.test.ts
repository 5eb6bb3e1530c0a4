/** R9: only a person with a mandate of the bestuur accepts terms, and the receipt says who, in which function, when and which text. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { TEST_TOTP_GEHEIM } from '@koppelpunt/testkit';
import {
  CODE,
  fetchLeerlingen,
  makeEdexml,
  openPartner,
  startEsis,
  SYSTEEM,
  WACHTWOORD,
  type Browser,
  type Esis,
} from './start-esis.ts';

const MANDATEN = '/api/vestigingen/97QX00/mandaten';
const AANVRAGEN = '/api/vestigingen/97QX00/mandaataanvragen';
const KOPPELINGEN = '/api/vestigingen/97QX00/koppelingen';
const GERAAKT = { functie: 'administratief medewerker', vanaf: '2026-11-23', tot: '2026-12-31' };
const ACTIVERING = {
  aanbodId: 'top-dossier',
  naam: 'Marieke Jansen',
  akkoord: true,
  startdatum: '2026-11-23',
  verificatiecode: CODE,
  voorwaardenVersie: '1.0',
};

const DAG = 24 * 60 * 60 * 1000;

let esis: Esis;
let beheer: Browser;
let bestuur: Browser;
let beheerder: string;

before(async () => {
  esis = await startEsis();
  await esis.services.vestigingen.createVestiging(SYSTEEM, {
    brin6: '97QX00',
    naam: 'De Regenboog',
    bestuur: '99001',
  });
  await esis.services.vestigingen.createVestiging(SYSTEEM, {
    brin6: '97QX01',
    naam: 'De Boog',
    bestuur: '99001',
  });
  await esis.services.vestigingen.createVestiging(SYSTEEM, { brin6: '98AB00', naam: 'De Buren' });
  beheer = await esis.createGebruiker('marieke@school.example', 'applicatiebeheerder', '97QX00');
  await beheer.sendFile('/api/vestigingen/97QX00/edexml', await makeEdexml());
  const [gevonden] = await esis.services.mensen.listNamen(SYSTEEM, '97QX00', 'applicatiebeheerder');
  beheerder = gevonden?.id ?? '';
});
after(async () => await esis.stop());

const reden = async () =>
  (await beheer.get(KOPPELINGEN)).body.beschikbaar[0].aanbod[0] as { activeerbaar: boolean; reden: string };

async function createBestuurder(email: string, nummer: string): Promise<Browser> {
  await esis.services.gebruikers.createGebruiker(SYSTEEM, {
    email,
    naam: 'Joke van Vliet',
    rol: 'bestuur',
    bestuur: nummer,
    wachtwoord: WACHTWOORD,
    totpGeheim: TEST_TOTP_GEHEIM,
  });
  return await esis.signIn(email);
}

test('without a mandate nothing can be accepted, and the screen says whom to ask', async () => {
  const { activeerbaar, reden: eerst } = await reden();
  assert.equal(activeerbaar, false);
  assert.match(eerst, /helpdesk/, 'nobody of the bestuur is in ESIS yet');
  bestuur = await createBestuurder('joke@bestuur.example', '99001');
  assert.match((await reden()).reden, /Joke van Vliet/);
  const answer = await beheer.send('POST', KOPPELINGEN, ACTIVERING);
  assert.deepEqual([answer.status, answer.body.code], [403, 'GEEN_MANDAAT']);
  assert.match(answer.body.melding, /Joke van Vliet/);
  assert.deepEqual((await beheer.get(KOPPELINGEN)).body.geactiveerd, []);
});

test('who has no mandate asks the bestuur: a mail, an item on its screen, and a mail back with the answer', async () => {
  const ask = async (browser = beheer, url = AANVRAGEN) => await browser.send('POST', url);
  const listItems = async () =>
    (await bestuur.get(MANDATEN)).body.aanvragen.map(
      ({ persoon, gevraagdOp }: { persoon: { id: string }; gevraagdOp: string }) => [persoon.id, gevraagdOp],
    );
  const vraag = async (browser = beheer) => (await browser.get(MANDATEN)).body.vraag;
  assert.deepEqual([await vraag(), await vraag(bestuur)], [{ gevraagdOp: null, kanNu: true }, null]);
  assert.equal((await ask(bestuur)).body.code, 'GEEN_RECHT');
  assert.equal((await ask(beheer, '/api/vestigingen/98AB00/mandaataanvragen')).status, 404);

  assert.deepEqual((await ask()).body, { gemaild: true });
  const mail = await esis.mailbox.next();
  assert.match(JSON.stringify(mail.to), /joke@bestuur\.example/);
  assert.match(mail.text ?? '', /marieke@school\.example.*De Regenboog \(97QX00\)[^]*U bent aan zet/);
  assert.doesNotMatch(mail.text ?? '', /https?:/, 'who signs in finds it');
  const gevraagdOp = esis.klok.now().toISOString();
  assert.deepEqual(await vraag(), { gevraagdOp, kanNu: false });
  assert.deepEqual(await listItems(), [[beheerder, gevraagdOp]]);
  assert.deepEqual((await beheer.get(MANDATEN)).body.aanvragen, [], 'only for who can answer');

  const askedBefore = async (dagen: number) =>
    await esis.eigenaar
      .updateTable('mandaataanvragen')
      .set({ gevraagdOp: new Date(esis.klok.now().getTime() - dagen * DAG) })
      .execute();
  await askedBefore(6);
  assert.deepEqual((await ask()).body, { gemaild: false }, 'one mail a week');
  assert.equal(esis.mailbox.mails.length, 1);
  await askedBefore(8);
  assert.equal((await vraag()).kanNu, true);
  assert.deepEqual((await ask()).body, { gemaild: true });
  assert.equal((await esis.mailbox.next()).subject, mail.subject);

  const refuse = async (id = beheerder) => await bestuur.send('DELETE', `${AANVRAGEN}/${id}`);
  assert.equal((await beheer.send('DELETE', `${AANVRAGEN}/${beheerder}`)).body.code, 'GEEN_RECHT');
  assert.equal((await refuse('niemand')).status, 404);
  assert.deepEqual((await refuse()).body.aanvragen, []);
  const nee = await esis.mailbox.next();
  assert.match(JSON.stringify(nee.to), /marieke@school\.example/);
  assert.match(nee.text ?? '', /geen mandaat voor De Regenboog/);
  assert.equal((await refuse()).status, 404, 'once is enough');

  assert.deepEqual((await ask()).body, { gemaild: true });
  await esis.mailbox.next();
});

test('the bestuur grants one, to an applicatiebeheerder of that vestiging and to nobody else', async () => {
  const { kandidaten, verleners } = (await bestuur.get(MANDATEN)).body;
  assert.deepEqual(
    kandidaten.map(({ id }: { id: string }) => id),
    [beheerder],
  );
  assert.deepEqual(verleners, [{ naam: 'Joke van Vliet' }]);
  assert.deepEqual(
    (await beheer.get(MANDATEN)).body.kandidaten,
    [],
    'a person who may not grant gets no list',
  );

  const grant = async (browser: Browser, over: object = {}, url = MANDATEN) =>
    await browser.send('POST', url, { gebruikerId: beheerder, ...GERAAKT, ...over });
  assert.equal((await grant(bestuur, { gebruikerId: 'niemand' })).body.code, 'MANDAAT_ONGELDIG');
  assert.equal((await grant(bestuur, { tot: '2026-11-22' })).body.code, 'MANDAAT_ONGELDIG');
  const teruggedateerd = (await grant(bestuur, { vanaf: '2026-11-22' })).body;
  assert.equal(teruggedateerd.code, 'MANDAAT_ONGELDIG');
  assert.match(teruggedateerd.velden.vanaf, /op zijn vroegst vandaag/);
  assert.equal((await grant(bestuur, {}, '/api/vestigingen/97QX01/mandaten')).body.code, 'MANDAAT_ONGELDIG');
  assert.equal((await grant(beheer)).body.code, 'GEEN_RECHT');
  const ander = await createBestuurder('piet@ander.example', '99002');
  assert.equal((await grant(ander)).status, 404);

  const answer = await grant(bestuur);
  assert.equal(answer.status, 201, answer.text);
  assert.equal(answer.body.mandaten[0].status, 'geldig');
  assert.deepEqual(await reden(), { ...(await reden()), activeerbaar: true, reden: null });
  assert.deepEqual(answer.body.aanvragen, []);
  assert.equal((await beheer.get(MANDATEN)).body.vraag, null);
  const ja = await esis.mailbox.next();
  assert.match(JSON.stringify(ja.to), /marieke@school\.example/);
  assert.match(ja.text ?? '', /van 23 november 2026 tot en met[^]31 december 2026[^]*U bent aan zet/);
});

test('nobody grants a mandate to themselves', async () => {
  await esis.services.gebruikers.createGebruiker(SYSTEEM, {
    email: 'joke@bestuur.example',
    naam: 'Joke van Vliet',
    rol: 'applicatiebeheerder',
    brin6: '97QX01',
    wachtwoord: WACHTWOORD,
  });
  const [joke] = await esis.services.mensen.listNamen(SYSTEEM, '97QX01', 'applicatiebeheerder');
  const url = '/api/vestigingen/97QX01/mandaten';
  assert.deepEqual((await bestuur.get(url)).body.kandidaten, []);
  const answer = await bestuur.send('POST', url, { gebruikerId: joke?.id, ...GERAAKT });
  assert.equal(answer.body.code, 'MANDAAT_VOOR_UZELF');
});

test('the receipt holds name, function, day, version and hash of the text, and the mandate', async () => {
  const answer = await beheer.send('POST', KOPPELINGEN, ACTIVERING);
  assert.equal(answer.status, 201, answer.text);
  const [rij] = await esis.eigenaar.selectFrom('akkoorden').selectAll().execute();
  const [mandaat] = await esis.eigenaar.selectFrom('mandaten').selectAll().execute();
  const voorwaarden = await esis.services.voorwaarden.findVoorwaarden('top-dossier');
  assert.ok(rij && mandaat && voorwaarden);
  assert.equal(rij.naam, 'Marieke Jansen');
  assert.equal(rij.gebruikerId, beheerder);
  assert.equal(rij.functie, 'administratief medewerker');
  assert.equal(rij.mandaatId, mandaat.id);
  assert.equal(rij.op.toISOString(), esis.klok.now().toISOString());
  assert.equal(rij.voorwaardenVersie, '1.0');
  assert.equal(rij.voorwaardenSha256, createHash('sha256').update(voorwaarden.pdf).digest('hex'));
  assert.match(mandaat.verleendDoor, /^gebruiker:/);
  assert.equal(answer.body.akkoord.functie, 'administratief medewerker');
  assert.equal(answer.body.akkoord.voorwaardenVersie, '1.0');
});

test('a mandate that ends stops what is new, not what runs', async () => {
  const partner = await openPartner(esis);
  const [mandaat] = (await bestuur.get(MANDATEN)).body.mandaten;
  const answer = await bestuur.send('DELETE', `${MANDATEN}/${mandaat.id}`);
  assert.equal(answer.body.mandaten[0].status, 'ingetrokken');
  assert.equal((await bestuur.send('DELETE', `${MANDATEN}/${mandaat.id}`)).status, 404, 'once is enough');
  assert.equal((await fetchLeerlingen(partner.client)).leerlingen.length, 20);
  const opnieuw = await beheer.send('POST', KOPPELINGEN, ACTIVERING);
  assert.equal(opnieuw.body.code, 'GEEN_MANDAAT');
});

test('it counts on its days only', async () => {
  const [rij] = await esis.eigenaar.selectFrom('koppelingen').select('id').execute();
  await esis.eigenaar.updateTable('koppelingen').set({ status: 'ingetrokken' }).execute();
  assert.ok(rij);
  // The list begins with the latest, and two of the same moment have no order.
  esis.klok.advance(60_000);
  const later = { ...GERAAKT, gebruikerId: beheerder, vanaf: '2026-11-24', tot: '2026-11-24' };
  assert.equal((await bestuur.send('POST', MANDATEN, later)).body.mandaten[0].status, 'komt nog');
  assert.equal((await reden()).activeerbaar, false);
  esis.klok.set('2026-11-24T09:00:00Z');
  assert.equal((await reden()).activeerbaar, true);
  esis.klok.set('2026-11-25T09:00:00Z');
  assert.equal((await reden()).activeerbaar, false);
});

test('the logboek names who granted, who withdrew and on which mandate was accepted', async () => {
  const rijen = await esis.eigenaar
    .selectFrom('logboek')
    .select(['gebeurtenis', 'actor', 'details'])
    .where('gebeurtenis', 'in', [
      'mandaat.gevraagd',
      'mandaat.afgewezen',
      'mandaat.verleend',
      'mandaat.ingetrokken',
      'koppeling.aangevraagd',
    ])
    .orderBy('id')
    .execute();
  assert.deepEqual(
    rijen.map(({ gebeurtenis }) => gebeurtenis),
    [
      'mandaat.gevraagd',
      'mandaat.gevraagd',
      'mandaat.afgewezen',
      'mandaat.gevraagd',
      'mandaat.verleend',
      'koppeling.aangevraagd',
      'mandaat.ingetrokken',
      'mandaat.verleend',
    ],
  );
  const aanvaard = rijen[5]?.details as { mandaat: string; sha256: string };
  assert.match(aanvaard.mandaat, /^[0-9a-f-]{36}$/);
  assert.match(aanvaard.sha256, /^[0-9a-f]{64}$/);
});
