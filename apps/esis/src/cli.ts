import {
  CliError,
  ConfigError,
  createLog,
  createMailer,
  dangerouslyAsSystem,
  readAppEnv,
  readConfig,
  runCli,
} from '@koppelpunt/platform';
import { createServices } from './app.ts';
import { buildCommands } from './cli-commands.ts';
import { configSchema, publicUrlOf } from './config.ts';
import { openGeheimen, openOwnDatabase } from './open-database.ts';

/** For administrators, scripts and checks: the same verbs as the screens, on the database of a running demo or of DATABASE_URL. */
async function open() {
  try {
    const config = readConfig(configSchema, readAppEnv('esis', process.env));
    const database = await openOwnDatabase(config, { applicationName: 'esis-cli' });
    const mailer = createMailer({ smtpUrl: config.SMTP_URL });
    const services = createServices({
      database,
      mailer,
      geheimen: openGeheimen(config),
      // The sentence on stderr is for the person; a log between the lines of --json would be in the way.
      log: createLog({ name: 'esis-cli', level: 'silent' }),
      supportEmail: config.SUPPORT_EMAIL,
      publicUrl: publicUrlOf(config),
      klok: () => new Date(),
    });
    const close = async () => {
      mailer.close();
      await database.close();
    };
    return { services, close };
  } catch (error) {
    if (error instanceof ConfigError) throw new CliError(error.message, { cause: error });
    throw error;
  }
}

process.exitCode = await runCli(
  'esis',
  buildCommands(open, dangerouslyAsSystem('opdrachtregel')),
  process.argv.slice(2),
);
