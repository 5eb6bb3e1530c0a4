/**
 * A description with less in it, made from the full one: an older version of a standard, a profile.
 *
 * Only the differences are data; everything else is the description itself, so that a field is still written down once.
 */
import {
  isElementType,
  type Attribuut,
  type ElementDeel,
  type ElementType,
  type Inhoud,
  type Keuze,
  type Model,
} from './description.ts';
import type { Soort } from './simple-type.ts';

/** Names are those on the wire. */
export interface TypeAanpassing {
  /** Elements and attributes that may not stand in this type, nor as items in its lists. */
  readonly weg?: readonly string[];
  /** Optional ones that must be there. */
  readonly verplicht?: readonly string[];
  /** Other simple types. */
  readonly soort?: Readonly<Record<string, Soort<unknown>>>;
  /** Optional neighbours of which only one may stand. */
  readonly eenVan?: readonly string[];
}

export interface Aanpassing {
  /** By name of the type. */
  readonly types: Readonly<Record<string, TypeAanpassing>>;
  /** Simple types that are others everywhere. */
  readonly soorten?: ReadonlyMap<Soort<unknown>, Soort<unknown>>;
}

export interface Aanpasser {
  deel(deel: ElementDeel): ElementDeel;
  type(type: ElementType<unknown>): ElementType<unknown>;
}

/**
 * @example
 * const smal = maakAanpasser({ types: { LeerlingType: { weg: ['emailadres'] } } });
 * compileLezer(smal.deel(edexWortel)); // knows pupils without emailadres only
 */
export function maakAanpasser(aanpassing: Aanpassing): Aanpasser {
  const klaar = new Map<ElementType<unknown>, ElementType<unknown>>();

  function pasType(type: ElementType<unknown>): ElementType<unknown> {
    const bekend = klaar.get(type);
    if (bekend !== undefined) return bekend;
    const regels = aanpassing.types[type.naam] ?? {};
    const delen = pasDelen(type.inhoud.delen, regels);
    const nieuw: ElementType<unknown> = {
      ...type,
      attributen: type.attributen.flatMap((a) => pasAttribuut(a, regels)),
      inhoud: { ...type.inhoud, delen: regels.eenVan ? voegSamen(delen, regels.eenVan) : delen },
    };
    klaar.set(type, nieuw);
    return nieuw;
  }

  const pasSoort = (naam: string, soort: Soort<unknown>, regels: TypeAanpassing): Soort<unknown> =>
    regels.soort?.[naam] ?? aanpassing.soorten?.get(soort) ?? soort;

  const pasInhoud = (naam: string, inhoud: Inhoud<unknown>, regels: TypeAanpassing): Inhoud<unknown> =>
    isElementType(inhoud) ? pasType(inhoud) : pasSoort(naam, inhoud, regels);

  function pasAttribuut(attribuut: Attribuut, regels: TypeAanpassing): Attribuut[] {
    const { naam, soort, verplicht } = attribuut;
    if (regels.weg?.includes(naam)) return [];
    return [
      {
        ...attribuut,
        soort: pasSoort(naam, soort, regels),
        verplicht: verplicht || isGevraagd(naam, regels),
      },
    ];
  }

  function pasElement(deel: ElementDeel, regels: TypeAanpassing): ElementDeel[] {
    if (regels.weg?.includes(deel.naam)) return [];
    return [
      {
        ...deel,
        inhoud: pasInhoud(deel.naam, deel.inhoud, regels),
        verplicht: deel.verplicht || isGevraagd(deel.naam, regels),
      },
    ];
  }

  const pasDelen = (delen: readonly Model[], regels: TypeAanpassing): Model[] =>
    delen.flatMap((deel) => pasModel(deel, regels));

  function pasModel(model: Model, regels: TypeAanpassing): Model[] {
    switch (model.deel) {
      case 'element':
        return pasElement(model, regels);
      case 'reeks':
      case 'herhaling': {
        const naam = model.deel === 'reeks' ? model.naam : '';
        const items = model.items.flatMap((item) => pasElement(item, regels));
        if (items.length === 0 || regels.weg?.includes(naam)) return [];
        if (model.deel === 'herhaling') return [{ ...model, items }];
        return [{ ...model, items, verplicht: model.verplicht || isGevraagd(naam, regels) }];
      }
      case 'volgorde': {
        const delen = pasDelen(model.delen, regels);
        return delen.length === 0 ? [] : [{ ...model, delen }];
      }
      case 'keuze': {
        const delen = pasDelen(model.delen, regels);
        return delen.length === 0 ? [] : [pasKeuze(model, delen, regels)];
      }
    }
  }

  return {
    deel: (deel) => ({ ...deel, inhoud: pasInhoud(deel.naam, deel.inhoud, {}) }),
    type: pasType,
  };
}

const isGevraagd = (naam: string, regels: TypeAanpassing): boolean =>
  regels.verplicht?.includes(naam) === true;

/** When the one branch that is left must be there, so must the choice. */
function pasKeuze(keuze: Keuze, delen: readonly Model[], regels: TypeAanpassing): Keuze {
  const enige = delen.length === 1 ? delen[0] : undefined;
  const moet = enige?.deel === 'element' && isGevraagd(enige.naam, regels);
  return { ...keuze, delen, verplicht: keuze.verplicht || moet };
}

/** Puts some optional neighbours into one optional choice, where the first of them stood. */
function voegSamen(delen: readonly Model[], namen: readonly string[]): Model[] {
  const hoort = (deel: Model): boolean => deel.deel === 'element' && namen.includes(deel.naam);
  const takken = delen.filter(hoort).map((deel) => ({ ...deel, verplicht: true }) as Model);
  const keuze: Keuze = { deel: 'keuze', delen: takken, verplicht: false };
  const eerste = delen.findIndex(hoort);
  return delen.flatMap((deel, i) => (hoort(deel) ? (i === eerste ? [keuze] : []) : [deel]));
}
