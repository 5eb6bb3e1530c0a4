import { z } from 'zod';

export const akkoordParams = z.object({ brin6: z.string().max(20), id: z.string().max(100) });
