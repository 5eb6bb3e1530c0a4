import { adressenSchema, oidcSettings } from '@koppelpunt/platform';
import { z } from 'zod';
import { ROLLEN } from './rechten/rechten.ts';

export const SUPPORT_EMAIL = 'support-topdossier@perspectiefopschool.nl';

const port = (fallback: number) =>
  z.coerce
    .number()
    .int()
    .min(0, 'moet een poortnummer zijn')
    .max(65_535, 'moet een poortnummer zijn')
    .default(fallback);

/** Mail about people's own accounts. */
export const postConfig = z.object({
  /** Outgoing mail. Without it mails wait in the outbox. */
  SMTP_URL: z.string().optional(),
  /** The sender of the invitations to our own people. */
  ACCOUNT_EMAIL: z.email().default('niet-antwoorden@top-dossier.example'),
});

export const serverConfig = z.object({
  ...postConfig.shape,
  /** The database itself. Without it DATABASE_URL, a server on which the database has our own name. */
  TOP_DOSSIER_DATABASE_URL: z.string().optional(),
  DATABASE_URL: z.string().optional(),
  /** The ring of keys. Without it a file in KOPPELPUNT_DATA, which is made when it is not there. */
  TOP_DOSSIER_SECRET: z.string().optional(),
  KOPPELPUNT_DATA: z.string().optional(),
  TOP_DOSSIER_PORT: port(4200),
  /** The address that people use. Behind a proxy it differs from the port above. */
  TOP_DOSSIER_URL: z.url().optional(),
  MAIL_PORT: port(4225),
  SUPPORT_EMAIL: z.string().default(SUPPORT_EMAIL),
  /** The name of the samenwerkingsverband, for the header of every screen. */
  ORGANISATIE: z.string().trim().optional(),
  LOG_LEVEL: z.string().optional(),
  /** Proxies whose X-Forwarded-For is believed. */
  PROXY_ADRESSEN: adressenSchema,
  ...oidcSettings(ROLLEN),
});

/** A bron from the environment, used when nobody has set one. */
export const bronConfig = z.object({
  ESIS_UWLR_URL: z.url().optional(),
  ESIS_KLANTNAAM: z.string().optional(),
  ESIS_KLANTCODE: z.string().optional(),
});
