import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { signIn } from '@koppelpunt/testkit';
import { EMAIL, ORIGIN, startAanmelden, WACHTWOORD, type Proef } from '../../test/start-aanmelden.ts';
import { openbaar, type HttpApp } from '../http/routes.ts';
import { logsNothing } from '../audit/audit-policy.ts';

describe('the HTTP side of both applications', () => {
  let proef: Proef;
  let app: HttpApp;
  let signedIn: Promise<string> | undefined;

  before(async () => {
    proef = await startAanmelden();
    ({ app } = proef);
    await proef.createGebruiker({ email: 'M.Jansen@regenboog.example' });
  });
  after(() => proef.stop());

  // Once for all tests, because nobody can add a route after the first request.
  const getSession = () =>
    (signedIn ??= signIn(app, { origin: ORIGIN, email: EMAIL, wachtwoord: WACHTWOORD }));

  test('a route that does not say what it writes down or who gets in does not register', () => {
    // @ts-expect-error -- nor does it compile: without options
    assert.throws(() => app.get('/api/vergeten', async () => 'x'), /audit policy/);
    // @ts-expect-error -- without config
    assert.throws(() => app.get('/api/vergeten', { schema: {} }, async () => 'x'), /audit policy/);
    const [audit, toegang] = [logsNothing('test'), openbaar('test')];
    // @ts-expect-error -- with the one but not the other
    assert.throws(() => app.put('/api/vergeten', { config: { audit } }, async () => 'x'), /audit policy/);
    // @ts-expect-error -- the other way round
    assert.throws(() => app.post('/api/vergeten', { config: { toegang } }, async () => 'x'), /audit policy/);
    const long = { method: 'GET', url: '/api/x', handler: async () => 'x' } as const;
    // @ts-expect-error -- by the long road
    assert.throws(() => app.route(long), /audit policy/);
  });

  test('every route is closed to who is not signed in', async () => {
    const response = await proef.post('/api/dingen', { naam: 'xx' });
    assert.equal(response.statusCode, 401);
    assert.equal(response.json().code, 'NIET_AANGEMELD');
    assert.equal((await app.inject('/api/ik')).statusCode, 401);
    for (const method of ['GET', 'POST', 'DELETE'] as const) {
      const nowhere = await app.inject({ method, url: '/nergens/v2' });
      assert.equal(nowhere.statusCode, 404, 'nothing is there, whoever asks');
    }
    assert.equal((await app.inject('/health')).statusCode, 200);
  });

  test('signing in gives a session that knows the person and the place', async () => {
    const response = await app.inject({ url: '/api/ik', headers: { cookie: await getSession() } });
    assert.deepEqual(response.json(), {
      naam: 'Marieke Jansen',
      email: 'm.jansen@regenboog.example',
      tweedeFactor: true,
      rechten: [{ brin6: '97QX00', acties: ['dingen doen'] }],
      lidmaatschappen: [{ brin6: '97QX00', rol: 'applicatiebeheerder' }],
    });
  });

  test('an answer is for the person who asked: no browser and no proxy keeps it', async () => {
    const response = await app.inject({ url: '/api/ik', headers: { cookie: await getSession() } });
    assert.equal(response.headers['cache-control'], 'no-store');
  });

  test('the browser is told to run no script and no style but ours', async () => {
    const csp = String((await app.inject('/health')).headers['content-security-policy']);
    assert.match(csp, /default-src 'none'/);
    assert.match(csp, /script-src 'self';/);
    assert.doesNotMatch(csp, /unsafe|\*|https?:/);
    assert.match(csp, /frame-ancestors 'none'/);
    const { headers } = await app.inject('/health');
    assert.equal(headers['strict-transport-security'], undefined, 'only where there is https');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['x-frame-options'], 'DENY', 'as frame-ancestors says');
  });

  test("another site's page cannot make a change with our cookie", async () => {
    const send = async (origin?: string) =>
      await app.inject({
        method: 'POST',
        url: '/api/dingen',
        headers: { cookie: await getSession(), ...(origin && { origin }) },
        payload: { naam: 'xx' },
      });
    assert.equal((await send('https://kwaad.example')).statusCode, 403);
    assert.equal((await send()).statusCode, 403);
    assert.equal((await send(ORIGIN)).statusCode, 200);
  });

  test('invalid input is answered per field', async () => {
    const response = await app.inject({
      method: 'POST',
      url: '/api/dingen',
      headers: { cookie: await getSession(), origin: ORIGIN },
      payload: { naam: 'x' },
    });
    assert.equal(response.statusCode, 400);
    assert.deepEqual(response.json().velden, { naam: 'Te kort' });
  });

  test('a bug tells the outside nothing of what it was handling', async () => {
    const response = await app.inject('/api/stuk');
    assert.equal(response.statusCode, 500);
    assert.doesNotMatch(response.body, /Jansen|achternaam|duplicate/);
  });
});
