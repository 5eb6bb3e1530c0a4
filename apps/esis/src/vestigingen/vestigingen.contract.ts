import { z } from 'zod';

export const vestigingSchema = z.object({
  brin6: z.string(),
  naam: z.string(),
  plaats: z.string().nullable(),
  aantalLeerlingen: z.number().int(),
  aantalGroepen: z.number().int(),
  /** Of these pupils, those who go over no koppeling. */
  aantalThuisblijvers: z.number().int(),
  /** Moment of the last import that succeeded. */
  laatsteImport: z.string().nullable(),
});
export type VestigingAntwoord = z.infer<typeof vestigingSchema>;

export const vestigingenSchema = z.object({ vestigingen: z.array(vestigingSchema) });

/** Every route of one vestiging; a BRIN6 that is not one of ours, or not one at all, is answered with 404. */
export const vestigingParams = z.object({ brin6: z.string().max(20) });
