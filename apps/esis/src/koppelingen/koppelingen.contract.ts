import { z } from 'zod';
import { aanbodSchema, meegaatSchema } from '../aanbod/aanbod.contract.ts';
import { KOPPELING_STATUSSEN } from './koppeling.ts';
import { PAUZESOORTEN } from './pauze.ts';

/** The pure rules of the verificatiecode: the screen runs the same ones while somebody types. */
export {
  MAX_LENGTE,
  MIN_LENGTE,
  splitGroepen,
  trimVerificatiecode,
  validateVerificatiecode,
  type Coderegel,
} from './verificatiecode.ts';

/** Longer than any code with everything a mail program may have copied along; the rules say the rest. */
const verificatiecode = z.string().max(500, 'Deze tekst is te lang voor een verificatiecode.');

export const koppelingParams = z.object({ brin6: z.string().max(20), id: z.string().max(100) });

export const pauzeSchema = z.object({
  id: z.string(),
  /** The side that set it, and that alone lifts it. */
  soort: z.enum(PAUZESOORTEN),
  /** With `code-verwijderd` the school enters its code again; otherwise the code stays and works again by itself. */
  wijze: z.enum(['code-verwijderd', 'gepauzeerd']),
  reden: z.string().nullable(),
  door: z.string(),
  sinds: z.string(),
  /** The last day; null: until it is lifted. */
  totEnMet: z.string().nullable(),
  /** It holds now; otherwise it was planned. */
  isNu: z.boolean(),
  /** The reader may lift it. */
  isEigen: z.boolean(),
});

export const koppelingSchema = z.object({
  id: z.string(),
  aanbodId: z.string(),
  naam: z.string(),
  status: z.enum(KOPPELING_STATUSSEN),
  statusLabel: z.string(),
  /** One sentence: who acts next, and what that is. */
  aanZet: z.string(),
  geactiveerdOp: z.string(),
  /** The acceptance of the terms on which the code in force stands. */
  akkoord: z.object({
    id: z.string(),
    op: z.string(),
    /** The name typed at "Uw naam". */
    naam: z.string(),
    /** The function that the mandate names; null when none was needed. */
    functie: z.string().nullable(),
    voorwaardenVersie: z.string(),
  }),
  startdatum: z.string(),
  /** Those that hold now, and those that were planned; in the order in which they begin. */
  pauzes: z.array(pauzeSchema),
  laatsteUitwisseling: z.object({ op: z.string(), aantalLeerlingen: z.number().int() }).nullable(),
  /** When the partner asked last, whatever the answer. When it asks again only the partner knows. */
  laatstGevraagdOp: z.string().nullable(),
  /** No answer went well since, for two schooldagen or more; null when all is well. */
  stilSinds: z.string().nullable(),
  /** The partner fetched the last change and asks for it again: it has not taken it over. */
  onverwerkt: z.object({ sinds: z.string(), aantal: z.number().int() }).nullable(),
  /** When the request left, and who sent it; null as long as it did not. */
  verzoek: z.object({ op: z.string(), door: z.string() }).nullable(),
  /** How the other side is called in a sentence. */
  partner: z.string(),
  heeftCode: z.boolean(),
  /** The code before this one can still be entered: the other side has not used the new one yet. */
  heeftVorigeCode: z.boolean(),
});
export type KoppelingAntwoord = z.infer<typeof koppelingSchema>;

export const koppelingDetailSchema = koppelingSchema.extend({
  /** Why the reader may not accept the terms, as a new code asks; null when they may. */
  bezwaar: z.string().nullable(),
  /** What crosses, as the terms say it. */
  meegaat: meegaatSchema,
  /** The terms that a new code accepts. */
  voorwaarden: aanbodSchema.shape.voorwaarden,
  /** The address that the request goes to. */
  verzoekAan: z.string(),
  /** In the last 30 days others asked for this school with a code that was never its own. They got nothing. */
  vreemdeCodes: z.object({ aantal: z.number().int(), laatst: z.string() }).nullable(),
  /** Newest first: every act of a person, and the last lines of what the partner did. */
  geschiedenis: z.array(
    z.object({
      op: z.string(),
      /** The person, or the partner. */
      wie: z.string(),
      wat: z.string(),
      /** How often in a row, and when last. */
      aantal: z.number().int(),
      laatstOp: z.string().nullable(),
    }),
  ),
});
export type KoppelingDetailAntwoord = z.infer<typeof koppelingDetailSchema>;

