import { z } from 'zod';

export const aanbodSchema = z.object({
  id: z.string(),
  /** In the list of Beschikbare koppelingen. */
  naam: z.string(),
  /** On the screen Koppelinggegevens and under Geactiveerde koppelingen. */
  koppelingnaam: z.string(),
  omschrijving: z.string(),
  prijs: z.string(),
  voorwaarden: z.object({ url: z.string(), versie: z.string(), bytes: z.number().int() }),
  activeerbaar: z.boolean(),
  /** Why it cannot be activated, for the person. */
  reden: z.string().nullable(),
});
export type AanbodAntwoord = z.infer<typeof aanbodSchema>;

export const aanbodParams = z.object({ id: z.string().max(100) });
