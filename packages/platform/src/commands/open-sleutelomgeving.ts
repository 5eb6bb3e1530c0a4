import { onPool, openPool } from '../database/database.ts';
import type { MigrationFolder } from '../database/migrate.ts';
import { prepareDatabase } from '../start/prepare-database.ts';
import { tweedeFactorPost } from '../login/tweede-factor-sleutelpost.ts';
import type { Geheimen } from '../geheimen/geheimen.ts';
import type { Sleutels } from '../geheimen/sleutelbestand.ts';
import type { WithSleutels } from './sleutels.cli.ts';
import { vasteSleutelPost } from '../geheimen/vaste-sleutels.ts';
import type { Wisselpost } from '../geheimen/wissel.ts';

/** What both applications wrote with their ring. */
const platformPosten = (geheimen: Geheimen): Wisselpost[] => [
  vasteSleutelPost(geheimen),
  tweedeFactorPost(geheimen),
];

/** For a command about keys: the database as its owner, because no role that answers requests sees all of this. */
export function openSleutelOmgeving(
  open: () => Promise<{
    url: string;
    migrations: readonly MigrationFolder[];
    sleutels: Sleutels;
    posten: (geheimen: Geheimen) => Wisselpost[];
  }>,
): WithSleutels {
  return async (run) => {
    const { url, migrations, sleutels, posten } = await open();
    const { geheimen } = await prepareDatabase({ url, migrations, sleutels: sleutels.lees });
    const pool = openPool({ url, applicationName: 'sleutels', maxConnections: 2 });
    const owner = { pool, ...onPool<object>(pool) };
    try {
      const alle = [...platformPosten(geheimen), ...posten(geheimen)];
      return await run({ owner, geheimen, sleutels, posten: alle });
    } finally {
      await owner.close();
    }
  };
}
