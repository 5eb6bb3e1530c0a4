import { bindDeps, type Actor, type Geheimen } from '@koppelpunt/platform';
import { createUwlrClient, type UwlrClient } from '@koppelpunt/standards';
import type { Handeling, TopDossierDatabase } from '../database.ts';
import { createProblem } from '../errors.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { requireMay } from '../rechten/rechten.ts';
import { klantcodeContext, type Bron, type BronWithKlantcode, type Wijze } from './bron.ts';
import * as store from './bronnen.store.ts';

export type BronnenDeps = { database: TopDossierDatabase; geheimen: Geheimen };

/** The largest Dutch school has a few thousand pupils of about 700 bytes each; a larger answer is not a school. */
const MAX_BYTES = 200 * 1024 * 1024;

/** Idempotent: the same values change nothing, other values replace the old. */
export async function setBron(
  { database, geheimen }: BronnenDeps,
  actor: Actor,
  { id, url, klantnaam, klantcode, wijze: requested }: BronWithKlantcode,
): Promise<'set' | 'unchanged'> {
  requireMay(actor, 'omgeving inrichten');
  return await database.as(actor, async (handeling) => {
    const found = await store.findBron(handeling, id);
    const wijze = requested ?? found?.wijze ?? 'alles-in-een';
    if (
      found?.url === url &&
      found.klantnaam === klantnaam &&
      found.wijze === wijze &&
      geheimen.decrypt(found.klantcodeVersleuteld, klantcodeContext(id)) === klantcode
    ) {
      return 'unchanged';
    }
    const klantcodeVersleuteld = geheimen.encrypt(klantcode, klantcodeContext(id));
    await store.writeBron(handeling, { id, url, klantnaam, klantcodeVersleuteld, wijze });
    await writeLogboek(handeling, { gebeurtenis: 'bron.ingesteld', onderwerp: `bron:${id}` });
    return 'set';
  });
}

/** Leaves out the klantcode, which is never shown. */
export async function listBronnen({ database }: BronnenDeps, actor: Actor): Promise<Bron[]> {
  requireMay(actor, 'bronnen zien');
  return (await database.as(actor, store.listBronnen)).map(withoutKlantcode);
}

/** The bron that a new koppeling is made with. Throws a Problem when nobody has set one. */
export async function getBron(_deps: BronnenDeps, handeling: Handeling): Promise<Bron> {
  const [bron] = await store.listBronnen(handeling);
  if (!bron) throw createProblem('GEEN_BRON');
  return withoutKlantcode(bron);
}

/** `naam`: who we are, and where: with another of these it is another bron, whatever its id. */
export async function openClient(
  { geheimen }: BronnenDeps,
  handeling: Handeling,
  bronId: string,
  timeoutMs: number,
): Promise<{ client: UwlrClient; wijze: Wijze; naam: string }> {
  const bron = await store.findBron(handeling, bronId);
  if (!bron) throw createProblem('GEEN_BRON');
  const klantcode = geheimen.decrypt(bron.klantcodeVersleuteld, klantcodeContext(bronId));
  const { url, klantnaam, wijze } = bron;
  const client = createUwlrClient({ url, klantnaam, klantcode, timeoutMs, maxBytes: MAX_BYTES });
  return { client, wijze, naam: `${klantnaam} ${url}` };
}

const withoutKlantcode = ({ id, url, klantnaam, wijze }: Bron): Bron => ({ id, url, klantnaam, wijze });

export const createBronnen = (deps: BronnenDeps) =>
  bindDeps(deps, { setBron, listBronnen, getBron, openClient });
export type Bronnen = ReturnType<typeof createBronnen>;
