import { z } from 'zod';

/** Never the klantcode. */
export const bronnenSchema = z.object({
  bronnen: z.array(z.object({ id: z.string(), url: z.string(), klantnaam: z.string() })),
});
