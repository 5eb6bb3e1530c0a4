import { z } from 'zod';

export const uitwisselingSchema = z.object({
  op: z.string(),
  operatie: z.string(),
  /** The partner's klantnaam. */
  partner: z.string(),
  uitkomst: z.enum([
    'gegevens',
    'geengegevens',
    'geenwijzigingen',
    'bevestigd',
    'geweigerd',
    'afgebroken',
    'fout',
  ]),
  /** Refused with a code that was never one of this school's. */
  isVreemdeCode: z.boolean(),
  aantalLeerlingen: z.number().int(),
  bytes: z.number().int(),
  /** How often the same question got this answer in a row, and when last. */
  aantal: z.number().int(),
  laatstOp: z.string().nullable(),
});
export type UitwisselingAntwoord = z.infer<typeof uitwisselingSchema>;

/** The last 50, newest first. */
export const uitwisselingenSchema = z.object({ uitwisselingen: z.array(uitwisselingSchema) });
