/** A clock that was ahead for a while, and one that changes to summer time: nobody is kept out for it, and nobody let in. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { sessieCookieOf, startSignIn, TEST_TOTP_GEHEIM } from '@koppelpunt/testkit';
import { ORIGIN, startAanmelden, WACHTWOORD, type Proef } from '../../test/start-aanmelden.ts';
import { computeCode, findStap } from './totp.ts';

const DAG = 24 * 60 * 60 * 1000;

describe('the clock', { concurrency: 1 }, () => {
  let proef: Proef;
  let nu: Date;
  before(async () => {
    proef = await startAanmelden();
    nu = proef.klok.now;
  });
  after(() => proef.stop());
  beforeEach(async () => {
    proef.klok.now = nu;
    await proef.query('delete from aanmeldpogingen');
  });

  const setAhead = (ms: number) => void (proef.klok.now = new Date(nu.getTime() + ms));
  const start = async (email: string) =>
    await startSignIn(proef.app, { origin: ORIGIN, email, wachtwoord: WACHTWOORD });
  const sendCode = async (cookie: string) =>
    await proef.post(
      '/api/aanmelden/code',
      { code: computeCode(TEST_TOTP_GEHEIM, findStap(proef.klok.now)) },
      { cookie },
    );
  const guess = async (email: string) =>
    await proef.post('/api/aanmelden/wachtwoord', { email, wachtwoord: 'regenboog-paraplu-8' });

  test('a right sign-in while the clock was a day ahead keeps nobody else at that address waiting', async () => {
    await proef.createGebruiker({ email: 'een@regenboog.example' });
    await proef.createGebruiker({ email: 'twee@regenboog.example' });
    setAhead(DAG);
    await start('een@regenboog.example');
    proef.klok.now = nu;
    await start('twee@regenboog.example');
  });

  test('wrong ones while it was ahead wait their longest at most, from now, and then it is over', async () => {
    const email = 'drie@regenboog.example';
    await proef.createGebruiker({ email });
    setAhead(DAG);
    for (let time = 0; time < 6; time += 1) await guess(email);
    proef.klok.now = nu;
    const wait = Number((await guess(email)).headers['retry-after']);
    assert.ok(wait >= 1 && wait <= 15 * 60, String(wait));
    setAhead((wait + 1) * 1000);
    await start(email);
  });

  test('a code that was used while it was ahead does not refuse those of today, and none opens twice', async () => {
    const email = 'vier@regenboog.example';
    await proef.createGebruiker({ email });
    setAhead(DAG);
    assert.equal((await sendCode((await start(email)).cookie)).statusCode, 200);
    proef.klok.now = nu;
    assert.equal((await sendCode((await start(email)).cookie)).statusCode, 200);
    assert.equal((await sendCode((await start(email)).cookie)).statusCode, 422, 'the same code again');
  });

  test('a session from ahead is over, and is no sign-in of just now', async () => {
    const email = 'vijf@regenboog.example';
    await proef.createGebruiker({ email });
    setAhead(DAG);
    const cookie = sessieCookieOf((await sendCode((await start(email)).cookie)).headers['set-cookie']);
    const ik = async () => (await proef.app.inject({ url: '/api/ik', headers: { cookie } })).statusCode;
    assert.equal(await ik(), 200);
    proef.klok.now = nu;
    assert.equal(await ik(), 401);
  });

  for (const [wat, moment] of [
    ['to summer time', '2027-03-28T00:59:50Z'],
    ['to winter time', '2027-10-31T00:59:50Z'],
  ] as const) {
    test(`in the night ${wat} waits, codes and sessions go on as on any other`, async () => {
      const email = `zes-${moment.slice(5, 7)}@regenboog.example`;
      await proef.createGebruiker({ email });
      proef.klok.now = new Date(moment);
      for (let time = 0; time < 6; time += 1) await guess(email);
      const wait = Number((await guess(email)).headers['retry-after']);
      assert.equal(wait, 1);
      proef.klok.now = new Date(Date.parse(moment) + 20_000);
      const cookie = sessieCookieOf((await sendCode((await start(email)).cookie)).headers['set-cookie']);
      proef.klok.now = new Date(Date.parse(moment) + 59 * 60_000);
      assert.equal((await proef.app.inject({ url: '/api/ik', headers: { cookie } })).statusCode, 200);
      proef.klok.now = new Date(Date.parse(moment) + 120 * 60_000);
      assert.equal((await proef.app.inject({ url: '/api/ik', headers: { cookie } })).statusCode, 401);
    });
  }
});
