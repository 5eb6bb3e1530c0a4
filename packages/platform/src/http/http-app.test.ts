import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '@koppelpunt/testkit';
import { z } from 'zod';
import { openDatabase, type Database } from '../database/database.ts';
import { PLATFORM_MIGRATIONS } from '../database/migrate.ts';
import { createGeheimen } from '../geheimen/geheimen.ts';
import { createLog } from '../log/log.ts';
import { createLogin, type Login } from '../login/login.ts';
import type { LoginTables } from '../login/login-tables.ts';
import { defineRechten } from '../rechten/rechten.ts';
import { createHttpApp } from './http-app.ts';
import { actorOf } from './request.ts';
import { aangemeld, logsNothing, openbaar, routeConfig, type HttpApp } from './routes.ts';

const ORIGIN = 'http://127.0.0.1:4100';
const rechten = defineRechten({
  rollen: {
    applicatiebeheerder: { naam: 'x', plek: 'vestiging', tweedeFactor: true, betekenis: 'x', geeft: [] },
  },
  acties: { 'dingen doen': { over: 'vestiging', rollen: ['applicatiebeheerder'], betekenis: 'x' } },
  systemen: {},
});
const WACHTWOORD = 'regenboog-paraplu-9';

describe('the HTTP side of both applications', () => {
  let testDatabase: TestDatabase;
  let database: Database<LoginTables>;
  let login: Login;
  let app: HttpApp;

  before(async () => {
    testDatabase = await createTestDatabase([PLATFORM_MIGRATIONS]);
    database = openDatabase<LoginTables>({ url: testDatabase.url, applicationName: 'test' });
    const geheimen = createGeheimen('A'.repeat(43));
    login = createLogin({
      db: database.db,
      secret: geheimen.deriveText('login'),
      publicUrl: ORIGIN,
      signInAttempts: 6,
    });
    await login.createGebruiker({
      email: 'M.Jansen@regenboog.example',
      naam: 'Marieke Jansen',
      wachtwoord: WACHTWOORD,
      lidmaatschappen: [{ plek: '97QX00', rol: 'applicatiebeheerder' }],
    });
    app = await createHttpApp({
      title: 'Test',
      log: createLog({ name: 'test', level: 'silent' }),
      login,
      rechten,
      publicUrl: ORIGIN,
      checkHealth: async () => {},
    });
    app.post(
      '/api/dingen',
      {
        config: routeConfig(logsNothing('test'), aangemeld('test')),
        schema: { body: z.object({ naam: z.string().min(2, 'Te kort') }) },
      },
      async (request) => ({ actor: actorOf(request).kind }),
    );
    app.get('/api/stuk', { config: routeConfig(logsNothing('test'), openbaar('test')) }, async () => {
      throw new Error('duplicate key (achternaam)=(Jansen)');
    });
  });
  after(async () => {
    await app.close();
    await database.close();
    await testDatabase.drop();
  });

  const signIn = async (password: string) =>
    await app.inject({
      method: 'POST',
      url: '/api/auth/sign-in/email',
      headers: { origin: ORIGIN },
      payload: { email: 'm.jansen@regenboog.example', password },
    });

  async function cookie(): Promise<string> {
    const response = await signIn(WACHTWOORD);
    assert.equal(response.statusCode, 200);
    const [pair = ''] = String(response.headers['set-cookie']).split(';');
    return pair;
  }

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
    const response = await app.inject({ method: 'POST', url: '/api/dingen', payload: { naam: 'xx' } });
    assert.equal(response.statusCode, 401);
    assert.equal(response.json().code, 'NIET_AANGEMELD');
    assert.equal((await app.inject('/api/ik')).statusCode, 401);
    assert.equal((await app.inject('/health')).statusCode, 200);
  });

  test('signing in gives a session that knows the person and the place', async () => {
    const response = await app.inject({ url: '/api/ik', headers: { cookie: await cookie() } });
    assert.deepEqual(response.json(), {
      naam: 'Marieke Jansen',
      email: 'm.jansen@regenboog.example',
      tweedeFactor: true,
      rechten: [{ brin6: '97QX00', acties: ['dingen doen'] }],
      lidmaatschappen: [{ brin6: '97QX00', rol: 'applicatiebeheerder' }],
    });
  });

  test('two applications on one machine do not sign each other out', async () => {
    const elsewhere = createLogin({
      db: database.db,
      secret: 'B'.repeat(43),
      publicUrl: 'http://127.0.0.1:4200',
    });
    const response = await elsewhere.handle(
      new Request('http://127.0.0.1:4200/api/auth/sign-in/email', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-koppelpunt-client': '127.0.0.2' },
        body: JSON.stringify({ email: 'm.jansen@regenboog.example', password: WACHTWOORD }),
      }),
    );
    const nameOf = (pair: string): string => pair.split('=')[0] ?? '';
    assert.notEqual(nameOf(response.headers.getSetCookie()[0] ?? ''), nameOf(await cookie()));
  });

  test('signing out ends the session on the server, not only in the browser', async () => {
    const session = await cookie();
    await app.inject({
      method: 'POST',
      url: '/api/auth/sign-out',
      headers: { cookie: session, origin: ORIGIN },
    });
    assert.equal((await app.inject({ url: '/api/ik', headers: { cookie: session } })).statusCode, 401);
  });

  test("another site's page cannot make a change with our cookie", async () => {
    const session = await cookie();
    const send = async (origin?: string) =>
      await app.inject({
        method: 'POST',
        url: '/api/dingen',
        headers: { cookie: session, ...(origin && { origin }) },
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
      headers: { cookie: await cookie(), origin: ORIGIN },
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

  test('guessing a password is slowed down, counted in the database', async () => {
    const statuses = [];
    for (let attempt = 0; attempt < 8; attempt += 1)
      statuses.push((await signIn('fout-fout-fout')).statusCode);
    assert.equal(statuses.at(-1), 429);
    assert.ok(statuses.includes(401) || statuses.every((status) => status === 429));
  });
});
