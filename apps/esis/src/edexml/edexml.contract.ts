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

/** What a person says with a file. */
export const importQuery = z.object({
  /** More than a fifth of the pupils, or a whole group, may leave. */
  toestaanVertrek: z.literal('ja', 'Zeg ja, of laat dit weg.').optional(),
  /** The voorstel that the person saw: with another file, or after another import, nothing is read. */
  kenmerk: z.string().max(100).optional(),
});

const verschilSchema = z.object({
  nieuw: z.number().int(),
  gewijzigd: z.number().int(),
  vertrokken: z.number().int(),
  ongewijzigd: z.number().int(),
});

export const edexmlVerslagSchema = z.object({
  /** The name of the file; null when it came as the body of a request. */
  bestand: z.string().nullable(),
  aantallen: z.object({
    groepen: z.number().int(),
    samengesteldeGroepen: z.number().int(),
    leerlingen: z.number().int(),
    leerkrachten: z.number().int(),
  }),
  schooljaar: z.string(),
  verschil: verschilSchema,
  /** Pupils whose instroomdatum is still to come: they are kept, and count from that day on. */
  later: z.number().int(),
  /** Identifying numbers that were dropped while reading (no BSN is ever kept), per element. */
  weggelaten: z.array(z.object({ element: z.string(), aantal: z.number().int() })),
  /** Pupils, groups and staff with an error in them: they stayed out, and whoever was there stayed as before. */
  overgeslagen: z.number().int(),
  /** With severity `error`: why a record stayed out. */
  waarschuwingen: z.array(bevindingSchema),
  aantalWaarschuwingen: z.number().int(),
});
export type EdexmlVerslag = z.infer<typeof edexmlVerslagSchema>;

/** What a file would change, before anything is. */
export const voorstelSchema = edexmlVerslagSchema.extend({
  kenmerk: z.string(),
  groepen: z.array(
    z.object({
      naam: z.string(),
      voor: z.number().int(),
      na: z.number().int(),
      nieuw: z.number().int(),
      gewijzigd: z.number().int(),
      vertrokken: z.number().int(),
    }),
  ),
  /** The first of those that change; the counts above are of all. */
  leerlingen: z.array(
    z.object({
      soort: z.enum(['nieuw', 'gewijzigd', 'vertrokken', 'later']),
      naam: z.string(),
      groep: z.string(),
    }),
  ),
  /** Why somebody must say yes to those who leave; null when nobody needs to. */
  vastgehouden: z
    .object({
      vertrokken: z.number().int(),
      aanwezig: z.number().int(),
      legeGroepen: z.array(z.string()),
      redenen: z.array(z.string()),
    })
    .nullable(),
});
export type Voorstel = z.infer<typeof voorstelSchema>;

export const laatsteImportSchema = z.object({
  op: z.string(),
  /** Until then it can be undone. */
  terugTot: z.string(),
  schooljaar: z.string(),
  nieuw: z.number().int(),
  gewijzigd: z.number().int(),
  vertrokken: z.number().int(),
});
export type LaatsteImport = z.infer<typeof laatsteImportSchema>;

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
