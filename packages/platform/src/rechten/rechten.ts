import { NERGENS, type Bereik } from '../database/who-asks.ts';
import { notAllowed, notFound, tweedeFactorNodig } from '../problem/problem.ts';
import type { Actor, Lidmaatschap } from '../actor/actor.ts';
import { checkTabel, type RechtenTabel } from './tabel.ts';

/** `brin6`: at this vestiging. `undefined`: somewhere; the service narrows it. */
type Waar = string | undefined;

/** The part of an application's table that the platform uses, whatever the application's own words are. */
export type RouteRechten = {
  /** Throws when the actor may not do this act here; see `requireMay`. */
  requireRecht(actor: Actor, actie: string, waar: Waar): void;
  /** Every act of this actor, per place; the screens use it to choose what to show. */
  listRechten(actor: Actor): { brin6: string | null; acties: string[] }[];
};

export type Rechten<Rol extends string, Actie extends string> = RouteRechten & {
  readonly tabel: RechtenTabel<Rol, Actie>;
  readonly rollen: readonly Rol[];
  readonly acties: readonly Actie[];
  may: (actor: Actor, actie: Actie, waar?: string) => boolean;
  /**
   * Somebody without a place at the vestiging may not even learn that it exists: 404. With a place but without this right:
   * 403. With the right, but signed in without the second factor that the role needs: 403 with a code of its own.
   */
  requireMay: (actor: Actor, actie: Actie, waar?: string) => void;
  /** This role has an act that is about pupils. */
  zietLeerlingen: (rol: string) => boolean;
  /** False when one person with these roles would see pupils and work for the organisation: R33 in one line. */
  gaanSamen: (rollen: readonly string[]) => boolean;
  /** The roles that this actor has here; the command line has all. */
  listRollen: (actor: Actor, waar?: string) => readonly Rol[];
  /** Where this actor may do this: per vestiging, or everywhere. */
  listVestigingen: (actor: Actor, actie: Actie) => readonly string[] | 'alle';
  /** The reach that PostgreSQL gets; it refuses everything else by itself. */
  bereikVan: (actor: Actor) => Bereik;
};

/** The rights of any application, for code that names no role and no act of its own. */
// oxlint-disable-next-line typescript/no-explicit-any -- `Rechten` is invariant in its words
export type AnyRechten = Rechten<any, any>;

