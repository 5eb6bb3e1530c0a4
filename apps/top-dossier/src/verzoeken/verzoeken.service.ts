import { bindDeps, type Actor, type Geheimen } from '@koppelpunt/platform';
import type { Handeling } from '../database.ts';
import { createProblem } from '../errors.ts';
import { requireMay } from '../rechten/rechten.ts';
import { activateVerzoek, checkVerzoek, type ActiveringDeps } from './activering.service.ts';
import { getVerzoekRow, lockVerzoekRow, logVerzoek } from './behandeling.service.ts';
import { toVerzoek, toVerzoekDetail } from './map-verzoek.ts';
import { contextOf, openKandidaat } from './verzoek-geheimen.ts';
import type { Kandidaat } from './verzoek.ts';
import type { Verzoek, VerzoekDetail, VerzoekInvoer } from './verzoeken.contract.ts';
import * as store from './verzoeken.store.ts';

export type VerzoekenDeps = ActiveringDeps & {
  /** Runs in the transaction that rejects a request: asks for the mail to the school. */
  onAfgewezen: (handeling: Handeling, verzoekId: string) => Promise<void>;
};

/** Writes nothing in the logboek; the route says why. */
export async function listVerzoeken({ database }: VerzoekenDeps, actor: Actor): Promise<Verzoek[]> {
  requireMay(actor, 'verzoeken behandelen');
  return (await database.as(actor, store.listVerzoeken)).map(toVerzoek);
}

export async function getVerzoek(
  { database, geheimen }: VerzoekenDeps,
  actor: Actor,
  id: string,
): Promise<VerzoekDetail> {
  requireMay(actor, 'verzoeken behandelen');
  return await database.as(actor, async (handeling) => {
    const row = await getVerzoekRow(handeling, id);
    await logVerzoek(handeling, row, 'verzoek.bekeken');
    return toVerzoekDetail(row, geheimen);
  });
}

/** Support chooses a code, or types BRIN and code, when the mail was not clear. */
export async function updateVerzoek(
  { database, geheimen }: VerzoekenDeps,
  actor: Actor,
  id: string,
  invoer: VerzoekInvoer,
): Promise<Verzoek> {
  requireMay(actor, 'verzoeken behandelen');
  return await database.as(actor, async (handeling) => {
    const row = await lockVerzoekRow(handeling, id, 'in-behandeling');
    const isKeuze = 'kandidaat' in invoer;
    const { brin6, verificatiecode } = isKeuze ? getKandidaat(geheimen, row, invoer.kandidaat) : invoer;
    if (!verificatiecode.startsWith(brin6)) throw andereSchool(brin6);
    await store.updateVerzoek(handeling, id, {
      brin6,
      codeVersleuteld: geheimen.encrypt(verificatiecode, contextOf(id, 'code')),
      codeLengte: verificatiecode.length,
      reden: null,
      status: 'in-behandeling',
      controle: null,
    });
    await logVerzoek(handeling, { id, brin6 }, 'verzoek.ingevuld', { uitDeMail: isKeuze });
    return toVerzoek(await getVerzoekRow(handeling, id));
  });
}

export async function rejectVerzoek(
  { database, geheimen, onAfgewezen }: VerzoekenDeps,
  actor: Actor,
  id: string,
  reden: string,
): Promise<Verzoek> {
  requireMay(actor, 'verzoeken behandelen');
  return await database.as(actor, async (handeling) => {
    const row = await lockVerzoekRow(handeling, id, 'afgewezen');
    await store.updateVerzoek(handeling, id, {
      status: 'afgewezen',
      afwijzingVersleuteld: geheimen.encrypt(reden, contextOf(id, 'afwijzing')),
    });
    await logVerzoek(handeling, row, 'verzoek.afgewezen');
    await onAfgewezen(handeling, id);
    return toVerzoek(await getVerzoekRow(handeling, id));
  });
}

/** Called in the transaction in which the pupils crossed. */
export async function markGeactiveerd(
  _deps: VerzoekenDeps,
  handeling: Handeling,
  koppelingId: string,
): Promise<void> {
  requireMay(handeling.actor, 'gegevens ophalen');
  await store.markGeactiveerd(handeling, koppelingId);
}

export type Afwijzing = { aan: string; reden: string; brin6: string | null };

/** Only for the mail to the school. */
export async function findAfwijzing(
  { database, geheimen }: VerzoekenDeps,
  actor: Actor,
  id: string,
): Promise<Afwijzing | undefined> {
  requireMay(actor, 'berichten versturen');
  const row = await database.as(actor, async (handeling) => await store.findVerzoek(handeling, id));
  if (!row?.afwijzingVersleuteld) return undefined;
  const reden = geheimen.decrypt(row.afwijzingVersleuteld, contextOf(id, 'afwijzing'));
  return { aan: row.van, reden, brin6: row.brin6 };
}

function getKandidaat(geheimen: Geheimen, row: store.VerzoekRow, index: number): Kandidaat {
  const kandidaat = row.kandidaten[index];
  if (!kandidaat) throw geenKandidaat();
  return { brin6: kandidaat.brin6, verificatiecode: openKandidaat(geheimen, row.id, kandidaat) };
}

const geenKandidaat = () =>
  createProblem('INVOER_ONGELDIG', {
    velden: { kandidaat: 'Deze code staat niet in de e-mail. Laad de pagina opnieuw en kies nog eens.' },
  });

const andereSchool = (brin6: string) =>
  createProblem('INVOER_ONGELDIG', {
    velden: { verificatiecode: `De verificatiecode van deze school begint met ${brin6}.` },
  });

export const createVerzoeken = (deps: VerzoekenDeps) =>
  bindDeps(deps, {
    checkVerzoek,
    activateVerzoek,
    listVerzoeken,
    getVerzoek,
    updateVerzoek,
    rejectVerzoek,
    markGeactiveerd,
    findAfwijzing,
  });
export type Verzoeken = ReturnType<typeof createVerzoeken>;
