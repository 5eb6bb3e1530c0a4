/** Signing in, and the ways in which somebody who may not would try. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sessieCookieOf, signIn, startSignIn, TEST_TOTP_GEHEIM } from '@koppelpunt/testkit';
import { EMAIL, ORIGIN, startAanmelden, WACHTWOORD, type Proef } from '../../test/start-aanmelden.ts';
import { computeCode, findStap } from './totp.ts';

const MINUUT = 60_000;
const VRAAG = { origin: ORIGIN, email: EMAIL, wachtwoord: WACHTWOORD };

describe('signing in takes two steps', { concurrency: 1 }, () => {
  let proef: Proef;
  let id: string;
  before(async () => {
    proef = await startAanmelden();
    id = await proef.createGebruiker();
  });
  after(() => proef.stop());

  const ik = async (cookie: string) => await proef.app.inject({ url: '/api/ik', headers: { cookie } });
  const code = (stap: number) => computeCode(TEST_TOTP_GEHEIM, stap);
  const advance = (ms: number) => void (proef.klok.now = new Date(proef.klok.now.getTime() + ms));

  test('a password alone reaches the second step and signing out, nothing else', async () => {
    const { cookie, stap } = await startSignIn(proef.app, VRAAG);
    assert.equal(stap, 'tweede-factor');
    assert.equal((await ik(cookie)).json().code, 'TWEEDE_FACTOR_NODIG');
    for (const url of ['/api/dingen', '/api/account/herstelcodes', '/api/account/wachtwoord'])
      assert.equal(
        (await proef.post(url, { naam: 'xx' }, { cookie })).json().code,
        'TWEEDE_FACTOR_NODIG',
        url,
      );
    // Nor a second factor of one's own beside the one that is there.
    for (const url of ['/api/account/tweede-factor', '/api/account/passkeys/vraag'])
      assert.equal((await proef.post(url, {}, { cookie })).json().code, 'TWEEDE_FACTOR_NODIG', url);
    assert.equal((await proef.post('/api/afmelden', {}, { cookie })).statusCode, 200);
    assert.equal((await ik(cookie)).statusCode, 401);
  });

  test('a code opens once: whoever saw it cannot use it, nor an older one', async () => {
    const now = findStap(proef.klok.now);
    const first = await startSignIn(proef.app, VRAAG);
    const send = async (cookie: string, stap: number) =>
      (await proef.post('/api/aanmelden/code', { code: code(stap) }, { cookie })).statusCode;
    assert.equal(await send(first.cookie, now), 200);
    const second = await startSignIn(proef.app, VRAAG);
    assert.equal(await send(second.cookie, now), 422);
    assert.equal(await send(second.cookie, now - 1), 422);
    assert.equal(await send(second.cookie, now + 1), 200);
  });

  test('of the same code sent four times at once, one opens', async () => {
    advance(5 * MINUUT);
    const { cookie } = await startSignIn(proef.app, VRAAG);
    const payload = { code: code(findStap(proef.klok.now)) };
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => proef.post('/api/aanmelden/code', payload, { cookie })),
    );
    assert.equal(answers.filter(({ statusCode }) => statusCode === 200).length, 1);
  });

  test('each step is a session of its own: a cookie from before opens nothing after', async () => {
    advance(5 * MINUUT);
    const half = await startSignIn(proef.app, VRAAG);
    const payload = { code: code(findStap(proef.klok.now)) };
    const response = await proef.post('/api/aanmelden/code', payload, { cookie: half.cookie });
    const whole = sessieCookieOf(response.headers['set-cookie']);
    assert.notEqual(whole, half.cookie);
    assert.equal((await ik(half.cookie)).statusCode, 401);
    assert.equal((await ik(whole)).statusCode, 200);
  });

  test('a session that somebody planted is none, whatever it says', async () => {
    const [row] = await proef.query('select token_hash from sessies limit 1');
    const hash = String(row?.['token_hash']);
    const name = '__Host-koppelpunt4100-sessie';
    for (const value of ['planted', hash, `${hash}.`, `${hash}.${'A'.repeat(43)}=`])
      assert.equal((await ik(`${name}=${encodeURIComponent(value)}`)).statusCode, 401, value);
    // And signing in over it gives one of our own.
    const planted = `${name}=planted`;
    const response = await proef.post(
      '/api/aanmelden/wachtwoord',
      { email: EMAIL, wachtwoord: WACHTWOORD },
      { cookie: planted },
    );
    assert.notEqual(sessieCookieOf(response.headers['set-cookie']), planted);
  });

  test('the cookies are for this host alone, over https or on this machine, and no script reads them', async () => {
    advance(5 * MINUUT);
    const half = await startSignIn(proef.app, VRAAG);
    const payload = { code: code(findStap(proef.klok.now)) };
    const response = await proef.post('/api/aanmelden/code', payload, { cookie: half.cookie });
    const lines = [response.headers['set-cookie'] ?? []].flat().map(String);
    assert.equal(lines.length, 2);
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split('; ');
      assert.match(pair, /^__Host-koppelpunt4100-\w+=[^;]+$/);
      for (const attribute of ['Path=/', 'Secure', 'HttpOnly', 'SameSite=Lax'])
        assert.ok(attributes.includes(attribute), `${line} without ${attribute}`);
    }
    assert.doesNotMatch(lines[0] ?? '', /Max-Age|Expires/, 'the session goes with the browser');
  });

  test('a session ends after an hour without use, and after ten hours whatever happens', async () => {
    advance(5 * MINUUT);
    const half = await startSignIn(proef.app, VRAAG);
    const response = await proef.post(
      '/api/aanmelden/code',
      { code: code(findStap(proef.klok.now)) },
      { cookie: half.cookie },
    );
    const cookie = sessieCookieOf(response.headers['set-cookie']);
    const [{ minuten } = {}] = await proef.query(
      'select extract(epoch from max(verloopt_op) - max(created_at)) / 60 as minuten from sessies',
    );
    assert.equal(Number(minuten), 60);
    await proef.query("update sessies set created_at = created_at - interval '601 minutes'");
    assert.equal((await ik(cookie)).statusCode, 401, 'used all the time, but ten hours old');
    await proef.query("update sessies set created_at = created_at + interval '601 minutes'");
    assert.equal((await ik(cookie)).statusCode, 200);
    await proef.query("update sessies set verloopt_op = now() - interval '1 second'");
    assert.equal((await ik(cookie)).statusCode, 401);
  });

  test('a session that is used lives on: an hour counts from the last time', async () => {
    advance(24 * 60 * MINUUT);
    const cookie = await signInNow();
    for (let hour = 0; hour < 3; hour += 1) {
      advance(59 * MINUUT);
      assert.equal((await ik(cookie)).statusCode, 200, `after ${hour + 1} times 59 minutes`);
    }
    advance(61 * MINUUT);
    assert.equal((await ik(cookie)).statusCode, 401);
  });

  test('a session of which the second step was not taken ends after a quarter of an hour', async () => {
    const half = await startSignIn(proef.app, VRAAG);
    const stap = async () =>
      (await proef.app.inject({ url: '/api/aanmelden', headers: { cookie: half.cookie } })).json().stap;
    advance(14 * MINUUT);
    assert.equal(await stap(), 'tweede-factor');
    advance(2 * MINUUT);
    assert.equal(await stap(), 'wachtwoord');
  });

  test('an ended session is over at once, for whoever stole it too', async () => {
    advance(24 * 60 * MINUUT);
    const cookie = await signInNow();
    const [{ id: sessie } = {}] = await proef.query(
      'select id from sessies where tweede_factor_op is not null order by created_at desc limit 1',
    );
    assert.equal((await ik(cookie)).statusCode, 200);
    const answer = await proef.app.inject({
      method: 'DELETE',
      url: `/api/account/sessies/${String(sessie)}`,
      headers: { origin: ORIGIN, cookie },
    });
    assert.equal(answer.statusCode, 200);
    assert.equal((await ik(cookie)).statusCode, 401);
  });

  /** By the clock of the test. */
  async function signInNow(email = EMAIL, wachtwoord = WACHTWOORD): Promise<string> {
    const { cookie } = await startSignIn(proef.app, { origin: ORIGIN, email, wachtwoord });
    const payload = { code: code(findStap(proef.klok.now)) };
    const response = await proef.post('/api/aanmelden/code', payload, { cookie });
    assert.equal(response.statusCode, 200, response.body);
    return sessieCookieOf(response.headers['set-cookie']);
  }

  test('a role that is taken away is gone at the next question, without signing in anew', async () => {
    advance(5 * MINUUT);
    const cookie = await signInNow();
    assert.equal((await ik(cookie)).json().lidmaatschappen.length, 1);
    await proef.query('delete from lidmaatschappen where gebruiker_id = $1', [id]);
    assert.deepEqual((await ik(cookie)).json().lidmaatschappen, []);
    assert.deepEqual((await ik(cookie)).json().rechten, []);
  });

  test("nobody ends another's session, or reads that it exists", async () => {
    advance(5 * MINUUT);
    const mine = await signInNow();
    await proef.createGebruiker({ email: 'x@elders.example', brin6: '98AB00' });
    const theirs = await signInNow('x@elders.example');
    const [{ id: sessie } = {}] = await proef.query(
      'select id from sessies where gebruiker_id = $1 and tweede_factor_op is not null',
      [id],
    );
    const answer = await proef.app.inject({
      method: 'DELETE',
      url: `/api/account/sessies/${String(sessie)}`,
      headers: { origin: ORIGIN, cookie: theirs },
    });
    assert.equal(answer.statusCode, 404);
    assert.equal((await ik(mine)).statusCode, 200);
  });

  test('a new password ends every other session, and the old one opens nothing', async () => {
    advance(5 * MINUUT);
    const other = await signInNow();
    advance(5 * MINUUT);
    const cookie = await signInNow();
    const wrong = await proef.post(
      '/api/account/wachtwoord',
      { oud: 'zomaar-iets-anders', nieuw: 'veerpont-kandelaar-82' },
      { cookie },
    );
    assert.equal(wrong.json().code, 'WACHTWOORD_KLOPT_NIET');
    const right = await proef.post(
      '/api/account/wachtwoord',
      { oud: WACHTWOORD, nieuw: 'veerpont-kandelaar-82' },
      { cookie },
    );
    assert.equal(right.statusCode, 200, right.body);
    assert.equal((await ik(other)).statusCode, 401);
    assert.equal((await ik(cookie)).statusCode, 200);
    const old = await proef.post('/api/aanmelden/wachtwoord', { email: EMAIL, wachtwoord: WACHTWOORD });
    assert.equal(old.statusCode, 401);
  });

  test('the secret of an app is ciphertext in the database, and recovery codes are hashes', async () => {
    const rows = JSON.stringify([
      await proef.query('select * from tweede_factoren'),
      await proef.query('select * from herstelcodes'),
      await proef.query('select * from eenmalige_tokens'),
    ]);
    assert.doesNotMatch(rows, new RegExp(TEST_TOTP_GEHEIM));
  });

  test('the logboek tells who came in and who did not, and holds no address and no code', async () => {
    const rows = await proef.query('select actor, gebeurtenis, onderwerp, details from logboek');
    const words = new Set(rows.map(({ gebeurtenis }) => gebeurtenis));
    for (const word of [
      'aanmelding.gelukt',
      'aanmelding.mislukt',
      'afmelding',
      'sessies.beeindigd',
      'wachtwoord.gewijzigd',
    ])
      assert.ok(words.has(word), word);
    assert.doesNotMatch(JSON.stringify(rows), /@|Marieke|Jansen|regenboog/);
  });
});

