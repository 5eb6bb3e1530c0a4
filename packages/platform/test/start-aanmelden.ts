/** An application that can only sign people in, on a database of its own and as its own roles. */
import {
  createTestDatabase,
  startTestMailbox,
  TEST_HASH_KOSTEN,
  TEST_TOTP_GEHEIM,
  type TestMailbox,
} from '@koppelpunt/testkit';
import pg from 'pg';
import { z } from 'zod';
import { dangerouslyAsSystem } from '../src/actor/actor.ts';
import { openLoginDatabase } from '../src/login/login-database.ts';
import { PLATFORM_MIGRATIONS } from '../src/database/migrate.ts';
import { createGeheimen } from '../src/geheimen/geheimen.ts';
import { createHttpApp } from '../src/server/http-app.ts';
import { actorOf } from '../src/http/request.ts';
import { aangemeld, openbaar, routeConfig, type HttpApp } from '../src/http/routes.ts';
import { createLog } from '../src/log/log.ts';
import { createLogin, type Login, type LoginOptions } from '../src/login/login.ts';
import { createMailer } from '../src/mail/mail.ts';
import { defineRechten } from '../src/rechten/rechten.ts';
import { logsNothing } from '../src/audit/audit-policy.ts';

export const ORIGIN = 'http://localhost:4100';
export const WACHTWOORD = 'regenboog-paraplu-9';
export const EMAIL = 'm.jansen@regenboog.example';

const rechten = defineRechten({
  rollen: {
    applicatiebeheerder: { naam: 'x', plek: 'vestiging', tweedeFactor: true, betekenis: 'x', geeft: [] },
  },
  acties: { 'dingen doen': { over: 'vestiging', rollen: ['applicatiebeheerder'], betekenis: 'x' } },
  systemen: {},
});

export type Antwoord = Awaited<ReturnType<typeof injectPost>>;

const injectPost = async (app: HttpApp, url: string, payload: object, headers: Record<string, string>) =>
  await app.inject({ method: 'POST', url, headers: { origin: ORIGIN, ...headers }, payload });

export type Proef = {
  app: HttpApp;
  login: Login;
  mailbox: TestMailbox;
  /** Turns the clock that sessions and counters of guesses use. */
  klok: { now: Date };
  /** A connection as the owner of the database, for rows that only a test may see. */
  query(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  createGebruiker(gebruiker?: { email?: string; metTotp?: boolean; brin6?: string }): Promise<string>;
  post(url: string, payload: object, headers?: Record<string, string>): Promise<Antwoord>;
  /** Another process on the same database, beside the first; stop it yourself. */
  openTweede(): Promise<{ app: HttpApp; login: Login; stop(): Promise<void> }>;
  stop(): Promise<void>;
};

export async function startAanmelden({
  webRoot,
  ...options
}: Partial<LoginOptions> & { webRoot?: string } = {}): Promise<Proef> {
  const testDatabase = await createTestDatabase([PLATFORM_MIGRATIONS]);
  const owner = new pg.Pool({ connectionString: testDatabase.url, max: 1 });
  const mailbox = await startTestMailbox();
  const mailer = createMailer({ smtpUrl: mailbox.smtpUrl });
  const klok = { now: new Date() };
  const open = async () => {
    const database = openLoginDatabase({
      url: testDatabase.loginUrl,
      applicationName: 'test',
      now: () => klok.now,
    });
    const login = createLogin({
      database,
      geheimen: createGeheimen('A'.repeat(43)),
      looksLikeBsn: (text) => text.includes('123456782'),
      publicUrl: ORIGIN,
      titel: 'Proef',
      accountMail: { mailer, afzender: 'niet-antwoorden@proef.example' },
      hashKosten: TEST_HASH_KOSTEN,
      ...options,
    });
    const app = await openApp(login, options.publicUrl ?? ORIGIN, webRoot);
    const stop = async () => {
      await app.close();
      await database.close();
    };
    return { app, login, stop };
  };
  const { app, login, stop } = await open();
  return {
    app,
    login,
    mailbox,
    klok,
    query: async (sql, values) => (await owner.query<Record<string, unknown>>(sql, values)).rows,
    async createGebruiker({ email = EMAIL, metTotp = true, brin6 = '97QX00' } = {}) {
      const gebruiker = {
        email,
        naam: 'Marieke Jansen',
        wachtwoord: WACHTWOORD,
        lidmaatschappen: [{ plek: brin6, rol: 'applicatiebeheerder' }],
        ...(metTotp && { totpGeheim: TEST_TOTP_GEHEIM }),
      };
      const { id } = await login.as(dangerouslyAsSystem('opdrachtregel'), (handeling) =>
        login.createGebruiker(handeling, gebruiker),
      );
      return id;
    },
    post: (url, payload, headers = {}) => injectPost(app, url, payload, headers),
    openTweede: open,
    async stop() {
      await stop();
      mailer.close();
      await mailbox.stop();
      await owner.end();
      await testDatabase.drop();
    },
  };
}

async function openApp(login: Login, publicUrl: string, webRoot?: string): Promise<HttpApp> {
  const app = await createHttpApp({
    title: 'Test',
    log: createLog({ name: 'test', level: 'silent' }),
    login,
    rechten,
    publicUrl,
    looksLikeBsn: () => false,
    checkHealth: async () => {},
    ...(webRoot && { webRoot }),
  });
  app.post(
    '/api/dingen',
    {
      config: routeConfig(logsNothing('test'), aangemeld('test')),
      schema: { body: z.object({ naam: z.string().min(2, 'Te kort') }) },
    },
    async (request) => ({ actor: actorOf(request).kind }),
  );
  app.get('/api/lijst', { config: routeConfig(logsNothing('test'), openbaar('test')) }, async () => ({
    rijen: Array.from({ length: 500 }, (_, nummer) => ({ nummer, naam: 'Groep 7' })),
  }));
  app.get('/api/stuk', { config: routeConfig(logsNothing('test'), openbaar('test')) }, async () => {
    throw new Error('duplicate key (achternaam)=(Jansen)');
  });
  return app;
}
