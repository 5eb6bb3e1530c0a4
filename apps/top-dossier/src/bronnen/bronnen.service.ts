import { bindDeps, type Actor, type Geheimen } from '@koppelpunt/platform';
import { createUwlrClient, type UwlrClient } from '@koppelpunt/standards';
import type { Handeling, TopDossierDatabase } from '../database.ts';
import { createProblem } from '../errors.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { requireMay } from '../rechten/rechten.ts';
import { certificaatContext, toTls, type Certificaat, type CertificaatInfo } from './certificaat.ts';
import { klantcodeContext, type Bron, type BronId, type BronWithKlantcode, type Wijze } from './bron.ts';
import * as store from './bronnen.store.ts';

export type BronnenDeps = { database: TopDossierDatabase; geheimen: Geheimen };

type State = BronnenDeps & {
  /** By bron. A client with a certificate has connections of its own; they are used again. */
  readonly clients: Map<string, { gemaaktVan: string; client: UwlrClient }>;
};

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

/** By which we prove who we are, beside the klantcode; null when the bron asks for none any more. */
export async function setCertificaat(
  { database, geheimen }: BronnenDeps,
  actor: Actor,
  id: BronId,
  gelezen: { certificaat: Certificaat; info: CertificaatInfo } | null,
): Promise<void> {
  requireMay(actor, 'omgeving inrichten');
  await database.as(actor, async (handeling) => {
    if (!(await store.findBron(handeling, id))) throw createProblem('GEEN_BRON');
    const versleuteld =
      gelezen && geheimen.encrypt(JSON.stringify(gelezen.certificaat), certificaatContext(id));
    await store.writeCertificaat(
      handeling,
      id,
      versleuteld && gelezen ? { versleuteld, info: gelezen.info } : null,
    );
    await writeLogboek(handeling, {
      gebeurtenis: gelezen ? 'bron.certificaat-ingesteld' : 'bron.certificaat-verwijderd',
      onderwerp: `bron:${id}`,
    });
  });
}

/** Leaves out the klantcode and the certificate's key, which are never shown. */
export async function listBronnen({ database }: BronnenDeps, actor: Actor): Promise<Bron[]> {
  requireMay(actor, 'bronnen zien');
  return (await database.as(actor, store.listBronnen)).map(withoutSecrets);
}

/** The bron that a new koppeling is made with. Throws a Problem when nobody has set one. */
export async function getBron(_deps: BronnenDeps, handeling: Handeling): Promise<Bron> {
  const [bron] = await store.listBronnen(handeling);
  if (!bron) throw createProblem('GEEN_BRON');
  return withoutSecrets(bron);
}

/** `naam`: who we are, and where: with another of these it is another bron, whatever its id. */
export async function openClient(
  { geheimen, clients }: State,
  handeling: Handeling,
  bronId: string,
  timeoutMs: number,
): Promise<{ client: UwlrClient; wijze: Wijze; naam: string }> {
  const bron = await store.findBron(handeling, bronId);
  if (!bron) throw createProblem('GEEN_BRON');
  const klantcode = geheimen.decrypt(bron.klantcodeVersleuteld, klantcodeContext(bronId));
  const { url, klantnaam, wijze } = bron;
  const naam = `${klantnaam} ${url}`;
  const options = { url, klantnaam, klantcode, timeoutMs, maxBytes: MAX_BYTES };
  if (bron.certificaatVersleuteld === null) return { client: createUwlrClient(options), wijze, naam };
  const text = geheimen.decrypt(bron.certificaatVersleuteld, certificaatContext(bronId));
  const gemaaktVan = JSON.stringify([options, text]);
  const plek = `${bronId} ${timeoutMs}`;
  const known = clients.get(plek);
  if (known?.gemaaktVan === gemaaktVan) return { client: known.client, wijze, naam };
  const client = createUwlrClient({ ...options, tls: toTls(JSON.parse(text) as Certificaat) });
  clients.set(plek, { gemaaktVan, client });
  return { client, wijze, naam };
}

const withoutSecrets = ({ id, url, klantnaam, wijze, certificaat }: Bron): Bron => ({
  id,
  url,
  klantnaam,
  wijze,
  certificaat,
});

export const createBronnen = (deps: BronnenDeps) =>
  bindDeps<State, typeof verbs>({ ...deps, clients: new Map() }, verbs);
const verbs = { setBron, setCertificaat, listBronnen, getBron, openClient };
export type Bronnen = ReturnType<typeof createBronnen>;
