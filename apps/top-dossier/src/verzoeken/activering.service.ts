import type { Actor, Geheimen } from '@koppelpunt/platform';
import type { Bronnen } from '../bronnen/bronnen.service.ts';
import type { TopDossierDatabase } from '../database.ts';
import { createProblem } from '../errors.ts';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import { requireMay } from '../rechten/rechten.ts';
import type { Synchronisaties } from '../synchronisatie/synchronisaties.service.ts';
import { getVerzoekRow, logVerzoek, openCode, requireOpen } from './behandeling.service.ts';
import { controleer } from './controle.service.ts';
import type { Controle } from './verzoeken.contract.ts';
import { updateControle, updateVerzoekRow, type VerzoekRow } from './verzoeken.store.ts';

/** From a request with a code to a koppeling: ask ESIS whether the code is right, then fetch the pupils with it. */
export type Activering = {
  controleerVerzoek(actor: Actor, id: string): Promise<Controle>;
  activeerVerzoek(actor: Actor, id: string): Promise<{ synchronisatieId: string; koppelingId: string }>;
};

export type ActiveringDeps = {
  database: TopDossierDatabase;
  geheimen: Geheimen;
  bronnen: Bronnen;
  koppelingen: Koppelingen;
  synchronisaties: Synchronisaties;
  now: () => Date;
};

export function createActivering(deps: ActiveringDeps): Activering {
  const { database, geheimen } = deps;

  /** As it is before we ask ESIS: no transaction is held while the other side thinks. */
  const getOpenRow = (actor: Actor, id: string) =>
    database.as(actor, async ({ tx }) => {
      const row = await getVerzoekRow(tx, id);
      requireOpen(row);
      return row;
    });

  async function runControle(actor: Actor, row: VerzoekRow): Promise<Controle> {
    const { id } = row;
    const school = { ...openCode(geheimen, row), schoolnaam: row.schoolnaam };
    const controle = await controleer(actor, deps, school);
    await database.as(actor, async ({ tx }) => {
      const now = await getVerzoekRow(tx, id, { forUpdate: true });
      // Somebody filled in another code while we asked: this answer is not about that one.
      if (now.codeVersleuteld !== row.codeVersleuteld) return;
      await updateControle(tx, id, controle);
      if (now.status === 'nieuw') await updateVerzoekRow(tx, id, { status: 'in-behandeling' });
      await logVerzoek(tx, actor, now, 'verzoek.gecontroleerd', { ok: controle.ok, code: controle.code });
    });
    return controle;
  }

  return {
    async controleerVerzoek(actor, id) {
      requireMay(actor, 'verzoeken behandelen');
      return await runControle(actor, await getOpenRow(actor, id));
    },

    async activeerVerzoek(actor, id) {
      requireMay(actor, 'verzoeken behandelen');
      const before = await getOpenRow(actor, id);
      // A code that ESIS does not accept must not replace one that works.
      const controle = (before.controle as Controle | null)?.ok
        ? (before.controle as Controle)
        : await runControle(actor, before);
      if (!controle.ok) throw createProblem('CONTROLE_MISLUKT', { melding: controle.melding });
      return await database.as(actor, async ({ tx }) => {
        const bron = await deps.bronnen.getBron(tx);
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
