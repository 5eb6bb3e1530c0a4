import type { Actor } from '../actor/actor.ts';
import { bindDeps } from '../bind-deps.ts';
import type { AnyDb } from '../database/database.ts';
import type { Geheimen } from '../geheimen/geheimen.ts';
import type { RouteRechten } from '../rechten/rechten.ts';
import { listHoofden, type Hoofdenbestand } from './hoofden.ts';
import { listInzagen as findInzagen, pseudoniemVan } from './inzage.ts';
import { verifyLogboek as verifyKeten, type LogboekVerificatie } from './verify-logboek.ts';

type LogboekBeheerDeps = {
  database: { as<T>(actor: Actor, run: (handeling: { tx: AnyDb }) => Promise<T>): Promise<T> };
  geheimen: Geheimen;
  rechten: Pick<RouteRechten, 'requireRecht'>;
  /** Where the heads of the chain are kept outside the database. */
  hoofden?: Hoofdenbestand;
};

/** The questions of the command line to the logboek; it reads the rows of every vestiging. */
export const createLogboekBeheer = (deps: LogboekBeheerDeps) =>
  bindDeps(deps, { verifyLogboek, listInzagen });

/** Recomputes the chain and compares it with every head that was kept beside it; `hoofd` is one that somebody kept. */
async function verifyLogboek(
  { database, rechten, hoofden }: LogboekBeheerDeps,
  actor: Actor,
  hoofd: string | undefined,
): Promise<LogboekVerificatie> {
  rechten.requireRecht(actor, 'omgeving inrichten', undefined);
  const bewaardeHoofden = hoofden ? await listHoofden(hoofden) : [];
  return await database.as(actor, async ({ tx }) => await verifyKeten(tx, { hoofd, bewaardeHoofden }));
}

/** Finds who looked at this pupil on a screen. */
async function listInzagen(
  { database, geheimen, rechten }: LogboekBeheerDeps,
  actor: Actor,
  { brin6, key }: { brin6: string; key: string },
): ReturnType<typeof findInzagen> {
  rechten.requireRecht(actor, 'omgeving inrichten', undefined);
  const pseudoniem = pseudoniemVan(geheimen, brin6, key);
  return await database.as(actor, async ({ tx }) => await findInzagen(tx, { brin6, pseudoniem }));
}
