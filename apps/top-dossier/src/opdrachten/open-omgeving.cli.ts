import {
  CliError,
  createGeheimen,
  createJobs,
  createLog,
  createLogin,
  dangerouslyAsSystem,
  ensureDatabase,
  migrate,
  openDatabase,
  readConfig,
  type Jobs,
  type Log,
  type LoginDatabase,
} from '@koppelpunt/platform';
import { createServices } from '../app.ts';
import { BERICHT_QUEUE } from '../berichten/bericht.ts';
import { bronConfig } from '../config.ts';
import { DATABASE_NAME, MIGRATIONS } from '../database.ts';
import type { DB } from '../database.generated.ts';
import type { Omgeving, WithOmgeving } from './omgeving.cli.ts';

type Env = Record<string, string | undefined>;

/** The database that the environment names, brought up to date, with the services of the screens on it. */
export function openOmgeving(readEnv: () => Env): WithOmgeving {
  return async (run) => {
    const env = readEnv();
    const { url, secret } = await findDatabase(env);
    const bron = readConfig(bronConfig, env);
    const log = createLog({ name: 'top-dossier-cli', level: 'silent' });
    const database = openDatabase<DB>({ url, applicationName: 'top-dossier-cli', maxConnections: 4 });
    const jobs = createSendingJobs(url, log);
    try {
      await migrate(database.pool, MIGRATIONS);
      const geheimen = createGeheimen(secret);
      const services = createServices({ database, geheimen, jobs, log, now: () => new Date() });
      const actor = dangerouslyAsSystem('opdrachtregel');
      const login = createLogin({
        database: database as unknown as LoginDatabase,
        geheimen,
        titel: 'TOP dossier',
        publicUrl: 'http://127.0.0.1:4200',
      });
      const omgeving: Omgeving = {
        actor,
        database,
        services,
        login,
        jobs,
        async ensureBron() {
          const { ESIS_UWLR_URL: bronUrl, ESIS_KLANTNAAM: klantnaam, ESIS_KLANTCODE: klantcode } = bron;
          if (!bronUrl || !klantnaam || !klantcode) return;
          if ((await services.bronnen.listBronnen(actor)).length > 0) return;
          await services.bronnen.setBron(actor, { id: 'esis', url: bronUrl, klantnaam, klantcode });
        },
      };
      return await run(omgeving);
    } finally {
      await jobs.stop();
      await database.close();
    }
  };
}

async function findDatabase(env: Env): Promise<{ url: string; secret: string }> {
  const { TOP_DOSSIER_DATABASE_URL: exact, DATABASE_URL: server } = env;
  if (!exact && !server) {
    throw new CliError(
      'Er is geen database gevonden. Start eerst `npm start`, of zet DATABASE_URL op het adres van een PostgreSQL-server.',
    );
  }
  const url = exact ?? (await ensureDatabase(server ?? '', DATABASE_NAME));
  // With a database there is always one: given, the demo's, or made and kept by readAppEnv.
  return { url, secret: env['TOP_DOSSIER_SECRET'] ?? '' };
}

/** Most commands send no mail; only one that does pays for opening the queue. The server then works on it. */
function createSendingJobs(url: string, log: Log): Pick<Jobs, 'send'> & { stop(): Promise<void> } {
  let opened: Promise<Jobs> | undefined;
  async function open(): Promise<Jobs> {
    const jobs = createJobs({ url, log });
    await jobs.start();
    await jobs.prepare(BERICHT_QUEUE);
    return jobs;
  }
  return {
    async send(name, data, options) {
      const jobs = await (opened ??= open());
      await jobs.send(name, data, options);
    },
    stop: async () => await (await opened)?.stop(),
  };
}
