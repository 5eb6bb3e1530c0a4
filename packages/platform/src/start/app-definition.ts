import type { z } from 'zod';
import type { Actor } from '../actor/actor.ts';
import type { CliInput, Command } from '../commands/cli.ts';
import type { Database } from '../database/database.ts';
import type { MigrationFolder } from '../database/migrate.ts';
import type { Geheimen } from '../geheimen/geheimen.ts';
import type { Wisselpost } from '../geheimen/wissel.ts';
import type { LooksLikeBsn } from '../http/persoonsnummers.ts';
import type { HttpApp, Toegang } from '../http/routes.ts';
import type { JobDefinition, JobQueue, Jobs } from '../jobs/jobs.ts';
import type { Log } from '../log/log.ts';
import type { AccountMail } from '../login/account-mail.ts';
import type { Login } from '../login/login.ts';
import type { LoginDatabase } from '../login/login-database.ts';
import type { Mailer } from '../mail/mail.ts';
import type { Mensen } from '../mensen/mensen.service.ts';
import type { AnyRechten } from '../rechten/rechten.ts';
import type { AppName } from '../run-file/run-file.ts';

/** The services of an application are made of these. */
export type AppDeps<Tables> = {
  /** Opened as the application role. */
  database: Database<Tables>;
  /** Opened as the role of sign-in: people, sessions and places. */
  loginDatabase: LoginDatabase;
  login: Login;
  mensen: Mensen;
  geheimen: Geheimen;
  jobs: Pick<Jobs, 'send'>;
  log: Log;
  mailer: Mailer;
  /** For mail to our own people; absent where no mail can be sent. */
  accountMail?: AccountMail | undefined;
  publicUrl: string;
};

/** A command of the command line works with these. */
export type Omgeving<Services, Tables = never, Settings = unknown> = {
  actor: Actor;
  services: Services;
  deps: AppDeps<Tables>;
  settings: Settings;
};

/** A command before its application is opened. `run` names the services that it uses, and gets no others. */
export type AppCommand<Needs> = Omit<Command, 'run'> & {
  run: (omgeving: Needs, input: CliInput) => Promise<{ json: unknown; text: string }>;
};

/** Work that outlives a request; with `cron`, each time that line says. */
export type AppJob = { job: JobDefinition<never>; cron?: string };

/**
 * An application, as data: everything in which the two differ. What they have in common (settings, databases, keys,
 * signing in, HTTP, jobs, command line, start and stop) is in this folder, and takes the application as its first
 * parameter.
 */
export type App<Tables, Settings extends z.ZodObject, Services> = {
  /** The name in `npm run <naam>`, and of its processes. */
  naam: AppName;
  /** Its name on screens, in mails and in authenticator apps. */
  titel: string;
  /** Its own environment variables begin with this, such as ESIS for ESIS_PORT. */
  prefix: string;
  /** The name of its database, where the environment names a server only. */
  databaseName: string;
  migrations: readonly MigrationFolder[];
  /** Where `npm run build` puts the web application. */
  webRoot: string;
  /** Unless the environment says otherwise. */
  defaults: { port: number; accountEmail: string; smtpUrl?: string };
  /** Settings that only this application has, by their environment variable. */
  settings: Settings;
  rechten: AnyRechten;
  /** Law R1: finds a number of a person in what somebody types, over HTTP and on the command line. */
  looksLikeBsn: LooksLikeBsn;
  /**
   * How it manages people: per vestiging or all at once, by whom, whether a role may be given at a whole bestuur, and
   * whether it knows an address at a school that can say yes to a role.
   */
  mensen: { perVestiging: boolean; toegang: Toegang; metBestuur: boolean; metSchoolcontact: boolean };
  /** Everything that it wrote with its ring of keys. */
  sleutelposten(geheimen: Geheimen): Wisselpost[];
  createServices(deps: AppDeps<Tables>, settings: z.output<Settings>): Services;
  /** Everything that a browser asks, in the order in which a school meets it. */
  registerRoutes(http: HttpApp, services: Services, settings: z.output<Settings>): void | Promise<void>;
  /** Routes for other machines; the web application does not know them. */
  registerMachineRoutes?(http: HttpApp, services: Services, publicUrl: string): void | Promise<void>;
  listJobs(services: Services, deps: AppDeps<Tables>, settings: z.output<Settings>): AppJob[];
  /** Queues that a command may send to; the server works on them. */
  queues?: readonly JobQueue[];
  /** Runs at each start, before anybody is answered. */
  prepare?(services: Services, deps: AppDeps<Tables>, settings: z.output<Settings>): Promise<void>;
  /** Another door than HTTP, opened last and closed first. */
  openDoor?(
    services: Services,
    deps: AppDeps<Tables>,
    settings: z.output<Settings>,
  ): Promise<{ close(): Promise<void> }>;
  commands: readonly AppCommand<Omgeving<Services, Tables, z.output<Settings>>>[];
};

/** Lets TypeScript find the types of an application in what it says. */
export const defineApp = <Tables, Settings extends z.ZodObject, Services>(
  app: App<Tables, Settings, Services>,
): App<Tables, Settings, Services> => app;

/** Any application, for code that asks nothing of its services. */
// oxlint-disable-next-line typescript/no-explicit-any -- an application is invariant in what it is made of
export type AnyApp = App<any, any, any>;
