import { z } from 'zod';

/** An entry of the catalogue, and the partner that fetches for it. Never the klantcode. */
const aanbodMetPartnerSchema = z.object({
  id: z.string(),
  naam: z.string(),
  categorie: z.string(),
  /** How the other side is called in a sentence. */
  partner: z.string(),
  /** Null as long as nobody set it up. */
  klantnaam: z.string().nullable(),
});
export type AanbodWithPartner = z.infer<typeof aanbodMetPartnerSchema>;

export const partnersSchema = z.object({ aanbod: z.array(aanbodMetPartnerSchema) });