export const koppelingenSchema = z.object({
  geactiveerd: z.array(koppelingSchema),
  beschikbaar: z.array(z.object({ categorie: z.string(), aanbod: z.array(aanbodSchema) })),
});

/** What a person fills in to accept the terms, the same wherever that is. */
const akkoordSchema = z.object({
  naam: z.string().trim().min(2, 'Vul uw naam in.').max(100, 'Uw naam mag hooguit 100 tekens lang zijn.'),
  akkoord: z.boolean().refine((value) => value, 'Vink "Voor akkoord" aan om de koppeling te activeren.'),
  voorwaardenVersie: z.string(),
});

export const activeerSchema = akkoordSchema.extend({
  aanbodId: z.string(),
  startdatum: z.iso.date('Vul een datum in, zoals 23-11-2026.'),
  verificatiecode,
});
export type ActiveringVraag = z.infer<typeof activeerSchema>;

export const controleVraagSchema = z.object({ verificatiecode, aanbodId: z.string() });

export const coderegelSchema = z.object({
  id: z.enum(['prefix', 'lengte', 'tekens', 'uniek', 'sterkte']),
  /** The rule itself. */
  tekst: z.string(),
  ok: z.boolean(),
  /** The advice to the user; beside `ok` it says what we changed (blanks around it left out). */
  melding: z.string().nullable(),
});

export const controleAntwoordSchema = z.object({
  regels: z.array(coderegelSchema),
  lengte: z.number().int(),
  ok: z.boolean(),
});

export const verificatiecodeSchema = z.object({ verificatiecode });

export const zetCodeSchema = z.object({
  verificatiecode,
  /** Present when this is a new code on purpose: then the terms are accepted again. */
  nieuw: akkoordSchema.optional(),
});
export type ZetCodeVraag = z.infer<typeof zetCodeSchema>;

export const verzoekVoorbeeldSchema = z.object({
  aan: z.string(),
  van: z.string(),
  onderwerp: z.string(),
  tekst: z.string(),
});

export const verzoekVerzondenSchema = z.object({ verzondenOp: z.string() });

export const pauzeVraagSchema = z.object({
  reden: z
    .string()
    .trim()
    .min(3, 'Schrijf in een paar woorden waarom u pauzeert.')
    .max(200, 'De reden mag hooguit 200 tekens lang zijn.')
    // It stands in a mail of ours, where a second line could pass for our words.
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u, 'Schrijf de reden op één regel.'),
  /** The first day; null: from now on. */
  vanaf: z.iso.date('Vul een datum in, zoals 23-11-2026.').nullable().default(null),
  /** The last day; null: until somebody lifts it. */
  totEnMet: z.iso.date('Vul een datum in, zoals 23-11-2026.').nullable().default(null),
  /** Only for the bestuur: the same pause at each of its schools. */
  alleScholen: z.boolean().default(false),
});
export type PauzeVraag = z.output<typeof pauzeVraagSchema>;

export const pauzeParams = koppelingParams.extend({ pauzeId: z.string().max(100) });

/** In the address, for a DELETE has no body. */
export const pauzeEindeSchema = z.object({ alleScholen: z.enum(['ja', 'nee']).default('nee') });

export const zetCodeAntwoordSchema = z.object({
  uitkomst: z.enum(['hervat', 'vorige-hervat', 'opnieuw-aangevraagd', 'ongewijzigd']),
  koppeling: koppelingSchema,
});
