import * as esis from '../apps/esis/src/database.ts';
import * as topDossier from '../apps/top-dossier/src/database.ts';

/** Both applications, for scripts that treat them alike. `definition` is what their `app.ts` exports it as. */
export const APPS = [
  {
    name: 'esis',
    definition: 'esis',
    databaseVariable: 'ESIS_DATABASE_URL',
    database: esis.DATABASE_NAME,
    migrations: esis.MIGRATIONS,
  },
  {
    name: 'top-dossier',
    definition: 'topDossier',
    databaseVariable: 'TOP_DOSSIER_DATABASE_URL',
    database: topDossier.DATABASE_NAME,
    migrations: topDossier.MIGRATIONS,
  },
] as const;

export type KnownApp = (typeof APPS)[number];
