import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  activate,
  CODE,
  fetchLeerlingen,
  openPartner,
  openSchool,
  startEsis,
  statusOf,
  SUPPORT,
  until,
  VERZOEK,
  type Browser,
  type Esis,
  type Partner,
} from './start-esis.ts';

const KOPPELINGEN = '/api/vestigingen/97QX00/koppelingen';
let esis: Esis;
let browser: Browser;
let partner: Partner;
let id: string;

before(async () => {
  esis = await startEsis();
  browser = await openSchool(esis);
  partner = await openPartner(esis);
});
after(async () => await esis.stop());

test('the school finds the koppeling under Samenwerkingsverband, with terms that really download', async () => {
  const { body } = await browser.get(KOPPELINGEN);
  assert.deepEqual(body.geactiveerd, []);
  const [{ categorie, aanbod }] = body.beschikbaar;
  assert.equal(categorie, 'Samenwerkingsverband');
  assert.equal(aanbod[0].naam, 'TOP dossier koppeling');
  assert.equal(aanbod[0].activeerbaar, true);
  const pdf = await esis.app.inject({ url: aanbod[0].voorwaarden.url });
  assert.equal(pdf.statusCode, 401);
  const own = await browser.get(aanbod[0].voorwaarden.url);
  assert.match(own.text, /^%PDF-1\.7/);
  assert.equal(Buffer.byteLength(own.text, 'latin1') > 10_000, true);
});

test('after Gereed it stands under Geactiveerde koppelingen and says who acts next', async () => {
  ({ id } = await activate(browser));
  const { body } = await browser.get(KOPPELINGEN);
  assert.equal(body.geactiveerd[0].naam, 'SWV Topdossier koppeling');
  assert.equal(body.geactiveerd[0].status, 'aangevraagd');
  assert.match(body.geactiveerd[0].aanZet, /^U bent aan zet: stuur het verzoek/);
  assert.equal(body.beschikbaar[0].aanbod[0].activeerbaar, false);
});

test('what the school accepted is kept: who, when, which version and its hash', async () => {
  const row = await esis.eigenaar.selectFrom('akkoorden').selectAll().executeTakeFirstOrThrow();
  assert.equal(row.naam, 'M. Jansen');
  assert.equal(row.voorwaardenVersie, '1.0');
  assert.match(row.voorwaardenSha256, /^[0-9a-f]{64}$/);
});

test('the request is shown first and then really sent, with BRIN6 and code, from the person who asks', async () => {
  const preview = await browser.send('POST', `${KOPPELINGEN}/${id}/verzoek/voorbeeld`, {
    verificatiecode: ` ${CODE}\n`,
  });
  assert.equal(preview.status, 200, preview.text);
  assert.equal(preview.body.aan, SUPPORT);
  assert.equal(esis.mailbox.mails.length, 0);
  const sent = await browser.send('POST', `${KOPPELINGEN}/${id}/verzoek`, { verificatiecode: CODE });
  assert.equal(sent.status, 200, sent.text);
  const mail = await esis.mailbox.next();
  assert.equal(mail.text?.trim(), preview.body.tekst.trim());
  for (const part of ['97QX00', CODE, 'De Regenboog']) assert.ok(mail.text?.includes(part), part);
  assert.equal(mail.from?.value[0]?.address, 'beheer-97qx00@school.example');
  assert.equal(mail.replyTo?.value[0]?.address, 'beheer-97qx00@school.example');
  assert.doesNotMatch(mail.subject ?? '', new RegExp(CODE));
  const { body } = await browser.get(`${KOPPELINGEN}/${id}`);
  assert.match(body.aanZet, /^De support van TOP dossier is aan zet/);
});

test('the request again: five times on a day, and then ESIS says how long to wait', async () => {
  const send = async () =>
    await browser.send('POST', `${KOPPELINGEN}/${id}/verzoek`, { verificatiecode: CODE });
  for (let time = 1; time < 5; time += 1) assert.equal((await send()).status, 200);
  const { status, body, headers } = await send();
  assert.deepEqual([status, body.code, headers['retry-after']], [429, 'TE_VEEL_MAILS', '60']);
  assert.equal(esis.mailbox.mails.length, 5);
});

