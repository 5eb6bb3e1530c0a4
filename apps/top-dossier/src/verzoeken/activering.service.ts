import type { Actor, Geheimen } from '@koppelpunt/platform';
import type { Bronnen } from '../bronnen/bronnen.service.ts';
import type { Db } from '../database.ts';
import { createProblem } from '../errors.ts';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import { requireMay } from '../rechten/rechten.ts';
import type { Synchronisaties } from '../synchronisatie/synchronisaties.service.ts';
import { getVerzoekRow, logVerzoek, openCode, requireOpen } from './behandeling.service.ts';
import { controleer } from './controle.service.ts';
import type { Controle } from './verzoeken.contract.ts';
import { updateControle, updateVerzoekRow } from './verzoeken.store.ts';

/** From a request with a code to a koppeling: ask ESIS whether the code is right, then fetch the pupils with it. */
export type Activering = {
  controleerVerzoek(actor: Actor, id: string): Promise<Controle>;
  activeerVerzoek(actor: Actor, id: string): Promise<{ synchronisatieId: string; koppelingId: string }>;
};

export type ActiveringDeps = {
  db: Db;
  geheimen: Geheimen;
  bronnen: Bronnen;
  koppelingen: Koppelingen;
  synchronisaties: Synchronisaties;
  now: () => Date;
};

export function createActivering(deps: ActiveringDeps): Activering {
  const { db, geheimen } = deps;

  async function runControle(actor: Actor, id: string): Promise<Controle> {
    const row = await getVerzoekRow(db, id);
    const school = { ...openCode(geheimen, row), schoolnaam: row.schoolnaam };
    const controle = await controleer(actor, deps, school);
    await db.transaction().execute(async (tx) => {
      const now = await getVerzoekRow(tx, id, { forUpdate: true });
      // Somebody filled in another code while we asked: this answer is not about that one.
      if (now.codeVersleuteld !== row.codeVersleuteld) return;
      await updateControle(tx, id, controle);
      if (now.status === 'nieuw') await updateVerzoekRow(tx, id, { status: 'in-behandeling' });
      await logVerzoek(tx, actor, now, 'verzoek-gecontroleerd', { ok: controle.ok, code: controle.code });
    });
    return controle;
  }

  return {
    async controleerVerzoek(actor, id) {
      requireMay(actor, 'verzoeken behandelen');
      requireOpen(await getVerzoekRow(db, id));
      return await runControle(actor, id);
    },

    async activeerVerzoek(actor, id) {
      requireMay(actor, 'verzoeken behandelen');
      const before = await getVerzoekRow(db, id);
      requireOpen(before);
      // A code that ESIS does not accept must not replace one that works.
      const controle = (before.controle as Controle | null)?.ok
        ? (before.controle as Controle)
        : await runControle(actor, id);
      if (!controle.ok) throw createProblem('CONTROLE_MISLUKT', { melding: controle.melding });
      const bron = await deps.bronnen.getBron();
      return await db.transaction().execute(async (tx) => {
        const row = await getVerzoekRow(tx, id, { forUpdate: true });
        requireOpen(row);
        const koppeling = await deps.koppelingen.requestKoppeling(actor, tx, {
          ...openCode(geheimen, row),
          bronId: bron.id,
          schoolnaam: row.schoolnaam,
          contactEmail: row.van,
        });
        await updateVerzoekRow(tx, id, { status: 'in-behandeling', koppelingId: koppeling.id });
        const synchronisatieId = await deps.synchronisaties.startSynchronisatie(actor, tx, koppeling);
        return { synchronisatieId, koppelingId: koppeling.id };
      });
    },
  };
}
