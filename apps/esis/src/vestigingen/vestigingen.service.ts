import { notFound, Problem, type Actor, type Database } from '@koppelpunt/platform';
import { parseBrin6 } from '@koppelpunt/standards';
import type { Kysely } from 'kysely';
import type { DB } from '../database.generated.ts';
import { listEigenVestigingen, requireMay } from '../rechten/rechten.ts';
import { writeLogboek } from '../logboek/gebeurtenissen.ts';
import type { Aantallen } from '../leerlingen/leerling.ts';
import * as store from './vestigingen.store.ts';
import type { VestigingAntwoord } from './vestigingen.contract.ts';

export type VestigingenDeps = {
  database: Database<DB>;
  klok: () => Date;
  /** Pupils and groups of the newest school year, per vestiging; they belong to the feature leerlingen. */
  listAantallen: (actor: Actor, brin6s: readonly string[]) => Promise<Map<string, Aantallen>>;
};

export type CreateVestigingUitkomst = 'gemaakt' | 'bestond al';

export type VestigingenService = {
  listVestigingen(actor: Actor): Promise<VestigingAntwoord[]>;
  createVestiging(
    actor: Actor,
    vestiging: {
      brin6: string;
      naam: string;
      plaats?: string | undefined;
      /** Number of the bevoegd gezag, five digits. */
      bestuur?: string | undefined;
    },
  ): Promise<CreateVestigingUitkomst>;
  setBestuur(actor: Actor, brin6: string, bestuur: string): Promise<'gewijzigd' | 'ongewijzigd'>;
};

export function createVestigingenService({
  database,
  klok,
  listAantallen,
}: VestigingenDeps): VestigingenService {
  return {
    async listVestigingen(actor) {
      const rows = await database.as(
        actor,
        async ({ tx }) => await store.listVestigingen(tx, listEigenVestigingen(actor, 'vestiging zien')),
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
        ...(aantallen.get(brin6) ?? { aantalLeerlingen: 0, aantalGroepen: 0 }),
      }));
    },

    async setBestuur(actor, brin6, bestuur) {
      requireMay(actor, 'omgeving inrichten');
      checkBestuur(bestuur);
      return await database.as(actor, async ({ tx }) => {
        if (!(await store.findVestiging(tx, brin6))) throw vestigingOnbekend(actor, brin6);
        if (!(await store.updateBestuur(tx, brin6, bestuur))) return 'ongewijzigd';
        await writeLogboek(
          { actor, tx },
          { gebeurtenis: 'vestiging.gewijzigd', brin6, details: { bestuur } },
        );
        return 'gewijzigd';
      });
    },

    async createVestiging(actor, { brin6, naam, plaats, bestuur }) {
      requireMay(actor, 'omgeving inrichten');
      if (!parseBrin6(brin6)) throw brinOngeldig(brin6);
      if (bestuur !== undefined) checkBestuur(bestuur);
      return await database.as(actor, async ({ tx }) => {
        const isNieuw = await store.insertVestiging(tx, {
          brin6,
          naam,
          plaats: plaats ?? null,
          bestuur: bestuur ?? null,
          gewijzigdOp: klok(),
        });
        if (!isNieuw) return 'bestond al';
        await writeLogboek({ actor, tx }, { gebeurtenis: 'vestiging.gemaakt', brin6 });
        return 'gemaakt';
      });
    },
  };
}

export function checkBestuur(bestuur: string): void {
  if (/^[0-9]{5}$/.test(bestuur)) return;
  throw new Problem({
    status: 400,
    code: 'BESTUUR_ONGELDIG',
    melding: 'Een bestuursnummer bestaat uit vijf cijfers, zoals 99001.',
  });
}

function brinOngeldig(brin6: string): Problem {
  const isBrin4 = /^[0-9]{2}[A-Z]{2}$/.test(brin6);
  return new Problem({
    status: 400,
    code: 'BRIN_ONGELDIG',
    melding: isBrin4
      ? `Zet achter ${brin6} het vestigingsnummer van twee cijfers, bijvoorbeeld ${brin6}00.`
      : 'Dit is geen brin- en vestigingsnummer. Schrijf het als 97QX00: twee cijfers, twee hoofdletters, twee cijfers.',
  });
}

/** The command line is told; a person without a place there must not learn whether a vestiging exists. */
export const vestigingOnbekend = (actor: Actor, brin6: string): Problem =>
  actor.kind === 'systeem'
    ? new Problem({
        status: 404,
        code: 'VESTIGING_ONBEKEND',
        melding: `Vestiging ${brin6.slice(0, 20)} staat niet in ESIS. Maak haar eerst met: esis vestiging create.`,
      })
    : notFound();

/** Serialises what changes one vestiging: its imports, and the checks of its codes. */
export const lockVestiging = store.lockVestiging;

export const findVestiging = store.findVestiging;

export const isVestiging = store.isVestiging;

/**
 * Moves the change stamp of a vestiging; call it under its lock. Strictly upwards, also when the clock stood still or
 * was put back: two contents never share a stamp.
 */
export async function updateNaImport(
  tx: Kysely<DB>,
  vestiging: { brin6: string; gewijzigdOp: Date },
  moment: Date,
  isGewijzigd: boolean,
): Promise<void> {
  await store.updateImport(tx, vestiging.brin6, {
    laatsteImportOp: moment,
    ...(isGewijzigd && {
      gewijzigdOp: new Date(Math.max(moment.getTime(), vestiging.gewijzigdOp.getTime() + 1)),
    }),
  });
}
