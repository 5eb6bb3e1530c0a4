import {
  ConfigError,
  createJobs,
  createLog,
  createMailer,
  describeBug,
  ELK_UUR,
  findOidcConfig,
  opruimJob,
  readConfig,
} from '@koppelpunt/platform';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './app.ts';
import { configSchema, openAccountMail, publicUrlOf } from './config.ts';
import { openOwnDatabases } from './open-database.ts';
import { OPRUIMBAAR } from './sleutelpogingen/opruimbaar.ts';

const WEB_ROOT = join(import.meta.dirname, '../dist/web');
/** Longer than a running answer needs to be destroyed, shorter than the parent process waits. */
const STOP_MS = 7_000;

const log = createLog({ name: 'esis' });

async function start(): Promise<void> {
  const config = readConfig(configSchema, process.env);
  const databases = await openOwnDatabases(config, {
    applicationName: 'esis',
    onIdleError: (error) => log.error(describeBug(error), 'lost a database connection'),
  });
  const jobs = createJobs({ url: databases.appUrl, log });
  let working: Promise<void> | undefined;
  const work = async () => {
    await jobs.start();
    await jobs.schedule(opruimJob({ ...databases, tabellen: OPRUIMBAAR }), ELK_UUR);
  };
  const mailer = createMailer({ smtpUrl: config.SMTP_URL });
  const accountMail = openAccountMail(config);
  const publicUrl = publicUrlOf(config);
  const hasWeb = existsSync(join(WEB_ROOT, 'index.html'));
  if (!hasWeb) log.warn('no web application built; run `npm run build`');
  const app = await buildApp({
    ...databases,
    log,
    mailer,
    accountMail,
    oidc: findOidcConfig(config),
    publicUrl,
    supportEmail: config.SUPPORT_EMAIL,
    proxyAdressen: config.PROXY_ADRESSEN,
    ...(hasWeb && { webRoot: WEB_ROOT }),
  });

  let stopping: Promise<void> | undefined;
  async function stop(reason: string): Promise<void> {
    log.info({ reason }, 'stopping');
    // A server that hangs while stopping must not keep its port.
    setTimeout(() => process.exit(1), STOP_MS).unref();
    await app.close();
    await working
      ?.then(() => jobs.stop())
      .catch((error: unknown) => log.warn(describeBug(error), 'stopping jobs'));
    mailer.close();
    accountMail.mailer.close();
    await databases.close();
    // An open IPC channel would keep this process alive.
    if (process.connected) process.disconnect();
  }
  const stopOnce = (reason: string) => void (stopping ??= stop(reason));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopOnce(signal));
  process.once('disconnect', () => stopOnce('parent gone'));

  try {
    await app.listen({ host: '127.0.0.1', port: config.ESIS_PORT });
  } catch (error) {
    await databases.close();
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    throw new ConfigError(`Poort ${config.ESIS_PORT} is al in gebruik. Zet ESIS_PORT op een andere poort.`, {
      cause: error,
    });
  }
  if (!stopping) await (working = work());
  log.info({ port: config.ESIS_PORT }, 'listening');
  // Gone while we were starting: then there was nobody to hear it yet, and nobody is left to stop us.
  if (process.connected === false) stopOnce('parent gone');
}

try {
  await start();
} catch (error) {
  const isOurs = error instanceof ConfigError;
  if (isOurs) process.stderr.write(`${error.message}\n`);
  else log.fatal({ ...describeBug(error), reason: (error as Error).message }, 'cannot start');
  process.exitCode = 1;
  if (process.connected) process.disconnect();
}
