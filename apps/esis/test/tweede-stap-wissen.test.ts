/** A person who lost the telephone and the recovery codes gets in again, and nobody else can use that way. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { findGebruikerId, startSignIn, TEST_TOTP_GEHEIM } from '@koppelpunt/testkit';
import { openMensen, ORIGIN, startEsis, SYSTEEM, WACHTWOORD, type Browser, type Esis } from './start-esis.ts';

const MENSEN = '/api/vestigingen/97QX00/mensen';

let esis: Esis;
let beheer: Browser;
let directie: Browser;
let begeleider: Browser;

before(async () => {
  esis = await startEsis();
  ({ beheer, directie, begeleider } = await openMensen(esis, { '97QX00': '99001', '98AB00': '99002' }));
});
after(async () => await esis.stop());

const idOf = (email: string) => findGebruikerId(esis.eigenaar, email);

const clear = async (browser: Browser, email: string) =>
  await browser.send('DELETE', `${MENSEN}/${await idOf(email)}/tweede-stap`);

const listGewist = async () =>
  await esis.eigenaar
    .selectFrom('logboek')
    .select(['actor', 'brin6', 'onderwerp', 'details'])
    .where('gebeurtenis', '=', 'tweede-factor.gewist')
    .execute();

async function magWissen(browser: Browser): Promise<string[]> {
  const { mensen } = (await browser.get(MENSEN)).body;
  return mensen.flatMap((mens: { email: string; magStapWissen: boolean }) =>
    mens.magStapWissen ? [mens.email] : [],
  );
}

test('nobody takes away their own, that of a higher role, or of who works elsewhere', async () => {
  assert.equal((await clear(beheer, 'beheer@school.example')).body.code, 'NIET_VOOR_UZELF');
  assert.equal((await clear(beheer, 'directie@school.example')).body.code, 'TWEEDE_STAP_NIET_TE_WISSEN');
  assert.equal((await clear(beheer, 'elders@school.example')).status, 404);
  assert.equal((await clear(begeleider, 'beheer@school.example')).body.code, 'GEEN_RECHT');
  assert.deepEqual(await listGewist(), []);
  assert.equal((await directie.get('/api/ik')).status, 200);
});

test('a role here and one at another school, or at a bestuur, is out of reach from here', async () => {
  const dubbel = 'dubbel@school.example';
  const browser = await esis.createGebruiker(dubbel, 'intern_begeleider', '97QX00');
  assert.ok((await magWissen(beheer)).includes(dubbel));
  await esis.createGebruiker(dubbel, 'intern_begeleider', '98AB00');
  assert.equal((await clear(beheer, dubbel)).body.code, 'TWEEDE_STAP_NIET_TE_WISSEN');
  assert.equal((await clear(directie, dubbel)).body.code, 'TWEEDE_STAP_NIET_TE_WISSEN');
  assert.ok(!(await magWissen(beheer)).includes(dubbel));
  // Nobody knows where a role at a bestuur without any vestiging opens; that is no reason to allow it.
  const leeg = 'leeg@school.example';
  await esis.createGebruiker(leeg, 'intern_begeleider', '97QX00');
  await esis.eigenaar
    .insertInto('lidmaatschappen')
    .values({ gebruikerId: await idOf(leeg), rol: 'applicatiebeheerder', plek: '99009' })
    .execute();
  assert.equal((await clear(beheer, leeg)).body.code, 'TWEEDE_STAP_NIET_TE_WISSEN');
  assert.deepEqual(await listGewist(), []);
  assert.equal((await browser.get('/api/ik')).status, 200);
});

test('every way of the second step is gone, every session ended, and the password leads to setting up anew', async () => {
  const email = 'ib@school.example';
  const gebruikerId = await idOf(email);
  await esis.eigenaar.insertInto('herstelcodes').values({ gebruikerId, hash: 'hash-van-een-code' }).execute();
  await esis.eigenaar
    .insertInto('passkeys')
    .values({
      id: 'een-passkey',
      gebruikerId,
      publicKey: Buffer.from('x'),
      counter: 0,
      transports: [],
      naam: 'Laptop',
    })
    .execute();
  const half = await startSignIn(esis.app, { origin: ORIGIN, email, wachtwoord: WACHTWOORD });
  assert.ok((await magWissen(beheer)).includes(email));

  const voor = esis.mailbox.mails.length;
  const answer = await clear(beheer, email);
  assert.deepEqual([answer.status, answer.body], [200, { kind: 'gewist', gemaild: true }]);

  assert.equal((await begeleider.get('/api/ik')).status, 401);
  const ik = await esis.app.inject({ url: '/api/ik', headers: { cookie: half.cookie, origin: ORIGIN } });
  assert.equal(ik.statusCode, 401);
  for (const tabel of ['tweedeFactoren', 'herstelcodes', 'passkeys', 'sessies'] as const) {
    const rijen = await esis.eigenaar
      .selectFrom(tabel)
      .selectAll()
      .where('gebruikerId', '=', gebruikerId)
      .execute();
    assert.equal(rijen.length, 0, tabel);
  }

  const opnieuw = await startSignIn(esis.app, { origin: ORIGIN, email, wachtwoord: WACHTWOORD });
  assert.equal(opnieuw.stap, 'instellen');
  const fout = await esis.app.inject({
    method: 'POST',
    url: '/api/aanmelden/wachtwoord',
    headers: { origin: ORIGIN },
    payload: { email, wachtwoord: 'geraden-wachtwoord-1' },
  });
  assert.equal(fout.statusCode, 401);

  const nieuwe = esis.mailbox.mails.slice(voor);
  assert.equal(nieuwe.length, 1);
  const mail = nieuwe[0];
  assert.ok(mail);
  const tekst = JSON.stringify(mail);
  assert.match(tekst, /ib@school\.example/);
  assert.match(tekst, /tweede stap/);
  for (const geheim of [TEST_TOTP_GEHEIM, WACHTWOORD, 'http', '#', 'hash-van-een-code', gebruikerId])
    assert.ok(!String(mail.text).includes(geheim), geheim);
});

test('the logboek says who did it to whom, and a second time changes nothing', async () => {
  assert.deepEqual(await listGewist(), [
    {
      actor: `gebruiker:${await idOf('beheer@school.example')}`,
      brin6: '97QX00',
      onderwerp: `gebruiker:${await idOf('ib@school.example')}`,
      details: { app: 1, passkeys: 1, herstelcodes: 1, sessiesBeeindigd: 2, gezien: false },
    },
  ]);
  assert.match((await directie.get('/api/vestigingen/97QX00/logboek')).text, /Tweede stap van iemand gewist/);
  const voor = esis.mailbox.mails.length;
  assert.deepEqual((await clear(beheer, 'ib@school.example')).body, { kind: 'hadGeen' });
  assert.equal((await listGewist()).length, 1);
  assert.equal(esis.mailbox.mails.length, voor);
});

test('on the command line also for the only beheerder, found by address', async () => {
  const mens = await esis.services.mensen.findMens(SYSTEEM, 'BEHEER@school.example');
  assert.ok(mens);
  const uitkomst = await esis.services.mensen.wisTweedeStap(SYSTEEM, undefined, mens.id);
  assert.deepEqual(uitkomst, { kind: 'gewist', gemaild: true });
  assert.equal((await beheer.get('/api/ik')).status, 401);
  assert.equal((await listGewist()).at(-1)?.brin6, '97QX00');
});

test('a role for a whole bestuur is taken away on the command line, but not the last of a place', async () => {
  const email = 'joke@bestuur.example';
  const maak = async (rol: 'bestuur' | 'applicatiebeheerder', bestuur: string) =>
    await esis.services.gebruikers.createGebruiker(SYSTEEM, {
      email,
      naam: 'Joke',
      rol,
      bestuur,
      wachtwoord: WACHTWOORD,
      totpGeheim: TEST_TOTP_GEHEIM,
    });
  await maak('bestuur', '99001');
  await maak('applicatiebeheerder', '99002');
  const joke = await esis.signIn(email);
  const id = await idOf(email);
  const revoke = async (rol: string, plek: string) =>
    await esis.services.mensen.revokeToekenning(SYSTEEM, id, { rol, plek });
  await assert.rejects(revoke('applicatiebeheerder', '99002'), { code: 'LAATSTE_BEHEERDER' });
  assert.equal(await revoke('bestuur', '99002'), false);
  await revoke('bestuur', '99001');
  assert.deepEqual((await joke.get('/api/ik')).body.lidmaatschappen, [
    { brin6: '98AB00', rol: 'applicatiebeheerder' },
  ]);
  await esis.createGebruiker('ander@school.example', 'applicatiebeheerder', '98AB00');
  await revoke('applicatiebeheerder', '99002');
  assert.equal((await joke.get('/api/ik')).status, 401);
});

const mailsTo = (email: string) =>
  esis.mailbox.mails.filter(({ to }) => [to ?? []].flat().some(({ text }) => text === email));
const findLink = (email: string) =>
  mailsTo(email).flatMap(({ text }) => /wachtwoord-herstellen#([\w-]{43})/.exec(text ?? '')?.[1] ?? []);

const post = async (url: string, payload: object) =>
  await esis.app.inject({ method: 'POST', url, headers: { origin: ORIGIN }, payload });

async function waitFor<T>(find: () => T | undefined): Promise<T> {
  for (let time = 0; time < 100; time += 1) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not come');
}

/** R19: a code to the same mailbox does not count, so the mailbox alone must open nothing. */
test('after the step is gone the mailbox alone gives no new password, nor a link of before', async () => {
  const email = 'mailbox@school.example';
  await esis.createGebruiker(email, 'intern_begeleider', '97QX00');
  await post('/api/wachtwoord-herstel', { email });
  const token = await waitFor(() => findLink(email)[0]);
  const wisser = await esis.createGebruiker('wisser@school.example', 'applicatiebeheerder', '97QX00');
  assert.equal((await clear(wisser, email)).body.kind, 'gewist');
  const wachtwoord = 'een-zin-van-een-vreemde';
  const before = await post('/api/wachtwoord-herstel/voltooien', { token, wachtwoord });
  assert.equal(before.json().code, 'LINK_ONGELDIG');
  await post('/api/wachtwoord-herstel', { email });
  const mail = await waitFor(() => mailsTo(email).find(({ subject }) => subject?.includes('kan nu niet')));
  assert.doesNotMatch(mail.text ?? '', /#|https?:/);
  assert.equal(findLink(email).length, 1, 'no second link');

  const allowed = await wisser.send('POST', `${MENSEN}/${await idOf(email)}/wachtwoord-herstel`);
  assert.deepEqual([allowed.status, allowed.body], [200, { gemaild: true }]);
  const [, second] = await waitFor(() => (findLink(email).length === 2 ? findLink(email) : undefined));
  const done = await post('/api/wachtwoord-herstel/voltooien', { token: second, wachtwoord });
  assert.equal(done.statusCode, 200, done.body);
  assert.match(
    (await wisser.get('/api/vestigingen/97QX00/logboek')).text,
    /toegestaan, met de persoon erbij/,
  );
});

test('the other way round: a password that was chosen by mail is no proof for who asks to take the step away', async () => {
  const email = 'andersom@school.example';
  await esis.createGebruiker(email, 'intern_begeleider', '97QX00');
  await post('/api/wachtwoord-herstel', { email });
  const token = await waitFor(() => findLink(email)[0]);
  await post('/api/wachtwoord-herstel/voltooien', { token, wachtwoord: 'een-zin-van-een-vreemde' });
  const wisser = await esis.createGebruiker('wisser2@school.example', 'applicatiebeheerder', '97QX00');
  assert.deepEqual((await clear(wisser, email)).body, { kind: 'hersteldPerMail' });
  const rows = await esis.eigenaar
    .selectFrom('tweedeFactoren')
    .select('gebruikerId')
    .where('gebruikerId', '=', await idOf(email))
    .execute();
  assert.equal(rows.length, 1, 'nothing was taken away');
  const gezien = await wisser.send('DELETE', `${MENSEN}/${await idOf(email)}/tweede-stap?gezien=true`);
  assert.equal(gezien.body.kind, 'gewist');
});