describe('setting up a second factor', { concurrency: 1 }, () => {
  let proef: Proef;
  before(async () => {
    proef = await startAanmelden();
    await proef.createGebruiker({ metTotp: false });
  });
  after(() => proef.stop());

  test('who has none sets one up before anything else, and gets ten codes that each open once', async () => {
    const { cookie, stap } = await startSignIn(proef.app, VRAAG);
    assert.equal(stap, 'instellen');
    const started = (await proef.post('/api/account/tweede-factor', {}, { cookie })).json();
    assert.match(started.geheim, /^[A-Z2-7]{32}$/);
    assert.match(started.qr.pad, /^M\d+ \d+h1v1h-1z/);
    const wrong = await proef.post(
      '/api/account/tweede-factor/bevestigen',
      { token: started.token, code: '000000' },
      { cookie },
    );
    assert.equal(wrong.json().code, 'CODE_KLOPT_NIET');
    const payload = { token: started.token, code: computeCode(started.geheim, findStap(proef.klok.now)) };
    const confirmed = await proef.post('/api/account/tweede-factor/bevestigen', payload, { cookie });
    const { herstelcodes } = confirmed.json();
    assert.equal(new Set(herstelcodes).size, 10);

    // The code that confirmed it is used up as well.
    const half = await startSignIn(proef.app, VRAAG);
    assert.equal((await proef.post('/api/aanmelden/code', payload, { cookie: half.cookie })).statusCode, 422);
    const [herstelcode] = herstelcodes;
    const send = async (one: string, use: string) =>
      await proef.post('/api/aanmelden/herstelcode', { code: one }, { cookie: use });
    const typed = herstelcode.toLowerCase().replaceAll('-', ' ');
    assert.equal((await send(typed, half.cookie)).statusCode, 200);
    const again = await startSignIn(proef.app, VRAAG);
    assert.equal((await send(herstelcode, again.cookie)).json().code, 'HERSTELCODE_KLOPT_NIET');
    // Nobody is left with a password alone: an app is replaced, not taken away.
    const whole = sessieCookieOf(confirmed.headers['set-cookie']);
    const gone = await proef.app.inject({
      method: 'DELETE',
      url: '/api/account/tweede-factor',
      headers: { origin: ORIGIN, cookie: whole },
    });
    assert.equal(gone.json().code, 'ENIGE_TWEEDE_FACTOR');
    const next = (await proef.post('/api/account/tweede-factor', {}, { cookie: whole })).json();
    const nextCode = computeCode(next.geheim, findStap(proef.klok.now));
    const foreign = { token: started.token, code: nextCode };
    const used = await proef.post('/api/account/tweede-factor/bevestigen', foreign, { cookie: whole });
    assert.equal(used.json().code, 'TWEEDE_FACTOR_NIET_BEGONNEN');
    const right = { token: next.token, code: nextCode };
    const replaced = await proef.post('/api/account/tweede-factor/bevestigen', right, { cookie: whole });
    assert.equal(replaced.json().herstelcodes.length, 10);
    const last = await startSignIn(proef.app, VRAAG);
    const old = { code: computeCode(started.geheim, findStap(proef.klok.now) + 1) };
    assert.equal((await proef.post('/api/aanmelden/code', old, { cookie: last.cookie })).statusCode, 422);
    const fresh = { code: computeCode(next.geheim, findStap(proef.klok.now) + 1) };
    assert.equal((await proef.post('/api/aanmelden/code', fresh, { cookie: last.cookie })).statusCode, 200);
    const [row] = await proef.query("select details from logboek where gebeurtenis = 'herstelcode.gebruikt'");
    assert.deepEqual(row?.['details'], { over: 9 });
  });
});

