import { bindDeps, type Actor } from '@koppelpunt/platform';
import { parseBrin6 } from '@koppelpunt/standards';
import type { EsisDatabase, Handeling } from '../database.ts';
import { createProblem, createVestigingOnbekend } from '../errors.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { listEigenVestigingen, requireMay } from '../rechten/rechten.ts';
import type { Aantallen } from './vestiging.ts';
import type { VestigingAntwoord } from './vestigingen.contract.ts';
import * as store from './vestigingen.store.ts';

export type VestigingenDeps = {
  database: EsisDatabase;
  /** Pupils and groups of the newest school year, per vestiging; they belong to the feature leerlingen. */
  listAantallen: (actor: Actor, brin6s: readonly string[]) => Promise<Map<string, Aantallen>>;
};

export type CreateVestigingUitkomst = 'gemaakt' | 'bestond al';

export type Vestigingen = ReturnType<typeof createVestigingen>;
export const createVestigingen = (deps: VestigingenDeps) =>
  bindDeps(deps, { listVestigingen, createVestiging, setBestuur });

async function listVestigingen(
  { database, listAantallen }: VestigingenDeps,
  actor: Actor,
): Promise<VestigingAntwoord[]> {
  const rows = await database.as(
    actor,
    async (handeling) =>
      await store.listVestigingen(handeling, listEigenVestigingen(actor, 'vestiging zien')),
  );
  const aantallen = await listAantallen(
    actor,
    rows.map(({ brin6 }) => brin6),
  );
  return rows.map(({ brin6, naam, plaats, laatsteImportOp }) => ({
    brin6,
    naam,
    plaats,
    laatsteImport: laatsteImportOp?.toISOString() ?? null,
    ...(aantallen.get(brin6) ?? { aantalLeerlingen: 0, aantalGroepen: 0, aantalThuisblijvers: 0 }),
  }));
}

async function createVestiging(
  { database }: VestigingenDeps,
  actor: Actor,
  {
    brin6,
    naam,
    plaats,
    bestuur,
  }: {
    brin6: string;
    naam: string;
    plaats?: string | undefined;
    /** Number of the bevoegd gezag, five digits. */
    bestuur?: string | undefined;
  },
): Promise<CreateVestigingUitkomst> {
  requireMay(actor, 'omgeving inrichten');
  if (!parseBrin6(brin6)) throw createBrinOngeldig(brin6);
  if (bestuur !== undefined) checkBestuur(bestuur);
  return await database.as(actor, async (handeling) => {
    const isNieuw = await store.insertVestiging(handeling, {
      brin6,
      naam,
      plaats: plaats ?? null,
      bestuur: bestuur ?? null,
      gewijzigdOp: handeling.now,
    });
    if (!isNieuw) return 'bestond al';
    await writeLogboek(handeling, { gebeurtenis: 'vestiging.gemaakt', brin6 });
    return 'gemaakt';
  });
}

async function setBestuur(
  { database }: VestigingenDeps,
  actor: Actor,
  brin6: string,
  bestuur: string,
): Promise<'gewijzigd' | 'ongewijzigd'> {
  requireMay(actor, 'omgeving inrichten');
  checkBestuur(bestuur);
  return await database.as(actor, async (handeling) => {
    if (!(await store.findVestiging(handeling, brin6))) throw createVestigingOnbekend(actor, brin6);
    if (!(await store.updateBestuur(handeling, brin6, bestuur))) return 'ongewijzigd';
    await writeLogboek(handeling, { gebeurtenis: 'vestiging.gewijzigd', brin6, details: { bestuur } });
    return 'gewijzigd';
  });
}

export function checkBestuur(bestuur: string): void {
  if (!/^[0-9]{5}$/.test(bestuur)) throw createProblem('BESTUUR_ONGELDIG');
}

function createBrinOngeldig(brin6: string) {
  if (!/^[0-9]{2}[A-Z]{2}$/.test(brin6)) return createProblem('BRIN_ONGELDIG');
  const melding = `Zet achter ${brin6} het vestigingsnummer van twee cijfers, bijvoorbeeld ${brin6}00.`;
  return createProblem('BRIN_ONGELDIG', { melding });
}

/** Serialises what changes one vestiging: its imports, and the checks of its codes. */
export const lockVestiging = store.lockVestiging;

export const findVestiging = store.findVestiging;

export const isVestiging = store.isVestiging;

export const selectGewijzigdOp = store.selectGewijzigdOp;

/**
 * The next change stamp of a vestiging. Strictly upwards, also when the clock stood still or was put back: two contents
 * never share a stamp.
 */
const nextStempel = ({ now }: Handeling, { gewijzigdOp }: { gewijzigdOp: Date }): Date =>
  new Date(Math.max(now.getTime(), gewijzigdOp.getTime() + 1));

/** A partner gets another answer from now on; call it under the lock of the vestiging. */
export async function moveStempel(
  handeling: Handeling,
  vestiging: { brin6: string; gewijzigdOp: Date },
): Promise<void> {
  await store.updateVestiging(handeling, vestiging.brin6, { gewijzigdOp: nextStempel(handeling, vestiging) });
}

/** The moment of an import, and the change stamp when it changed something; call it under the lock of the vestiging. */
export async function updateAfterImport(
  handeling: Handeling,
  vestiging: { brin6: string; gewijzigdOp: Date },
  isGewijzigd: boolean,
): Promise<void> {
  await store.updateVestiging(handeling, vestiging.brin6, {
    laatsteImportOp: handeling.now,
    ...(isGewijzigd && { gewijzigdOp: nextStempel(handeling, vestiging) }),
  });
}
