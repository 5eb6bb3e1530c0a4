import { addKalenderdagen, findDag } from '@koppelpunt/platform';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { TEST_TOTP_GEHEIM } from '@koppelpunt/testkit';
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
  SYSTEEM,
  until,
  VERZOEK,
  WACHTWOORD,
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

/** From the school's page; without more, from now on until it resumes. */
const pause = async (wie: Browser, over: object = {}) =>
  await wie.send('POST', `${KOPPELINGEN}/${id}/pauzes`, { reden: 'verbouwing', ...over });
const resume = async (wie: Browser, pauzeId: string, query = '') =>
  await wie.send('DELETE', `${KOPPELINGEN}/${id}/pauzes/${pauzeId}${query}`);
const DAG_MS = 24 * 60 * 60 * 1000;
/** So many days after today. */
const dag = (aantal: number) => addKalenderdagen(findDag(esis.klok.now()), aantal);
const listLogboek = async () => await esis.eigenaar.selectFrom('logboek').selectAll().execute();

async function catchFault(call: Promise<unknown>): Promise<{ faultcode: string; faultstring: string }> {
  return await call.then(
    () => assert.fail('it was answered'),
    (error: { faultcode: string; faultstring: string }) => error,
  );
}

async function openBestuur(): Promise<Browser> {
  await esis.services.vestigingen.setBestuur(SYSTEEM, '97QX00', '99001');
  await esis.services.gebruikers.createGebruiker(SYSTEEM, {
    email: 'joke@bestuur.example',
    naam: 'Joke van Vliet',
    rol: 'bestuur',
    bestuur: '99001',
    wachtwoord: WACHTWOORD,
    totpGeheim: TEST_TOTP_GEHEIM,
  });
  return await esis.signIn('joke@bestuur.example');
}

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