test('P9: looking at the groups does not activate; fetching the pupils does, after the last byte', async () => {
  const structuur = await partner.client.haalStructuur(VERZOEK, { autorisatiesleutel: CODE });
  assert.equal(structuur.kind, 'gegevens');
  assert.equal(structuur.kind === 'gegevens' && structuur.groepen.length, 9);
  await esis.services.uwlr.settle();
  assert.equal(await statusOf(browser, id), 'aangevraagd');

  const { leerlingen } = await fetchLeerlingen(partner.client);
  assert.equal(leerlingen.length, 20);
  await until(async () => (await statusOf(browser, id)) === 'actief');
  const { body } = await browser.get(`${KOPPELINGEN}/${id}`);
  assert.equal(body.laatsteUitwisseling.aantalLeerlingen, 20);
  assert.match(body.aanZet, /^Niemand hoeft iets te doen/);
  const [nieuwste, ...ouder] = body.geschiedenis.map(({ wat }: { wat: string }) => wat);
  const wie = (begin: string) =>
    body.geschiedenis.find(({ wat }: { wat: string }) => wat.startsWith(begin))?.wie;
  assert.deepEqual(
    [wie('Koppeling geactiveerd'), wie('Leerlingen opgehaald'), wie('TOP dossier heeft de leerlingen')],
    [(await browser.get('/api/ik')).body.naam, 'TOP dossier', 'TOP dossier'],
  );
  assert.equal(nieuwste, 'TOP dossier heeft de leerlingen opgehaald; de koppeling is actief');
  assert.ok(ouder.includes('Leerlingen opgehaald'));
});

test('P8, P3: removing the code stops structure and pupils alike; the same code resumes by itself', async () => {
  const removed = await browser.send('DELETE', `${KOPPELINGEN}/${id}/verificatiecode`);
  assert.equal(removed.body.status, 'gepauzeerd');
  assert.equal(removed.body.pauzes[0].wijze, 'code-verwijderd');
  const refused = { faultcode: 'Client.AutorisatieOngeldig' };
  await assert.rejects(fetchLeerlingen(partner.client), refused);
  await assert.rejects(partner.client.haalStructuur(VERZOEK, { autorisatiesleutel: CODE }), refused);

  const resumed = await browser.send('PUT', `${KOPPELINGEN}/${id}/verificatiecode`, {
    verificatiecode: CODE,
  });
  assert.equal(resumed.body.uitkomst, 'hervat');
  assert.equal(resumed.body.koppeling.status, 'actief');
  assert.equal((await fetchLeerlingen(partner.client)).leerlingen.length, 20);
});

test('the exchanges are listed with what they were', async () => {
  await esis.services.uwlr.settle();
  const { body } = await browser.get('/api/vestigingen/97QX00/uitwisselingen');
  const seen = body.uitwisselingen.map(
    (row: { operatie: string; uitkomst: string; aantalLeerlingen: number }) =>
      [row.operatie, row.uitkomst, row.aantalLeerlingen].join(' '),
  );
  assert.ok(seen.includes('HaalLeerlinggegevens gegevens 20'));
  assert.ok(seen.includes('HaalStructuur gegevens 0'));
  const find = (operatie: string) =>
    body.uitwisselingen.find(
      (row: { operatie: string; uitkomst: string }) =>
        row.operatie === operatie && row.uitkomst === 'gegevens',
    );
  const structuur = find('HaalStructuur');
  const leerlingen = find('HaalLeerlinggegevens');
  assert.ok(structuur.aantalGroepen > 0);
  assert.equal(leerlingen.aantalGroepen, structuur.aantalGroepen);
  // In the words of the koppeling, beside the tick of Gereed; and of what went only.
  assert.deepEqual(structuur.velden, []);
  assert.deepEqual(structuur.groepvelden, ['kenmerk', 'naam', 'jaargroep']);
  assert.deepEqual(leerlingen.velden, [
    'kenmerk',
    'achternaam',
    'voorvoegsel',
    'roepnaam',
    'geboortedatum',
    'geslacht',
    'jaargroep',
    'groep',
    'samengestelde groepen',
  ]);
  for (const row of body.uitwisselingen)
    if (row.uitkomst !== 'gegevens') assert.equal(row.aantalGroepen, 0, row.uitkomst);
  assert.ok(
    seen.some((line: string) => line.includes('geweigerd')),
    seen.join(),
  );
});
