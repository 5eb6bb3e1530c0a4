import { adressenSchema, oidcSettings } from '@koppelpunt/platform';
import { z } from 'zod';
import { ROLLEN } from './rechten/rechten.ts';

export const SUPPORT_EMAIL = 'support-topdossier@perspectiefopschool.nl';

const poort = (standaard: number) =>
  z.coerce
    .number()
    .int()
    .min(0, 'moet een poortnummer zijn')
    .max(65_535, 'moet een poortnummer zijn')
    .default(standaard);

/** Mail about people's own accounts. */
export const postConfig = z.object({
  /** Outgoing mail. Without it mails wait in the outbox. */
  SMTP_URL: z.string().optional(),
  /** From whom our own people get their invitation. */
  ACCOUNT_EMAIL: z.email().default('niet-antwoorden@top-dossier.example'),
});

export const serverConfig = z.object({
  ...postConfig.shape,
  /** The database itself, or a server on which it has our own name. */
  TOP_DOSSIER_DATABASE_URL: z.string().optional(),
  DATABASE_URL: z.string().optional(),
  /** The ring of keys; absent: the file in KOPPELPUNT_DATA, which is made. */
  TOP_DOSSIER_SECRET: z.string().optional(),
  KOPPELPUNT_DATA: z.string().optional(),
  TOP_DOSSIER_PORT: poort(4200),
  /** As people reach it; behind a proxy that is another address than the port above. */
  TOP_DOSSIER_URL: z.url().optional(),
  MAIL_PORT: poort(4225),
  SUPPORT_EMAIL: z.string().default(SUPPORT_EMAIL),
  /** The samenwerkingsverband, as it calls itself; stands in the header of every screen. */
  ORGANISATIE: z.string().trim().optional(),
  LOG_LEVEL: z.string().optional(),
  /** Proxies whose X-Forwarded-For is believed. */
  PROXY_ADRESSEN: adressenSchema,
  ...oidcSettings(ROLLEN),
});

/** A bron that the environment offers, for whoever has not set one. */
export const bronConfig = z.object({
  ESIS_UWLR_URL: z.url().optional(),
  ESIS_KLANTNAAM: z.string().optional(),
  ESIS_KLANTCODE: z.string().optional(),
});
