import { poortSchema } from '@koppelpunt/platform';
import { z } from 'zod';
import { VRAAG_MINUTEN } from './koppelingen/rooster.ts';
import { POSTBUSGRENZEN, type Postbusgrenzen } from './postbus/weigering.ts';

const MEGABYTE = 1024 * 1024;

/** Only TOP dossier reads these from its environment. */
export const settings = z.object({
  MAIL_PORT: poortSchema.default(4225),
  /** How many mails of one address, and of one domain, are taken in an hour. */
  MAIL_PER_ADRES: z.coerce.number().int().min(1).default(POSTBUSGRENZEN.perAdres),
  MAIL_PER_DOMEIN: z.coerce.number().int().min(1).default(POSTBUSGRENZEN.perDomein),
  /** How much the mails that are kept may take in all. */
  MAIL_MB: z.coerce
    .number()
    .int()
    .min(1)
    .default(POSTBUSGRENZEN.bytes / MEGABYTE),
  SUPPORT_EMAIL: z.string().default('support-topdossier@perspectiefopschool.nl'),
  /** The samenwerkingsverband, as it calls itself; stands in the header of every screen. */
  ORGANISATIE: z.string().trim().optional(),
  /** Each koppeling is asked this often by day; a quarter of an hour, or more often to see it happen. */
  VRAAG_MINUTEN: z.coerce
    .number({ error: 'is geen getal' })
    .int('moet een heel aantal minuten zijn')
    .min(1, 'moet ten minste 1 zijn')
    .max(60, 'mag hooguit 60 zijn')
    .default(VRAAG_MINUTEN),
  /** A bron that the environment offers, where nobody has set one. */
  ESIS_UWLR_URL: z.url().optional(),
  ESIS_KLANTNAAM: z.string().optional(),
  ESIS_KLANTCODE: z.string().optional(),
});
export type Settings = z.output<typeof settings>;

/** The bron of the environment, when it is whole. */
export function findOfferedBron({ ESIS_UWLR_URL, ESIS_KLANTNAAM, ESIS_KLANTCODE }: Settings) {
  if (!ESIS_UWLR_URL || !ESIS_KLANTNAAM || !ESIS_KLANTCODE) return undefined;
  return { id: 'esis', url: ESIS_UWLR_URL, klantnaam: ESIS_KLANTNAAM, klantcode: ESIS_KLANTCODE } as const;
}

/** The bounds of the mailbox, from the environment. */
export const toGrenzen = (given: Settings): Postbusgrenzen => ({
  perAdres: given.MAIL_PER_ADRES,
  perDomein: given.MAIL_PER_DOMEIN,
  bytes: given.MAIL_MB * MEGABYTE,
});
