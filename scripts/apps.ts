import { join } from 'node:path';
import { PLATFORM_MIGRATIONS } from '@koppelpunt/platform';
import { root } from './import-graph.ts';

/** Both applications, for scripts that treat them alike. */
export const APPS = [
  { name: 'esis', databaseVariable: 'ESIS_DATABASE_URL', database: 'koppelpunt_esis' },
  { name: 'top-dossier', databaseVariable: 'TOP_DOSSIER_DATABASE_URL', database: 'koppelpunt_top_dossier' },
] as const;

export type AppName = (typeof APPS)[number]['name'];

export const migrationsOf = (app: AppName) => [
  PLATFORM_MIGRATIONS,
  { name: app, folder: join(root, 'apps', app, 'migrations') },
];
