import type { Geheimen, Sleutelbron } from '../geheimen/geheimen.ts';
import { openGeheimen } from '../geheimen/vaste-sleutels.ts';
import { openPool } from '../database/connections.ts';
import { migrate, type MigrationFolder } from '../database/migrate.ts';
import { ensureUsers, type Role } from '../database/roles.ts';

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
  const pool = openPool({ url, applicationName: 'migraties', maxConnections: 1 });
  try {
    const ran = await migrate(pool, migrations);
    const geheimen = await openGeheimen(pool, sleutels);
    const urls = await ensureUsers(url, (role) => geheimen.deriveText(`databank/${role}`));
    return { ran, geheimen, ...urls };
  } finally {
    await pool.end();
  }
}
