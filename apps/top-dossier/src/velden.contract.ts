/** Values that more than one feature sends. Moments are ISO strings in UTC; dates YYYY-MM-DD. */
import { z } from 'zod';

export const momentSchema = z.iso.datetime();
export const datumSchema = z.iso.date();
export const brin6Schema = z.string().regex(/^[0-9]{2}[A-Z]{2}[0-9]{2}$/);
export const idParamsSchema = z.object({ id: z.uuid() });

export const groepSchema = z.object({ naam: z.string(), jaargroep: z.string() });
