import { z } from 'zod';
import { idParamsSchema, momentSchema } from '../velden.contract.ts';

export const pauzeSchema = z.object({
  id: z.uuid(),
  reden: z.string(),
  door: z.string(),
  sinds: momentSchema,
  /** The last day; null: until support resumes. */
  totEnMet: z.string().nullable(),
  /** It holds now; otherwise it was planned. */
  isNu: z.boolean(),
});
export type PauzeAntwoord = z.output<typeof pauzeSchema>;

export const pauzesSchema = z.object({ pauzes: z.array(pauzeSchema) });

export const pauzeVraagSchema = z.object({
  reden: z
    .string()
    .trim()
    .min(3, 'Schrijf in een paar woorden waarom u pauzeert.')
    .max(200, 'De reden mag hooguit 200 tekens lang zijn.')
    // It stands in a mail of ours, where a second line could pass for our words.
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'Schrijf de reden op één regel.'),
  /** The first day; null: from now on. */
  vanaf: z.iso.date('Vul een datum in, zoals 23-11-2026.').nullable().default(null),
  /** The last day; null: until support resumes. */
  totEnMet: z.iso.date('Vul een datum in, zoals 23-11-2026.').nullable().default(null),
});
export type PauzeVraag = z.output<typeof pauzeVraagSchema>;

export const pauzeParams = idParamsSchema.extend({ pauzeId: z.string().max(100) });
