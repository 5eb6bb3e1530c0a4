import type { Actor } from '@koppelpunt/platform';
import { may, rechten } from '../rechten/rechten.ts';
import type { Pauzesoort } from './pauze.ts';

/** The sides that this actor speaks for at a vestiging; the first is the one in whose name it pauses. */
export function listZijden(actor: Actor, brin6: string): Pauzesoort[] {
  if (!may(actor, 'koppelingen pauzeren', brin6)) return [];
  if (actor.kind === 'systeem') return ['systeem'];
  const rollen = rechten.listRollen(actor, brin6);
  return [
    ...(rollen.includes('applicatiebeheerder') ? (['school'] as const) : []),
    ...(rollen.includes('bestuur') ? (['bestuur'] as const) : []),
  ];
}
