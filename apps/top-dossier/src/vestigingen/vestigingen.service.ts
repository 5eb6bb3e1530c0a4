import { bindDeps, type Actor } from '@koppelpunt/platform';
import type { Handeling, TopDossierDatabase } from '../database.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { requireMay } from '../rechten/rechten.ts';
import { parseVestigingen, type VestigingenUitkomst } from './parse-vestigingen.ts';
import { looksLikeNaam, type Vestiging } from './vestiging.ts';
import * as store from './vestigingen.store.ts';

export type VestigingenDeps = { database: TopDossierDatabase };

/** What DUO says of a BRIN, beside the name that a mail gives. `leeg`: nobody read a list in yet. */
export type Vergelijking =
  | { kind: 'leeg' }
  | { kind: 'onbekend' }
  | { kind: 'gevonden'; vestiging: Vestiging; naamLijkt: boolean | null };

/** Takes the place of the list that was there, or of nothing when the file is none. */
export async function importVestigingen(
  { database }: VestigingenDeps,
  actor: Actor,
  bytes: Uint8Array,
): Promise<VestigingenUitkomst> {
  requireMay(actor, 'omgeving inrichten');
  const gelezen = parseVestigingen(bytes);
  if (gelezen.kind === 'onleesbaar' || gelezen.vestigingen.length === 0) return gelezen;
  await database.as(actor, async (handeling) => {
    await store.replaceVestigingen(handeling, gelezen.vestigingen);
    await writeLogboek(handeling, {
      gebeurtenis: 'vestigingen.ingelezen',
      onderwerp: 'vestigingen',
      details: { vestigingen: gelezen.vestigingen.length },
    });
  });
  return gelezen;
}

export async function compareVestiging(
  _deps: VestigingenDeps,
  handeling: Handeling,
  brin6: string,
  naamInMail: string | null,
): Promise<Vergelijking> {
  requireMay(handeling.actor, 'verzoeken behandelen');
  const vestiging = await store.findVestiging(handeling, brin6);
  if (!vestiging) return { kind: (await store.hasVestigingen(handeling)) ? 'onbekend' : 'leeg' };
  const naamLijkt = naamInMail === null ? null : looksLikeNaam(vestiging.naam, naamInMail);
  return { kind: 'gevonden', vestiging, naamLijkt };
}

export const createVestigingen = (deps: VestigingenDeps) =>
  bindDeps(deps, { importVestigingen, compareVestiging });
export type Vestigingen = ReturnType<typeof createVestigingen>;
