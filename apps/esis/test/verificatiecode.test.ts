import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CODE, NIEUW_AKKOORD, openSchool, startEsis, type Browser, type Esis } from './start-esis.ts';

const SCHOOL = '/api/vestigingen/97QX00';
const BUREN = '/api/vestigingen/98AB00';
const VRIJ = '97QX00-tz4kq9wmh2xvr7pd';
const NIEUW = '97QX00-m3hw8xkz5rvq2tpd';

let esis: Esis;
let browser: Browser;
let buren: Browser;

before(async () => {
  esis = await startEsis();
  browser = await openSchool(esis, { leerlingen: 0 });
  buren = await openSchool(esis, { brin6: '98AB00', naam: 'De Buren', leerlingen: 0 });
});
after(async () => await esis.stop());

const gegevens = (over: object = {}) => ({
  aanbodId: 'top-dossier',
  naam: 'M. Jansen',
  akkoord: true,
  startdatum: '2026-11-23',
  verificatiecode: VRIJ,
  voorwaardenVersie: '1.0',
  ...over,
});
const gereed = async (over: object = {}) =>
  await browser.send('POST', `${SCHOOL}/koppelingen`, gegevens(over));
const controle = async (verificatiecode: string) =>
  await browser.send('POST', `${SCHOOL}/verificatiecodes/controle`, {
    verificatiecode,
    aanbodId: 'top-dossier',
  });
const countPogingen = async () =>
  (await esis.eigenaar.selectFrom('codepogingen').select('id').where('brin6', '=', '97QX00').execute())
    .length;

test('Gereed says per field what is missing', async () => {
  for (const [over, veld, melding] of [
    [{ naam: ' ' }, 'naam', /Vul uw naam in/],
    [{ akkoord: false }, 'akkoord', /Voor akkoord/],
    [{ startdatum: '23-11-2026' }, 'startdatum', /Vul een datum in/],
    [{ startdatum: '2026-11-22' }, 'startdatum', /al voorbij/],
    [{ startdatum: '2062-11-23' }, 'startdatum', /niet later dan 24 november 2027/],
    [{ voorwaardenVersie: '0.9' }, 'akkoord', /voorwaarden zijn gewijzigd/],
    [{ verificatiecode: '97QX00-kort' }, 'verificatiecode', /Voeg er nog/],
    [{ verificatiecode: '97qx00-tz4kq9wmh2xvr7pd' }, 'verificatiecode', /hoofdletters/],
    [{ verificatiecode: '97QX00aaaaaaaaaaaaaaaa' }, 'verificatiecode', /makkelijk te raden/],
  ] as const) {
    const { status, body } = await gereed(over);
    assert.ok(status === 400 || status === 409, `${status}`);
    assert.match(body.velden[veld] ?? '', melding, JSON.stringify(body));
  }
  assert.deepEqual((await browser.get(`${SCHOOL}/koppelingen`)).body.geactiveerd, []);
});

test('Genereer gives a code that the check approves of, and keeps nothing', async () => {
  const { body } = await browser.send('POST', `${SCHOOL}/verificatiecodes`);
  assert.equal(body.verificatiecode.length, 36);
  const answer = await controle(body.verificatiecode);
  assert.deepEqual([answer.body.ok, answer.body.lengte], [true, 36]);
  assert.deepEqual(
    answer.body.regels.map(({ id }: { id: string }) => id),
    ['prefix', 'lengte', 'tekens', 'sterkte', 'uniek'],
  );
  assert.equal((await esis.eigenaar.selectFrom('verificatiecodes').selectAll().execute()).length, 0);
});

test('blanks around a pasted code are accepted and said', async () => {
  const { body } = await controle(`  ${VRIJ}\r\n`);
  assert.deepEqual([body.ok, body.lengte], [true, VRIJ.length]);
  assert.match(body.regels[2].melding, /spaties .* weggelaten/);
  const answer = await gereed({ verificatiecode: `  ${VRIJ}\r\n` });
  assert.equal(answer.status, 201, answer.text);
});

test('a second koppeling with the same aanbod is refused, also for who asks at the same moment', async () => {
  const both = await Promise.all([gereed({ verificatiecode: CODE }), gereed({ verificatiecode: CODE })]);
  for (const { status, body } of both) assert.deepEqual([status, body.code], [409, 'KOPPELING_BESTAAT']);
});

test('the own codes can be entered again, as long as the other side has not used the new one', async () => {
  const [{ id }] = (await browser.get(`${SCHOOL}/koppelingen`)).body.geactiveerd;
  assert.equal((await controle(VRIJ)).body.ok, true, 'this is how a school resumes');
  const replaced = await browser.send('PUT', `${SCHOOL}/koppelingen/${id}/verificatiecode`, {
    verificatiecode: NIEUW,
    nieuw: NIEUW_AKKOORD,
  });
  assert.equal(replaced.status, 200, replaced.text);
  for (const eigen of [VRIJ, NIEUW]) assert.equal((await controle(eigen)).body.ok, true, eigen);
});

