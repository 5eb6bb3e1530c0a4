import type { Actor, Database, Geheimen, Log, Mailer } from '@koppelpunt/platform';
import type { AanbodService } from '../aanbod/aanbod.service.ts';
import type { DB } from '../database.generated.ts';
import type { MandatenService } from '../mandaten/mandaten.service.ts';
import type { PartnersService } from '../partners/partners.service.ts';
import type { KoppelingAntwoord } from './koppelingen.contract.ts';
import { mapKoppeling, type LaatsteUitwisseling, type VreemdeCodes } from './koppelingen.map.ts';
import * as store from './koppelingen.store.ts';

/** What the verbs of this feature work with. */
export type KoppelingenDeps = {
  database: Database<DB>;
  geheimen: Geheimen;
  log: Log;
  mailer: Mailer;
  supportEmail: string;
  klok: () => Date;
  aanbod: AanbodService;
  partners: PartnersService;
  mandaten: MandatenService;
  /** The last exchange in which pupils crossed, per koppeling; it belongs to the feature uitwisseling. */
  listLaatste: (actor: Actor, koppelingIds: readonly string[]) => Promise<Map<string, LaatsteUitwisseling>>;
  findVreemdeCodes: (actor: Actor, brin6: string, sinds: Date) => Promise<VreemdeCodes | null>;
};

/** A koppeling that was just written, as the outside sees it. */
export async function getKoppeling(
  { database, klok, listLaatste }: KoppelingenDeps,
  actor: Actor,
  brin6: string,
  id: string,
): Promise<KoppelingAntwoord> {
  const koppeling = await database.as(actor, async ({ tx }) => await store.findKoppeling(tx, brin6, id));
  if (!koppeling) throw new Error('a koppeling that was just written cannot be found');
  return mapKoppeling(koppeling, (await listLaatste(actor, [id])).get(id), klok());
}
