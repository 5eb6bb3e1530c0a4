import { z } from 'zod';
import { KOPPELING_STATUSSEN } from '../koppelingen/koppeling.ts';
import { pauzeSchema } from '../koppelingen/pauzes.contract.ts';
import { RESULTATEN } from '../synchronisaties/synchronisatie.ts';
import { synchronisatieSchema } from '../synchronisaties/synchronisaties.contract.ts';
import { brin6Schema, momentSchema } from '../velden.contract.ts';

export const koppelingSchema = z.object({
  id: z.uuid(),
  brin6: brin6Schema,
  schoolnaam: z.string().nullable(),
  /** `gepauzeerd` by the school, by us or by both. */
  status: z.enum(KOPPELING_STATUSSEN),
  /** ESIS refused the code at the last question: the school paused. */
  schoolPauzeert: z.boolean(),
  /** Ours, that hold now or were planned. */
  pauzes: z.array(pauzeSchema),
  statusLabel: z.string(),
  /** One sentence that says who must act next. */
  aanZet: z.string(),
  /** It is support. */
  isSupportAanZet: z.boolean(),
  aantalLeerlingen: z.number().int(),
  aantalGroepen: z.number().int(),
  laatsteSynchronisatie: z
    .object({ op: momentSchema, resultaat: z.enum(RESULTATEN), melding: z.string().nullable() })
    .nullable(),
  /** When ESIS was asked last, also when there was nothing to fetch. */
  laatstGevraagdOp: momentSchema.nullable(),
  /** When the rooster asks ESIS again, and when at night. */
  volgendeKeer: momentSchema,
  volgendeNacht: momentSchema,
  /** Nothing was exchanged since, for two schooldagen or more; null when all is well, or the school paused. */
  stilSinds: momentSchema.nullable(),
  actiefSinds: momentSchema.nullable(),
  bevestigingVerzondenOp: momentSchema.nullable(),
});

export const koppelingenSchema = z.object({ koppelingen: z.array(koppelingSchema) });

export const koppelingDetailSchema = koppelingSchema.extend({
  /** The last 20, newest first. */
  synchronisaties: z.array(synchronisatieSchema),
  lopendeSynchronisatieId: z.uuid().nullable(),
  /** There is an address to which a mail about a pause can go. */
  heeftContact: z.boolean(),
});

export type KoppelingAntwoord = z.infer<typeof koppelingSchema>;
export type KoppelingDetail = z.infer<typeof koppelingDetailSchema>;
