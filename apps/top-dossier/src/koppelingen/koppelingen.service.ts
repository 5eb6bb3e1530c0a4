import { bindDeps, isSameText, notFound, type Actor, type Geheimen } from '@koppelpunt/platform';
import { randomUUID } from 'node:crypto';
import type { Handeling } from '../database.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import { may, requireMay } from '../rechten/rechten.ts';
import { codeContext, getNextStatus, type Koppeling, type KoppelingEvent } from './koppeling.ts';
import * as store from './koppelingen.store.ts';
import {
  logPauzebericht,
  markMeldbaar,
  createPauze,
  endPauze,
  isStilgezet,
  requireNietStilgezet,
  resumeKoppeling,
  type PauzesDeps,
} from './pauzes.service.ts';
import { findEersteMoment, findVolgendeMoment, isTegenslag, type Rooster } from './rooster.ts';

export type KoppelingenDeps = PauzesDeps & { geheimen: Geheimen; rooster: Rooster };

export type KoppelingAanvraag = {
  brin6: string;
  bronId: string;
  verificatiecode: string;
  schoolnaam: string | null;
  /** The address of the confirmation; null: the address that we had stays. */
  contactEmail: string | null;
};

/** How a synchronisation ended, for the koppeling. */
export type KoppelingUitkomst = {
  event: KoppelingEvent;
  code?: string | null | undefined;
  laatst?: Pick<Koppeling, 'laatstOntvangenGegevens' | 'laatsteVraag'>;
  aantallen?: { leerlingen: number; groepen: number };
};

/** A koppeling that the actor may not see is not there. */
export async function findKoppeling(
  { database }: KoppelingenDeps,
  actor: Actor,
  key: store.KoppelingKey,
): Promise<Koppeling | undefined> {
  return await database.as(actor, async (handeling) => await findVisible(handeling, key));
}

/** The same, as part of another verb. Throws a Problem (404) when it is not there. */
export async function getKoppeling(
  _deps: KoppelingenDeps,
  handeling: Handeling,
  key: store.KoppelingKey,
): Promise<Koppeling> {
  const koppeling = await findVisible(handeling, key);
  if (!koppeling) throw notFound();
  return koppeling;
}

async function findVisible(handeling: Handeling, key: store.KoppelingKey): Promise<Koppeling | undefined> {
  const row = await store.findKoppeling(handeling, key);
  return row && may(handeling.actor, 'koppelingen zien', row.brin6) ? toKoppeling(row) : undefined;
}

export async function listKoppelingen(_deps: KoppelingenDeps, handeling: Handeling): Promise<Koppeling[]> {
  const rows = await store.listKoppelingen(handeling);
  return rows.filter(({ brin6 }) => may(handeling.actor, 'koppelingen zien', brin6)).map(toKoppeling);
}

/** The koppeling of a school for which a request came, and whether that request brings the code that we have. */
export async function findBestaand(
  { geheimen }: KoppelingenDeps,
  handeling: Handeling,
  { brin6, verificatiecode }: { brin6: string; verificatiecode: string | null },
): Promise<(Koppeling & { zelfdeCode: boolean }) | undefined> {
  requireMay(handeling.actor, 'verzoeken behandelen');
  const row = await store.findKoppeling(handeling, { brin6 });
  if (!row) return undefined;
  const bekend = geheimen.decrypt(row.codeVersleuteld, codeContext(row.id));
  return { ...toKoppeling(row), zelfdeCode: verificatiecode !== null && isSameText(bekend, verificatiecode) };
}

/** Stores the code, encrypted. A code that differs from the one we had sends the koppeling back to aangevraagd. */
export async function requestKoppeling(
  { geheimen }: KoppelingenDeps,
  handeling: Handeling,
  { verificatiecode, ...aanvraag }: KoppelingAanvraag,
): Promise<Koppeling> {
  requireMay(handeling.actor, 'verzoeken behandelen');
  const { brin6, bronId, schoolnaam, contactEmail } = aanvraag;
  const found = await store.findKoppeling(handeling, { brin6 }, { forUpdate: true });
  const id = found?.id ?? randomUUID();
  const codeVersleuteld = geheimen.encrypt(verificatiecode, codeContext(id));
  const isOther =
    !found || !isSameText(geheimen.decrypt(found.codeVersleuteld, codeContext(id)), verificatiecode);
  const volgendeOp = findEersteMoment(handeling.now);
  if (!found) {
    await store.insertKoppeling(handeling, { id, codeVersleuteld, volgendeOp, ...aanvraag });
  } else {
    await store.updateKoppeling(handeling, id, {
      bronId,
      ...(schoolnaam !== null && { schoolnaam }),
      ...(contactEmail !== null && { contactEmail, bevestigingVerzondenOp: null }),
      ...(isOther && {
        codeVersleuteld,
        status: getNextStatus(found.status, 'andere-code'),
        statusSinds: handeling.now,
        volgendeOp,
        opRij: 0,
        // Pupils must cross again before this is actief: ask for all of them, not for what changed.
        laatstOntvangenGegevens: null,
        laatsteVraag: null,
        actiefSinds: null,
      }),
    });
  }
  await writeLogboek(handeling, {
    gebeurtenis: 'koppeling.aangevraagd',
    brin6,
    onderwerp: `koppeling:${id}`,
    details: { andereCode: isOther },
  });
  return toKoppeling(await getRow(handeling, id));
}

