/** One wrong character destroys nothing, and a new code is a new acceptance. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { createGeheimen } from '@koppelpunt/platform';
import pg from 'pg';
import { sleutelposten } from '../src/sleutels/sleutelposten.ts';
import {
  activate,
  CODE,
  fetchLeerlingen,
  grantMandaat,
  NIEUW_AKKOORD,
  openPartner,
  openSchool,
  SECRET,
  startEsis,
  statusOf,
  SYSTEEM,
  until,
  type Browser,
  type Esis,
  type Partner,
} from './start-esis.ts';

const KOPPELINGEN = '/api/vestigingen/97QX00/koppelingen';
const REFUSED = { faultcode: 'Client.AutorisatieOngeldig' };

let esis: Esis;
let browser: Browser;
let partner: Partner;
let id: string;
/** The code that the partner has. */
let geldig = CODE;
let aantal = 0;

const createCode = () => `97QX00-h8dm2rkv5tqz7w${String((aantal += 1)).padStart(3, 'y')}`;
const codeUrl = () => `${KOPPELINGEN}/${id}/verificatiecode`;
const remove = async () => await browser.send('DELETE', codeUrl());
const enter = async (verificatiecode: string) => await browser.send('PUT', codeUrl(), { verificatiecode });
const replace = async (verificatiecode: string, over: object = {}) =>
  await browser.send('PUT', codeUrl(), { verificatiecode, nieuw: { ...NIEUW_AKKOORD, ...over } });
const getKoppeling = async () => (await browser.get(`${KOPPELINGEN}/${id}`)).body;
const findAkkoorden = async () => await esis.eigenaar.selectFrom('akkoorden').selectAll().execute();

async function fetchUntilActief(code: string): Promise<void> {
  assert.equal((await fetchLeerlingen(partner.client, code)).leerlingen.length, 20);
  await until(async () => (await statusOf(browser, id)) === 'actief');
  geldig = code;
}

before(async () => {
  esis = await startEsis();
  browser = await openSchool(esis);
  ({ id } = await activate(browser));
  partner = await openPartner(esis);
  await fetchUntilActief(CODE);
});
beforeEach(async () => {
  esis.klok.advance(16 * 60_000);
  if ((await getKoppeling()).status !== 'actief') await enter(geldig);
  await remove();
});
after(async () => await esis.stop());

test('one wrong character asks, changes nothing and counts; the right code resumes at once', async () => {
  const before = await getKoppeling();
  const answer = await enter(`${geldig.slice(0, -1)}9`);
  assert.deepEqual([answer.status, answer.body.code], [409, 'CODE_ANDERS']);
  assert.match(
    answer.body.velden.verificatiecode,
    /niet de code van voor de pauze: typfout, of echt een nieuwe\?/,
  );
  const { geschiedenis: _, ...after } = await getKoppeling();
  assert.deepEqual({ ...after, geschiedenis: before.geschiedenis }, before);
  assert.equal((await esis.eigenaar.selectFrom('codepogingen').select('id').execute()).length, 1);
  const resumed = await enter(geldig);
  assert.deepEqual([resumed.body.uitkomst, resumed.body.koppeling.status], ['hervat', 'actief']);
  assert.equal((await fetchLeerlingen(partner.client, geldig)).leerlingen.length, 20);
});

test('what no code may be is said as such, and is no guess', async () => {
  const telling = (await esis.eigenaar.selectFrom('codepogingen').select('id').execute()).length;
  assert.match((await enter(geldig.toLowerCase())).body.velden.verificatiecode, /met hoofdletters/);
  assert.match((await enter(geldig.slice(0, 15))).body.velden.verificatiecode, /Voeg er nog/);
  assert.equal((await esis.eigenaar.selectFrom('codepogingen').select('id').execute()).length, telling);
});

test('P8: a new code asks anew and opens; the old one opens nothing, and stays resumable until the new one was used', async () => {
  const oud = geldig;
  const nieuw = createCode();
  const answer = await replace(nieuw);
  assert.deepEqual(
    [answer.body.uitkomst, answer.body.koppeling.status],
    ['opnieuw-aangevraagd', 'aangevraagd'],
  );
  assert.equal(answer.body.koppeling.heeftVorigeCode, true);
  assert.equal(answer.body.koppeling.verzoek, null);
  await assert.rejects(fetchLeerlingen(partner.client, oud), REFUSED);

  const terug = await enter(oud);
  assert.deepEqual([terug.body.uitkomst, terug.body.koppeling.status], ['vorige-hervat', 'actief']);
  assert.equal(terug.body.koppeling.heeftVorigeCode, false);
  assert.equal((await fetchLeerlingen(partner.client, oud)).leerlingen.length, 20);
  await assert.rejects(fetchLeerlingen(partner.client, nieuw), REFUSED);
  assert.equal((await replace(nieuw)).body.code, 'CODE_AL_IN_GEBRUIK', 'it was used and withdrawn');
});

test('once the partner has used the new code, the old one is "al eens gebruikt"', async () => {
  const oud = geldig;
  const nieuw = createCode();
  await replace(nieuw);
  await fetchUntilActief(nieuw);
  assert.equal((await getKoppeling()).heeftVorigeCode, false);
  assert.equal((await enter(oud)).body.code, 'CODE_ANDERS');
  const answer = await replace(oud);
  assert.deepEqual([answer.status, answer.body.code], [409, 'CODE_AL_IN_GEBRUIK']);
  assert.equal(await statusOf(browser, id), 'actief');
});

