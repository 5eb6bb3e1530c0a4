import { z } from 'zod';
import { momentSchema } from '../velden.contract.ts';
import { WIJZEN } from './bron.ts';

/** Never the klantcode, nor the key of the certificate. */
export const bronnenSchema = z.object({
  bronnen: z.array(
    z.object({
      id: z.string(),
      url: z.string(),
      klantnaam: z.string(),
      wijze: z.enum(WIJZEN),
      certificaat: z.object({ houder: z.string(), geldigTot: momentSchema }).nullable(),
    }),
  ),
});
