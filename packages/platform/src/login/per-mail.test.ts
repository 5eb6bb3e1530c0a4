/** Acts that begin with a link in a mail: an invitation, a new password. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startSignIn } from '@koppelpunt/testkit';
import { EMAIL, ORIGIN, startAanmelden, WACHTWOORD, type Proef } from '../../test/start-aanmelden.ts';
import { dangerouslyAsSystem } from '../actor/actor.ts';

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
  const { text = '' } = await proef.mailbox.next();
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

test('five links a day: then the address gets no more mail, and the last link stays good', async () => {
  const email = 'vaak@regenboog.example';
  const uitkomst = await invite(email);
  const { gebruikerId } = uitkomst;
  await readToken('/uitnodiging');
  const resend = async () => await proef.login.resendUitnodiging(BEHEER, gebruikerId, async () => undefined);
  for (let keer = 2; keer <= 4; keer += 1) {
    await resend();
    await readToken('/uitnodiging');
  }
  await invite(email);
  const { token } = await readToken('/uitnodiging');
  const sent = proef.mailbox.mails.length;
  await assert.rejects(resend, { code: 'UITNODIGING_TE_VAAK', status: 429 });
  await assert.rejects(invite(email), { code: 'UITNODIGING_TE_VAAK' });
  assert.equal(proef.mailbox.mails.length, sent);
  assert.equal((await proef.post('/api/uitnodiging/bekijken', { token })).statusCode, 200);
  proef.klok.now = new Date(proef.klok.now.getTime() + 24 * 60 * 60 * 1000 + 1);
  await resend();
  const { token: later } = await readToken('/uitnodiging');
  proef.klok.now = new Date();
  assert.equal((await proef.post('/api/uitnodiging', { token: later, wachtwoord: NIEUW })).statusCode, 200);
  await assert.rejects(resend, { code: 'UITNODIGING_NIET_NODIG' });
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
