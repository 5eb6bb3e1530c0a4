import { notAllowed } from '../problem/problem.ts';
import type { Actor } from '../actor/actor.ts';
import type { Bereikt } from '../login/lidmaatschappen.ts';
import type { Toekenning } from '../login/toekenning.ts';
import type { AnyRechten } from '../rechten/rechten.ts';
import { nietVoorUzelf, plekOngeldig, rolNietTeGeven } from './problemen.ts';

/** The vestiging whose people are managed; undefined: everybody of the application. */
export type Waar = string | undefined;

export const ACTIE = 'mensen beheren';
/** The yes of a school: for people who see its pupils themselves. */
export const BEVESTIGEN = 'toegang bevestigen';

/** The roles that this actor may give to others here. */
export function listGeefbaar(rechten: AnyRechten, actor: Actor, waar: Waar): readonly string[] {
  const { tabel } = rechten;
  if (actor.kind === 'systeem') return rechten.listRollen(actor, waar);
  const geeft = rechten
    .listRollen(actor, waar)
    .filter((rol: string) => tabel.acties[ACTIE]?.rollen.includes(rol))
    .flatMap((rol: string) => tabel.rollen[rol]?.geeft ?? []);
  return [...new Set<string>(geeft)];
}

/** Where this role would hold: the vestiging that is managed, or the place that was named. */
export function toPlek(
  { tabel }: AnyRechten,
  rol: string,
  waar: Waar,
  plek: string | undefined,
): string | null {
  if (tabel.rollen[rol]?.plek === 'organisatie') return null;
  const brin6 = waar ?? plek;
  if (brin6 === undefined || !/^[0-9]{2}[A-Z]{2}[0-9]{2}$/.test(brin6)) throw plekOngeldig();
  return brin6;
}

/** The actor may manage people here, and this is somebody else. */
export function requireBeheer(
  rechten: AnyRechten,
  actor: Actor,
  waar: Waar,
  gebruikerId: string | undefined,
): void {
  rechten.requireMay(actor, ACTIE, waar);
  if (actor.kind === 'gebruiker' && actor.id === gebruikerId) throw nietVoorUzelf();
}

export function requireGeefbaar(
  rechten: AnyRechten,
  actor: Actor,
  waar: Waar,
  gebruikerId: string | undefined,
  rol: string,
): void {
  requireBeheer(rechten, actor, waar, gebruikerId);
  if (!listGeefbaar(rechten, actor, waar).includes(rol)) throw rolNietTeGeven();
}

/** Whoever sees no pupil of a vestiging cannot give that to another: somebody there has to say yes (R4, R33). */
export const needsBevestiging = (
  rechten: AnyRechten,
  actor: Actor,
  rol: string,
  plek: string | null,
): boolean =>
  actor.kind === 'gebruiker' &&
  plek !== null &&
  rechten.zietLeerlingen(rol) &&
  !rechten.listRollen(actor, plek).some((eigen: string) => rechten.zietLeerlingen(eigen));

export function requireOpdrachtregel(rechten: AnyRechten, actor: Actor): void {
  rechten.requireMay(actor, ACTIE);
  if (actor.kind !== 'systeem') throw notAllowed();
}

/** False for a place without any known vestiging: it could be anywhere. */
export const mayGiveAll = (rechten: AnyRechten, actor: Actor, rollen: readonly Bereikt[]): boolean =>
  rollen.length > 0 &&
  rollen.every(
    ({ rol, brin6s }) =>
      brin6s.length > 0 &&
      brin6s.every((brin6) => listGeefbaar(rechten, actor, brin6 ?? undefined).includes(rol)),
  );

/** A place that is wider than the one managed here belongs to somebody else. */
export const isHier = (waar: Waar, { plek }: Toekenning): boolean => waar === undefined || plek === waar;
