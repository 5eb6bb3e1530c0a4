/** What a command works with: the same services as the screens, on the database that the command line found. */
import type { Actor, Jobs, Login, LoginDatabase } from '@koppelpunt/platform';
import type { Services } from '../app.ts';
import type { TopDossierDatabase } from '../database.ts';

export type Omgeving = {
  actor: Actor;
  database: TopDossierDatabase;
  loginDatabase: LoginDatabase;
  services: Services;
  login: Login;
  jobs: Pick<Jobs, 'send'>;
  /** Uses the bron that the environment offers when nobody set one. */
  ensureBron(): Promise<void>;
};

/** Opens everything, runs, and closes it again whatever happens. */
export type WithOmgeving = <T>(run: (omgeving: Omgeving) => Promise<T>) => Promise<T>;
