import { bindDeps, type Actor } from '@koppelpunt/platform';
import { refuseSlowSender, SlowSenderError } from '@koppelpunt/standards';
import { createProblem } from '../errors.ts';
import { openSpool, SpoolTooLargeError, type Spool } from '../request-body/spool.ts';
import { requireMay } from '../rechten/rechten.ts';
import { Wachtrij, type Plaats } from '../wachtrijen/wachtrij.ts';
import { MAX_EDEXML_BYTES } from './edexml.contract.ts';
import type { Edexml, ImportOpties, ImportUitkomst } from './edexml.service.ts';

/** Longer than any line falters; each byte earns some of it back. */
const MAX_WAIT_MS = 30_000;

/** A file that comes in costs a socket and room on the disk: at most twenty times 100 MB, of one person two files. */
const VERSTUREN = { plaatsen: 20, perSleutel: 2, wachtendenPerSleutel: 2, wachtMs: 15_000 };

/** A file that is read costs one of ten connections, and half a core: two leave room for the screens and the partners. */
const INLEZEN = { plaatsen: 2, perSleutel: 1, wachtendenPerSleutel: 3, wachtMs: 30_000 };

type OntvangstDeps = { edexml: Edexml };
type State = OntvangstDeps & { versturen: Wachtrij; inlezen: Wachtrij };

/** The file as it comes in, and whether its sender is still there. */
export type Inzending = { body: AsyncIterable<Uint8Array>; signal: AbortSignal };

export type Ontvangst = ReturnType<typeof createOntvangst>;
export const createOntvangst = (deps: OntvangstDeps) =>
  bindDeps<State, { receiveEdexml: typeof receiveEdexml }>(
    { ...deps, versturen: new Wachtrij(VERSTUREN), inlezen: new Wachtrij(INLEZEN) },
    { receiveEdexml },
  );

/**
 * Takes a file from a person: first all of it onto the disk, and only then a connection of the database. So a sender that
 * is slow keeps nobody waiting but itself.
 */
async function receiveEdexml(
  { edexml, versturen, inlezen }: State,
  actor: Actor,
  brin6: string,
  { body, signal }: Inzending,
  opties: ImportOpties = {},
): Promise<ImportUitkomst> {
  requireMay(actor, 'leerlingen inlezen', brin6);
  const afzender = actor.kind === 'gebruiker' ? actor.id : actor.naam;
  const spool = await withPlaats(await versturen.open(afzender, signal), async () => await receive(body));
  try {
    return await withPlaats(
      await inlezen.open(brin6, signal),
      async () => await edexml.importEdexml(actor, brin6, spool.read(), opties),
    );
  } finally {
    await spool.close();
  }
}

async function withPlaats<T>(plaats: Plaats | undefined, run: () => Promise<T>): Promise<T> {
  if (!plaats) throw createProblem('INLEZEN_TE_DRUK');
  try {
    return await run();
  } finally {
    plaats.close();
  }
}

async function receive(body: AsyncIterable<Uint8Array>): Promise<Spool> {
  try {
    return await openSpool(refuseSlowSender(body, MAX_WAIT_MS), { maxBytes: MAX_EDEXML_BYTES });
  } catch (cause) {
    if (cause instanceof SlowSenderError) throw createProblem('BESTAND_TE_TRAAG');
    if (cause instanceof SpoolTooLargeError) throw createProblem('BESTAND_TE_GROOT');
    const { code } = cause as { code?: string };
    if (code === 'ENOSPC' || code === 'EDQUOT') throw createProblem('SCHIJF_VOL');
    if (code === 'ECONNRESET') throw createProblem('BESTAND_AFGEBROKEN');
    throw cause;
  }
}
