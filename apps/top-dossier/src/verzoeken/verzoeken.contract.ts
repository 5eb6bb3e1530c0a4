import { z } from 'zod';
import { brin6Schema, groepSchema, momentSchema } from '../velden.contract.ts';
import { VERZOEK_STATUSSEN } from './verzoek.ts';

export const verzoekSchema = z.object({
  id: z.uuid(),
  status: z.enum(VERZOEK_STATUSSEN),
  ontvangenOp: momentSchema,
  via: z.literal('e-mail'),
  /** The address that sent it. */
  van: z.string(),
  brin6: brin6Schema.nullable(),
  schoolnaam: z.string().nullable(),
  /** Never the code itself. */
  codeLengte: z.number().int().nullable(),
  /** Tells support why nobody can act on the request yet. */
  reden: z.string().nullable(),
});

export const verzoekenSchema = z.object({ verzoeken: z.array(verzoekSchema) });

export const controleSchema = z.object({
  op: momentSchema,
  ok: z.boolean(),
  schoolnaam: z.string().nullable(),
  groepen: z.array(groepSchema),
  /** The result of the check. When it failed: exactly why, and who can mend it. */
  melding: z.string(),
  code: z.string().nullable(),
});

export const verzoekDetailSchema = verzoekSchema.extend({
  onderwerp: z.string(),
  /** The mail, with every code in it masked. */
  tekst: z.string(),
  controle: controleSchema.nullable(),
  koppelingId: z.uuid().nullable(),
  /** The reason that the school was given when the request was rejected. */
  afwijzing: z.string().nullable(),
  /** Filled when the mail holds several codes, or a code that contradicts its BRIN. We do not guess: support chooses. */
  kandidaten: z.array(z.object({ brin6: brin6Schema, codeLengte: z.number().int(), gekozen: z.boolean() })),
});

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

export type Verzoek = z.infer<typeof verzoekSchema>;
export type VerzoekDetail = z.infer<typeof verzoekDetailSchema>;
export type Controle = z.infer<typeof controleSchema>;
export type VerzoekInvoer = z.infer<typeof verzoekInvoerSchema>;
