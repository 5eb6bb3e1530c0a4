/** Acts that begin with a link in a mail: an invitation, a new password. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startSignIn, TEST_TOTP_GEHEIM } from '@koppelpunt/testkit';
import { EMAIL, ORIGIN, startAanmelden, WACHTWOORD, type Proef } from '../../test/start-aanmelden.ts';
import { dangerouslyAsSystem } from '../actor/actor.ts';
import { computeCode, findStap } from './totp.ts';

const BEHEER = dangerouslyAsSystem('opdrachtregel');
const NIEUW = 'een-zin-van-mijzelf';
let proef: Proef;

before(async () => {
  proef = await startAanmelden();
  await proef.createGebruiker();
});
after(() => proef.stop());

const invite = async (email: string) =>
  await proef.login.inviteGebruiker(BEHEER, {
    email,
    naam: 'Nina Nieuw',
    lidmaatschappen: [{ rol: 'applicatiebeheerder', plek: '97QX00' }],
  });

async function readToken(pad: string): Promise<{ token: string; text: string }> {
  // Between these stand mails without a link, that tell the owner of an account what happened.
  let text = '';
  while (!text.includes('#')) text = (await proef.mailbox.next()).text ?? '';
  const [, token = ''] = new RegExp(`${ORIGIN}${pad}#([\\w-]{43})`).exec(text) ?? [];
  assert.ok(token, text);
  return { token, text };
}

test('an invitation is a link: nobody but the receiver ever knows a password', async () => {
  const email = 'n.nieuw@regenboog.example';
  assert.equal((await invite(email)).kind, 'uitgenodigd');
  const { token, text } = await readToken('/uitnodiging');
  assert.match(text, /Beste Nina Nieuw/);
  const rows = JSON.stringify(await proef.query('select * from eenmalige_tokens'));
  assert.doesNotMatch(rows, new RegExp(token), 'the database holds a hash');
  const nothing = await proef.query(
    `select 1 from wachtwoorden w join gebruikers g on g.id = w.gebruiker_id where g.email = $1`,
    [email],
  );
  assert.deepEqual(nothing, [], 'there is no password before there is one');

  assert.deepEqual((await proef.post('/api/uitnodiging/bekijken', { token })).json(), {
    naam: 'Nina Nieuw',
    email,
  });
  const short = await proef.post('/api/uitnodiging', { token, wachtwoord: 'kort' });
  assert.deepEqual(Object.keys(short.json().velden), ['wachtwoord']);
  for (const bekend of ['123456789012', 'welkom-welkom-2026', `nina-${email}`]) {
    const answer = await proef.post('/api/uitnodiging', { token, wachtwoord: bekend });
    assert.equal(answer.json().code, 'WACHTWOORD_TE_BEKEND', bekend);
    assert.match(answer.json().velden.wachtwoord, /Kies een ander/);
  }
  const accepted = await proef.post('/api/uitnodiging', { token, wachtwoord: NIEUW });
  assert.equal(accepted.json().stap, 'instellen', 'the second factor comes next');
  const again = await proef.post('/api/uitnodiging', { token, wachtwoord: 'van-iemand-anders' });
  assert.equal(again.json().code, 'LINK_ONGELDIG');
  assert.equal(
    (await startSignIn(proef.app, { origin: ORIGIN, email, wachtwoord: NIEUW })).stap,
    'instellen',
  );
  assert.equal((await invite(email)).kind, 'bestondAl', 'whoever can sign in needs no invitation');
});

test('a newer invitation replaces the older, and a week is the end of it', async () => {
  const email = 'later@regenboog.example';
  await invite(email);
  const first = await readToken('/uitnodiging');
  await invite(email);
  const second = await readToken('/uitnodiging');
  const look = async (token: string) => (await proef.post('/api/uitnodiging/bekijken', { token })).statusCode;
  assert.equal(await look(first.token), 410);
  assert.equal(await look(second.token), 200);
  proef.klok.now = new Date(proef.klok.now.getTime() + 8 * 24 * 60 * 60 * 1000);
  assert.equal(await look(second.token), 410);
  proef.klok.now = new Date();
});

test('a link that is sent again replaces the one before; whoever can sign in gets none', async () => {
  const { gebruikerId } = await invite('nogmaals@regenboog.example');
  const first = await readToken('/uitnodiging');
  const resend = async (check = async () => undefined) =>
    await proef.login.resendUitnodiging(BEHEER, gebruikerId, check);
  await assert.rejects(
    resend(async () => await Promise.reject(new Error('may not'))),
    /may not/,
  );
  const look = async (token: string) => (await proef.post('/api/uitnodiging/bekijken', { token })).statusCode;
  assert.equal(await look(first.token), 200);
  await resend();
  const { token } = await readToken('/uitnodiging');
  assert.deepEqual([await look(first.token), await look(token)], [410, 200]);
  assert.equal((await proef.post('/api/uitnodiging', { token, wachtwoord: NIEUW })).statusCode, 200);
  await assert.rejects(resend(), { code: 'UITNODIGING_NIET_NODIG' });
});

test('asking for a new password says nothing of who is known', async () => {
  const ask = async (email: string) => await proef.post('/api/wachtwoord-herstel', { email });
  const [known, unknown] = [await ask(EMAIL), await ask('niemand@nergens.example')];
  assert.equal(known.statusCode, 202);
  assert.deepEqual([known.body, known.statusCode], [unknown.body, unknown.statusCode]);
  const { token } = await readToken('/wachtwoord-herstellen');

  const half = await startSignIn(proef.app, { origin: ORIGIN, email: EMAIL, wachtwoord: WACHTWOORD });
  const url = '/api/wachtwoord-herstel/voltooien';
  assert.equal((await proef.post(url, { token, wachtwoord: NIEUW })).statusCode, 200);
  assert.equal((await proef.post(url, { token, wachtwoord: NIEUW })).json().code, 'LINK_ONGELDIG');
  const after = await proef.app.inject({ url: '/api/aanmelden', headers: { cookie: half.cookie } });
  assert.equal(after.json().stap, 'wachtwoord', 'every session ended');
  const { stap } = await startSignIn(proef.app, { origin: ORIGIN, email: EMAIL, wachtwoord: NIEUW });
  assert.equal(stap, 'tweede-factor', 'whoever reads the mailbox is not in yet');
});

test('who takes the second step away while a password is chosen by mail hears that it was (R19)', async () => {
  const email = 'tegelijk@regenboog.example';
  const gebruikerId = await proef.createGebruiker({ email });
  await proef.post('/api/wachtwoord-herstel', { email });
  const { token } = await readToken('/wachtwoord-herstellen');
  // Both clear the known devices, after what matters here.
  await proef.query('begin');
  await proef.query('lock table bekende_apparaten');
  const aanroep = { adres: '127.0.0.1', userAgent: '', apparaat: undefined, sessie: undefined };
  const chosen = proef.login.resetWachtwoord({ token, wachtwoord: NIEUW }, aanroep);
  await untilWaiting(1);
  const cleared = proef.login.wisTweedeStap(
    BEHEER,
    gebruikerId,
    async () => await Promise.resolve(undefined),
  );
  await untilWaiting(2);
  await proef.query('commit');
  assert.equal(await chosen, 'hersteld');
  assert.deepEqual(await cleared, { kind: 'hersteldPerMail' });
});

/** Until so many transactions wait for another. */
async function untilWaiting(count: number): Promise<void> {
  for (let time = 0; time < 200; time += 1) {
    await proef.query('select pg_stat_clear_snapshot()');
    const rows = await proef.query(
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if (rows.length >= count) return;
    await wait(25);
  }
  assert.fail(`never ${count} waiting`);
}

test('the mail about a new password tells who has no second step to set one up', async () => {
  for (const metTotp of [true, false]) {
    const email = `stap-${metTotp}@regenboog.example`;
    const gebruikerId = await proef.createGebruiker({ email, metTotp });
    await proef.post('/api/wachtwoord-herstel', { email });
    const asked = await readToken('/wachtwoord-herstellen');
    await proef.login.allowWachtwoordHerstel(
      BEHEER,
      gebruikerId,
      async () => await Promise.resolve(undefined),
    );
    const allowed = await readToken('/wachtwoord-herstellen');
    for (const { text } of [asked, allowed]) {
      assert.equal(text.includes('zoals altijd, in twee stappen'), metTotp, text);
      assert.equal(text.includes('houd uw telefoon bij de hand'), !metTotp, text);
    }
  }
});

test('the owner of an account hears of every change of it and of a strange device, in a mail without a link', async () => {
  const email = 'eigenaar@regenboog.example';
  const gebruikerId = await proef.createGebruiker({ email });
  const thuis = { adres: '192.0.2.1', userAgent: '', apparaat: undefined, sessie: undefined };
  const { login } = proef;
  const listVerteld = () =>
    proef.mailbox.mails
      .filter(({ subject, to }) => subject?.endsWith('zelf?') && [to ?? []].flat()[0]?.text === email)
      .map(({ text = '' }) => text);
  let geheim = TEST_TOTP_GEHEIM;
  const signIn = async (aanroep: typeof thuis, wachtwoord: string) => {
    const half = await login.signInWithWachtwoord({ email, wachtwoord }, aanroep);
    assert.ok(half.kind === 'goed');
    const { sessie } = (await login.findSessie(half.sessie.token)) ?? {};
    assert.ok(sessie);
    return sessie;
  };
  const showCode = async (aanroep: typeof thuis, wachtwoord = WACHTWOORD) => {
    proef.klok.now = new Date(proef.klok.now.getTime() + 60_000);
    const code = computeCode(geheim, findStap(proef.klok.now));
    const outcome = await login.signInWithCode(await signIn(aanroep, wachtwoord), code, aanroep);
    assert.ok(outcome.kind === 'goed');
    const { sessie } = (await login.findSessie(outcome.sessie.token)) ?? {};
    assert.ok(sessie);
    return sessie;
  };
  const addPasskey = async (id: string) =>
    await proef.query(
      `insert into passkeys (id, gebruiker_id, public_key, counter, transports, naam) values ($1, $2, '', 0, '{}', $1)`,
      [id, gebruikerId],
    );
  /** What the one mail says that this leads to. */
  async function verteld(act: () => Promise<unknown>): Promise<string> {
    const before = listVerteld().length;
    await act();
    for (let time = 0; time < 500 && listVerteld().length === before; time += 1) await wait(10);
    const [text = '', ...more] = listVerteld().slice(before);
    assert.deepEqual(more, []);
    assert.doesNotMatch(text, /https?:|#/);
    return text;
  }

  let sessie = await showCode(thuis);
  await showCode({ ...thuis, adres: '192.0.2.1' });
  assert.deepEqual(listVerteld(), [], 'the first sign-in, and one from the same address, are no news');
  assert.match(await verteld(() => showCode({ ...thuis, adres: '198.51.100.7' })), /niet bekend zijn/);
  const nieuw = 'een-heel-andere-zin';
  const change = () => login.updateWachtwoord(sessie, { oud: WACHTWOORD, nieuw }, thuis);
  assert.match(await verteld(change), /wachtwoord is gewijzigd/);
  const terug = () => login.updateWachtwoord(sessie, { oud: nieuw, nieuw: WACHTWOORD }, thuis);
  assert.match(await verteld(terug), /wachtwoord is gewijzigd/);
  await login.sendWachtwoordHerstel(email, thuis);
  const { token } = await readToken('/wachtwoord-herstellen');
  const reset = () => login.resetWachtwoord({ token, wachtwoord: NIEUW }, thuis);
  assert.match(await verteld(reset), /link in een e-mail is een nieuw wachtwoord/);
  assert.match(await verteld(async () => (sessie = await showCode(thuis, NIEUW))), /niet bekend zijn/);

  const begonnen = await login.startTweedeFactor(gebruikerId);
  ({ geheim } = begonnen);
  let codes: string[] = [];
  const confirm = async () => {
    const code = computeCode(geheim, findStap(proef.klok.now));
    const outcome = await login.confirmTweedeFactor(sessie, { token: begonnen.token, code }, thuis);
    assert.ok(outcome.kind === 'goed');
    codes = outcome.herstelcodes;
  };
  assert.match(await verteld(confirm), /een app met codes ingesteld/);
  const herstel = async () => {
    const half = await signIn(thuis, NIEUW);
    assert.equal((await login.signInWithHerstelcode(half, codes[0] ?? '', thuis)).kind, 'goed');
  };
  assert.match(await verteld(herstel), /met een herstelcode/);
  assert.match(await verteld(() => login.renewHerstelcodes(gebruikerId)), /nieuwe herstelcodes/);
  await addPasskey('sleutel-a');
  assert.match(await verteld(() => login.deletePasskey(gebruikerId, 'sleutel-a')), /passkey is verwijderd/);
  await addPasskey('sleutel-b');
  assert.match(await verteld(() => login.deleteTweedeFactor(gebruikerId)), /app met codes is verwijderd/);
  proef.klok.now = new Date();
});

test('nobody fills a mailbox with it', async () => {
  await proef.query('delete from aanmeldpogingen');
  const count = async () =>
    (await proef.query("select 1 from logboek where gebeurtenis = 'wachtwoord-herstel.gevraagd'")).length;
  const before = await count();
  for (let time = 0; time < 6; time += 1) {
    await proef.post('/api/wachtwoord-herstel', { email: EMAIL });
    await wait(50);
  }
  // The answers leave before the work: wait for the third, and then for a fourth that must not come.
  for (let time = 0; time < 100 && (await count()) - before < 3; time += 1) await wait(50);
  await wait(500);
  assert.equal((await count()) - before, 3);
});
