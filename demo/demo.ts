import { removeRunFile, writeRunFile, type AppName } from '@koppelpunt/platform';
import { join } from 'node:path';
import { buildWebs } from '../scripts/build-webs.ts';
import { root } from '../scripts/import-graph.ts';
import { printOutcomes } from '../scripts/steps.ts';
import { runApp, type AppProcess } from './app-process.ts';
import { checkPorts } from './check-ports.ts';
import { openDataDirectory } from './data-directory.ts';
import { prepareDatabases } from './databases.ts';
import type { DemoConfig } from './demo-config.ts';
import { DemoError } from './demo-error.ts';
import { describeEnvironment } from './environment.ts';
import { getGeheimen } from './geheimen.ts';
import { loadDemo } from './load-demo.ts';
import { startPostbus } from './postbus/postbus.ts';
import { runPostgres } from './postgres.ts';
import { waitForHealth } from './wait-for-health.ts';
import { listCodes } from './codes.ts';
import { describeDemo } from './welcome.ts';

export type Demo = { apps: Record<AppName, AppProcess> };

const TITLES: Record<AppName, string> = { esis: 'ESIS', 'top-dossier': 'TOP dossier' };

/** Starts all parts in order and puts each on `stack`, which stops them in the opposite order. */
export async function startDemo(options: {
  config: DemoConfig;
  env: NodeJS.ProcessEnv;
  stack: AsyncDisposableStack;
  signal: AbortSignal;
  say: (line: string) => void;
  onGiveUp: () => void;
}): Promise<Demo> {
  const { config, env, stack, signal, say, onGiveUp } = options;
  const data = openDataDirectory(config.dataDir);
  stack.defer(() => data.release());
  await checkPorts(config.ports);
  await buildOrExplain(say);
  signal.throwIfAborted();

  let postgresPid: number | undefined;
  let serverUrl = config.databaseUrl;
  if (!serverUrl) {
    say('De databank wordt gestart …');
    const postgres = await runPostgres({
      dataDir: data.postgres,
      logFile: join(data.logs, 'postgres.log'),
      say,
      onGiveUp,
    });
    stack.defer(() => postgres.stop());
    serverUrl = postgres.url;
    postgresPid = postgres.pid();
  }
  signal.throwIfAborted();
  await prepareDatabases(serverUrl);
  signal.throwIfAborted();

  const geheimen = getGeheimen(data.path);
  const postbus = await startPostbus({
    folder: data.postbus,
    port: config.ports.POSTBUS_PORT,
    listCodes: () => listCodes(geheimen),
  });
  stack.defer(() => postbus.stop());
  const appEnv = describeEnvironment({ config, env, serverUrl, postbusSmtpUrl: postbus.smtpUrl });
  const urls = {
    esis: appEnv.esis['ESIS_URL'] ?? '',
    topDossier: appEnv['top-dossier']['TOP_DOSSIER_URL'] ?? '',
    postbus: postbus.url,
  };
  // Not by name, because the servers listen on this address alone.
  const uwlrUrl = `http://127.0.0.1:${config.ports.ESIS_PORT}/uwlr/v2`;
  await loadDemo({ dataDir: data.path, serverUrl, env: appEnv, geheimen, uwlrUrl, signal, say });

  const run = (name: AppName): AppProcess => {
    const file = join(root, 'apps', name, 'src', 'main.ts');
    const app = runApp({
      name: TITLES[name],
      file,
      env: appEnv[name],
      logFile: join(data.logs, `${name}.log`),
      say,
      onGiveUp,
    });
    stack.defer(() => app.stop());
    return app;
  };
  const apps = { esis: run('esis'), 'top-dossier': run('top-dossier') };
  await waitForHealth({ name: TITLES.esis, url: urls.esis, logFile: join(data.logs, 'esis.log'), signal });
  await waitForHealth({
    name: TITLES['top-dossier'],
    url: urls.topDossier,
    logFile: join(data.logs, 'top-dossier.log'),
    signal,
  });

  const pids = { esis: apps.esis.pid(), 'top-dossier': apps['top-dossier'].pid(), postgres: postgresPid };
  writeRunFile(data.path, { urls, pids, env: appEnv });
  stack.defer(() => removeRunFile(data.path));
  say(describeDemo({ urls, geheimen, dataDir: data.path }));
  return { apps };
}

async function buildOrExplain(say: (line: string) => void): Promise<void> {
  const outcomes = await buildWebs({ onStale: () => say('De schermen worden gebouwd …') });
  if (outcomes.some(({ ok }) => !ok)) {
    printOutcomes(outcomes);
    throw new DemoError('De schermen kunnen niet worden gebouwd. Zie de melding hierboven.');
  }
}
