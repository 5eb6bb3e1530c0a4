import { z } from 'zod';

/** The samenwerkingsverband of this TOP dossier, for the header. Null when nobody configured it. */
export const organisatieSchema = z.object({ naam: z.string().nullable() });

export type Organisatie = z.infer<typeof organisatieSchema>;