test('P1, P2, P6: a pause that keeps the code stops a running answer within seconds; the school resumes it', async () => {
  const answer = await openAnswer(partner);
  await once(answer, 'data');
  answer.pause();
  const pausedAt = performance.now();
  const paused = await pause(browser, { reden: 'Verbouwing van groep 8' });
  assert.deepEqual(
    [paused.body.status, paused.body.statusLabel],
    ['gepauzeerd', 'Gepauzeerd door de school'],
  );
  await until(async () => answer.socket.destroyed || (await lastUitwisseling(esis)).bytes > 0);
  assert.ok(performance.now() - pausedAt < 10_000, 'it took too long');
  await assert.rejects(
    once(answer.resume(), 'error').then(([error]) => Promise.reject(error)),
    {
      code: 'ECONNRESET',
    },
  );
  await until(async () => (await lastUitwisseling(esis)).bytes > 0);
  assert.equal((await lastUitwisseling(esis)).uitkomst, 'afgebroken');

  esis.klok.advance(60_000);
  const again = await Promise.all([pause(browser), pause(browser, { reden: 'nog eens' })]);
  for (const { body } of again) assert.deepEqual(body.pauzes, paused.body.pauzes, 'twice is once');
  assert.equal(await countLogboek('koppeling.gepauzeerd'), 1);
  const [{ id: pauzeId, ...pauze }] = paused.body.pauzes;
  assert.deepEqual(
    [pauze.soort, pauze.wijze, pauze.reden, pauze.totEnMet, pauze.isEigen],
    ['school', 'gepauzeerd', 'Verbouwing van groep 8', null, true],
  );
  const both = [await resume(browser, pauzeId), await resume(browser, pauzeId)];
  assert.deepEqual(
    both.map(({ body }) => [body.status, body.pauzes]),
    [
      ['actief', []],
      ['actief', []],
    ],
  );
  assert.equal(await countLogboek('koppeling.hervat'), 1);
  assert.doesNotMatch(JSON.stringify(await listLogboek()), /Verbouwing/, 'a reason may name somebody');
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
  const before = (await browser.get(`${KOPPELINGEN}/${id}`)).body.pauzes;
  assert.deepEqual([before.length, before[0].wijze], [1, 'code-verwijderd']);
  const rows = await countLogboek('verificatiecode.verwijderd');
  esis.klok.advance(60_000);
  const both = await Promise.all([remove(), remove()]);
  for (const { body } of both) assert.deepEqual(body.pauzes, before);
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
  const rows = await esis.eigenaar
    .selectFrom('pauzes')
    .select(['koppelingId', 'codeVerwijderd', 'tot'])
    .where('tot', 'is', null)
    .execute();
  assert.deepEqual(rows, [{ koppelingId: id, codeVerwijderd: true, tot: null }]);
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

test('P3, P4: school and bestuur pause each for itself; the partner reads who and until when, never why', async () => {
  const bestuur = await openBestuur();
  const vanSchool = (await pause(browser, { reden: 'Mevrouw De Wit is ziek', totEnMet: dag(2) })).body
    .pauzes[0].id;
  const beide = (await pause(bestuur, { reden: 'Overeenkomst loopt af' })).body;
  assert.equal(beide.statusLabel, 'Gepauzeerd door de school en het bestuur');
  const vanBestuur = beide.pauzes.find(({ soort }: { soort: string }) => soort === 'bestuur').id;
  for (const [wie, pauzeId] of [
    [browser, vanBestuur],
    [bestuur, vanSchool],
  ] as const) {
    const { status, body } = await resume(wie, pauzeId);
    assert.deepEqual([status, body.code], [403, 'PAUZE_VAN_ANDER']);
  }
  const [fault, structuur] = await Promise.all([
    catchFault(fetchLeerlingen(partner.client, ANDERE_CODE)),
    catchFault(partner.client.haalStructuur(VERZOEK, { autorisatiesleutel: ANDERE_CODE })),
  ]);
  assert.equal(fault.faultcode, 'Client.AutorisatieOngeldig');
  assert.match(fault.faultstring, /gepauzeerd door de school en het bestuur/);
  assert.equal(structuur.faultstring, fault.faultstring);
  assert.doesNotMatch(fault.faultstring, /Wit|Overeenkomst|Jansen|beheer/);
  await assert.rejects(fetchLeerlingen(partner.client, CODE), REFUSED, 'another key is told nothing');

  assert.equal((await resume(bestuur, vanBestuur)).body.statusLabel, 'Gepauzeerd door de school');
  const alleenSchool = await catchFault(fetchLeerlingen(partner.client, ANDERE_CODE));
  assert.match(alleenSchool.faultstring, new RegExp(`door de school tot en met .* \\(${dag(2)}\\)`));
});

test('P2: neither the code, nor a restart, an import or signing in ends it, but its last day does, by the clock alone', async () => {
  assert.equal((await set(ANDERE_CODE)).body.uitkomst, 'ongewijzigd');
  assert.equal((await remove()).body.pauzes.length, 2, 'both hold at once');
  await assert.rejects(fetchLeerlingen(partner.client, ANDERE_CODE), REFUSED, 'no key is right now');
  assert.equal((await set(ANDERE_CODE)).body.koppeling.status, 'gepauzeerd');
  await browser.sendFile('/api/vestigingen/97QX00/edexml', await makeEdexml({ leerlingen: 23 }));
  await esis.restart();
  browser = await esis.signIn('beheer-97qx00@school.example');
  partner = await openPartner(esis);
  assert.equal(await statusOf(browser, id), 'gepauzeerd');
  assert.match(
    (await catchFault(fetchLeerlingen(partner.client, ANDERE_CODE))).faultstring,
    /door de school/,
  );
  esis.klok.advance(3 * DAG_MS);
  assert.equal((await fetchLeerlingen(partner.client, ANDERE_CODE)).leerlingen.length, 23);
  assert.equal(await statusOf(browser, id), 'actief');
});

test('a planned pause begins and ends on its days; one that would overlap is refused, and one that did not begin can go', async () => {
  const zomer = { vanaf: dag(10), totEnMet: dag(20), reden: 'Zomervakantie' };
  const { body } = await pause(browser, zomer);
  assert.deepEqual([body.status, body.pauzes[0].isNu], ['actief', false]);
  assert.equal((await pause(browser, zomer)).body.pauzes.length, 1);
  const botst = await pause(browser, { vanaf: dag(15), totEnMet: null });
  assert.deepEqual([botst.status, botst.body.code], [409, 'PAUZE_BESTAAT']);
  assert.match(botst.body.melding, /Er staat al een pauze vanaf .* tot en met .*Haal die eerst weg/);
  for (const [over, veld] of [
    [{ vanaf: dag(-1) }, 'vanaf'],
    [{ vanaf: dag(5), totEnMet: dag(4) }, 'totEnMet'],
    [{ totEnMet: dag(500) }, 'totEnMet'],
    [{ reden: '' }, 'reden'],
  ] as const)
    assert.ok((await pause(browser, over)).body.velden[veld], veld);
  assert.equal((await pause(browser, { vanaf: dag(3), totEnMet: dag(4) })).body.pauzes.length, 2);

  const [eerste] = (await browser.get(`${KOPPELINGEN}/${id}`)).body.pauzes;
  assert.equal((await resume(browser, eerste.id)).body.pauzes.length, 1);
  assert.equal(await countLogboek('pauze.weggehaald'), 1);
  esis.klok.advance(9.5 * DAG_MS);
  assert.equal((await fetchLeerlingen(partner.client, ANDERE_CODE)).kind, 'gegevens');
  esis.klok.advance(DAG_MS);
  assert.match((await catchFault(fetchLeerlingen(partner.client, ANDERE_CODE))).faultstring, /gepauzeerd/);
  assert.equal(await statusOf(browser, id), 'gepauzeerd');
  esis.klok.advance(10.5 * DAG_MS);
  assert.equal(await statusOf(browser, id), 'actief');
  assert.equal((await browser.get(`${KOPPELINGEN}/${id}`)).body.stilSinds, null, 'a pause is no silence');
});

test('P6: two processes that pause and resume at once leave one pause, or none', async () => {
  const tweede = await esis.openTweede();
  await esis.services.gebruikers.createGebruiker(SYSTEEM, {
    email: 'tweede@school.example',
    naam: 'T. Tweede',
    rol: 'applicatiebeheerder',
    brin6: '97QX00',
    wachtwoord: WACHTWOORD,
    totpGeheim: TEST_TOTP_GEHEIM,
  });
  const elders = await tweede.signIn('tweede@school.example');
  for (let ronde = 0; ronde < 5; ronde += 1) {
    esis.klok.advance(1000);
    const paused = await Promise.all([browser, elders, browser, elders].map(async (wie) => await pause(wie)));
    assert.deepEqual(new Set(paused.map(({ status }) => status)), new Set([200]));
    const open = (await browser.get(`${KOPPELINGEN}/${id}`)).body.pauzes;
    assert.equal(open.length, 1);
    const done = await Promise.all(
      [elders, browser, elders].map(async (wie) => await resume(wie, open[0].id)),
    );
    assert.deepEqual(new Set(done.map(({ status }) => status)), new Set([200]));
    assert.equal(await statusOf(browser, id), 'actief');
  }
  assert.equal(await countLogboek('koppeling.gepauzeerd'), 1 + 2 + 5);
  await tweede.stop();
});

test('the bestuur pauses all its schools at once, and resumes them so', async () => {
  await esis.services.vestigingen.createVestiging(SYSTEEM, {
    brin6: '97QX01',
    naam: 'De Boog',
    bestuur: '99001',
  });
  const ander = await esis.createGebruiker('beheer-97qx01@school.example', 'applicatiebeheerder', '97QX01');
  await grantMandaat(esis, '97QX01', '2029-07-31');
  const koppeling = await activate(ander, {
    brin6: '97QX01',
    code: '97QX01-kw7hq2zr9vpt4xmd',
    startdatum: dag(0),
  });
  const statusElders = async () =>
    (await ander.get(`/api/vestigingen/97QX01/koppelingen/${koppeling.id}`)).body.status;
  const bestuur = await esis.signIn('joke@bestuur.example');
  const { body } = await pause(bestuur, { alleScholen: true });
  assert.deepEqual([body.status, await statusElders()], ['gepauzeerd', 'gepauzeerd']);
  await resume(bestuur, body.pauzes[0].id, '?alleScholen=ja');
  assert.deepEqual([await statusOf(browser, id), await statusElders()], ['actief', 'aangevraagd']);
});

test('a request that nobody confirmed expires; entering a code asks anew', async () => {
  await replace('97QX00-h8dm2rkv5tqz7wxp');
  esis.klok.advance(31 * 24 * 60 * 60 * 1000);
  assert.equal(await statusOf(browser, id), 'verlopen');
  await assert.rejects(fetchLeerlingen(partner.client, '97QX00-h8dm2rkv5tqz7wxp'), REFUSED);
  const { body } = await set('97QX00-h8dm2rkv5tqz7wxp');
  assert.deepEqual([body.uitkomst, body.koppeling.status], ['opnieuw-aangevraagd', 'aangevraagd']);
});
