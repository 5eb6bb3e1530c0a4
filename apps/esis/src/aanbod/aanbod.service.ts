import { createHash } from 'node:crypto';
import { findAanbod } from './aanbod.ts';
import { createVoorwaardenPdf } from './create-pdf.ts';
import { VOORWAARDEN_VERSIE } from './gebruikersvoorwaarden.ts';

export type Voorwaarden = { versie: string; bestandsnaam: string; pdf: Buffer; sha256: string };

export type AanbodService = {
  findVoorwaarden(aanbodId: string): Promise<Voorwaarden | undefined>;
};

export function createAanbodService(): AanbodService {
  let made: Promise<Voorwaarden> | undefined;

  async function make(): Promise<Voorwaarden> {
    const pdf = await createVoorwaardenPdf();
    return {
      versie: VOORWAARDEN_VERSIE,
      bestandsnaam: `gebruikersvoorwaarden-top-dossier-${VOORWAARDEN_VERSIE}.pdf`,
      pdf,
      sha256: createHash('sha256').update(pdf).digest('hex'),
    };
  }

  return {
    findVoorwaarden: async (aanbodId) => (findAanbod(aanbodId) ? await (made ??= make()) : undefined),
  };
}
