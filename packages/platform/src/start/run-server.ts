import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { ConfigError } from '../config/config.ts';
import { bewaarHoofdJob, EVERY_NIGHT } from '../jobs/bewaar-hoofd.job.ts';
import { createJobs, type Jobs } from '../jobs/jobs.ts';
import { describeBug } from '../log/describe-bug.ts';
import { createLog, type Log } from '../log/log.ts';
import type { AnyApp, App, AppDeps } from './app-definition.ts';
import { openAppDeps } from './app-deps.ts';
import { buildHttpApp } from './app-http.ts';
import { readSettings, type AppSettings, type Env } from './app-settings.ts';
import { describeStartFout } from './start-fout.ts';

/** Longer than a running answer may need to be destroyed, shorter than whoever stops us will wait. */
const STOP_MS = 7_000;

/** The server of an application, from its settings to the last connection that closes. */
export async function runServer<Tables, Settings extends z.ZodObject, Services>(
  app: App<Tables, Settings, Services>,
  env: Env,
): Promise<void> {
  try {
    const settings = readSettings(app, env);
    const log = createLog({ name: app.naam, ...(settings.logLevel && { level: settings.logLevel }) });
    // When starting fails, everything that is open is closed before the error is told.
    await using opening = new AsyncDisposableStack();
    await open(app, { settings, log, opening });
    stopWhenTold(opening.move(), log);
  } catch (error) {
    process.stderr.write(`${describeStartFout(app.titel, error)}\n`);
    process.exit(1);
  }
}

async function open<Tables, Settings extends z.ZodObject, Services>(
  app: App<Tables, Settings, Services>,
  {
    settings,
    log,
    opening,
  }: { settings: AppSettings<z.output<Settings>>; log: Log; opening: AsyncDisposableStack },
): Promise<void> {
  const deps = await openAppDeps(app, settings, {
    opened: opening,
    log,
    applicationName: app.naam,
    onLost: (error) => log.warn(describeBug(error), 'database: lost a connection'),
    openJobs: async (url) => await startJobs(url, log),
  });
  const { own } = settings;
  if (!settings.smtpUrl) log.warn('no SMTP_URL: mails wait in the outbox');
  const services = app.createServices(deps, own);
  for (const { job, cron } of app.listJobs(services, deps, own))
    await (cron === undefined ? deps.jobs.work(job) : deps.jobs.schedule(job, cron));
  await scheduleBewaarHoofd(app, deps, settings);
  await app.prepare?.(services, deps, own);
  await listen(app, deps, { services, settings, log, opening });
}

/** Every application has a logboek, so none has to ask for this. */
async function scheduleBewaarHoofd<Tables>(
  { naam }: AnyApp,
  { database, log, jobs, mailer }: AppDeps<Tables> & { jobs: Jobs },
  { hoofdenPath, hoofdenEmail, accountEmail }: AppSettings<unknown>,
): Promise<void> {
  const mail = hoofdenEmail === undefined ? undefined : { mailer, van: accountEmail, aan: hoofdenEmail };
  const job = bewaarHoofdJob({ database, log, bestand: { path: hoofdenPath, naam }, mail });
  await jobs.schedule(job, EVERY_NIGHT);
}

async function startJobs(url: string, log: Log): Promise<Jobs> {
  const jobs = createJobs({ url, log });
  await jobs.start();
  return jobs;
}

async function listen<Tables, Settings extends z.ZodObject, Services>(
  app: App<Tables, Settings, Services>,
  deps: AppDeps<Tables>,
  {
    services,
    settings,
    log,
    opening,
  }: {
    services: Services;
    settings: AppSettings<z.output<Settings>>;
    log: Log;
    opening: AsyncDisposableStack;
  },
): Promise<void> {
  const hasWeb = existsSync(join(app.webRoot, 'index.html'));
  if (!hasWeb) log.warn('no web application built: only the API answers; run `npm run build`');
  const { port, proxyAdressen, own } = settings;
  const http = await buildHttpApp(app, deps, {
    services,
    settings: own,
    proxyAdressen,
    ...(hasWeb && { webRoot: app.webRoot }),
  });
  opening.defer(async () => await http.close());
  const door = await app.openDoor?.(services, deps, own);
  if (door) opening.defer(() => door.close());
  await http.listen({ port, host: '127.0.0.1' }).catch((cause: unknown) => {
    if ((cause as { code?: string }).code !== 'EADDRINUSE') throw cause;
    const melding = `Poort ${port} is al in gebruik. Zet ${app.prefix}_PORT op een andere poort.`;
    throw new ConfigError(melding, { cause });
  });
  log.info({ port }, 'listening');
}

function stopWhenTold(running: AsyncDisposableStack, log: Log): void {
  let stopping: Promise<void> | undefined;
  async function stop(reason: string): Promise<void> {
    log.info({ reason }, 'stopping');
    // A server that hangs while stopping must not keep its port.
    setTimeout(() => process.exit(1), STOP_MS).unref();
    await running.disposeAsync().catch((error: unknown) => log.warn(describeBug(error), 'stopping'));
    process.exit(0);
  }
  const stopOnce = (reason: string) => void (stopping ??= stop(reason));
  // The process that started us is gone when the channel closes; then we have no reason to stay.
  process.once('disconnect', () => stopOnce('parent gone'));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopOnce(signal));
  // It may have gone while we were starting: then there was nobody to hear it yet.
  if (process.connected === false) stopOnce('parent gone');
}
