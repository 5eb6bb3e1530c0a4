/** Turns a request with a code into a koppeling: asks ESIS whether the code is right, then starts the first run. */
import type { Actor, Geheimen } from '@koppelpunt/platform';
import type { Bronnen } from '../bronnen/bronnen.service.ts';
import type { Handeling, TopDossierDatabase } from '../database.ts';
import { createProblem } from '../errors.ts';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import { requireMay } from '../rechten/rechten.ts';
import type { Vestigingen } from '../vestigingen/vestigingen.service.ts';
import type { Synchronisaties } from '../synchronisaties/synchronisaties.service.ts';
import { getVerzoekRow, lockVerzoekRow, logVerzoek, openCode, requireNext } from './behandeling.service.ts';
import { checkVerificatiecode } from './controle.service.ts';
import type { Controle } from './verzoeken.contract.ts';
import { openSchoolnaam, openVan } from './verzoek-geheimen.ts';
import * as store from './verzoeken.store.ts';

export type ActiveringDeps = {
  database: TopDossierDatabase;
  geheimen: Geheimen;
  bronnen: Bronnen;
  koppelingen: Koppelingen;
  synchronisaties: Synchronisaties;
  vestigingen: Vestigingen;
};

export async function checkVerzoek(deps: ActiveringDeps, actor: Actor, id: string): Promise<Controle> {
  requireMay(actor, 'verzoeken behandelen');
  return await runControle(deps, actor, await getOpenRow(deps, actor, id));
}

export async function activateVerzoek(
  deps: ActiveringDeps,
  actor: Actor,
  id: string,
): Promise<{ synchronisatieId: string; koppelingId: string }> {
  requireMay(actor, 'verzoeken behandelen');
  const before = await getOpenRow(deps, actor, id);
  // A code that ESIS does not accept must not replace one that works.
  const controle = before.controle?.ok ? before.controle : await runControle(deps, actor, before);
  if (!controle.ok) throw createProblem('CONTROLE_MISLUKT', { melding: controle.melding });
  return await deps.database.as(actor, async (handeling) => {
    const bron = await deps.bronnen.getBron(handeling);
    const row = await lockVerzoekRow(handeling, id, 'in-behandeling');
    const running = await findRunning(deps, handeling, row);
    if (running) return running;
    const koppeling = await deps.koppelingen.requestKoppeling(handeling, {
      ...openCode(deps.geheimen, row),
      bronId: bron.id,
      schoolnaam: await findNaam(deps, handeling, row),
      contactEmail: openVan(deps.geheimen, row),
    });
    await store.updateVerzoek(handeling, id, { status: 'in-behandeling', koppelingId: koppeling.id });
    const synchronisatieId = await deps.synchronisaties.startSynchronisatie(handeling, koppeling);
    return { synchronisatieId, koppelingId: koppeling.id };
  });
}

/** The name of DUO's list goes before that of the mail, which anybody can write. */
async function findNaam(
  deps: ActiveringDeps,
  handeling: Handeling,
  row: store.VerzoekRow,
): Promise<string | null> {
  const naam = openSchoolnaam(deps.geheimen, row);
  if (row.brin6 === null) return naam;
  const duo = await deps.vestigingen.compareVestiging(handeling, row.brin6, naam);
  return duo.kind === 'gevonden' ? duo.vestiging.naam : naam;
}

/** A second press, of the same person or another, finds the run of the first: it makes neither a run nor a row. */
async function findRunning(
  deps: ActiveringDeps,
  handeling: Handeling,
  { koppelingId }: store.VerzoekRow,
): Promise<{ synchronisatieId: string; koppelingId: string } | undefined> {
  if (koppelingId === null) return undefined;
  const synchronisatieId = await deps.synchronisaties.findLopende(handeling, koppelingId);
  return synchronisatieId === undefined ? undefined : { synchronisatieId, koppelingId };
}

/** Reads the row before we ask ESIS: no transaction stays open during a call. Throws when we paused that school (P3). */
async function getOpenRow({ database, koppelingen }: ActiveringDeps, actor: Actor, id: string) {
  const row = await database.as(actor, async (handeling) => {
    const found = await getVerzoekRow(handeling, id);
    requireNext(found, 'in-behandeling');
    return found;
  });
  if (row.brin6 !== null) await koppelingen.requireNietStilgezet(actor, row.brin6);
  return row;
}

async function runControle(deps: ActiveringDeps, actor: Actor, row: store.VerzoekRow): Promise<Controle> {
  const { id } = row;
  const controle = await checkVerificatiecode(deps, actor, openCode(deps.geheimen, row));
  await deps.database.as(actor, async (handeling) => {
    const current = await getVerzoekRow(handeling, id, { forUpdate: true });
    // Somebody filled in another code while we asked. This answer is not about that code.
    if (current.codeVersleuteld !== row.codeVersleuteld) return;
    const { ok, code } = controle;
    await store.updateVerzoek(handeling, id, {
      controle,
      ...(current.status === 'nieuw' && { status: 'in-behandeling' }),
    });
    await logVerzoek(handeling, current, 'verzoek.gecontroleerd', { ok, code });
  });
  return controle;
}
