import { join } from 'node:path';
import { z } from 'zod';
import { adressenSchema, readConfig } from '../config/config.ts';
import { findOidcConfig, oidcSettings, type OidcConfig } from '../login/oidc-config.ts';
import { DEFAULT_DATA_DIR } from '../run-file/run-file.ts';
import type { App, AnyApp } from './app-definition.ts';

export type Env = Record<string, string | undefined>;

/** The settings of the environment, for the server and the command line alike. */
export type AppSettings<Own> = {
  /** Exactly this database; goes before `serverUrl`. */
  databaseUrl?: string | undefined;
  /** A PostgreSQL server: our database on it is made when it is missing. */
  serverUrl?: string | undefined;
  port: number;
  /** The address that people and partners use; behind a proxy another one than the port. */
  publicUrl: string;
  /** The ring of keys; absent: the file in `dataDir`, which is made. */
  secret?: string | undefined;
  dataDir: string;
  smtpUrl?: string | undefined;
  /** For mail to our own people (invitations, new passwords), where that goes another way. */
  accountSmtpUrl?: string | undefined;
  accountEmail: string;
  /** The file outside the database that keeps the heads of the logboek. */
  hoofdenPath: string;
  /** Who gets them by mail too. */
  hoofdenEmail?: string | undefined;
  /** Proxies whose X-Forwarded-For is believed. */
  proxyAdressen: string[];
  logLevel?: string | undefined;
  oidc?: OidcConfig | undefined;
  own: Own;
};

export const poortSchema = z.coerce
  .number({ error: 'is geen getal' })
  .int('moet een poortnummer zijn')
  .min(0, 'moet een poortnummer zijn')
  .max(65_535, 'moet een poortnummer zijn');

export function readSettings<Tables, Settings extends z.ZodObject, Services>(
  app: App<Tables, Settings, Services>,
  env: Env,
): AppSettings<z.output<Settings>> {
  const common = readConfig(commonSchema(app), env);
  const texts = common as unknown as Record<string, string | undefined>;
  const own = (name: string) => texts[`${app.prefix}_${name}`];
  const port = Number(own('PORT'));
  return {
    databaseUrl: own('DATABASE_URL'),
    serverUrl: texts['DATABASE_URL'],
    port,
    publicUrl: own('URL') ?? `http://localhost:${port}`,
    secret: own('SECRET'),
    dataDir: texts['KOPPELPUNT_DATA'] ?? DEFAULT_DATA_DIR,
    smtpUrl: texts['SMTP_URL'] ?? app.defaults.smtpUrl,
    accountSmtpUrl: texts['ACCOUNT_SMTP_URL'],
    accountEmail: texts['ACCOUNT_EMAIL'] ?? app.defaults.accountEmail,
    hoofdenPath:
      texts['LOGBOEK_HOOFDEN'] ?? join(texts['KOPPELPUNT_DATA'] ?? DEFAULT_DATA_DIR, 'logboek-hoofden.txt'),
    hoofdenEmail: texts['LOGBOEK_HOOFDEN_EMAIL'],
    proxyAdressen: common.PROXY_ADRESSEN,
    logLevel: texts['LOG_LEVEL'],
    oidc: findOidcConfig(common),
    own: readConfig(app.settings, env),
  };
}

/** Every environment variable that an application reads: the manual for administrators names them all. */
export const listVariables = (app: AnyApp): string[] => [
  ...Object.keys(commonSchema(app).shape),
  ...Object.keys(app.settings.shape as object),
];

const commonSchema = ({ prefix, defaults, rechten }: AnyApp) =>
  z.object({
    DATABASE_URL: z.string().optional(),
    [`${prefix}_DATABASE_URL`]: z.string().optional(),
    [`${prefix}_PORT`]: poortSchema.default(defaults.port),
    [`${prefix}_URL`]: z.url('is geen adres').optional(),
    [`${prefix}_SECRET`]: z.string().optional(),
    KOPPELPUNT_DATA: z.string().optional(),
    SMTP_URL: z.string().optional(),
    ACCOUNT_SMTP_URL: z.string().optional(),
    ACCOUNT_EMAIL: z.email('is geen e-mailadres').optional(),
    LOGBOEK_HOOFDEN: z.string().optional(),
    LOGBOEK_HOOFDEN_EMAIL: z.email('is geen e-mailadres').optional(),
    PROXY_ADRESSEN: adressenSchema,
    LOG_LEVEL: z.string().optional(),
    ...oidcSettings(rechten.rollen),
  });
