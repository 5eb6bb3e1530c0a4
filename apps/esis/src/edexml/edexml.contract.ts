import { z } from 'zod';

export const bevindingSchema = z.object({
  layer: z.number().int(),
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  melding: z.string(),
  path: z.string(),
  line: z.number().int(),
  column: z.number().int(),
});

/** 100 MB: the file of a school of 5,000 pupils is 4 MB, of the largest board under 100. */
export const MAX_EDEXML_BYTES = 100 * 1024 * 1024;

export const edexmlVerslagSchema = z.object({
  /** The name of the file; null when it came as the body of a request. */
  bestand: z.string().nullable(),
  aantallen: z.object({
    groepen: z.number().int(),
    samengesteldeGroepen: z.number().int(),
    leerlingen: z.number().int(),
    leerkrachten: z.number().int(),
  }),
  verschil: z.object({
    nieuw: z.number().int(),
    gewijzigd: z.number().int(),
    vertrokken: z.number().int(),
    ongewijzigd: z.number().int(),
  }),
  /** Identifying numbers that were dropped while reading (no BSN is ever kept), per element. */
  weggelaten: z.array(z.object({ element: z.string(), aantal: z.number().int() })),
  waarschuwingen: z.array(bevindingSchema),
  aantalWaarschuwingen: z.number().int(),
});
export type EdexmlVerslag = z.infer<typeof edexmlVerslagSchema>;

/** Problem details of a file that was refused: nothing of it has been written. */
export const edexmlOngeldigSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.literal('EDEXML_ONGELDIG'),
  melding: z.string(),
  bevindingen: z.array(bevindingSchema),
  aantal: z.number().int(),
});
