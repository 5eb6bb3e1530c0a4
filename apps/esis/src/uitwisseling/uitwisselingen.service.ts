import { bindDeps, type Actor } from '@koppelpunt/platform';
import { PARTNERNAMEN } from '../aanbod/aanbod.ts';
import { VELDNAMEN } from '../aanbod/meegaat.ts';
import type { EsisDatabase, Handeling } from '../database.ts';
import { GEBEURTENISSEN } from '../gebeurtenissen.ts';
import type {
  KoppelingUitwisseling,
  LaatsteUitwisseling,
  Onverwerkt,
  VreemdeCodes,
} from '../koppelingen/koppeling-antwoord.ts';
import type { Vragen } from '../koppelingen/stilte.ts';
import { listKlantnamen } from '../partners/partners.service.ts';
import { requireMay } from '../rechten/rechten.ts';
import type { UitwisselingAntwoord } from './uitwisselingen.contract.ts';
import * as store from './uitwisselingen.store.ts';
import { toGebeurtenis } from './uwlr-uitkomst.service.ts';

type UitwisselingenDeps = { database: EsisDatabase };

export type Uitwisselingen = ReturnType<typeof createUitwisselingen>;
export const createUitwisselingen = (deps: UitwisselingenDeps) => bindDeps(deps, { listUitwisselingen });

async function listUitwisselingen(
  { database }: UitwisselingenDeps,
  actor: Actor,
  brin6: string,
): Promise<UitwisselingAntwoord[]> {
  requireMay(actor, 'uitwisselingen zien', brin6);
  return await database.as(actor, async (handeling) => {
    const klantnamen = await listKlantnamen(handeling);
    const rows = await store.listUitwisselingen(handeling, brin6, 50);
    return rows.map(({ op, laatstOp, uitkomst, koppelingId, partnerId, ...rest }) => ({
      ...rest,
      velden: nameVelden(rest.velden),
      groepvelden: nameVelden(rest.groepvelden),
      op: op.toISOString(),
      laatstOp: laatstOp?.toISOString() ?? null,
      partner: klantnamen.get(partnerId) ?? '',
      uitkomst: uitkomst as UitwisselingAntwoord['uitkomst'],
      isVreemdeCode: uitkomst === 'geweigerd' && koppelingId === null,
    }));
  });
}

const namePartner = (klantnaam: string): string => PARTNERNAMEN[klantnaam] ?? klantnaam;

/** A field that no profile has any more keeps its name of then. */
const nameVelden = (velden: readonly string[]) =>
  velden.map((veld) => (VELDNAMEN as Partial<Record<string, string>>)[veld] ?? veld);

/** How often others asked for the pupils of a school with a code that was never its own; the school must know. */
export async function findVreemdeCodes(
  handeling: Handeling,
  brin6: string,
  sinds: Date,
): Promise<VreemdeCodes | null> {
  const { aantal, laatst } = await store.findVreemdeCodes(handeling, brin6, sinds);
  return laatst && { aantal, laatst };
}

/** What the partner did with one koppeling, newest first: what repeats is one line. */
export async function listVanKoppeling(
  handeling: Handeling,
  koppelingId: string,
): Promise<KoppelingUitwisseling[]> {
  const klantnamen = await listKlantnamen(handeling);
  const rows = await store.listVanKoppeling(handeling, koppelingId, 30);
  return rows.map(({ op, partnerId, uitkomst, operatie, aantal, laatstOp }) => ({
    op,
    wie: namePartner(klantnamen.get(partnerId) ?? ''),
    wat: GEBEURTENISSEN[toGebeurtenis(uitkomst as store.Uitkomst, operatie)],
    aantal,
    laatstOp,
  }));
}

/** When the partner asked last, and when an answer last went well, per koppeling. */
export async function listVragen(
  handeling: Handeling,
  koppelingIds: readonly string[],
): Promise<Map<string, Vragen>> {
  if (koppelingIds.length === 0) return new Map();
  const rows = await store.listVragen(handeling, koppelingIds);
  return new Map(
    rows.map(({ koppelingId, laatst, laatstGoed, operatie, uitkomst }) => [
      koppelingId,
      { laatst, laatstGoed, isLeeg: uitkomst === 'geengegevens' && VAN_DE_SCHOOL.includes(operatie) },
    ]),
  );
}

/** No answer to these means that the school year is empty; the others ask for staff, or for some groups. */
const VAN_DE_SCHOOL: readonly string[] = ['HaalLeerlinggegevens', 'HaalStructuur'];

/** What the partner fetched and did not take over, per koppeling. */
export async function listOnverwerkt(
  handeling: Handeling,
  koppelingIds: readonly string[],
): Promise<Map<string, Onverwerkt>> {
  if (koppelingIds.length === 0) return new Map();
  const rows = await store.listOnverwerkt(handeling, koppelingIds);
  return new Map(rows.map(({ koppelingId, ...onverwerkt }) => [koppelingId, onverwerkt]));
}

/** The last exchange in which pupils crossed, per koppeling. */
export async function listLaatste(
  handeling: Handeling,
  koppelingIds: readonly string[],
): Promise<Map<string, LaatsteUitwisseling>> {
  if (koppelingIds.length === 0) return new Map();
  const rows = await store.listLaatste(handeling, koppelingIds);
  return new Map(
    rows.map(({ koppelingId, op, aantalLeerlingen }) => [koppelingId ?? '', { op, aantalLeerlingen }]),
  );
}
