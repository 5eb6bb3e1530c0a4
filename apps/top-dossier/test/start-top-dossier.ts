/** One TOP dossier for a test: real PostgreSQL, real jobs, a partner that speaks real UWLR, and two people. */
import {
  buildHttpApp,
  createAppDeps,
  createJobs,
  createLog,
  createMailer,
  dangerouslyAsSystem,
  openOwnDatabases,
  type Actor,
  type Geheimen,
  type HttpApp,
  type Jobs,
  type Login,
} from '@koppelpunt/platform';
import {
  createTestDatabase,
  makeSchool,
  openOwner,
  signIn,
  startFakeEsis,
  startTestMailbox,
  TEST_HASH_KOSTEN,
  TEST_TOTP_GEHEIM,
  type FakeEsis,
  type FictionalSchool,
  type Owner,
  type TestMailbox,
} from '@koppelpunt/testkit';
import { setTimeout as wait } from 'node:timers/promises';
import { createServices, topDossier, type Services } from '../src/app.ts';
import { MIGRATIONS, type TopDossierDatabase } from '../src/database.ts';
import type { DB } from '../src/database.generated.ts';
import { startSmtpPostbus } from '../src/postbus/smtp-server.ts';
import { sendRaw } from './smtp-client.ts';
import { SECRET } from './start-services.ts';

export const BRIN6 = '97QX00';
export const CODE = '97QX00-x7rk2mq9v4hd8sw3tz6bn5';
/** Who mails, unless a test says so. */
export const SCHOOL = 'm.jansen@regenboog.example';
export const SUPPORT_EMAIL = 'support-topdossier@perspectiefopschool.nl';
const ACCOUNT_EMAIL = 'niet-antwoorden@top-dossier.example';
export const ORIGIN = 'http://127.0.0.1:4200';
export const WACHTWOORD = 'molen-duin-egel-haven-7';

export const MENSEN = {
  support: { email: 'b.devries@noorderlicht.example', naam: 'Bo de Vries', rol: 'support', brin6: null },
  begeleider: {
    email: 'i.bakker@regenboog.example',
    naam: 'Ilse Bakker',
    rol: 'intern_begeleider',
    brin6: BRIN6,
  },
  elders: { email: 'x@elders.example', naam: 'Xandra Elders', rol: 'intern_begeleider', brin6: '98AB00' },
} as const;
export type Mens = keyof typeof MENSEN;

export type TopDossier = {
  app: HttpApp;
  login: Login;
  url: string;
  database: TopDossierDatabase;
  geheimen: Geheimen;
  /** The owner's address, for processes that start beside this one. */
  databaseUrl: string;
  /** The role that migrates: it sees every row, as no process of TOP dossier does. */
  owner: Owner<DB>;
  services: Services;
  esis: FakeEsis;
  school: FictionalSchool;
  mailbox: TestMailbox;
  smtpPort: number;
  jobs: Jobs;
  logLines: string[];
  system: Actor;
  get(mens: Mens, url: string): Promise<Answer>;
  send(mens: Mens, method: 'POST' | 'PUT' | 'DELETE', url: string, payload?: object): Promise<Answer>;
  anonymous: HttpApp['inject'];
  /** What support reads of a request when it opens the mail. */
  openMail(url: string): Promise<{ van: string; onderwerp: string; tekst: string }>;
  /** A mail to support, real SMTP; when it was taken, every mail has been read too. Gives the last answer. */
  mail(raw: Buffer | string, options?: { van?: string; aan?: string }): Promise<string>;
  until<T>(read: () => Promise<T | undefined>, timeoutMs?: number): Promise<T>;
  stop(): Promise<void>;
};

// oxlint-disable-next-line typescript/no-explicit-any -- the shape of an answer is what a test is about
export type Answer = { status: number; body: any; text: string };

