import { z } from 'zod';
import { WIJZEN } from './bron.ts';

/** Never the klantcode. */
export const bronnenSchema = z.object({
  bronnen: z.array(
    z.object({ id: z.string(), url: z.string(), klantnaam: z.string(), wijze: z.enum(WIJZEN) }),
  ),
});
