import { z } from 'zod';
import { THUISREDENEN } from './thuisblijver.ts';

export const leerlingParams = z.object({ brin6: z.string().max(20), id: z.string().max(100) });

const MAX_TOELICHTING = 500;
const toelichting = z
  .string()
  .trim()
  .max(MAX_TOELICHTING, `Een toelichting mag hooguit ${MAX_TOELICHTING} tekens lang zijn.`);

export const thuisVraagSchema = z
  .object({
    reden: z.enum(THUISREDENEN, 'Kies een reden.'),
    toelichting,
    tot: z.iso.date('Vul een datum in, zoals 31-07-2027, of laat het veld leeg.').nullable(),
  })
  .refine((vraag) => vraag.reden !== 'anders' || vraag.toelichting.length >= 3, {
    path: ['toelichting'],
    message: 'Schrijf in een paar woorden wat de reden is.',
  });
export type ThuisVraag = z.infer<typeof thuisVraagSchema>;

export const opheffingVraagSchema = z.object({
  toelichting: toelichting.min(3, 'Schrijf in een paar woorden waarom deze leerling weer mee mag.'),
});

export const leerlingDetailSchema = z.object({
  key: z.string(),
  naam: z.string(),
  roepnaam: z.string().nullable(),
  geboortedatum: z.string().nullable(),
  geslacht: z.number().int().nullable(),
  jaargroep: z.string().nullable(),
  /** The name of the group. */
  groep: z.string().nullable(),
  schooljaar: z.string(),
  nietUitwisselen: z
    .object({
      reden: z.enum(THUISREDENEN),
      toelichting: z.string(),
      /** The last day; null: until somebody ends it. */
      tot: z.string().nullable(),
      sinds: z.string(),
      /** The name of the person. */
      door: z.string(),
      /** The key belonged to a child with another first name or date of birth when this was set. */
      isAnderKind: z.boolean(),
    })
    .nullable(),
});
export type LeerlingDetail = z.infer<typeof leerlingDetailSchema>;

/** The fields of a pupil that its page shows, as the logboek names them. */
export const DETAIL_VELDEN = Object.keys(leerlingDetailSchema.shape).filter((veld) => veld !== 'schooljaar');

export const thuisUitkomstSchema = z.object({
  uitkomst: z.enum(['gezet', 'gewijzigd', 'opgeheven', 'ongewijzigd']),
});
export type ThuisUitkomst = z.infer<typeof thuisUitkomstSchema>['uitkomst'];
