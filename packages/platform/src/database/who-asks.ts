import pg from 'pg';
import { describeActor, type Actor } from '../actor/actor.ts';

/** Where an actor may look. PostgreSQL gets it with every transaction; its policies decide (migration 0003). */
export type Bereik = {
  /** BRIN6 of the vestigingen whose administration it may touch; `*`: it works for the organisation. */
  readonly vestigingen: readonly string[] | '*';
  /** BRIN6 of the vestigingen whose pupils it may read. There is no `*`. */
  readonly leerlingen: readonly string[];
  /** The roles held at the organisation itself: its policies may ask for one (`koppelpunt.heeft_rol`). */
  readonly rollen?: readonly string[];
};

/** An application derives from its own table of rights where an actor may look. */
export type BereikOf = (actor: Actor) => Bereik;

export const NERGENS: Bereik = { vestigingen: [], leerlingen: [] };

export type WhoAsksOptions = {
  /** The one vestiging (BRIN6) that this transaction is about: the actor reaches no other in it. */
  vestiging?: string | undefined;
  /** `snapshot`: read only, with everything as it was at the first question. */
  mode?: 'snapshot' | undefined;
};

/**
 * Starts a transaction and names its actor and its moment in one message, because a second one would cost every verb a round trip. It uses
 * `set local`, so that nothing is left when the connection goes back to the pool, and not `select set_config`, which
 * PostgreSQL has to plan.
 */
export function serializeBegin(
  actor: Actor,
  bereik: Bereik,
  { vestiging, mode, now }: WhoAsksOptions & { now: Date },
): string {
  const { vestigingen, leerlingen, rollen } = vestiging === undefined ? bereik : narrow(bereik, vestiging);
  const settings = {
    actor: describeActor(actor),
    vestigingen: vestigingen === '*' ? '*' : toArrayLiteral(vestigingen),
    leerlingen: toArrayLiteral(leerlingen),
    rollen: toArrayLiteral(rollen ?? []),
    vestiging: vestiging ?? '',
    nu: now.toISOString(),
  };
  const says = Object.entries(settings).map(
    ([name, value]) => `set local koppelpunt.${name} = ${pg.escapeLiteral(value)}`,
  );
  const begin = mode === 'snapshot' ? 'begin isolation level repeatable read read only' : 'begin';
  return [begin, ...says].join('; ');
}

function narrow({ vestigingen, leerlingen }: Bereik, vestiging: string): Bereik {
  const isIt = (brin6: string) => brin6 === vestiging;
  return {
    vestigingen: vestigingen === '*' ? [vestiging] : vestigingen.filter(isIt),
    leerlingen: leerlingen.filter(isIt),
  };
}

const toArrayLiteral = (texts: readonly string[]): string =>
  `{${texts.map((text) => `"${text.replace(/(["\\])/g, '\\$1')}"`).join(',')}}`;