/** `sleutels` is the ring of keys, which a test may turn while everything runs. */
export async function startTopDossier(
  options: {
    leerlingen?: number;
    sleutels?: () => string;
    settings?: Record<string, unknown>;
    idleMs?: number;
  } = {},
): Promise<TopDossier> {
  const testDatabase = await createTestDatabase(MIGRATIONS);
  const { url } = testDatabase;
  // Opened as by the server and the command line, so that a test can start those beside this one.
  const { sleutels = () => SECRET } = options;
  const opened = await openOwnDatabases(topDossier, { url, sleutels, applicationName: 'test' });
  const { database, loginDatabase, geheimen } = opened;
  const owner = openOwner<DB>(url);
  const logLines: string[] = [];
  const log = createLog({ name: 'test', level: 'debug', write: (line) => void logLines.push(line) });
  const jobs = createJobs({ url: opened.appUrl, log });
  await jobs.start();
  // Each sign-in of a test would tell its person of it.
  const mailbox = await startTestMailbox({ behalve: /bent u dit zelf\?$/ });
  const mailer = createMailer({ smtpUrl: mailbox.smtpUrl });
  const publicUrl = ORIGIN;
  const account = { accountMail: { mailer, afzender: ACCOUNT_EMAIL }, hashKosten: TEST_HASH_KOSTEN };
  const shared = { database, loginDatabase, geheimen, jobs, log, mailer, publicUrl, ...account };
  const deps = createAppDeps(topDossier, shared);
  const { login } = deps;
  const settings = topDossier.settings.parse({
    ORGANISATIE: 'SWV Noorderlicht',
    SUPPORT_EMAIL,
    MAIL_PORT: 0,
    // One school that mails all the time, unless a test is about that.
    MAIL_PER_ADRES: 1_000,
    MAIL_PER_DOMEIN: 1_000,
    ...options.settings,
  });
  const services = createServices(deps, settings);
  for (const { job, cron } of topDossier.listJobs(services, deps, settings))
    await (cron === undefined ? jobs.work(job) : jobs.schedule(job, cron));
  const app = await buildHttpApp(topDossier, deps, { services, settings });
  const smtp = await startSmtpPostbus({
    port: 0,
    adres: SUPPORT_EMAIL,
    postbus: services.postbus,
    log,
    ...(options.idleMs !== undefined && { idleMs: options.idleMs }),
  });
  const esis = await startFakeEsis();
  const system = dangerouslyAsSystem('opdrachtregel');
  const { klantnaam, klantcode } = esis;
  await services.bronnen.setBron(system, { id: 'esis', url: esis.url, klantnaam, klantcode });
  const school = makeSchool({ brincode: '97QX', leerlingen: options.leerlingen ?? 220 });
  esis.setCode(CODE, school);

  const cookies = new Map<Mens, string>();
  for (const [mens, { email, naam, rol, brin6 }] of Object.entries(MENSEN) as [
    Mens,
    (typeof MENSEN)[Mens],
  ][]) {
    const geheim = { wachtwoord: WACHTWOORD, totpGeheim: TEST_TOTP_GEHEIM };
    const lidmaatschappen = [{ plek: brin6, rol }];
    await login.as(system, (handeling) =>
      login.createGebruiker(handeling, { email, naam, ...geheim, lidmaatschappen }),
    );
    cookies.set(mens, await signIn(app, { origin: ORIGIN, email, wachtwoord: WACHTWOORD }));
  }

  async function call(
    mens: Mens,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    payload?: object,
  ): Promise<Answer> {
    const response = await app.inject({
      method,
      url: path,
      headers: { origin: ORIGIN, cookie: cookies.get(mens) ?? '' },
      ...(payload && { payload }),
    });
    return {
      status: response.statusCode,
      body: response.body === '' ? undefined : response.json(),
      text: response.body,
    };
  }

  async function until<T>(read: () => Promise<T | undefined>, timeoutMs = 15_000): Promise<T> {
    const end = Date.now() + timeoutMs;
    for (;;) {
      const value = await read();
      if (value !== undefined) return value;
      if (Date.now() > end) throw new Error(`it did not happen within ${timeoutMs} ms`);
      await wait(50);
    }
  }

  async function mail(raw: Buffer | string, { van = SCHOOL, aan = SUPPORT_EMAIL } = {}): Promise<string> {
    const answer = await sendRaw(smtp.port, { van, aan, raw });
    const unread = owner.db.selectFrom('mails').select('id').where('soort', 'is', null);
    await until(async () => (await unread.execute()).length === 0 || undefined);
    return answer;
  }

  return {
    app,
    login,
    url,
    database,
    geheimen,
    owner,
    services,
    esis,
    school,
    mailbox,
    smtpPort: smtp.port,
    databaseUrl: testDatabase.url,
    jobs,
    logLines,
    system,
    get: (mens, path) => call(mens, 'GET', path),
    send: (mens, method, path, payload) => call(mens, method, path, payload),
    anonymous: app.inject.bind(app) as HttpApp['inject'],
    mail,
    openMail: async (url) =>
      (await call('support', 'POST', `${url}/mail`, { reden: 'code-onduidelijk' })).body,
    until,
    async stop() {
      await smtp.close();
      await app.close();
      await jobs.stop();
      mailer.close();
      await mailbox.stop();
      await esis.stop();
      await opened.close();
      await owner.close();
      await testDatabase.drop();
    },
  };
}
