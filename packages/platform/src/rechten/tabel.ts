/**
 * Where a role holds. `vestiging`: at one location, at all of one school (BRIN4), or at all of one bestuur, as the person's
 * place says. `bestuur`: at all of one bestuur, never less. `organisatie`: at the organisation that runs the application.
 */
export const PLEKKEN = ['vestiging', 'bestuur', 'organisatie'] as const;
export type Plek = (typeof PLEKKEN)[number];

export type RolRegel<Rol extends string = string> = {
  /** The name that people read. */
  readonly naam: string;
  readonly plek: Plek;
  /** Compulsory for a role that may activate, manage or see pupils. */
  readonly tweedeFactor: boolean;
  /** Dutch, one line, also for the screen: what this role is for, and what it does not get. */
  readonly betekenis: string;
  /** Dutch: why it sees pupils or does not, with the requirement; docs/rollen.md shows it. */
  readonly waarom?: string;
  /** The roles that this role gives to others and takes away, at its own places only. */
  readonly geeft: readonly Rol[];
  /** Each place keeps at least one: the last cannot be taken away. */
  readonly onmisbaar?: true;
};

/**
 * The data that an act touches, and that the database therefore opens to it: the pupils of a vestiging, other data of a
 * vestiging, or only data of the organisation.
 */
export type Over = 'leerlingen' | 'vestiging' | 'organisatie';

export type ActieRegel<Rol extends string = string> = {
  readonly over: Over;
  readonly rollen: readonly Rol[];
  /** Dutch, one line. */
  readonly betekenis: string;
};

/** A job, or the command line: it acts under its own name, with only the rights that are named here. */
export type SysteemRegel<Actie extends string = string> = {
  readonly acties: readonly Actie[] | 'alle';
  readonly betekenis: string;
};

/** One application's table, role × act: the source of the code, of its tests and of docs/rollen.md. */
export type RechtenTabel<Rol extends string = string, Actie extends string = string> = {
  readonly rollen: Readonly<Record<Rol, RolRegel<NoInfer<Rol>>>>;
  readonly acties: Readonly<Record<Actie, ActieRegel<NoInfer<Rol>>>>;
  readonly systemen: Readonly<Record<string, SysteemRegel<NoInfer<Actie>>>>;
};

/** A table that allows what may never be is a bug, and must not start. */
export function checkTabel({ rollen, acties }: RechtenTabel): void {
  for (const [actie, { over, rollen: mogen }] of Object.entries(acties)) {
    for (const rol of mogen) {
      // R33, R4: nobody who works for the supplier or the organisation sees a pupil of any school.
      if (over === 'leerlingen' && rollen[rol]?.plek !== 'vestiging')
        throw new Error(
          `${rol} belongs to no vestiging, so it may not have "${actie}": that is about pupils`,
        );
      if (over === 'leerlingen' && !rollen[rol]?.tweedeFactor)
        throw new Error(`${rol} sees pupils, so it needs a second factor`);
    }
  }
}
