import { z } from 'zod';
import { brin6Schema, datumSchema, groepSchema } from '../velden.contract.ts';

export const leerlingSchema = z.object({
  id: z.uuid(),
  naam: z.string(),
  geboortedatum: datumSchema.nullable(),
  /** 0 unknown, 1 boy, 2 girl, 9 not specified. */
  geslacht: z.number().int().nullable(),
  jaargroep: z.string().nullable(),
  groep: z.string().nullable(),
});

/** The fields of a pupil that a screen shows, as the logboek names them. */
export const SHOWN_VELDEN = Object.keys(leerlingSchema.shape).filter((veld) => veld !== 'id');

export const leerlingenSchema = z.object({
  brin6: brin6Schema,
  schoolnaam: z.string().nullable(),
  groepen: z.array(groepSchema.extend({ aantal: z.number().int() })),
  samengesteldeGroepen: z.array(z.object({ naam: z.string(), aantal: z.number().int() })),
  /** Null for a person who may see groups and counts only (support). */
  leerlingen: z.array(leerlingSchema).nullable(),
});

export type LeerlingAntwoord = z.infer<typeof leerlingSchema>;
export type LeerlingenAntwoord = z.infer<typeof leerlingenSchema>;