export function defineRechten<const Rol extends string, const Actie extends string>(
  tabel: RechtenTabel<Rol, Actie>,
): Rechten<Rol, Actie> {
  checkTabel(tabel);
  const rollen = Object.keys(tabel.rollen) as Rol[];
  const acties = Object.keys(tabel.acties) as Actie[];
  const isRol = (rol: string): rol is Rol => Object.hasOwn(tabel.rollen, rol);

  const zietLeerlingen = (rol: Rol): boolean =>
    acties.some(
      (actie) => tabel.acties[actie].over === 'leerlingen' && tabel.acties[actie].rollen.includes(rol),
    );

  /**
   * The places of a person that count: a role that this application knows, at the kind of place where it holds.
   * Somebody who works for the organisation has none that sees pupils, whoever gave it: a screen, another organisation
   * (OpenID Connect), the command line (R33).
   */
  function listGeldig(actor: Actor): readonly Lidmaatschap<Rol>[] {
    if (actor.kind !== 'gebruiker') return [];
    const geldig = actor.lidmaatschappen.filter(
      (lid): lid is Lidmaatschap<Rol> =>
        isRol(lid.rol) && (tabel.rollen[lid.rol].plek === 'organisatie') === (lid.brin6 === null),
    );
    const isVanOrganisatie = geldig.some(({ brin6 }) => brin6 === null);
    return isVanOrganisatie ? geldig.filter(({ rol }) => !zietLeerlingen(rol)) : geldig;
  }

  const isEnough = (actor: Actor, { rol }: Lidmaatschap<Rol>): boolean =>
    !tabel.rollen[rol].tweedeFactor || (actor.kind === 'gebruiker' && actor.tweedeFactor);

  const isHier = (lid: Lidmaatschap<Rol>, waar: Waar): boolean =>
    lid.brin6 === null || waar === undefined || lid.brin6 === waar;

  const listMet = (actor: Actor, actie: Actie, waar: Waar) =>
    listGeldig(actor).filter((lid) => tabel.acties[actie].rollen.includes(lid.rol) && isHier(lid, waar));

  function mayAsSysteem(naam: string, actie: Actie): boolean {
    const regel = Object.hasOwn(tabel.systemen, naam) ? tabel.systemen[naam] : undefined;
    return regel !== undefined && (regel.acties === 'alle' || regel.acties.includes(actie));
  }

  function may(actor: Actor, actie: Actie, waar?: string): boolean {
    if (actor.kind === 'systeem') return mayAsSysteem(actor.naam, actie);
    return listMet(actor, actie, waar).some((lid) => isEnough(actor, lid));
  }

  /** Whether the actor has any place at this vestiging. */
  const hasPlaats = (actor: Actor, waar: string): boolean =>
    acties.some(
      (actie) => tabel.acties[actie].over !== 'organisatie' && listMet(actor, actie, waar).length > 0,
    );

  function requireMay(actor: Actor, actie: Actie, waar?: string): void {
    if (may(actor, actie, waar)) return;
    if (listMet(actor, actie, waar).length > 0) throw tweedeFactorNodig();
    throw actor.kind === 'systeem' || waar === undefined || hasPlaats(actor, waar)
      ? notAllowed()
      : notFound();
  }

  function listVestigingen(actor: Actor, actie: Actie): readonly string[] | 'alle' {
    if (actor.kind === 'systeem') return mayAsSysteem(actor.naam, actie) ? 'alle' : [];
    const hier = listMet(actor, actie, undefined).filter((lid) => isEnough(actor, lid));
    if (hier.some(({ brin6 }) => brin6 === null)) return 'alle';
    return [...new Set(hier.flatMap(({ brin6 }) => brin6 ?? []))];
  }

  return {
    tabel,
    rollen,
    acties,
    may,
    requireMay,
    zietLeerlingen: (rol) => isRol(rol) && zietLeerlingen(rol),
    gaanSamen(welke) {
      const eigen = rollen.filter((rol) => welke.includes(rol));
      return !eigen.some(zietLeerlingen) || eigen.every((rol) => tabel.rollen[rol].plek !== 'organisatie');
    },
    listRollen(actor, waar) {
      if (actor.kind === 'systeem') return tabel.systemen[actor.naam]?.acties === 'alle' ? rollen : [];
      const hier = listGeldig(actor).filter((lid) => isHier(lid, waar) && isEnough(actor, lid));
      return rollen.filter((rol) => hier.some((lid) => lid.rol === rol));
    },
    requireRecht: (actor, actie, waar) => {
      if (!Object.hasOwn(tabel.acties, actie)) throw new Error(`"${actie}" is no act of this application`);
      requireMay(actor, actie as Actie, waar);
    },
    listRechten(actor) {
      const plaatsen = [...new Set(listGeldig(actor).map(({ brin6 }) => brin6))];
      return plaatsen.map((brin6) => ({
        brin6,
        acties: acties.filter((actie) =>
          listMet(actor, actie, undefined).some((lid) => lid.brin6 === brin6 && isEnough(actor, lid)),
        ),
      }));
    },
    listVestigingen,
    bereikVan(actor) {
      // Jobs, the command line and partners: the policies say, by their name, what they may touch.
      if (actor.kind !== 'gebruiker') return NERGENS;
      const over = (...soorten: readonly string[]) =>
        acties
          .filter((actie) => soorten.includes(tabel.acties[actie].over))
          .map((actie) => listVestigingen(actor, actie));
      const vestigingen = over('vestiging', 'leerlingen');
      return {
        vestigingen: vestigingen.includes('alle') ? '*' : [...new Set(vestigingen.flat())],
        leerlingen: [...new Set(over('leerlingen').flat())],
        rollen: listGeldig(actor)
          .filter((lid) => lid.brin6 === null && isEnough(actor, lid))
          .map(({ rol }) => rol),
      };
    },
  };
}
