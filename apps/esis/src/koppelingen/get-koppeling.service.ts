import type { Geheimen, Jobs, Log, Login, Mailer } from '@koppelpunt/platform';
import { listAkkoorden, type Akkoorden } from '../akkoorden/akkoorden.service.ts';
import type { Voorwaarden } from '../aanbod/voorwaarden.service.ts';
import type { EsisDatabase, Handeling } from '../database.ts';
import type { Mandaten } from '../mandaten/mandaten.service.ts';
import type { Partners } from '../partners/partners.service.ts';
import {
  toKoppelingAntwoord,
  type KoppelingUitwisseling,
  type LaatsteUitwisseling,
  type Onverwerkt,
  type VreemdeCodes,
} from './koppeling-antwoord.ts';
import type { Koppeling } from './koppeling.ts';
import type { KoppelingAntwoord } from './koppelingen.contract.ts';
import { listZijden } from './pauzezijden.ts';
import type { Vragen } from './stilte.ts';
import * as store from './koppelingen.store.ts';

/** The dependencies of the verbs of this feature. */
export type KoppelingenDeps = {
  database: EsisDatabase;
  geheimen: Geheimen;
  log: Log;
  mailer: Mailer;
  /** Bounds what one person lets us mail. */
  login: Pick<Login, 'takeMailbeurt'>;
  jobs: Pick<Jobs, 'send'>;
  supportEmail: string;
  voorwaarden: Voorwaarden;
  partners: Partners;
  mandaten: Mandaten;
  akkoorden: Akkoorden;
  /** The last exchange in which pupils crossed, per koppeling; it belongs to the feature uitwisseling. */
  listLaatste: (
    handeling: Handeling,
    koppelingIds: readonly string[],
  ) => Promise<Map<string, LaatsteUitwisseling>>;
  /** What the partner fetched and did not take over. */
  listOnverwerkt: (handeling: Handeling, koppelingIds: readonly string[]) => Promise<Map<string, Onverwerkt>>;
  listVragen: (handeling: Handeling, koppelingIds: readonly string[]) => Promise<Map<string, Vragen>>;
  /** What the partner did with one koppeling, newest first. */
  listVanKoppeling: (handeling: Handeling, koppelingId: string) => Promise<KoppelingUitwisseling[]>;
  findVreemdeCodes: (handeling: Handeling, brin6: string, sinds: Date) => Promise<VreemdeCodes | null>;
};

/** A koppeling that was just written, as the outside sees it. */
export async function getKoppeling(
  deps: KoppelingenDeps,
  handeling: Handeling,
  brin6: string,
  id: string,
): Promise<KoppelingAntwoord> {
  const koppeling = await store.findKoppeling(handeling, brin6, id);
  if (!koppeling) throw new Error('a koppeling that was just written cannot be found');
  return await toAntwoord(deps, handeling, koppeling);
}

export async function toAntwoord(
  deps: KoppelingenDeps,
  handeling: Handeling,
  koppeling: Koppeling,
): Promise<KoppelingAntwoord> {
  const [antwoord] = await toAntwoorden(deps, handeling, [koppeling]);
  if (!antwoord) throw new Error('one koppeling gives one answer');
  return antwoord;
}

/** Koppelingen as the outside sees them, in the same order. */
export async function toAntwoorden(
  { listLaatste, listOnverwerkt, listVragen }: KoppelingenDeps,
  handeling: Handeling,
  koppelingen: readonly Koppeling[],
): Promise<KoppelingAntwoord[]> {
  const ids = koppelingen.map(({ id }) => id);
  const laatste = await listLaatste(handeling, ids);
  const vragen = await listVragen(handeling, ids);
  const onverwerkt = await listOnverwerkt(handeling, ids);
  const akkoorden = await listAkkoorden(
    handeling,
    koppelingen.map(({ akkoordId }) => akkoordId),
  );
  return koppelingen.map((koppeling) => {
    const akkoord = akkoorden.get(koppeling.akkoordId);
    if (!akkoord) throw new Error('a koppeling without the acceptance that it refers to');
    const stand = {
      akkoord,
      laatste: laatste.get(koppeling.id),
      vragen: vragen.get(koppeling.id),
      zijden: listZijden(handeling.actor, koppeling.brin6),
      onverwerkt: onverwerkt.get(koppeling.id),
    };
    return toKoppelingAntwoord(koppeling, stand, handeling.now);
  });
}