describe('guessing', { concurrency: 1 }, () => {
  let proef: Proef;
  before(async () => {
    proef = await startAanmelden({ hashKosten: { ln: 14, r: 8, p: 1 } });
    await proef.createGebruiker();
  });
  after(() => proef.stop());

  const guess = async (email: string, headers: Record<string, string> = {}) =>
    await proef.post('/api/aanmelden/wachtwoord', { email, wachtwoord: 'fout-fout-fout' }, headers);

  test('waits grow, the same for an account that is not there', async () => {
    for (const email of [EMAIL, 'niemand@nergens.example']) {
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 8; attempt += 1) statuses.push((await guess(email)).statusCode);
      assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429, 429, 429], email);
    }
    const answers = [];
    for (const email of [EMAIL, 'niemand@nergens.example']) {
      const { body, headers } = await guess(email);
      answers.push([body, headers['retry-after']]);
    }
    assert.deepEqual(answers[0], answers[1]);
  });

  test('who waits and guesses on waits longer; knocking while waiting changes nothing', async () => {
    const waits: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      proef.klok.now = new Date(proef.klok.now.getTime() + (waits.at(-1) ?? 1) * 1000);
      assert.equal((await guess(EMAIL)).statusCode, 401);
      const first = Number((await guess(EMAIL)).headers['retry-after']);
      assert.equal(Number((await guess(EMAIL)).headers['retry-after']), first);
      waits.push(first);
    }
    assert.deepEqual(waits, [2, 4, 8, 16]);
  });

  test('the right password waits too: else the wait would tell which guess was right', async () => {
    const response = await proef.post('/api/aanmelden/wachtwoord', { email: EMAIL, wachtwoord: WACHTWOORD });
    assert.equal(response.statusCode, 429);
    assert.doesNotMatch(String(response.headers['set-cookie'] ?? ''), /sessie/);
  });

  test('twenty guesses at once are counted before they are checked', async () => {
    await proef.createGebruiker({ email: 'druk@regenboog.example' });
    const answers = await Promise.all(Array.from({ length: 20 }, () => guess('druk@regenboog.example')));
    assert.equal(answers.filter(({ statusCode }) => statusCode === 401).length, 5);
  });

  test('whom others shut out comes in from where it worked before', async () => {
    const email = 'slachtoffer@regenboog.example';
    await proef.createGebruiker({ email });
    const { cookie } = await startSignIn(proef.app, { ...VRAAG, email });
    const done = await proef.post(
      '/api/aanmelden/code',
      { code: computeCode(TEST_TOTP_GEHEIM, findStap(proef.klok.now)) },
      { cookie },
    );
    const apparaat = [done.headers['set-cookie'] ?? []]
      .flat()
      .map((line) => String(line).split(';')[0] ?? '')
      .find((pair) => pair.includes('-apparaat='));
    assert.ok(apparaat);
    // The address of the attempts is another one than that of the victim.
    await proef.query("update bekende_apparaten set adres = '192.0.2.7'");
    for (let attempt = 0; attempt < 12; attempt += 1) await guess(email);
    const right = { email, wachtwoord: WACHTWOORD };
    assert.equal((await proef.post('/api/aanmelden/wachtwoord', right)).statusCode, 429);
    assert.equal(
      (await proef.post('/api/aanmelden/wachtwoord', right, { cookie: apparaat })).statusCode,
      200,
    );
    // And a device that is not this person's is nobody's.
    const other = { cookie: apparaat.replace(/=.*/, '=iets-anders') };
    assert.equal((await proef.post('/api/aanmelden/wachtwoord', right, other)).statusCode, 429);
  });

  test('an unknown passkey opens nothing, and cannot fill the logboek', async () => {
    await proef.query('delete from aanmeldpogingen');
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 32; attempt += 1) {
      const antwoord = { id: `onbekend-${attempt}`, type: 'public-key', response: {} };
      statuses.push((await proef.post('/api/aanmelden/passkey', { antwoord })).statusCode);
    }
    assert.deepEqual(statuses, [...Array.from({ length: 30 }, () => 422), 429, 429]);
    await proef.query('delete from aanmeldpogingen');
  });

  test('codes cannot be guessed either: five, and then the wait grows over sessions', async () => {
    const email = 'codes@regenboog.example';
    await proef.createGebruiker({ email });
    const statuses: number[] = [];
    for (let session = 0; session < 3; session += 1) {
      const { cookie } = await startSignIn(proef.app, { ...VRAAG, email });
      for (const code of ['000000', '111111', '222222'])
        statuses.push((await proef.post('/api/aanmelden/code', { code }, { cookie })).statusCode);
    }
    assert.deepEqual(statuses, [422, 422, 422, 422, 422, 429, 429, 429, 429]);
  });

  test('an account that is not there costs the same work as one that is', async () => {
    const measure = async (email: string): Promise<number> => {
      await proef.query('delete from aanmeldpogingen');
      const begin = performance.now();
      assert.equal((await guess(email)).statusCode, 401);
      return performance.now() - begin;
    };
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let round = 0; round < 9; round += 1) {
      known.push(await measure(EMAIL));
      unknown.push(await measure(`niemand${round}@nergens.example`));
    }
    const middle = (list: number[]) => list.toSorted((a, b) => a - b)[4] ?? 0;
    const ratio = middle(known) / middle(unknown);
    // The hash is by far the most of it: without one for who is not there, this would be 5 or more.
    assert.ok(ratio > 0.5 && ratio < 2, `known ${middle(known)} ms, unknown ${middle(unknown)} ms`);
  });
});

