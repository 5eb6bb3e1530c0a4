import type { z } from 'zod';
import type { Jobs } from '../jobs/jobs.ts';
import { describeBug } from '../log/describe-bug.ts';
import type { Log } from '../log/log.ts';
import type { AccountMail } from '../login/account-mail.ts';
import { createLogin } from '../login/login.ts';
import type { HashKosten } from '../login/wachtwoord-hash.ts';
import type { OidcConfig } from '../login/oidc-config.ts';
import { createMailer, type Mailer } from '../mail/mail.ts';
import { createMensen } from '../mensen/mensen.service.ts';
import type { App, AppDeps } from './app-definition.ts';
import { findOwnUrl, openOwnDatabases, openOwnSleutels, type OwnPoolOptions } from './app-databases.ts';
import type { AppSettings } from './app-settings.ts';

type SomeJobs = Pick<Jobs, 'send' | 'stop'>;

/** Adds signing in and the people of the application to what is opened. */
export function createAppDeps<Tables, Settings extends z.ZodObject, Services>(
  app: App<Tables, Settings, Services>,
  opened: Omit<AppDeps<Tables>, 'login' | 'mensen'> & {
    /** Signing in through another organisation. */
    oidc?: OidcConfig | undefined;
    /** For tests. */
    hashKosten?: HashKosten;
  },
): AppDeps<Tables> {
  const { oidc, hashKosten, ...deps } = opened;
  const { accountMail } = deps;
  const login = createLogin({
    database: deps.loginDatabase,
    geheimen: deps.geheimen,
    looksLikeBsn: app.looksLikeBsn,
    titel: app.titel,
    publicUrl: deps.publicUrl,
    ...(accountMail && { accountMail }),
    ...(oidc && { oidc }),
    ...(hashKosten && { hashKosten }),
  });
  const { rechten, mensen } = app;
  return {
    ...deps,
    login,
    mensen: createMensen({ rechten, login, metSchoolcontact: mensen.metSchoolcontact }),
  };
}

/** Opens what an application stands on, for its server and its command line alike; `opened` closes it again. */
export async function openAppDeps<Tables, Settings extends z.ZodObject, Services, OwnJobs extends SomeJobs>(
  app: App<Tables, Settings, Services>,
  settings: AppSettings<z.output<Settings>>,
  {
    opened,
    log,
    openJobs,
    ...pool
  }: OwnPoolOptions & { opened: AsyncDisposableStack; log: Log; openJobs: (url: string) => Promise<OwnJobs> },
): Promise<AppDeps<Tables> & { jobs: OwnJobs }> {
  const databases = await openOwnDatabases(app, {
    url: await findOwnUrl(app, settings),
    sleutels: openOwnSleutels(app, settings).lees,
    ...pool,
  });
  opened.defer(() => databases.close());
  const { mailer, accountMail } = openMailers(settings, opened);
  const jobs = await openJobs(databases.appUrl);
  // A queue that does not stop must not hide why starting failed.
  opened.defer(
    async () =>
      await jobs.stop().catch((error: unknown) => log.warn(describeBug(error), 'jobs: did not stop')),
  );
  const { database, loginDatabase, geheimen } = databases;
  const { publicUrl, oidc } = settings;
  const deps = { database, loginDatabase, geheimen, jobs, log, mailer, publicUrl };
  return { ...createAppDeps(app, { ...deps, accountMail, oidc }), jobs };
}

/** The two roads by which mail leaves; the second only where mail can be sent at all. */
function openMailers(
  { smtpUrl, accountSmtpUrl, accountEmail }: AppSettings<unknown>,
  opened: AsyncDisposableStack,
): { mailer: Mailer; accountMail: AccountMail | undefined } {
  const open = (url: string | undefined) =>
    opened.adopt(createMailer({ smtpUrl: url }), (mailer) => mailer.close());
  const accountUrl = accountSmtpUrl ?? smtpUrl;
  return {
    mailer: open(smtpUrl),
    accountMail: accountUrl === undefined ? undefined : { mailer: open(accountUrl), afzender: accountEmail },
  };
}
