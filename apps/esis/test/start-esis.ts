import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import {
  buildHttpApp,
  createAppDeps,
  createGeheimen,
  createMailer,
  dangerouslyAsSystem,
  findDag,
  openDatabases,
  openLoginDatabase,
  type Actor,
  type Database,
  type HttpApp,
} from '@koppelpunt/platform';
import {
  createTestDatabase,
  createTestKlok,
  makeSchool,
  openOwner,
  signIn as signInWithCode,
  startTestMailbox,
  TEST_HASH_KOSTEN,
  TEST_TOTP_GEHEIM,
  type TestKlok,
  type TestMailbox,
} from '@koppelpunt/testkit';
import { createUwlrClient, writeEdexml, type Leerling, type UwlrClient } from '@koppelpunt/standards';
import type { Kysely } from 'kysely';
import { pino } from 'pino';
import { createServices, esis as esisApp, type Services } from '../src/app.ts';
import type { DB } from '../src/database.generated.ts';
import { MIGRATIONS } from '../src/database.ts';
import type { Rol } from '../src/rechten/rechten.ts';

export const ORIGIN = 'http://127.0.0.1:4100';
export const WACHTWOORD = 'regenboog-paraplu-9';
export const SYSTEEM: Actor = dangerouslyAsSystem('opdrachtregel');
export const SUPPORT = 'support-topdossier@perspectiefopschool.nl';
export const SECRET = 'A'.repeat(43);

export type Esis = {
  app: HttpApp;
  services: Services;
  database: Database<DB>;
  ownerUrl: string;
  /** The owner of the tables, so that a test can read and write behind ESIS' back. */
  eigenaar: Kysely<DB>;
  klok: TestKlok;
  mailbox: TestMailbox;
  /** Every job that was asked for so far. */
  jobs: { name: string; data: object; isInTransaction: boolean }[];
  /** Every line of the log so far. */
  log: string[];
  /** Stops the application and starts it again on the same database, possibly with another key. */
  restart(secret?: string): Promise<void>;
  /** Another process on the same database, beside the first; stop it yourself. */
  openTweede(): Promise<{
    app: HttpApp;
    signIn(email: string): Promise<Browser>;
    stop(): Promise<void>;
  }>;
  signIn(email: string): Promise<Browser>;
  createGebruiker(email: string, rol: Rol, brin6: string): Promise<Browser>;
  stop(): Promise<void>;
  /** On a real port. */
  listen(): Promise<string>;
};

export type Browser = {
  get(url: string): Promise<Answer>;
  send: (method: 'POST' | 'PUT' | 'DELETE', url: string, body?: object) => Promise<Answer>;
  sendFile(url: string, xml: string | Buffer): Promise<Answer>;
};
export type Answer = { status: number; body: any; text: string; headers: Record<string, unknown> }; // oxlint-disable-line typescript/no-explicit-any -- a test reads what it expects

