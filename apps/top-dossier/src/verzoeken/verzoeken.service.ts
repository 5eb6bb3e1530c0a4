import { bindDeps, type Actor, type Geheimen } from '@koppelpunt/platform';
import type { Handeling } from '../database.ts';
import { createProblem } from '../errors.ts';
import { requireMay } from '../rechten/rechten.ts';
import { activateVerzoek, checkVerzoek, type ActiveringDeps } from './activering.service.ts';
import { getVerzoekRow, lockVerzoekRow, logVerzoek, openCode, requireNext } from './behandeling.service.ts';
import { afzenderPseudoniemen, domeinVan } from './afzender.ts';
import { toVerzoek, toVerzoekDetail, toVerzoekMail } from './map-verzoek.ts';
import { contextOf, openKandidaat, openSchoolnaam, openVan } from './verzoek-geheimen.ts';
import { DELEN, type Kandidaat } from './verzoek.ts';
import type {
  Inzagereden,
  Verzoek,
  VerzoekDetail,
  Verzoekenlijst,
  VerzoekenVraag,
  VerzoekInvoer,
  VerzoekMail,
} from './verzoeken.contract.ts';
import * as store from './verzoeken.store.ts';

export type VerzoekenDeps = ActiveringDeps & {
  /** Runs in the transaction that rejects a request: asks for the mail to the school. */
  onAfgewezen: (handeling: Handeling, verzoekId: string) => Promise<void>;
};

const PER_PAGINA = 50;

/** One page of one list, and how many there are: no request is out of sight. Writes nothing in the logboek; the route says why. */
export async function listVerzoeken(
  { database, geheimen }: VerzoekenDeps,
  actor: Actor,
  { deel, pagina, zoek }: VerzoekenVraag,
): Promise<Verzoekenlijst> {
  requireMay(actor, 'verzoeken behandelen');
  const gezocht = zoek === '' ? undefined : parseZoek(geheimen, zoek);
  const vraag = { statussen: DELEN[deel], gezocht };
  return await database.as(actor, async (handeling) => {
    const aantallen = await store.countDelen(handeling, gezocht);
    const offset = (pagina - 1) * PER_PAGINA;
    const rows = await store.listVerzoeken(handeling, { ...vraag, limit: PER_PAGINA, offset });
    return {
      verzoeken: rows.map((row) => toVerzoek(row, geheimen)),
      aantal: aantallen[deel],
      perPagina: PER_PAGINA,
      aantallen,
    };
  });
}

/** Names and addresses are encrypted, so an address is found whole, and a name not at all. */
function parseZoek(geheimen: Geheimen, zoek: string): store.Gezocht {
  if (zoek.includes('@') && !zoek.startsWith('@')) return { van: afzenderPseudoniemen(geheimen, zoek).adres };
  if (/[.@]/.test(zoek)) return { domein: afzenderPseudoniemen(geheimen, `@${domeinVan(zoek)}`).domein };
  return { brin: zoek.toUpperCase().replace(/[^0-9A-Z]/g, '') || '-' };
}

export async function getVerzoek(deps: VerzoekenDeps, actor: Actor, id: string): Promise<VerzoekDetail> {
  requireMay(actor, 'verzoeken behandelen');
  return await deps.database.as(actor, async (handeling) => {
    const row = await getVerzoekRow(handeling, id);
    await logVerzoek(handeling, row, 'verzoek.bekeken');
    const schoolnaam = openSchoolnaam(deps.geheimen, row);
    return toVerzoekDetail(row, deps.geheimen, {
      bestaand: await findBestaand(deps, handeling, row),
      duo:
        row.brin6 === null
          ? { kind: 'geen-brin' }
          : await deps.vestigingen.compareVestiging(handeling, row.brin6, schoolnaam),
    });
  });
}

/** A school that is active already asks again: support should know before it presses anything. */
async function findBestaand(
  deps: VerzoekenDeps,
  handeling: Handeling,
  row: store.VerzoekRow,
): Promise<VerzoekDetail['bestaand']> {
  if (row.brin6 === null || DELEN.afgehandeld.some((status) => status === row.status)) return null;
  const found = await deps.koppelingen.findBestaand(handeling, {
    brin6: row.brin6,
    verificatiecode: row.codeVersleuteld && openCode(deps.geheimen, row).verificatiecode,
  });
  if (!found || found.id === row.koppelingId) return null;
  const { id: koppelingId, status, actiefSinds, zelfdeCode } = found;
  return { koppelingId, status, actiefSinds: actiefSinds?.toISOString() ?? null, zelfdeCode };
}

/** A mail may hold what support need not know, so opening it is an act with a reason. */
export async function openMail(
  { database, geheimen }: VerzoekenDeps,
  actor: Actor,
  id: string,
  reden: Inzagereden,
): Promise<VerzoekMail> {
  requireMay(actor, 'verzoeken behandelen');
  return await database.as(actor, async (handeling) => {
    const row = await getVerzoekRow(handeling, id);
    await logVerzoek(handeling, row, 'verzoek.mail-geopend', { reden });
    return toVerzoekMail(row, geheimen);
  });
}

/** Puts away what is no request; its sender hears nothing. `terzijde: false` takes it back. */
export async function setTerzijde(
  { database, geheimen }: VerzoekenDeps,
  actor: Actor,
  id: string,
  terzijde: boolean,
): Promise<Verzoek> {
  requireMay(actor, 'verzoeken behandelen');
  return await database.as(actor, async (handeling) => {
    const row = await getVerzoekRow(handeling, id, { forUpdate: true });
    const status = terzijde ? 'terzijde' : row.codeVersleuteld === null ? 'onleesbaar' : 'nieuw';
    requireNext(row, status);
    await store.updateVerzoek(handeling, id, { status });
    await logVerzoek(handeling, row, terzijde ? 'verzoek.terzijde' : 'verzoek.teruggezet');
    return toVerzoek(await getVerzoekRow(handeling, id), geheimen);
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
    return toVerzoek(await getVerzoekRow(handeling, id), geheimen);
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
    return toVerzoek(await getVerzoekRow(handeling, id), geheimen);
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

/** For the clock of what is kept: the policies of the database say which. */
export const deleteOld = async (_deps: VerzoekenDeps, handeling: Handeling): Promise<number> =>
  await store.deleteVerzoeken(handeling);

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
  return { aan: openVan(geheimen, row), reden, brin6: row.brin6 };
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
    openMail,
    setTerzijde,
    updateVerzoek,
    rejectVerzoek,
    markGeactiveerd,
    findAfwijzing,
    deleteOld,
  });
export type Verzoeken = ReturnType<typeof createVerzoeken>;
