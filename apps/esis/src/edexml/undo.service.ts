import { bindDeps, restoreReplaced, type Actor, type Geheimen } from '@koppelpunt/platform';
import type { EsisDatabase } from '../database.ts';
import { createProblem, createVestigingOnbekend } from '../errors.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { LEERKRACHTEN } from '../leerkrachten/leerkracht.ts';
import { GROEPEN, LEERLINGEN, SAMENGESTELDE_GROEPEN } from '../leerlingen/leerling.ts';
import { followThuisblijvers } from '../leerlingen/leerlingen.service.ts';
import { requireMay } from '../rechten/rechten.ts';
import { lockVestiging, updateAfterImport } from '../vestigingen/vestigingen.service.ts';
import type { LaatsteImport } from './edexml.contract.ts';
import * as store from './importen.store.ts';

type UndoDeps = { database: EsisDatabase; geheimen: Geheimen };

const DAG_MS = 24 * 60 * 60 * 1000;

export type ImportUndo = ReturnType<typeof createImportUndo>;
export const createImportUndo = (deps: UndoDeps) => bindDeps(deps, { undoImport, findLaatsteImport });

/** The last import that changed something; null when there is none that can be undone. */
async function findLaatsteImport(
  { database }: UndoDeps,
  actor: Actor,
  brin6: string,
): Promise<LaatsteImport | null> {
  requireMay(actor, 'leerlingen inlezen', brin6);
  return await database.as(actor, async (handeling) => {
    const found = await store.findImport(handeling, brin6);
    return found && isUndoable(found, handeling.now) ? toLaatste(found) : null;
  });
}

/** Puts everything back as it was before the last import. A partner hears of it as of any other change. */
async function undoImport(
  { database, geheimen }: UndoDeps,
  actor: Actor,
  brin6: string,
): Promise<LaatsteImport> {
  requireMay(actor, 'leerlingen inlezen', brin6);
  return await database.as(
    actor,
    async (handeling) => {
      const vestiging = await lockVestiging(handeling, brin6);
      if (!vestiging) throw createVestigingOnbekend(actor, brin6);
      const found = await store.findImport(handeling, brin6);
      if (!found || !isUndoable(found, handeling.now)) throw createProblem('IMPORT_NIET_TERUG');
      const { schooljaar, nieuw, gewijzigd, vertrokken } = found;
      for (const staging of [GROEPEN, SAMENGESTELDE_GROEPEN, LEERLINGEN, LEERKRACHTEN]) {
        const kept = { from: 'importrijen', owner: { brin6 } };
        await restoreReplaced(handeling, staging, { brin6, schooljaar }, kept);
      }
      // A child that stays home since that import may come back here under the key that it had before.
      await followThuisblijvers(handeling, geheimen, { brin6, schooljaar });
      await store.closeImport(handeling, brin6);
      await updateAfterImport(handeling, vestiging, true);
      await writeLogboek(handeling, {
        gebeurtenis: 'edexml.teruggedraaid',
        brin6,
        details: { schooljaar, nieuw, gewijzigd, vertrokken },
      });
      return toLaatste(found);
    },
    { vestiging: brin6 },
  );
}

type Import = NonNullable<Awaited<ReturnType<typeof store.findImport>>>;

const isUndoable = ({ op, teruggedraaidOp }: Import, now: Date): boolean =>
  teruggedraaidOp === null && now.getTime() - op.getTime() < store.UNDO_DAGEN * DAG_MS;

const toLaatste = ({ op, schooljaar, nieuw, gewijzigd, vertrokken }: Import): LaatsteImport => ({
  op: op.toISOString(),
  terugTot: new Date(op.getTime() + store.UNDO_DAGEN * DAG_MS).toISOString(),
  schooljaar,
  nieuw,
  gewijzigd,
  vertrokken,
});
