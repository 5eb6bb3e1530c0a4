/**
 * Who may do what here. `support` works for the samenwerkingsverband (no vestiging) and never sees a pupil; an
 * `intern_begeleider` sees the pupils of the own vestiging and nothing else. `systeem` is a job or an administrator
 * on the command line.
 */
import { hasRol, notAllowed, type Actor } from '@koppelpunt/platform';

export type Rol = 'support' | 'intern_begeleider';
export const ROLLEN: readonly Rol[] = ['support', 'intern_begeleider'];

export function isSupport(actor: Actor): boolean {
  return actor.kind === 'systeem' || hasRol(actor, 'support', null);
}

export function requireSupport(actor: Actor): void {
  if (!isSupport(actor)) throw notAllowed();
}

export function maySeeKoppeling(actor: Actor, brin6: string): boolean {
  return isSupport(actor) || hasRol(actor, 'intern_begeleider', brin6);
}

/** By name, that is; support may know how many there are. */
export function maySeeLeerlingen(actor: Actor, brin6: string): boolean {
  return actor.kind === 'systeem' || hasRol(actor, 'intern_begeleider', brin6);
}
