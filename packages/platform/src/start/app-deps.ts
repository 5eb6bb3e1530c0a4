import type { z } from 'zod';
import type { AccountMail } from '../login/account-mail.ts';
import { createLogin } from '../login/login.ts';
import type { OidcConfig } from '../login/oidc-config.ts';
import { createMailer, type Mailer } from '../mail/mail.ts';
import { createMensen } from '../mensen/mensen.service.ts';
import type { App, AppDeps } from './app-definition.ts';
import type { AppSettings } from './app-settings.ts';

/** Adds signing in and the people of the application to what is opened. */
export function createAppDeps<Tables, Settings extends z.ZodObject, Services>(
  app: App<Tables, Settings, Services>,
  opened: Omit<AppDeps<Tables>, 'login' | 'mensen'> & {
    /** For mail to our own people; without, nobody is invited. */
    accountMail?: AccountMail | undefined;
    /** Signing in through another organisation. */
    oidc?: OidcConfig | undefined;
  },
): AppDeps<Tables> {
  const { accountMail, oidc, ...deps } = opened;
  const login = createLogin({
    database: deps.loginDatabase,
    geheimen: deps.geheimen,
    titel: app.titel,
    publicUrl: deps.publicUrl,
    ...(accountMail && { accountMail }),
    ...(oidc && { oidc }),
  });
  return { ...deps, login, mensen: createMensen({ rechten: app.rechten, login }) };
}

/** The two roads by which mail leaves; the second only where mail can be sent at all. */
export function openMailers({ smtpUrl, accountSmtpUrl, accountEmail }: AppSettings<unknown>): {
  mailer: Mailer;
  accountMail: AccountMail | undefined;
  close(): void;
} {
  const mailer = createMailer({ smtpUrl });
  const accountUrl = accountSmtpUrl ?? smtpUrl;
  const accountMailer = accountUrl === undefined ? undefined : createMailer({ smtpUrl: accountUrl });
  return {
    mailer,
    accountMail: accountMailer && { mailer: accountMailer, afzender: accountEmail },
    close() {
      mailer.close();
      accountMailer?.close();
    },
  };
}
