import { z } from 'zod';

export const leerlingenQuery = z.object({
  groep: z.string().max(256).optional(),
  /** Without: the present one, or the last that there are pupils of. */
  schooljaar: z
    .string()
    .regex(/^[0-9]{4}-[0-9]{4}$/, 'Schrijf het schooljaar als 2026-2027.')
    .optional(),
});

/** In the body: an address stands in logs, and this is a child's name. */
export const zoekVraagSchema = z.object({
  naam: z
    .string()
    .trim()
    .min(2, 'Vul ten minste twee letters van de naam in.')
    .max(100, 'Gebruik ten hoogste 100 tekens.'),
  schooljaar: leerlingenQuery.shape.schooljaar,
});

const leerlingSchema = z.object({
  /** In the address of its page. */
  id: z.string(),
  key: z.string(),
  naam: z.string(),
  geboortedatum: z.string().nullable(),
  geslacht: z.number().int().nullable(),
  jaargroep: z.string().nullable(),
  /** Key of the group. */
  groep: z.string().nullable(),
  /** Goes over no koppeling. */
  nietUitwisselen: z.boolean(),
});

/** The screen and the command line show these of a pupil; the logboek names them so. */
export const GETOONDE_VELDEN = Object.keys(leerlingSchema.shape).filter((veld) => veld !== 'id');

export const leerlingenSchema = z.object({
  /** The one that is shown; null when there are no pupils. */
  schooljaar: z.string().nullable(),
  /** Those that there are pupils of, the newest first. */
  schooljaren: z.array(z.string()),
  groepen: z.array(
    z.object({ key: z.string(), naam: z.string(), jaargroep: z.string(), aantal: z.number().int() }),
  ),
  leerlingen: z.array(leerlingSchema),
});
export type LeerlingenAntwoord = z.infer<typeof leerlingenSchema>;
