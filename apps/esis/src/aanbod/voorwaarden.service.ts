import { createHash } from 'node:crypto';
import { findAanbod } from './aanbod.ts';
import { createPdf } from './create-pdf.ts';
import { VOORWAARDEN_TEKST, VOORWAARDEN_VERSIE } from './gebruikersvoorwaarden.ts';
import * as store from './voorwaarden.store.ts';
import type { VoorwaardenDocument } from './voorwaarden.ts';

export type Voorwaarden = ReturnType<typeof createVoorwaarden>;

/** The document is made once, when somebody first asks for it. */
export function createVoorwaarden() {
  let made: Promise<VoorwaardenDocument> | undefined;
  return {
    findVoorwaarden: async (aanbodId: string): Promise<VoorwaardenDocument | undefined> =>
      findAanbod(aanbodId) ? await (made ??= createDocument()) : undefined,
  };
}

async function createDocument(): Promise<VoorwaardenDocument> {
  const pdf = await createPdf(VOORWAARDEN_TEKST);
  return {
    versie: VOORWAARDEN_VERSIE,
    bestandsnaam: `gebruikersvoorwaarden-top-dossier-${VOORWAARDEN_VERSIE}.pdf`,
    pdf,
    sha256: createHash('sha256').update(pdf).digest('hex'),
  };
}

/** The bytes that somebody accepts are kept, whatever the terms become; found again by their hash. */
export const insertVoorwaarden = store.insertVoorwaarden;
export const findAcceptedVoorwaarden = store.findVoorwaarden;