/** Only for the call to ESIS. Reads the row again, since it may have changed while we waited. */
export async function getWithCode(
  { geheimen }: KoppelingenDeps,
  handeling: Handeling,
  id: string,
): Promise<{ koppeling: Koppeling; verificatiecode: string }> {
  requireMay(handeling.actor, 'gegevens ophalen');
  const row = await getRow(handeling, id);
  const verificatiecode = geheimen.decrypt(row.codeVersleuteld, codeContext(id));
  return { koppeling: toKoppeling(row), verificatiecode };
}

/** Gives the koppeling as it is from then on, with the moment at which ESIS is asked again. */
export async function recordUitkomst(
  { rooster }: KoppelingenDeps,
  handeling: Handeling,
  id: string,
  { event, code, laatst, aantallen }: KoppelingUitkomst,
): Promise<Koppeling> {
  requireMay(handeling.actor, 'gegevens ophalen');
  const { now } = handeling;
  const row = await getRow(handeling, id, { forUpdate: true });
  const naar = getNextStatus(row.status, event);
  const isGelukt = event === 'gelukt' || event === 'geen-wijzigingen';
  const change = {
    ...planVolgende(rooster, { ...row, status: naar }, { event, code }, now),
    ...(isGelukt && { laatstGeluktOp: now }),
    ...laatst,
    ...(aantallen && { aantalLeerlingen: aantallen.leerlingen, aantalGroepen: aantallen.groepen }),
    ...(naar !== row.status && { status: naar, statusSinds: now }),
    ...(naar === 'actief' && !row.actiefSinds && { actiefSinds: now }),
  };
  await store.updateKoppeling(handeling, id, change);
  if (naar !== row.status) {
    await writeLogboek(handeling, {
      gebeurtenis: `koppeling.${naar}`,
      brin6: row.brin6,
      onderwerp: `koppeling:${id}`,
      details: { van: row.status, door: event },
    });
  }
  return toKoppeling({ ...row, ...change });
}

/** The connection failed and the status stays: only the next moment changes. */
export async function recordStoring(
  { rooster }: KoppelingenDeps,
  handeling: Handeling,
  id: string,
): Promise<void> {
  requireMay(handeling.actor, 'gegevens ophalen');
  const row = await getRow(handeling, id, { forUpdate: true });
  await store.updateKoppeling(handeling, id, planVolgende(rooster, row, { event: 'mislukt' }, handeling.now));
}

/** The next question is for all pupils, whatever was received before. The caller checked the right. */
export async function forgetLaatst(_deps: KoppelingenDeps, handeling: Handeling, id: string): Promise<void> {
  requireMay(handeling.actor, 'synchronisaties starten');
  await store.updateKoppeling(handeling, id, { laatstOntvangenGegevens: null, laatsteVraag: null });
}

function planVolgende(
  rooster: Rooster,
  row: store.KoppelingRow,
  { event, code }: Pick<KoppelingUitkomst, 'event' | 'code'>,
  now: Date,
) {
  const { id, status } = row;
  const opRij = isTegenslag(event) ? row.opRij + 1 : 0;
  const volgendeOp = findVolgendeMoment(rooster, { id, status, event, code, opRij }, now);
  return { laatstePogingOp: now, opRij, volgendeOp };
}

export async function markBevestigingVerzonden(
  { database }: KoppelingenDeps,
  actor: Actor,
  id: string,
): Promise<void> {
  requireMay(actor, 'berichten versturen');
  await database.as(actor, async (handeling) => {
    await store.updateKoppeling(handeling, id, { bevestigingVerzondenOp: handeling.now });
    const row = await store.findKoppeling(handeling, { id });
    await writeLogboek(handeling, {
      gebeurtenis: 'bevestiging.verzonden',
      ...(row && { brin6: row.brin6 }),
      onderwerp: `koppeling:${id}`,
    });
  });
}

/** Whose moment has come; `page` is the limit and what comes after the page before. */
export async function listGepland(
  { database }: KoppelingenDeps,
  actor: Actor,
  page: Parameters<typeof store.listGepland>[1],
): Promise<store.GeplandeKoppeling[]> {
  requireMay(actor, 'gegevens ophalen');
  return await database.as(actor, async (handeling) => await store.listGepland(handeling, page));
}

/** What the rooster knows of a koppeling, read again under its lock. */
export async function getStand(
  _deps: KoppelingenDeps,
  handeling: Handeling,
  id: string,
): Promise<Pick<store.KoppelingRow, 'status' | 'volgendeOp' | 'opRij' | 'pauzes'>> {
  requireMay(handeling.actor, 'gegevens ophalen');
  return await getRow(handeling, id);
}

async function getRow(
  handeling: Handeling,
  id: string,
  options?: { forUpdate: boolean },
): Promise<store.KoppelingRow> {
  const row = await store.findKoppeling(handeling, { id }, options);
  if (!row) throw new Error('no such koppeling');
  return row;
}

/** Without the code. */
const toKoppeling = ({
  codeVersleuteld: _code,
  opRij: _opRij,
  ...koppeling
}: store.KoppelingRow): Koppeling => koppeling;

export const createKoppelingen = (deps: KoppelingenDeps) =>
  bindDeps(deps, {
    findKoppeling,
    getKoppeling,
    listKoppelingen,
    findBestaand,
    requestKoppeling,
    getWithCode,
    forgetLaatst,
    recordUitkomst,
    recordStoring,
    markBevestigingVerzonden,
    listGepland,
    getStand,
    logPauzebericht,
    markMeldbaar,
    createPauze,
    endPauze,
    resumeKoppeling,
    isStilgezet,
    requireNietStilgezet,
  });
export type Koppelingen = ReturnType<typeof createKoppelingen>;
