import { bindDeps, notFound, type Actor, type Jobs } from '@koppelpunt/platform';
import type { Handeling } from '../database.ts';
import { createProblem } from '../errors.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import type { Koppeling } from '../koppelingen/koppeling.ts';
import { findPauzeOp } from '../koppelingen/pauze.ts';
import { may, requireMay } from '../rechten/rechten.ts';
import { getRow, run, type RunDeps } from './run-synchronisatie.service.ts';
import { askGepland } from './ask-gepland.service.ts';
import type { Synchronisatie } from './synchronisaties.contract.ts';
import * as store from './synchronisaties.store.ts';

export const FETCH_JOB = 'haal-leerlinggegevens';

export type SynchronisatiesDeps = RunDeps & { jobs: Pick<Jobs, 'send'> };

type KoppelingRef = Pick<Koppeling, 'id' | 'brin6'>;
/** `opnieuw`: all pupils cross, also when ESIS says that nothing changed. */
type StartOptions = { toestaanVertrek: boolean; opnieuw?: boolean | undefined };

export async function getSynchronisatie(
  deps: SynchronisatiesDeps,
  actor: Actor,
  id: string,
): Promise<Synchronisatie> {
  return await deps.database.as(actor, async (handeling) => {
    const row = await getRow(handeling, id);
    await getKoppeling(deps, handeling, row.koppelingId);
    return store.toSynchronisatie(row);
  });
}

/** The last of a koppeling: those that a person asked for, and those of the rooster. The caller got the koppeling from `koppelingen`, which checked the right. */
export async function listSynchronisaties(
  _deps: SynchronisatiesDeps,
  handeling: Handeling,
  koppeling: Koppeling,
): Promise<Synchronisatie[]> {
  return (await store.listSynchronisaties(handeling, koppeling.id)).map(store.toSynchronisatie);
}

/** The last finished one of each koppeling, by the id of the koppeling. */
export async function listLaatste(
  _deps: SynchronisatiesDeps,
  handeling: Handeling,
  koppelingen: readonly Koppeling[],
): Promise<Map<string, Synchronisatie>> {
  const ids = koppelingen.map(({ id }) => id);
  const rows = await store.listLaatste(handeling, ids);
  return new Map(rows.map((row) => [row.koppelingId, store.toSynchronisatie(row)]));
}

/** For the button "Nu bijwerken". While a run waits or is busy, a second request gives that run, unless it asks for more. */
export async function requestSynchronisatie(
  deps: SynchronisatiesDeps,
  actor: Actor,
  koppelingId: string,
  options: StartOptions,
): Promise<{ synchronisatieId: string }> {
  return await deps.database.as(actor, async (handeling) => {
    const koppeling = await getKoppeling(deps, handeling, koppelingId);
    if (findPauzeOp(koppeling.pauzes, handeling.now)) throw createProblem('PAUZE_VAN_ONS');
    if (koppeling.status === 'gepauzeerd') throw createProblem('KOPPELING_GEPAUZEERD');
    const asksMore = options.toestaanVertrek || options.opnieuw;
    const open = asksMore ? undefined : await store.findOpenId(handeling, koppelingId);
    return { synchronisatieId: open ?? (await startWithJob(deps, handeling, koppeling, options)) };
  });
}

/** The same inside the transaction of another verb, whatever the status of the koppeling. */
export async function startSynchronisatie(
  deps: SynchronisatiesDeps,
  handeling: Handeling,
  koppeling: KoppelingRef,
): Promise<string> {
  requireMay(handeling.actor, 'synchronisaties starten');
  return await startWithJob(deps, handeling, koppeling, { toestaanVertrek: false });
}

/** Without a job: the caller runs it, and waits. */
export async function runNow(
  deps: SynchronisatiesDeps,
  actor: Actor,
  koppelingId: string,
  options: StartOptions,
): Promise<Synchronisatie> {
  const id = await deps.database.as(actor, async (handeling) => {
    const koppeling = await getKoppeling(deps, handeling, koppelingId);
    return await insertWacht(deps, handeling, koppeling, options);
  });
  return await run(deps, actor, id);
}

/** Gives runs that lost their process (kill -9) to another process. */
export async function recover(deps: SynchronisatiesDeps, actor: Actor, begonnenVoor: Date): Promise<void> {
  requireMay(actor, 'gegevens ophalen');
  const open = await deps.database.as(actor, async (handeling) => {
    return await store.listOpen(handeling, begonnenVoor);
  });
  for (const key of open) {
    await deps.database.as(actor, async (handeling) => {
      if (!(await store.tryLockKoppeling(handeling, key.koppelingId))) return;
      await store.updateStatus(handeling, key, 'wacht');
      await sendJob(deps, handeling, key.id);
    });
  }
}

/** The run that waits or works now. */
export async function findLopende(
  _deps: SynchronisatiesDeps,
  handeling: Handeling,
  koppelingId: string,
): Promise<string | undefined> {
  requireMay(handeling.actor, 'synchronisaties starten');
  return await store.findOpenId(handeling, koppelingId);
}

async function startWithJob(
  deps: SynchronisatiesDeps,
  handeling: Handeling,
  koppeling: KoppelingRef,
  options: StartOptions,
): Promise<string> {
  const id = await insertWacht(deps, handeling, koppeling, options);
  await sendJob(deps, handeling, id);
  return id;
}

async function insertWacht(
  { koppelingen }: SynchronisatiesDeps,
  handeling: Handeling,
  { id: koppelingId, brin6 }: KoppelingRef,
  { toestaanVertrek, opnieuw = false }: StartOptions,
): Promise<string> {
  if (opnieuw) await koppelingen.forgetLaatst(handeling, koppelingId);
  const row = { koppelingId, toestaanVertrek, status: 'wacht' } as const;
  const id = await store.insertSynchronisatie(handeling, row);
  await writeLogboek(handeling, {
    gebeurtenis: 'synchronisatie.gevraagd',
    brin6,
    onderwerp: `koppeling:${koppelingId}`,
    details: { toestaanVertrek, opnieuw },
  });
  return id;
}

async function sendJob({ jobs }: SynchronisatiesDeps, { tx }: Handeling, synchronisatieId: string) {
  await jobs.send(FETCH_JOB, { synchronisatieId }, { tx, key: synchronisatieId });
}

async function getKoppeling(
  { koppelingen }: SynchronisatiesDeps,
  handeling: Handeling,
  id: string,
): Promise<Koppeling> {
  const koppeling = await koppelingen.getKoppeling(handeling, { id });
  if (!may(handeling.actor, 'synchronisaties starten', koppeling.brin6)) throw notFound();
  return koppeling;
}

export const createSynchronisaties = (deps: SynchronisatiesDeps) =>
  bindDeps(deps, {
    getSynchronisatie,
    listSynchronisaties,
    listLaatste,
    requestSynchronisatie,
    startSynchronisatie,
    findLopende,
    runNow,
    run,
    askGepland,
    recover,
  });
export type Synchronisaties = ReturnType<typeof createSynchronisaties>;
