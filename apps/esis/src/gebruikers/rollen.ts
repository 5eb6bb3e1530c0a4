import { hasRol, notAllowed, notFound, type Actor } from '@koppelpunt/platform';

/**
 * `applicatiebeheerder` manages the koppelingen of a vestiging, imports its pupils and sees them.
 * `intern_begeleider` sees the pupils. Both only at the vestiging of their lidmaatschap.
 */
export const ROLLEN = ['applicatiebeheerder', 'intern_begeleider'] as const;
export type Rol = (typeof ROLLEN)[number];

/** What one may do, and who may. The one table that the services ask. */
const ACTS = {
  'koppelingen beheren': ['applicatiebeheerder'],
  'leerlingen inlezen': ['applicatiebeheerder'],
  'leerlingen zien': ['applicatiebeheerder', 'intern_begeleider'],
  'vestiging zien': ['applicatiebeheerder', 'intern_begeleider'],
} as const satisfies Record<string, readonly Rol[]>;

export type Act = keyof typeof ACTS;

export function may(actor: Actor, act: Act, brin6: string): boolean {
  // The administrator at the command line: no person's rights, but every row in the logboek says so.
  if (actor.kind === 'systeem') return true;
  return ACTS[act].some((rol) => hasRol(actor, rol, brin6));
}

/** Who has no place at the vestiging may not even learn that it exists: 404. Who has, but not this right: 403. */
export function requireMay(actor: Actor, act: Act, brin6: string): void {
  if (may(actor, act, brin6)) return;
  throw may(actor, 'vestiging zien', brin6) ? notAllowed() : notFound();
}

/** The vestigingen where this actor may see something; `alle` for the command line. */
export function listOwnVestigingen(actor: Actor): readonly string[] | 'alle' {
  if (actor.kind === 'systeem') return 'alle';
  if (actor.kind === 'partner') return [];
  return actor.lidmaatschappen.flatMap(({ brin6 }) =>
    brin6 !== null && may(actor, 'vestiging zien', brin6) ? [brin6] : [],
  );
}
