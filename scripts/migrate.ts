import { ensureDatabase, migrate, openPool } from '@koppelpunt/platform';
import { APPS } from './apps.ts';

/** Brings both databases of a server up to date, before new processes start there. */
const serverUrl = process.env['DATABASE_URL'];

for (const { name, databaseVariable, database, migrations } of APPS) {
  const url = process.env[databaseVariable] ?? (serverUrl && (await ensureDatabase(serverUrl, database)));
  if (!url) {
    console.error(
      `Zet DATABASE_URL (de server) of ${databaseVariable} (de databank van ${name}); de demo werkt zichzelf bij.`,
    );
    process.exitCode = 1;
    break;
  }
  const pool = openPool({ url, applicationName: 'migraties', maxConnections: 1 });
  try {
    const ran = await migrate(pool, migrations);
    console.log(`${name}: ${ran.length === 0 ? 'al bij' : ran.join(', ')}`);
  } finally {
    await pool.end();
  }
}
