import { z } from 'zod';

/** Whose TOP dossier this is, for the header; null when nobody configured it. */
export const organisatieSchema = z.object({ naam: z.string().nullable() });

export type Organisatie = z.infer<typeof organisatieSchema>;
