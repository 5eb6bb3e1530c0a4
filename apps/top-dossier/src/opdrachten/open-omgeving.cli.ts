import {
  CliError,
  createJobs,
  createLog,
  createLogin,
  createMailer,
  dangerouslyAsSystem,
  DEFAULT_DATA_DIR,
  ensureDatabase,
  openSleutels,
  readConfig,
  type Jobs,
  type Log,
} from '@koppelpunt/platform';
import { createServices } from '../app.ts';
import { BERICHT_QUEUE } from '../berichten/bericht.ts';
import { bronConfig, postConfig } from '../config.ts';
import { DATABASE_NAME } from '../database.ts';
import { openOwnDatabase } from '../open-database.ts';
import type { Omgeving, WithOmgeving } from './omgeving.cli.ts';

type Env = Record<string, string | undefined>;

/** The database that the environment names, brought up to date, with the services of the screens on it. */
export function openOmgeving(readEnv: () => Env): WithOmgeving {
  return async (run) => {
    const env = readEnv();
    const bron = readConfig(bronConfig, env);
    const post = readConfig(postConfig, env);
    const log = createLog({ name: 'top-dossier-cli', level: 'silent' });
    const dataDir = env['KOPPELPUNT_DATA'] ?? DEFAULT_DATA_DIR;
    const opened = await openOwnDatabase({
      url: await findDatabase(env),
      sleutels: openSleutels(env['TOP_DOSSIER_SECRET'], dataDir, 'TOP_DOSSIER_SECRET').lees,
      applicationName: 'top-dossier-cli',
      maxConnections: 4,
    });
    const { database, loginDatabase, geheimen } = opened;
    const mailer = post.SMTP_URL ? createMailer({ smtpUrl: post.SMTP_URL }) : undefined;
    const jobs = createSendingJobs(opened.appUrl, log);
    try {
      const services = createServices({ database, geheimen, jobs, log });
      const actor = dangerouslyAsSystem('opdrachtregel');
      const login = createLogin({
        database: loginDatabase,
        geheimen,
        titel: 'TOP dossier',
        publicUrl: 'http://127.0.0.1:4200',
        ...(mailer && { accountMail: { mailer, afzender: post.ACCOUNT_EMAIL } }),
      });
      const omgeving: Omgeving = {
        actor,
        database,
        loginDatabase,
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
      mailer?.close();
      await jobs.stop();
      await opened.close();
    }
  };
}

/** With this address its owner comes in. */
export async function findDatabase(env: Env): Promise<string> {
  const { TOP_DOSSIER_DATABASE_URL: exact, DATABASE_URL: server } = env;
  if (!exact && !server) {
    throw new CliError(
      'Er is geen database gevonden. Start eerst `npm start`, of zet DATABASE_URL op het adres van een PostgreSQL-server.',
    );
  }
  return exact ?? (await ensureDatabase(server ?? '', DATABASE_NAME));
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
