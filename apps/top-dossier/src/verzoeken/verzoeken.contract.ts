import { z } from 'zod';
import { brin6Schema, groepSchema, momentSchema } from '../velden.contract.ts';
import { DELEN, INZAGEREDENEN, VERZOEK_STATUSSEN, type Deel } from './verzoek.ts';

export const verzoekSchema = z.object({
  id: z.uuid(),
  status: z.enum(VERZOEK_STATUSSEN),
  ontvangenOp: momentSchema,
  via: z.literal('e-mail'),
  /** The address that sent it, all but its first sign and domain masked. */
  van: z.string(),
  brin6: brin6Schema.nullable(),
  /** The name that the mail gives: nobody checked it. */
  schoolnaam: z.string().nullable(),
  /** Never the code itself. */
  codeLengte: z.number().int().nullable(),
  /** Tells support why nobody can act on the request yet. */
  reden: z.string().nullable(),
});

const DEELNAMEN = Object.keys(DELEN) as [Deel, ...Deel[]];

export const verzoekenQuery = z.object({
  deel: z.enum(DEELNAMEN).default('te-doen'),
  pagina: z.coerce.number().int().min(1).max(1_000_000).default(1),
  /** A BRIN or its beginning, an address, or a domain. */
  zoek: z.string().trim().max(200).default(''),
});

export const verzoekenSchema = z.object({
  verzoeken: z.array(verzoekSchema),
  /** How many there are in this list, over all pages. */
  aantal: z.number().int(),
  perPagina: z.number().int(),
  aantallen: z.object({
    'te-doen': z.number().int(),
    afgehandeld: z.number().int(),
    terzijde: z.number().int(),
  }),
});

export const controleSchema = z.object({
  op: momentSchema,
  ok: z.boolean(),
  groepen: z.array(groepSchema),
  /** The result of the check. When it failed: exactly why, and who can mend it. */
  melding: z.string(),
  code: z.string().nullable(),
});

export const verzoekDetailSchema = verzoekSchema.extend({
  controle: controleSchema.nullable(),
  koppelingId: z.uuid().nullable(),
  /** The reason that the school was given when the request was rejected. */
  afwijzing: z.string().nullable(),
  /** The koppeling that this school has already, whoever asked for it. */
  bestaand: z
    .object({
      koppelingId: z.uuid(),
      status: z.string(),
      actiefSinds: momentSchema.nullable(),
      zelfdeCode: z.boolean(),
    })
    .nullable(),
  /** Filled when the mail holds several codes, or a code that contradicts its BRIN. We do not guess: support chooses. */
  kandidaten: z.array(z.object({ brin6: brin6Schema, codeLengte: z.number().int(), gekozen: z.boolean() })),
});

export const inzageSchema = z.object({
  reden: z.enum(INZAGEREDENEN, 'Kies waarom u de e-mail opent; dat komt in het logboek.'),
});

/** The mail, with every code and every number that may be of a person masked. */
export const verzoekMailSchema = z.object({ van: z.string(), onderwerp: z.string(), tekst: z.string() });

export const terzijdeSchema = z.object({ terzijde: z.boolean() });

const GEEN_KEUZE = 'Kies een code uit de e-mail, of vul BRIN en verificatiecode in.';

/** Names a code in the mail by its index in `kandidaten`, so that nobody has to see or retype it. */
const kandidaatKeuzeSchema = z.strictObject({
  kandidaat: z.number(GEEN_KEUZE).int(GEEN_KEUZE).min(0, GEEN_KEUZE),
});

const codeInvoerSchema = z.strictObject({
  brin6: z
    .string()
    .trim()
    .regex(/^[0-9]{2}[A-Z]{2}[0-9]{2}$/, 'Schrijf het BRIN met vestigingsnummer als 97QX00.'),
  verificatiecode: z
    .string()
    .trim()
    .min(20, 'Een verificatiecode heeft ten minste 20 tekens.')
    .max(50, 'Een verificatiecode heeft ten hoogste 50 tekens.'),
});

export const verzoekInvoerSchema = z.union([kandidaatKeuzeSchema, codeInvoerSchema], GEEN_KEUZE);

export const afwijzingSchema = z.object({
  reden: z
    .string()
    .trim()
    .min(1, 'Schrijf op waarom u het verzoek afwijst; de school krijgt deze zin.')
    .max(2000),
});

export const activeringSchema = z.object({ synchronisatieId: z.uuid(), koppelingId: z.uuid() });

export type VerzoekenVraag = z.infer<typeof verzoekenQuery>;
export type Verzoekenlijst = z.infer<typeof verzoekenSchema>;
export type Inzagereden = z.infer<typeof inzageSchema>['reden'];
export type VerzoekMail = z.infer<typeof verzoekMailSchema>;
export type Verzoek = z.infer<typeof verzoekSchema>;
export type VerzoekDetail = z.infer<typeof verzoekDetailSchema>;
export type Controle = z.infer<typeof controleSchema>;
export type VerzoekInvoer = z.infer<typeof verzoekInvoerSchema>;
