import {
  createJobs,
  createLog,
  createLogin,
  createMailer,
  dangerouslyAsSystem,
  DEFAULT_DATA_DIR,
  describeBug,
  ensureDatabase,
  findOidcConfig,
  openSleutels,
  readConfig,
} from '@koppelpunt/platform';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp, createServices, startJobs } from './app.ts';
import { bronConfig, serverConfig } from './config.ts';
import { DATABASE_NAME } from './database.ts';
import { openOwnDatabase } from './open-database.ts';
import { startSmtpPostbus } from './postbus/smtp-server.ts';

/** What `npm run build` makes of web/. */
const WEB_ROOT = join(import.meta.dirname, '../dist/web');

try {
  await start();
} catch (error) {
  process.stderr.write(`${toSentence(error)}\n`);
  process.exit(1);
}

async function start(): Promise<void> {
  const config = readConfig(serverConfig, process.env);
  const bron = readConfig(bronConfig, process.env);
  const log = createLog({ name: 'top-dossier', ...(config.LOG_LEVEL && { level: config.LOG_LEVEL }) });
  const url = await findDatabase(config);
  const dataDir = config.KOPPELPUNT_DATA ?? DEFAULT_DATA_DIR;
  const opened = await openOwnDatabase({
    url,
    sleutels: openSleutels(config.TOP_DOSSIER_SECRET, dataDir, 'TOP_DOSSIER_SECRET').lees,
    applicationName: 'top-dossier',
    onIdleError: (error) => log.warn(describeBug(error), 'database: lost an idle connection'),
  });
  const { database, loginDatabase, geheimen } = opened;
  const publicUrl = config.TOP_DOSSIER_URL ?? `http://localhost:${config.TOP_DOSSIER_PORT}`;
  const mailer = config.SMTP_URL ? createMailer({ smtpUrl: config.SMTP_URL }) : undefined;
  const oidc = findOidcConfig(config);
  const login = createLogin({
    database: loginDatabase,
    geheimen,
    titel: 'TOP dossier',
    publicUrl,
    ...(oidc && { oidc }),
    ...(mailer && { accountMail: { mailer, afzender: config.ACCOUNT_EMAIL } }),
  });
  const jobs = createJobs({ url: opened.appUrl, log });
  const deps = { database, geheimen, jobs, log };
  const services = createServices(deps);
  const system = dangerouslyAsSystem('start');
  if (bron.ESIS_UWLR_URL && bron.ESIS_KLANTNAAM && bron.ESIS_KLANTCODE) {
    await services.bronnen.setBron(system, {
      id: 'esis',
      url: bron.ESIS_UWLR_URL,
      klantnaam: bron.ESIS_KLANTNAAM,
      klantcode: bron.ESIS_KLANTCODE,
    });
  }

  if (!mailer) log.warn('no SMTP_URL: mails wait in the outbox');
  await jobs.start();
  await startJobs(jobs, services, { database, mailer, afzender: config.SUPPORT_EMAIL });
  await services.synchronisaties.recover(system, database.now());
  await services.postbus.readStored();

  const hasWeb = existsSync(join(WEB_ROOT, 'index.html'));
  if (!hasWeb) log.warn('no web application built: only the API answers; run `npm run build`');
  const organisatie = { naam: config.ORGANISATIE || null };
  const app = await buildApp(
    {
      ...deps,
      login,
      publicUrl,
      organisatie,
      proxyAdressen: config.PROXY_ADRESSEN,
      ...(hasWeb && { webRoot: WEB_ROOT }),
    },
    services,
  );
  const smtp = await startSmtpPostbus({
    port: config.MAIL_PORT,
    adres: config.SUPPORT_EMAIL,
    postbus: services.postbus,
    log,
  });
  await app.listen({ port: config.TOP_DOSSIER_PORT, host: '127.0.0.1' });
  log.info({ port: config.TOP_DOSSIER_PORT, mailPort: smtp.port }, 'listening');

  let stopping: Promise<void> | undefined;
  const stop = () =>
    (stopping ??= (async () => {
      await Promise.allSettled([app.close(), smtp.close()]);
      await jobs.stop().catch((error: unknown) => log.warn(describeBug(error), 'stopping jobs'));
      mailer?.close();
      await opened.close();
      process.exit(0);
    })());
  // The demo that started us is gone when the channel closes; then we have no reason to stay.
  for (const event of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(event, () => void stop());
  // Gone while we were starting: then there was nobody to hear it yet, and nobody is left to stop us.
  if (process.connected === false) void stop();
}

async function findDatabase(config: {
  TOP_DOSSIER_DATABASE_URL?: string | undefined;
  DATABASE_URL?: string | undefined;
}): Promise<string> {
  if (config.TOP_DOSSIER_DATABASE_URL) return config.TOP_DOSSIER_DATABASE_URL;
  if (config.DATABASE_URL) return await ensureDatabase(config.DATABASE_URL, DATABASE_NAME);
  throw Object.assign(new Error('no database'), {
    melding: 'Zet DATABASE_URL op het adres van een PostgreSQL-server.',
  });
}

function toSentence(error: unknown): string {
  const { name, melding, code, port, message } = error as {
    name?: string;
    melding?: string;
    code?: string;
    port?: number;
    message?: string;
  };
  if (melding) return melding;
  if (name === 'ConfigError') return message ?? '';
  if (code === 'EADDRINUSE')
    return `Poort ${port} is al in gebruik. Stop wat daar draait, of kies een andere poort.`;
  if (code === 'ECONNREFUSED') return 'De database antwoordt niet. Controleer DATABASE_URL.';
  return `TOP dossier kan niet starten: ${JSON.stringify(describeBug(error))}`;
}