describe('from another site', { concurrency: 1 }, () => {
  let proef: Proef;
  before(async () => {
    proef = await startAanmelden();
    await proef.createGebruiker();
  });
  after(() => proef.stop());

  test('nobody is signed in, signed out or changed from a page that is not ours', async () => {
    const cookie = await signIn(proef.app, VRAAG);
    const paths = [
      ['/api/aanmelden/wachtwoord', { email: EMAIL, wachtwoord: WACHTWOORD }],
      ['/api/afmelden', {}],
      ['/api/account/wachtwoord', { oud: WACHTWOORD, nieuw: 'van-een-ander-1234' }],
      ['/api/account/herstelcodes', {}],
      ['/api/wachtwoord-herstel', { email: EMAIL }],
    ] as const;
    for (const [path, payload] of paths) {
      for (const headers of [
        { origin: 'https://kwaad.example' },
        { origin: 'null' },
        { origin: `${ORIGIN}.kwaad.example` },
      ]) {
        const response = await proef.post(path, payload, { ...headers, cookie });
        assert.equal(response.json().code, 'VREEMDE_HERKOMST', `${path} ${headers.origin}`);
      }
      const bare = await proef.app.inject({ method: 'POST', url: path, payload });
      assert.equal(bare.json().code, 'VREEMDE_HERKOMST', `${path} without origin and cookie`);
    }
  });
});