test('a code that was used before is refused without saying whose it is', async () => {
  const { id } = await esis.eigenaar.selectFrom('koppelingen').select('id').executeTakeFirstOrThrow();
  await esis.eigenaar
    .updateTable('koppelingen')
    .set({ vorigeCodeHash: null, vorigeAkkoordId: null, vorigeVanuit: null })
    .where('id', '=', id)
    .execute();
  const { body } = await controle(VRIJ);
  assert.equal(body.ok, false);
  const uniek = body.regels.find((regel: { id: string }) => regel.id === 'uniek');
  assert.match(uniek.melding, /al eens gebruikt/);
  assert.doesNotMatch(JSON.stringify(body), /Regenboog|De Buren|98AB/);
});

test('two schools cannot share a code: its beginning is the school', async () => {
  const answer = await buren.send('POST', `${BUREN}/koppelingen`, gegevens());
  assert.match(answer.body.velden.verificatiecode, /nummer van een andere school \(97QX00\)/);
});

test('only a keyed hash of a code is kept', async () => {
  const rows = await esis.eigenaar.selectFrom('verificatiecodes').selectAll().execute();
  assert.equal(rows.length, 2);
  for (const { hash } of rows) assert.match(hash, /^k1\.[0-9a-f]{64}$/);
});

test('after ten wrong codes in a quarter of an hour every check waits, over all processes; then it goes on', async () => {
  const [{ id }] = (await browser.get(`${SCHOOL}/koppelingen`)).body.geactiveerd;
  const voorbeeld = async (verificatiecode: string) =>
    await browser.send('POST', `${SCHOOL}/koppelingen/${id}/verzoek/voorbeeld`, { verificatiecode });
  esis.klok.advance(60_000);
  for (let wrong = await countPogingen(); wrong < 10; wrong += 1) {
    const { status, body } = await voorbeeld(`97QX00-verkeerd-${wrong}-kq9wmh2x`);
    assert.deepEqual([status, body.code], [400, 'CODE_VERKEERD']);
  }
  for (const answer of [
    await voorbeeld(NIEUW),
    await controle(CODE),
    await browser.send('PUT', `${SCHOOL}/koppelingen/${id}/verificatiecode`, { verificatiecode: CODE }),
  ]) {
    assert.deepEqual([answer.status, answer.body.code], [429, 'TE_VEEL_POGINGEN']);
    assert.match(answer.body.melding, /Probeer het over \d+ minu(ut|ten) opnieuw/);
  }
  await esis.restart();
  browser = await esis.signIn('beheer-97qx00@school.example');
  assert.equal((await controle(CODE)).status, 429);
  buren = await esis.signIn('beheer-98ab00@school.example');
  assert.equal(
    (await buren.send('POST', `${BUREN}/verificatiecodes`)).status,
    200,
    'the neighbours are not locked out',
  );

  const rows = await esis.eigenaar
    .selectFrom('logboek')
    .select('id')
    .where('gebeurtenis', '=', 'verificatiecode.geweigerd')
    .execute();
  assert.equal(rows.length, 10, 'each is written down');
  esis.klok.advance(15 * 60_000);
  assert.equal((await voorbeeld(NIEUW)).status, 200);
});

test('tries at the same moment are not more tries', async () => {
  const [{ id }] = (await browser.get(`${SCHOOL}/koppelingen`)).body.geactiveerd;
  esis.klok.advance(16 * 60_000);
  const answers = await Promise.all(
    Array.from(
      { length: 14 },
      async (_, n) =>
        await browser.send('POST', `${SCHOOL}/koppelingen/${id}/verzoek/voorbeeld`, {
          verificatiecode: `97QX00-fout-${n}`,
        }),
    ),
  );
  assert.equal(answers.filter(({ status }) => status === 400).length, 10);
  assert.equal(answers.filter(({ status }) => status === 429).length, 4);
});

test('a mail that the server does not take is a failure with what to do, and not sent', async () => {
  esis.klok.advance(16 * 60_000);
  const [{ id }] = (await browser.get(`${SCHOOL}/koppelingen`)).body.geactiveerd;
  esis.mailbox.refuse();
  const answer = await browser.send('POST', `${SCHOOL}/koppelingen/${id}/verzoek`, {
    verificatiecode: NIEUW,
  });
  assert.deepEqual([answer.status, answer.body.code], [502, 'MAIL_NIET_VERZONDEN']);
  assert.match(answer.body.melding, /kopieer de tekst/);
  assert.equal((await browser.get(`${SCHOOL}/koppelingen/${id}`)).body.verzoek, null);
});

test('a paused koppeling sends no request', async () => {
  const [{ id }] = (await browser.get(`${SCHOOL}/koppelingen`)).body.geactiveerd;
  await browser.send('DELETE', `${SCHOOL}/koppelingen/${id}/verificatiecode`);
  const answer = await browser.send('POST', `${SCHOOL}/koppelingen/${id}/verzoek`, {
    verificatiecode: NIEUW,
  });
  assert.deepEqual([answer.status, answer.body.code], [409, 'KOPPELING_GEPAUZEERD']);
});
