import {
  bindDeps,
  findDag,
  isSchooldag,
  listAdressenMetRol,
  type Actor,
  type LoginDatabase,
} from '@koppelpunt/platform';
import type { TopDossierDatabase } from '../database.ts';
import { writeLogboek } from '../gebeurtenissen.ts';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import { findStilSinds, findStiltegrens } from '../koppelingen/stilte.ts';
import { requireMay } from '../rechten/rechten.ts';
import * as store from './stilte.store.ts';
import type { StilleSchool } from './stiltemelding.ts';

export type StilteDeps = {
  database: TopDossierDatabase;
  koppelingen: Koppelingen;
  login: Pick<LoginDatabase, 'as'>;
};

/** Of whom to tell, and whom; undefined when today has its message, nobody has to be told, or it is no schooldag. */
export async function findStilte(
  { database, koppelingen, login }: StilteDeps,
  actor: Actor,
): Promise<{ scholen: StilleSchool[]; aan: string[] } | undefined> {
  requireMay(actor, 'berichten versturen');
  const scholen = await database.as(actor, async (handeling) => {
    const dag = findDag(handeling.now);
    if (!isSchooldag(dag) || (await store.isGemeld(handeling, dag))) return [];
    const moment = { now: handeling.now, stiltegrens: findStiltegrens(handeling.now) };
    return (await koppelingen.listKoppelingen(handeling)).flatMap((koppeling) => {
      const stilSinds = findStilSinds(koppeling, moment);
      return stilSinds ? [{ ...koppeling, stilSinds }] : [];
    });
  });
  if (scholen.length === 0) return undefined;
  const aan = await login.as(actor, async (handeling) => await listAdressenMetRol(handeling, 'support'));
  return aan.length === 0 ? undefined : { scholen, aan };
}

export async function markGemeld({ database }: StilteDeps, actor: Actor, aantal: number): Promise<void> {
  requireMay(actor, 'berichten versturen');
  await database.as(actor, async (handeling) => {
    await store.insertMelding(handeling, findDag(handeling.now), aantal);
    await writeLogboek(handeling, { gebeurtenis: 'stilte.gemeld', details: { aantal } });
  });
}

export const createStilte = (deps: StilteDeps) => bindDeps(deps, { findStilte, markGemeld });
export type Stilte = ReturnType<typeof createStilte>;
