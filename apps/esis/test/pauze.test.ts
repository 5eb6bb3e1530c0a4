import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import {
  activate,
  CODE,
  fetchLeerlingen,
  makeEdexml,
  grantMandaat,
  NIEUW_AKKOORD,
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
import { awaitEnd, fillSchool, lastUitwisseling, openAnswer } from './groot-antwoord.ts';

const KOPPELINGEN = '/api/vestigingen/97QX00/koppelingen';
const ANDERE_CODE = '97QX00-z9vq4nhp2wtm8xkd';
// The sentence is the same too: a holder of the right key of a paused koppeling may not learn that it is right.
const REFUSED = { faultcode: 'Client.AutorisatieOngeldig', faultstring: 'Autorisatie is ongeldig' };

let esis: Esis;
let browser: Browser;
let partner: Partner;
let id: string;
let code: string;

before(async () => {
  esis = await startEsis();
  browser = await openSchool(esis);
  ({ id } = await activate(browser));
  code = `${KOPPELINGEN}/${id}/verificatiecode`;
  partner = await openPartner(esis);
});
after(async () => await esis.stop());

const remove = async () => await browser.send('DELETE', code);
const set = async (verificatiecode: string) => await browser.send('PUT', code, { verificatiecode });
const replace = async (verificatiecode: string) =>
  await browser.send('PUT', code, { verificatiecode, nieuw: NIEUW_AKKOORD });
const countLogboek = async (gebeurtenis: string) =>
  (await esis.eigenaar.selectFrom('logboek').select('id').where('gebeurtenis', '=', gebeurtenis).execute())
    .length;

test('P8: a pause before the confirmation goes back to aangevraagd', async () => {
  assert.equal((await remove()).body.status, 'gepauzeerd');
  const { body } = await set(CODE);
  assert.deepEqual([body.uitkomst, body.koppeling.status], ['hervat', 'aangevraagd']);
});

test('P10: zero pupils is geengegevens, and never active', async () => {
  assert.equal(
    (await fetchLeerlingen(partner.client, CODE, { ...VERZOEK, schooljaar: '2025-2026' })).kind,
    'geengegevens',
  );
  await esis.services.uwlr.settle();
  assert.equal(await statusOf(browser, id), 'aangevraagd');
  const { body } = await browser.get('/api/vestigingen/97QX00/uitwisselingen');
  assert.equal(body.uitwisselingen[0].uitkomst, 'geengegevens');
});

test('P9: an answer that the other side did not take to its end does not activate', async () => {
  await fillSchool(esis, 20_000);
  const answer = await openAnswer(partner);
  await once(answer, 'data');
  answer.destroy();
  await until(async () => (await lastUitwisseling(esis)).bytes > 0);
  assert.equal((await lastUitwisseling(esis)).uitkomst, 'afgebroken');
  assert.equal(await statusOf(browser, id), 'aangevraagd');
});

test('P9: with the whole answer taken it is active, and the rows of the exchange stand with it', async () => {
  assert.equal((await fetchLeerlingen(partner.client)).leerlingen.length, 20_020);
  await until(async () => (await statusOf(browser, id)) === 'actief');
  const last = await lastUitwisseling(esis);
  assert.deepEqual([last.uitkomst, last.aantalLeerlingen], ['gegevens', 20_020]);
  assert.deepEqual(last.velden.slice(0, 3), ['key', 'achternaam', 'voorvoegsel']);
  assert.equal(await countLogboek('koppeling.actief'), 1);
});

test('P1: removing the code stops a running answer within seconds, and no half answer looks whole', async () => {
  const answer = await openAnswer(partner);
  const chunks: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = awaitEnd(answer);
  await once(answer, 'data');
  answer.pause();
  const removedAt = performance.now();
  assert.equal((await remove()).body.status, 'gepauzeerd');
  await until(async () => answer.socket.destroyed || (await lastUitwisseling(esis)).bytes > 0);
  // This takes a fifth of a second on a quiet machine. The reader stands still, so without the stop it would never end.
  assert.ok(performance.now() - removedAt < 10_000, 'it took too long');
  answer.resume();
  assert.equal((await ended)?.code, 'ECONNRESET');
  assert.doesNotMatch(Buffer.concat(chunks).toString('utf8'), /<\/soap:Envelope>/);
  await until(async () => (await lastUitwisseling(esis)).bytes > 0);
  assert.equal((await lastUitwisseling(esis)).uitkomst, 'afgebroken');
  assert.equal(await statusOf(browser, id), 'gepauzeerd');
});

test('P6: removing twice is once; the pause keeps its beginning', async () => {
  const before = (await browser.get(`${KOPPELINGEN}/${id}`)).body.gepauzeerd;
  const rows = await countLogboek('verificatiecode.verwijderd');
  esis.klok.advance(60_000);
  const both = await Promise.all([remove(), remove()]);
  for (const { body } of both) assert.deepEqual(body.gepauzeerd, before);
  assert.equal(await countLogboek('verificatiecode.verwijderd'), rows);
});

test('P2, P3: no restart, other key, sign-in, import or passing of time ends a pause', async () => {
  const isPaused = async () => {
    assert.equal(await statusOf(browser, id), 'gepauzeerd');
    await assert.rejects(fetchLeerlingen(partner.client), REFUSED);
    await assert.rejects(partner.client.haalStructuur(VERZOEK, { autorisatiesleutel: CODE }), REFUSED);
  };
  await isPaused();
  await browser.sendFile(
    '/api/vestigingen/97QX00/edexml?toestaanVertrek=ja',
    await makeEdexml({ leerlingen: 22 }),
  );
  await isPaused();
  esis.klok.advance(400 * 24 * 60 * 60 * 1000);
  assert.equal(await statusOf(browser, id), 'gepauzeerd');

  // An installation that lost its key can check no code at all, but that does not end a pause.
  // Nor can a person with an authenticator app sign in: its secret is lost with the key.
  await esis.restart('B'.repeat(43));
  const row = await esis.eigenaar
    .selectFrom('koppelingen')
    .select('status')
    .where('id', '=', id)
    .executeTakeFirst();
  assert.equal(row?.status, 'gepauzeerd');
  await esis.restart();
  browser = await esis.signIn('beheer-97qx00@school.example');
  partner = await openPartner(esis);
  await isPaused();
});

test('P8, P6: the same code resumes at once, twice is once', async () => {
  const both = [await set(CODE), await set(CODE)];
  assert.deepEqual(
    both.map(({ body }) => body.uitkomst),
    ['hervat', 'ongewijzigd'],
  );
  assert.ok(both.every(({ body }) => body.koppeling.status === 'actief'));
  assert.equal((await fetchLeerlingen(partner.client)).leerlingen.length, 22);
});

test('P8: a new code is a new request, and the old code opens nothing any more', async () => {
  await grantMandaat(esis, '97QX00', '2028-07-31');
  const { body } = await replace(ANDERE_CODE);
  assert.deepEqual([body.uitkomst, body.koppeling.status], ['opnieuw-aangevraagd', 'aangevraagd']);
  assert.equal(body.koppeling.verzoek, null);
  await assert.rejects(fetchLeerlingen(partner.client), REFUSED);
  assert.equal((await fetchLeerlingen(partner.client, ANDERE_CODE)).leerlingen.length, 22);
  await until(async () => (await statusOf(browser, id)) === 'actief');
});

test('a code that was used and withdrawn cannot be used again', async () => {
  const answer = await replace(CODE);
  assert.equal(answer.status, 409);
  assert.equal(answer.body.code, 'CODE_AL_IN_GEBRUIK');
  assert.equal(await statusOf(browser, id), 'actief');
});

test('a request that nobody confirmed expires; entering a code asks anew', async () => {
  await replace('97QX00-h8dm2rkv5tqz7wxp');
  esis.klok.advance(31 * 24 * 60 * 60 * 1000);
  assert.equal(await statusOf(browser, id), 'verlopen');
  await assert.rejects(fetchLeerlingen(partner.client, '97QX00-h8dm2rkv5tqz7wxp'), REFUSED);
  const { body } = await set('97QX00-h8dm2rkv5tqz7wxp');
  assert.deepEqual([body.uitkomst, body.koppeling.status], ['opnieuw-aangevraagd', 'aangevraagd']);
});
