import { z } from 'zod';

export const leerlingenQuery = z.object({ groep: z.string().max(256).optional() });

const leerlingSchema = z.object({
  key: z.string(),
  naam: z.string(),
  geboortedatum: z.string().nullable(),
  geslacht: z.number().int().nullable(),
  jaargroep: z.string().nullable(),
  /** Key of the group. */
  groep: z.string().nullable(),
});

/** The screen and the command line show these of a pupil; the logboek names them so. */
export const GETOONDE_VELDEN = Object.keys(leerlingSchema.shape);

export const leerlingenSchema = z.object({
  groepen: z.array(
    z.object({ key: z.string(), naam: z.string(), jaargroep: z.string(), aantal: z.number().int() }),
  ),
  leerlingen: z.array(leerlingSchema),
});
export type LeerlingenAntwoord = z.infer<typeof leerlingenSchema>;
