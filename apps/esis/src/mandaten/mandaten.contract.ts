import { z } from 'zod';
import { MANDAAT_STATUSSEN } from './mandaat.ts';

const persoonSchema = z.object({ id: z.string(), naam: z.string(), email: z.string() });

export const mandaatSchema = z.object({
  id: z.string(),
  persoon: persoonSchema,
  functie: z.string(),
  vanaf: z.string(),
  tot: z.string(),
  status: z.enum(MANDAAT_STATUSSEN),
  verleendOp: z.string(),
  ingetrokkenOp: z.string().nullable(),
});
export type MandaatAntwoord = z.infer<typeof mandaatSchema>;

export const mandatenSchema = z.object({
  /** Newest first. */
  mandaten: z.array(mandaatSchema),
  /** The people who could get one: the applicatiebeheerders of the vestiging. Empty for a reader who may not grant. */
  kandidaten: z.array(persoonSchema),
  /** The people who can grant one here. */
  verleners: z.array(z.object({ naam: z.string() })),
  /** Who asked for one, the oldest first. Empty for a reader who may not grant. */
  aanvragen: z.array(z.object({ persoon: persoonSchema, gevraagdOp: z.string() })),
  /** The reader needs a mandate and has none: when it asked last, and whether it can ask now. Null for everybody else. */
  vraag: z.object({ gevraagdOp: z.string().nullable(), kanNu: z.boolean() }).nullable(),
});
export type MandatenAntwoord = z.infer<typeof mandatenSchema>;

const dag = z.iso
  .date('Vul een datum in, zoals 23-11-2026.')
  .refine((tekst) => tekst >= '1900', 'Vul een datum na 1900 in.');

export const mandaatVraagSchema = z.object({
  gebruikerId: z.string().min(1, 'Kies een applicatiebeheerder.').max(100),
  functie: z
    .string()
    .trim()
    .min(2, 'Vul de functie in, zoals administratief medewerker.')
    .max(100, 'Een functie mag hooguit 100 tekens lang zijn.'),
  vanaf: dag,
  tot: dag,
});
export type MandaatVraag = z.infer<typeof mandaatVraagSchema>;

export const aanvraagAntwoordSchema = z.object({
  /** False: it was asked shortly before, or no mail could be sent. */
  gemaild: z.boolean(),
});

export const mandaatParams = z.object({ brin6: z.string().max(20), id: z.string().max(100) });