test('a third code replaces the second; the one that the partner has stays the one to go back to', async () => {
  const oud = geldig;
  const tweede = createCode();
  await replace(tweede);
  await replace(createCode());
  await assert.rejects(fetchLeerlingen(partner.client, tweede), REFUSED);
  assert.equal((await enter(tweede)).body.code, 'CODE_ANDERS');
  assert.equal((await enter(oud)).body.uitkomst, 'vorige-hervat');
  assert.equal(await statusOf(browser, id), 'actief');
});

test('a pause or 30 days of silence with the new code leave the old one resumable', async () => {
  const oud = geldig;
  await replace(createCode());
  await remove();
  assert.equal(await statusOf(browser, id), 'gepauzeerd');
  assert.equal((await enter(oud)).body.koppeling.status, 'actief');
  await replace(createCode());
  esis.klok.advance(31 * 24 * 60 * 60 * 1000);
  assert.equal(await statusOf(browser, id), 'verlopen');
  assert.equal((await enter(oud)).body.koppeling.status, 'actief');
});

test('when the keys turn, the old code turns along and stays resumable', async () => {
  const oud = geldig;
  await replace(createCode());
  const ring = `k2:${'B'.repeat(43)},k1:${SECRET}`;
  const client = new pg.Client({ connectionString: esis.ownerUrl });
  await client.connect();
  for (const post of sleutelposten(createGeheimen(ring))) await post.verzet(client, { na: '', limit: 1000 });
  await client.end();
  const row = await esis.eigenaar
    .selectFrom('koppelingen')
    .select(['codeHash', 'vorigeCodeHash'])
    .executeTakeFirstOrThrow();
  for (const hash of [row.codeHash, row.vorigeCodeHash]) assert.match(hash ?? '', /^k2\./);
  await esis.restart(ring);
  browser = await esis.signIn('beheer-97qx00@school.example');
  partner = await openPartner(esis);
  assert.equal((await enter(oud)).body.uitkomst, 'vorige-hervat');
});

test('a new code is a new acceptance: name, tick and the terms of today, as at Gereed', async () => {
  const akkoorden = (await findAkkoorden()).length;
  for (const [over, status, veld] of [
    [{ naam: ' ' }, 400, 'nieuw.naam'],
    [{ akkoord: false }, 400, 'nieuw.akkoord'],
    [{ voorwaardenVersie: '0.9' }, 409, 'akkoord'],
  ] as const) {
    const answer = await replace(createCode(), over);
    assert.equal(answer.status, status, answer.text);
    assert.ok(answer.body.velden[veld], JSON.stringify(answer.body));
  }
  assert.equal((await findAkkoorden()).length, akkoorden);
  const { akkoord: eerst } = await getKoppeling();
  await replace(createCode(), { naam: 'Iemand Anders' });
  const { akkoord } = await getKoppeling();
  assert.deepEqual([akkoord.naam, akkoord.functie], ['Iemand Anders', 'administratief medewerker']);
  await enter(geldig);
  assert.deepEqual((await getKoppeling()).akkoord, eerst, 'the old code stands on its own acceptance');
});

test('without a mandate no new code is accepted and nothing is mailed; the old one still resumes', async () => {
  const { mandaten } = await esis.services.mandaten.listMandaten(SYSTEEM, '97QX00');
  for (const mandaat of mandaten.filter(({ ingetrokkenOp }) => ingetrokkenOp === null))
    await esis.services.mandaten.withdrawMandaat(SYSTEEM, '97QX00', mandaat.id);
  const nieuw = createCode();
  const answer = await replace(nieuw);
  assert.deepEqual([answer.status, answer.body.code], [403, 'GEEN_MANDAAT']);
  assert.match((await getKoppeling()).bezwaar, /mandaat/);
  assert.equal(await statusOf(browser, id), 'gepauzeerd');
  const verzoek = await browser.send('POST', `${KOPPELINGEN}/${id}/verzoek`, { verificatiecode: nieuw });
  assert.equal(verzoek.status, 409);
  assert.equal(esis.mailbox.mails.length, 0);
  assert.equal((await enter(geldig)).body.uitkomst, 'hervat');
  await grantMandaat(esis, '97QX00');
});

test('a code that was replaced while its request was on its way leaves the new one without a request', async () => {
  await enter(geldig);
  const send = async () =>
    await browser.send('POST', `${KOPPELINGEN}/${id}/verzoek`, { verificatiecode: geldig });
  const { codeHash } = await esis.eigenaar
    .selectFrom('koppelingen')
    .select('codeHash')
    .executeTakeFirstOrThrow();
  // Whoever replaces the code holds its row; what comes after the mail waits for that.
  const sent = await esis.eigenaar.transaction().execute(async (tx) => {
    await tx.selectFrom('koppelingen').select('id').forUpdate().execute();
    const sending = send();
    await esis.mailbox.next();
    await tx
      .updateTable('koppelingen')
      .set({ codeHash: `${codeHash}x` })
      .execute();
    return { sending };
  });
  assert.equal((await sent.sending).status, 200);
  assert.equal((await getKoppeling()).verzoek, null);
  await esis.eigenaar.updateTable('koppelingen').set({ codeHash }).execute();
  assert.equal((await send()).status, 200);
  assert.equal((await getKoppeling()).verzoek.op, esis.klok.now().toISOString());
});
