import {
  DEFAULT_DATA_DIR,
  openSleutelOmgeving,
  openSleutels,
  sleutelOpdrachten,
  type Command,
} from '@koppelpunt/platform';
import { MIGRATIONS } from '../database.ts';
import { sleutelposten } from '../sleutels/sleutelposten.ts';
import { findDatabase } from './open-omgeving.cli.ts';

export function topDossierSleutelOpdrachten(readEnv: () => Record<string, string | undefined>): Command[] {
  return sleutelOpdrachten(
    'top-dossier',
    openSleutelOmgeving(async () => {
      const env = readEnv();
      const dataDir = env['KOPPELPUNT_DATA'] ?? DEFAULT_DATA_DIR;
      return {
        url: await findDatabase(env),
        migrations: MIGRATIONS,
        sleutels: openSleutels(env['TOP_DOSSIER_SECRET'], dataDir, 'TOP_DOSSIER_SECRET'),
        posten: sleutelposten,
      };
    }),
  );
}
