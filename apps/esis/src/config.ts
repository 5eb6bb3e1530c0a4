import { adressenSchema, createMailer, oidcSettings, type AccountMail } from '@koppelpunt/platform';
import { z } from 'zod';
import { ROLLEN } from './rechten/rechten.ts';

/** What the environment may say, for the server and the command line alike. */
export const configSchema = z.object({
  /** A PostgreSQL server: our database on it is made when it is missing. */
  DATABASE_URL: z.string().optional(),
  /** Exactly this database; goes before DATABASE_URL. */
  ESIS_DATABASE_URL: z.string().optional(),
  ESIS_PORT: z.coerce.number({ error: 'is geen getal' }).int().min(0).max(65_535).default(4100),
  /** The address that people and partners use. */
  ESIS_URL: z.url('is geen adres').optional(),
  ESIS_SECRET: z.string().optional(),
  SMTP_URL: z.string().default('smtp://127.0.0.1:4225'),
  /** For mail to our own people (invitations, new passwords), where that goes another way. */
  ACCOUNT_SMTP_URL: z.string().optional(),
  ACCOUNT_EMAIL: z.email('is geen e-mailadres').default('niet-antwoorden@esis.example'),
  ...oidcSettings(ROLLEN),
  SUPPORT_EMAIL: z.email('is geen e-mailadres').default('support-topdossier@perspectiefopschool.nl'),
  KOPPELPUNT_DATA: z.string().optional(),
  /** Proxies whose X-Forwarded-For is believed. */
  PROXY_ADRESSEN: adressenSchema,
});
export type Config = z.output<typeof configSchema>;

export const publicUrlOf = ({ ESIS_URL, ESIS_PORT }: Config): string =>
  ESIS_URL ?? `http://localhost:${ESIS_PORT}`;

export const openAccountMail = ({ ACCOUNT_SMTP_URL, SMTP_URL, ACCOUNT_EMAIL }: Config): AccountMail => ({
  mailer: createMailer({ smtpUrl: ACCOUNT_SMTP_URL ?? SMTP_URL }),
  afzender: ACCOUNT_EMAIL,
});
