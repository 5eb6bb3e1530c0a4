/** R9, R20: who grants is never who receives, whatever address they write; and the pupils of a school need its yes. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findGebruikerId, TEST_TOTP_GEHEIM } from '@koppelpunt/testkit';
import { openMensen, startEsis, SYSTEEM, WACHTWOORD, type Browser, type Esis } from './start-esis.ts';

const MENSEN = '/api/vestigingen/97QX00/mensen';
const JOKE = 'j.vanvliet@bestuur.example';
const PERIODE = { functie: 'beheerder', vanaf: '2026-11-23', tot: '2026-12-31' };

let esis: Esis;
let joke: Browser;
let beheer: Browser;
let begeleider: Browser;

before(async () => {
  esis = await startEsis();
  ({ beheer, begeleider } = await openMensen(esis, {
    '97QX00': '99001',
    '97QX01': '99001',
    '98AB00': '99002',
  }));
  await esis.services.gebruikers.createGebruiker(SYSTEEM, {
    ...account(JOKE),
    rol: 'bestuur',
    bestuur: '99001',
  });
  joke = await esis.signIn(JOKE);
});
after(async () => await esis.stop());

const account = (email: string) =>
  ({ email, naam: 'Joke van Vliet', wachtwoord: WACHTWOORD, totpGeheim: TEST_TOTP_GEHEIM }) as const;

const invite = async (browser: Browser, email: string, rol: string, url = MENSEN) =>
  (await browser.send('POST', url, { naam: 'Joke van Vliet', email, rol })).body;

const rollenVan = async (email: string) =>
  await esis.eigenaar
    .selectFrom('lidmaatschappen')
    .innerJoin('gebruikers', 'gebruikers.id', 'lidmaatschappen.gebruikerId')
    .select(['rol', 'plek'])
    .where('email', '=', email)
    .execute();

test('the bestuur does not make itself applicatiebeheerder by a second address of its mailbox', async () => {
  for (const email of ['j.vanvliet+app@bestuur.example', 'JVanVliet@bestuur.example'])
    assert.equal((await invite(joke, email, 'applicatiebeheerder')).code, 'NIET_VOOR_UZELF', email);
});

test('nor by another mailbox: somebody of the school has to know the person and say yes', async () => {
  const email = 'joke.thuis@mail.example';
  assert.equal((await invite(joke, email, 'applicatiebeheerder')).uitkomst, 'voorgesteld');
  assert.deepEqual(await rollenVan(email), []);
  const mail = await esis.mailbox.next();
  assert.match(String(mail.text), /joke\.thuis@mail\.example/);
  const [voorstel] = (await beheer.get('/api/rolvoorstellen')).body.voorstellen;
  for (const browser of [joke, begeleider])
    assert.equal((await browser.send('POST', `/api/rolvoorstellen/${voorstel.id}`)).body.code, 'GEEN_RECHT');
  assert.equal((await beheer.send('DELETE', `/api/rolvoorstellen/${voorstel.id}`)).status, 200);
  assert.deepEqual(await rollenVan(email), []);
  assert.match(
    (await beheer.get('/api/vestigingen/97QX00/logboek')).text,
    /Voorgestelde rol door de school geweigerd/,
  );
});

test('a school where nobody sees pupils yet gets its first person from who runs ESIS', async () => {
  const url = '/api/vestigingen/97QX01/mensen';
  assert.equal(
    (await invite(joke, 'eerste@mail.example', 'applicatiebeheerder', url)).code,
    'SCHOOL_KAN_NIET_BEVESTIGEN',
  );
});

test('the school itself invites as before, and its people hear of it', async () => {
  await esis.createGebruiker('tweede@school.example', 'applicatiebeheerder', '97QX00');
  assert.equal((await invite(beheer, 'nieuw@school.example', 'intern_begeleider')).uitkomst, 'uitgenodigd');
  const [een, twee] = [await esis.mailbox.next(), await esis.mailbox.next()];
  assert.deepEqual(
    [een, twee].map(({ to }) => [to ?? []].flat()[0]?.text ?? '').toSorted((a, b) => a.localeCompare(b)),
    ['nieuw@school.example', 'tweede@school.example'],
  );
});

test('a mandate goes to another person: a second account of the same mailbox is refused, and not offered', async () => {
  const zelf = 'jvanvliet+school@bestuur.example';
  await esis.services.gebruikers.createGebruiker(SYSTEEM, {
    ...account(zelf),
    rol: 'applicatiebeheerder',
    brin6: '97QX00',
  });
  const gebruikerId = await findGebruikerId(esis.eigenaar, zelf);
  const url = '/api/vestigingen/97QX00/mandaten';
  const answer = await joke.send('POST', url, { gebruikerId, ...PERIODE });
  assert.equal(answer.body.code, 'MANDAAT_VOOR_UZELF');
  const { kandidaten } = (await joke.get(url)).body;
  assert.ok(kandidaten.length > 0);
  assert.doesNotMatch(JSON.stringify(kandidaten), /jvanvliet/);
});
