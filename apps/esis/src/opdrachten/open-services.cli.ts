import { CliError, ConfigError, createLog, createMailer, readAppEnv, readConfig } from '@koppelpunt/platform';
import { createServices, type Services } from '../app.ts';
import { configSchema, openAccountMail, publicUrlOf } from '../config.ts';
import { openOwnDatabases } from '../open-database.ts';

/** The verbs for a command, on the database of a running demo or of what the environment names. */
export async function openServices(
  env: Record<string, string | undefined>,
): Promise<{ services: Services; close: () => Promise<void> }> {
  try {
    const config = readConfig(configSchema, readAppEnv('esis', env));
    const databases = await openOwnDatabases(config, { applicationName: 'esis-cli' });
    const mailer = createMailer({ smtpUrl: config.SMTP_URL });
    const accountMail = openAccountMail(config);
    const services = createServices({
      ...databases,
      mailer,
      accountMail,
      // The sentence on stderr is for the person; a log between the lines of --json would be in the way.
      log: createLog({ name: 'esis-cli', level: 'silent' }),
      supportEmail: config.SUPPORT_EMAIL,
      publicUrl: publicUrlOf(config),
    });
    const close = async () => {
      mailer.close();
      accountMail.mailer.close();
      await databases.close();
    };
    return { services, close };
  } catch (error) {
    if (error instanceof ConfigError) throw new CliError(error.message, { cause: error });
    throw error;
  }
}
