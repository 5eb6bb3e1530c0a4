import { z } from 'zod';
import { momentSchema } from '../velden.contract.ts';
import { RESULTATEN, SYNCHRONISATIE_STATUSSEN } from './synchronisatie.ts';

export const tellingenSchema = z.object({
  nieuw: z.number().int(),
  gewijzigd: z.number().int(),
  vertrokken: z.number().int(),
  ongewijzigd: z.number().int(),
});

export const synchronisatieSchema = z.object({
  id: z.uuid(),
  koppelingId: z.uuid(),
  status: z.enum(SYNCHRONISATIE_STATUSSEN),
  resultaat: z.enum(RESULTATEN).nullable(),
  groepenGedaan: z.number().int(),
  /** Null when ESIS does not send its pupils group by group. Then only the count of pupils moves. */
  groepenTotaal: z.number().int().nullable(),
  leerlingen: z.number().int(),
  bytes: z.number().int(),
  tellingen: tellingenSchema.nullable(),
  melding: z.string().nullable(),
  begonnenOp: momentSchema,
  klaarOp: momentSchema.nullable(),
  /** By the rooster, not asked for by a person. */
  gepland: z.boolean(),
  /** How often the rooster met this same end in a row, and when last. */
  aantal: z.number().int(),
  laatstOp: momentSchema.nullable(),
});

export const synchronisatieInvoerSchema = z
  .object({ toestaanVertrek: z.boolean().optional(), opnieuw: z.boolean().optional() })
  .nullish();

export const synchronisatieGestartSchema = z.object({ synchronisatieId: z.uuid() });

export type Synchronisatie = z.infer<typeof synchronisatieSchema>;
export type Tellingen = z.infer<typeof tellingenSchema>;
