/** One person's place: a role at one vestiging, or (brin6 null) at the organisation that runs the application. */
export type Lidmaatschap<Rol extends string = string> = { readonly brin6: string | null; readonly rol: Rol };

/**
 * The person or system that asks: the first parameter of everything that reads or changes pupils or koppelingen, so that
 * forgetting it is a type error and the logboek always knows whom to name.
 */
export type Actor<Rol extends string = string> =
  | {
      readonly kind: 'gebruiker';
      readonly id: string;
      readonly email: string;
      readonly naam: string;
      readonly lidmaatschappen: readonly Lidmaatschap<Rol>[];
      /** This session was opened with a second factor (or a passkey). */
      readonly tweedeFactor: boolean;
    }
  /** A partner's system that proved its klantnaam and klantcode. */
  | { readonly kind: 'partner'; readonly naam: string }
  /** Ourselves: a job, or an administrator on the command line. The name frightens on purpose: `dangerouslyAsSystem`. */
  | { readonly kind: 'systeem'; readonly naam: string };

export function dangerouslyAsSystem(naam: string): Actor<never> {
  return { kind: 'systeem', naam };
}

/** How the logboek names the actor: an id, never a person's name. */
export function describeActor(actor: Actor): string {
  switch (actor.kind) {
    case 'gebruiker':
      return `gebruiker:${actor.id}`;
    case 'partner':
      return `partner:${actor.naam}`;
    case 'systeem':
      return `systeem:${actor.naam}`;
  }
}

/** Does this person hold this role at this vestiging (or, with brin6 null, at the organisation)? */
export function hasRol<Rol extends string>(actor: Actor<Rol>, rol: Rol, brin6: string | null): boolean {
  return (
    actor.kind === 'gebruiker' && actor.lidmaatschappen.some((lid) => lid.rol === rol && lid.brin6 === brin6)
  );
}
