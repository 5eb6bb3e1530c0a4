import { z } from 'zod';

/** What one consents to: the fields of a pupil that cross, each with its purpose, and what never does. */
export const meegaatSchema = z.object({
  velden: z.array(z.object({ veld: z.string(), doel: z.string() })),
  nooit: z.array(z.string()),
});

export const aanbodSchema = z.object({
  id: z.string(),
  /** In the list of Beschikbare koppelingen. */
  naam: z.string(),
  /** On the screen Koppelinggegevens and under Geactiveerde koppelingen. */
  koppelingnaam: z.string(),
  omschrijving: z.string(),
  /** How the other side is called in a sentence. */
  partner: z.string(),
  prijs: z.string(),
  voorwaarden: z.object({ url: z.string(), versie: z.string(), bytes: z.number().int() }),
  meegaat: meegaatSchema,
  activeerbaar: z.boolean(),
  /** Why it cannot be activated, for the person. */
  reden: z.string().nullable(),
});
export type AanbodAntwoord = z.infer<typeof aanbodSchema>;

export const aanbodParams = z.object({ id: z.string().max(100) });
