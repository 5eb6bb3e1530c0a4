import type { Geheimen, Log, Mailer } from '@koppelpunt/platform';
import type { Voorwaarden } from '../aanbod/voorwaarden.service.ts';
import type { EsisDatabase, Handeling } from '../database.ts';
import type { Mandaten } from '../mandaten/mandaten.service.ts';
import type { Partners } from '../partners/partners.service.ts';
import { toKoppelingAntwoord, type LaatsteUitwisseling, type VreemdeCodes } from './koppeling-antwoord.ts';
import type { KoppelingAntwoord } from './koppelingen.contract.ts';
import * as store from './koppelingen.store.ts';

/** The dependencies of the verbs of this feature. */
export type KoppelingenDeps = {
  database: EsisDatabase;
  geheimen: Geheimen;
  log: Log;
  mailer: Mailer;
  supportEmail: string;
  voorwaarden: Voorwaarden;
  partners: Partners;
  mandaten: Mandaten;
  /** The last exchange in which pupils crossed, per koppeling; it belongs to the feature uitwisseling. */
  listLaatste: (
    handeling: Handeling,
    koppelingIds: readonly string[],
  ) => Promise<Map<string, LaatsteUitwisseling>>;
  findVreemdeCodes: (handeling: Handeling, brin6: string, sinds: Date) => Promise<VreemdeCodes | null>;
};

/** A koppeling that was just written, as the outside sees it. */
export async function getKoppeling(
  { listLaatste }: KoppelingenDeps,
  handeling: Handeling,
  brin6: string,
  id: string,
): Promise<KoppelingAntwoord> {
  const koppeling = await store.findKoppeling(handeling, brin6, id);
  if (!koppeling) throw new Error('a koppeling that was just written cannot be found');
  const laatste = await listLaatste(handeling, [id]);
  return toKoppelingAntwoord(koppeling, laatste.get(id), handeling.now);
}
