import {
  CliError,
  ConfigError,
  openSleutelOmgeving,
  readAppEnv,
  readConfig,
  sleutelOpdrachten,
  type Command,
} from '@koppelpunt/platform';
import { configSchema } from '../config.ts';
import { findOwnUrl, MIGRATIONS, openOwnSleutels } from '../open-database.ts';
import { sleutelposten } from '../sleutels/sleutelposten.ts';

/** These work on the database and the keys of a running demo, or of what the environment names. */
export function esisSleutelOpdrachten(env: Record<string, string | undefined>): Command[] {
  return sleutelOpdrachten(
    'esis',
    openSleutelOmgeving(async () => {
      try {
        const config = readConfig(configSchema, readAppEnv('esis', env));
        return {
          url: await findOwnUrl(config),
          migrations: MIGRATIONS,
          sleutels: openOwnSleutels(config),
          posten: sleutelposten,
        };
      } catch (error) {
        if (error instanceof ConfigError) throw new CliError(error.message, { cause: error });
        throw error;
      }
    }),
  );
}
