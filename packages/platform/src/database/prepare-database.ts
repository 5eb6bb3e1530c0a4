import pg from 'pg';
import { ConfigError } from '../config/config.ts';
import type { Geheimen, Sleutelbron } from '../geheimen/geheimen.ts';
import { openGeheimen } from '../geheimen/vaste-sleutels.ts';
import { migrate, type MigrationFolder } from './migrate.ts';
import { ensureUsers, type Role } from './roles.ts';

export type PreparedDatabase = Record<Role, string> & {
  /** The names of the migrations that ran. */
  ran: string[];
  /** The application's keys, with what of them lies in this database. */
  geheimen: Geheimen;
};

/**
 * Brings the database of `url` up to date as its owner, opens the keys that belong to it, and gives the addresses with
 * which the application and sign-in log in. Their passwords follow from a fixed key of the application: nobody has to
 * think of them or keep them, and processes with an older and a newer ring agree on them.
 */
export async function prepareDatabase(options: {
  url: string;
  migrations: readonly MigrationFolder[];
  sleutels: Sleutelbron;
}): Promise<PreparedDatabase> {
  const { url, migrations, sleutels } = options;
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  try {
    const ran = await migrate(pool, migrations);
    const geheimen = await openGeheimen(pool, sleutels);
    const urls = await ensureUsers(url, (role) => geheimen.deriveText(`databank/${role}`));
    return { ran, geheimen, ...urls };
  } catch (error) {
    throw explain(error, url);
  } finally {
    await pool.end();
  }
}

function explain(error: unknown, ownerUrl: string): unknown {
  if ((error as { code?: string }).code !== '42501') return error;
  const { username, host, pathname } = new URL(ownerUrl);
  return new ConfigError(
    `Gebruiker ${username || '(geen)'} op ${host} mag de rollen van databank ${pathname.slice(1)} niet maken of wijzigen. ` +
      'Geef hem CREATEROLE en maak hem eigenaar van de databank, of maak de rollen vooraf (docs/handleiding/beheer.md).',
    { cause: error },
  );
}