/** A whole ESIS on a database of its own; call `stop` in `after`. */
export async function startEsis(
  moment = '2026-11-23T09:00:00Z',
  over: { proxyAdressen?: readonly string[] } = {},
): Promise<Esis> {
  const testDatabase = await createTestDatabase(MIGRATIONS);
  const owner = openOwner<DB>(testDatabase.url);
  // Each sign-in of a test would tell its person of it.
  const mailbox = await startTestMailbox({ behalve: /bent u dit zelf\?$/ });
  const klok = createTestKlok(moment);
  const lines: string[] = [];
  const jobs: Esis['jobs'] = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const log = pino({ level: 'debug' }, sink);

  async function open(secret: string) {
    const urls = { app: testDatabase.appUrl, login: testDatabase.loginUrl };
    const databases = openDatabases(esisApp, urls, { applicationName: 'esis-test', now: () => klok.now() });
    // Codes of an authenticator app come from the real clock, and turning the other one must end no session.
    const loginDatabase = openLoginDatabase({ url: urls.login, applicationName: 'esis-test' });
    const mailer = createMailer({ smtpUrl: mailbox.smtpUrl });
    const deps = createAppDeps(esisApp, {
      ...databases,
      loginDatabase,
      log,
      mailer,
      accountMail: { mailer, afzender: 'niet-antwoorden@esis.example' },
      hashKosten: TEST_HASH_KOSTEN,
      publicUrl: ORIGIN,
      jobs: {
        send: async (name, data, options) => {
          jobs.push({ name, data, isInTransaction: options?.tx !== undefined });
          await Promise.resolve();
        },
      },
      geheimen: createGeheimen(secret),
    });
    const settings = { SUPPORT_EMAIL: SUPPORT };
    const services = createServices(deps, settings);
    const app = await buildHttpApp(esisApp, deps, { services, settings, ...over });
    return {
      ...databases,
      mailer,
      app,
      services,
      close: async () => void (await Promise.all([databases.close(), loginDatabase.close()])),
    };
  }
  let running = await open(SECRET);
  async function close(process: typeof running): Promise<void> {
    await process.app.close();
    process.mailer.close();
    await process.close();
  }
  const stop = async () => await close(running);

  const esis: Esis = {
    ...running,
    ownerUrl: testDatabase.url,
    eigenaar: owner.db,
    klok,
    mailbox,
    jobs,
    log: lines,
    async restart(secret = SECRET) {
      await stop();
      running = await open(secret);
      Object.assign(esis, running);
    },
    async openTweede() {
      const tweede = await open(SECRET);
      return {
        app: tweede.app,
        signIn: (email) => signIn(tweede, email),
        stop: async () => await close(tweede),
      };
    },
    async stop() {
      await stop();
      await mailbox.stop();
      await owner.close();
      await testDatabase.drop();
    },
    signIn: (email) => signIn(esis, email),
    async createGebruiker(email, rol, brin6) {
      const naam = email.split('@')[0] ?? email;
      await esis.services.gebruikers.createGebruiker(SYSTEEM, {
        email,
        naam,
        rol,
        brin6,
        wachtwoord: WACHTWOORD,
        totpGeheim: TEST_TOTP_GEHEIM,
      });
      return await signIn(esis, email);
    },
    async listen() {
      await esis.app.listen({ host: '127.0.0.1', port: 0 });
      const { port } = esis.app.server.address() as AddressInfo;
      return `http://127.0.0.1:${port}`;
    },
  };
  return esis;
}

async function signIn(esis: Pick<Esis, 'app'>, email: string): Promise<Browser> {
  const cookie = await signInWithCode(esis.app, { origin: ORIGIN, email, wachtwoord: WACHTWOORD });
  const headers = { cookie, origin: ORIGIN };
  const answer = (raw: { statusCode: number; body: string; headers: Record<string, unknown> }): Answer => ({
    status: raw.statusCode,
    text: raw.body,
    headers: raw.headers,
    body: String(raw.headers['content-type']).includes('json') ? JSON.parse(raw.body) : undefined,
  });
  return {
    get: async (url) => answer(await esis.app.inject({ url, headers })),
    send: async (method, url, body) =>
      answer(await esis.app.inject({ method, url, headers, ...(body && { payload: body }) })),
    sendFile: async (url, xml) =>
      answer(
        await esis.app.inject({
          method: 'POST',
          url,
          headers: { ...headers, 'content-type': 'application/xml' },
          payload: xml,
        }),
      ),
  };
}

export type SchoolKeuze = {
  brin6?: string;
  leerlingen?: number;
  aanpassen?: (leerlingen: Leerling[]) => void;
};

