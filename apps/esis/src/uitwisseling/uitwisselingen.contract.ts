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
    'tevroeg',
    'geweigerd',
    'afgebroken',
    'fout',
  ]),
  /** Refused with a code that was never one of this school's. */
  isVreemdeCode: z.boolean(),
  aantalLeerlingen: z.number().int(),
  aantalGroepen: z.number().int(),
  /** The fields of each pupil, and of each group, that went: in the words of the koppeling. */
  velden: z.array(z.string()),
  groepvelden: z.array(z.string()),
  /** How often the same question got this answer in a row, and when last. */
  aantal: z.number().int(),
  laatstOp: z.string().nullable(),
});
export type UitwisselingAntwoord = z.infer<typeof uitwisselingSchema>;

/** The last 50, newest first. */
export const uitwisselingenSchema = z.object({ uitwisselingen: z.array(uitwisselingSchema) });