/** The EDEXML file of a fictional school. */
export async function makeEdexml({
  brin6 = '97QX00',
  leerlingen = 20,
  aanpassen,
}: SchoolKeuze = {}): Promise<string> {
  const school = makeSchool({
    brincode: brin6.slice(0, 4),
    dependancecode: brin6.slice(4),
    leerlingen,
    seed: 7,
  });
  aanpassen?.(school.leerlingen);
  const groepen = [
    ...school.groepen.map((groep) => ({ kind: 'groep' as const, ...groep })),
    ...school.samengesteldeGroepen.map((groep) => ({ kind: 'samengesteldeGroep' as const, ...groep })),
  ];
  const { samengesteldeGroepen: _, ...rest } = school;
  const chunks: Uint8Array[] = [];
  for await (const chunk of writeEdexml({ ...rest, groepen })) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Vestigingen (BRIN6 → bestuur) without pupils, and their people: three at 97QX00 and one elsewhere. */
export async function openMensen(
  esis: Esis,
  besturen: Readonly<Record<string, string>>,
): Promise<Record<'beheer' | 'directie' | 'begeleider', Browser>> {
  for (const [brin6, bestuur] of Object.entries(besturen))
    await esis.services.vestigingen.createVestiging(SYSTEEM, { brin6, naam: `School ${brin6}`, bestuur });
  await esis.createGebruiker('elders@school.example', 'intern_begeleider', '98AB00');
  return {
    beheer: await esis.createGebruiker('beheer@school.example', 'applicatiebeheerder', '97QX00'),
    directie: await esis.createGebruiker('directie@school.example', 'directie', '97QX00'),
    begeleider: await esis.createGebruiker('ib@school.example', 'intern_begeleider', '97QX00'),
  };
}

/** A vestiging with an applicatiebeheerder who is signed in, and pupils. */
export async function openSchool(esis: Esis, keuze: SchoolKeuze & { naam?: string } = {}): Promise<Browser> {
  const { brin6 = '97QX00', naam = 'De Regenboog', leerlingen = 20 } = keuze;
  await esis.services.vestigingen.createVestiging(SYSTEEM, { brin6, naam, plaats: 'Utrecht' });
  const browser = await esis.createGebruiker(
    `beheer-${brin6.toLowerCase()}@school.example`,
    'applicatiebeheerder',
    brin6,
  );
  await grantMandaat(esis, brin6);
  if (leerlingen > 0) {
    const answer = await browser.sendFile(
      `/api/vestigingen/${brin6}/edexml`,
      await makeEdexml({ ...keuze, brin6 }),
    );
    assert.equal(answer.status, 200, answer.text);
  }
  return browser;
}

/** The bestuur lets the first applicatiebeheerder of a vestiging accept terms, from today until the end of the school year. */
export async function grantMandaat(esis: Esis, brin6: string, tot = '2027-07-31'): Promise<void> {
  const [beheerder] = await esis.services.mensen.listNamen(SYSTEEM, brin6, 'applicatiebeheerder');
  assert.ok(beheerder);
  await esis.services.mandaten.grantMandaat(SYSTEEM, brin6, {
    gebruikerId: beheerder.id,
    functie: 'administratief medewerker',
    vanaf: findDag(esis.klok.now()),
    tot,
  });
}

export const CODE = '97QX00-kw7hq2zr9vpt4xmd';

/** Presses Gereed; returns the koppeling. */
export async function activate(
  browser: Browser,
  keuze: { brin6?: string; code?: string; startdatum?: string } = {},
) {
  const { brin6 = '97QX00', code = CODE, startdatum = '2026-11-23' } = keuze;
  const answer = await browser.send('POST', `/api/vestigingen/${brin6}/koppelingen`, {
    aanbodId: 'top-dossier',
    naam: 'M. Jansen',
    akkoord: true,
    startdatum,
    verificatiecode: code,
    voorwaardenVersie: '1.0',
  });
  assert.equal(answer.status, 201, answer.text);
  return answer.body as { id: string; status: string; aanZet: string };
}

/** What a person fills in beside a code that is new on purpose. */
export const NIEUW_AKKOORD = { naam: 'M. Jansen', akkoord: true, voorwaardenVersie: '1.0' };

export type Partner = { client: UwlrClient; url: string; klantnaam: string; klantcode: string };

/** TOP dossier as a stranger on the network: it knows only the address, its klantnaam and its klantcode. */
export async function openPartner(esis: Esis): Promise<Partner> {
  await esis.services.partners.createPartner(SYSTEEM, { aanbodId: 'top-dossier', klantnaam: 'top-dossier' });
  const [partner] = await esis.services.partners.listPartners(SYSTEEM);
  assert.ok(partner);
  const url = `${await esis.listen()}/uwlr/v2`;
  const { klantnaam, klantcode } = partner;
  return { client: createUwlrClient({ url, klantnaam, klantcode }), url, klantnaam, klantcode };
}

export const VERZOEK = { schooljaar: '2026-2027', brincode: '97QX', dependancecode: '00', xsdversie: '2.2' };

/** Fetches everything, as a synchronisation does. */
export async function fetchLeerlingen(
  client: UwlrClient,
  code = CODE,
  verzoek: Parameters<UwlrClient['haalLeerlinggegevens']>[0] = VERZOEK,
) {
  const antwoord = await client.haalLeerlinggegevens(verzoek, { autorisatiesleutel: code });
  if (antwoord.kind !== 'gegevens') return { kind: antwoord.kind, leerlingen: [], school: undefined };
  const leerlingen: Leerling[] = [];
  let school;
  for await (const delen of antwoord.parts) {
    for (const deel of delen) {
      if (deel.kind === 'leerling') leerlingen.push(deel.value);
      if (deel.kind === 'school') school = deel.value;
    }
  }
  return { kind: antwoord.kind, leerlingen, school };
}

/** ESIS writes some rows after the last byte, so they may come a moment later. */
export async function until(isTrue: () => Promise<boolean>, timeoutMs = 5000): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!(await isTrue())) {
    assert.ok(performance.now() < end, 'it never became true');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export async function statusOf(browser: Browser, id: string): Promise<string> {
  return (await browser.get(`/api/vestigingen/97QX00/koppelingen/${id}`)).body.status as string;
}
