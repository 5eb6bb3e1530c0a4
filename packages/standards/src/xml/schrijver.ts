/**
 * Compiles the description of an element into a writer: value in, XML out, in the order of the standard.
 *
 * Nothing is invented and nothing is cut off: a value that does not fit is refused by name of its element.
 */
import { StandardsError } from '../errors.ts';
import {
  isElementType,
  type Attribuut,
  type ElementDeel,
  type ElementType,
  type Herhaling,
  type Keuze,
  type Model,
  type Reeks,
  type Volgorde,
} from './beschrijving.ts';
import { escapeAttribuut, escapeTekst } from './escape.ts';
import { compileControle, type ControleOpties } from './soort-controle.ts';

/** Collects text; strings that grow are cheap in V8, and the owner empties it when it is big enough. */
export interface Uit {
  tekst: string;
}

/** Writes the part of `waarde` that a particle describes. */
type Schrijf = (waarde: Record<string, unknown>, uit: Uit) => void;
/** Writes one element with this content. */
export type SchrijfElement = (inhoud: unknown, uit: Uit) => void;

type Types = Map<ElementType<unknown>, SchrijfType>;

interface SchrijfType {
  readonly attributen: Schrijf;
  readonly kinderen: Schrijf;
  /** No children possible: `<groep key="1"/>`. */
  readonly kinderloos: boolean;
}

export interface SchrijfOpties extends ControleOpties {
  /** Attributes for the start tag of the outermost element, as XML. */
  readonly declaraties?: string;
}

export function compileSchrijver(deel: ElementDeel, opties: SchrijfOpties = {}): SchrijfElement {
  const { declaraties = '', ...rest } = opties;
  return schrijfElement(deel, rest, new Map(), declaraties);
}

function schrijfElement(
  deel: ElementDeel,
  opties: ControleOpties,
  types: Types,
  declaraties = '',
): SchrijfElement {
  const { naam, inhoud } = deel;
  const sluit = `</${naam}>`;
  if (!isElementType(inhoud)) {
    const controle = compileControle(inhoud, opties);
    const open = `<${naam}${declaraties}>`;
    const { uitleg } = inhoud;
    return (waarde, uit) => {
      const tekst = typeof waarde === 'string' ? waarde : String(waarde);
      if (controle(tekst) === undefined) {
        throw new StandardsError('WAARDE_ONGELDIG', { waarden: { element: naam, uitleg } });
      }
      uit.tekst += open + escapeTekst(tekst, naam) + sluit;
    };
  }
  const type = schrijfType(inhoud, opties, types);
  return (waarde, uit) => {
    const velden = waarde as Record<string, unknown>;
    uit.tekst += `<${naam}${declaraties}`;
    type.attributen(velden, uit);
    if (type.kinderloos) {
      uit.tekst += '/>';
      return;
    }
    uit.tekst += '>';
    type.kinderen(velden, uit);
    uit.tekst += sluit;
  };
}

function schrijfType(type: ElementType<unknown>, opties: ControleOpties, types: Types): SchrijfType {
  let klaar = types.get(type);
  if (klaar === undefined) {
    const attributen = type.attributen.map((a) => schrijfAttribuut(a, type.naam, opties));
    klaar = {
      attributen: (waarde, uit) => {
        for (const schrijf of attributen) schrijf(waarde, uit);
      },
      kinderen: schrijfModel(type.inhoud, opties, types),
      kinderloos: type.inhoud.delen.length === 0,
    };
    types.set(type, klaar);
  }
  return klaar;
}

function schrijfAttribuut(attribuut: Attribuut, van: string, opties: ControleOpties): Schrijf {
  const { eigenschap, naam, verplicht, soort } = attribuut;
  const controle = compileControle(soort, opties);
  const element = `${van}/@${naam}`;
  return (waarde, uit) => {
    const tekst = waarde[eigenschap];
    if (tekst === undefined) {
      if (verplicht) throw new StandardsError('WAARDE_ONTBREEKT', { waarden: { element } });
      return;
    }
    if (typeof tekst !== 'string' || controle(tekst) === undefined) {
      throw new StandardsError('WAARDE_ONGELDIG', { waarden: { element, uitleg: soort.uitleg } });
    }
    uit.tekst += ` ${naam}="${escapeAttribuut(tekst, element)}"`;
  };
}

function schrijfModel(model: Model, opties: ControleOpties, types: Types): Schrijf {
  switch (model.deel) {
    case 'element':
      return schrijfVeld(model, opties, types);
    case 'reeks':
      return schrijfReeks(model, opties, types);
    case 'herhaling':
      return schrijfHerhaling(model, opties, types);
    case 'keuze':
      return schrijfKeuze(model, opties, types);
    case 'volgorde':
      return schrijfVolgorde(model, opties, types);
  }
}

function schrijfVeld(deel: ElementDeel, opties: ControleOpties, types: Types): Schrijf {
  // What we never hold we cannot write (law R1); what we skip we did not keep.
  if (deel.identificerend || deel.overslaan) return () => {};
  const schrijf = schrijfElement(deel, opties, types);
  const { eigenschap, naam, verplicht } = deel;
  return (waarde, uit) => {
    const inhoud = waarde[eigenschap];
    if (inhoud !== undefined) schrijf(inhoud, uit);
    else if (verplicht) throw new StandardsError('WAARDE_ONTBREEKT', { waarden: { element: naam } });
  };
}

function schrijfVolgorde(volgorde: Volgorde, opties: ControleOpties, types: Types): Schrijf {
  const delen = volgorde.delen.map((deel) => schrijfModel(deel, opties, types));
  return (waarde, uit) => {
    for (const schrijf of delen) schrijf(waarde, uit);
  };
}

/** The first branch that has all it needs and holds everything that is filled in. */
function schrijfKeuze(keuze: Keuze, opties: ControleOpties, types: Types): Schrijf {
  const takken = keuze.delen.map((deel) => ({
    nodig: eigenschappen(deel, true),
    alle: new Set(eigenschappen(deel, false)),
    schrijf: schrijfModel(deel, opties, types),
  }));
  const alle = [...new Set(takken.flatMap((tak) => [...tak.alle]))];
  const element = alle.join(', ');
  return (waarde, uit) => {
    let gevuld = 0;
    for (const eigenschap of alle) if (waarde[eigenschap] !== undefined) gevuld++;
    if (gevuld === 0) {
      if (keuze.verplicht) throw new StandardsError('WAARDE_ONTBREEKT', { waarden: { element } });
      return;
    }
    for (const tak of takken) {
      if (!tak.nodig.every((e) => waarde[e] !== undefined)) continue;
      if (gevuld > tak.alle.size || alle.some((e) => waarde[e] !== undefined && !tak.alle.has(e))) continue;
      tak.schrijf(waarde, uit);
      return;
    }
    throw new StandardsError('WAARDE_NIET_EENDUIDIG', { waarden: { element } });
  };
}

function schrijfHerhaling(herhaling: Herhaling, opties: ControleOpties, types: Types): Schrijf {
  const schrijf = schrijfItem(herhaling.items, opties, types);
  const { eigenschap } = herhaling;
  return (waarde, uit) => {
    const rij = waarde[eigenschap];
    if (rij !== undefined) for (const item of rij as readonly unknown[]) schrijf(item, uit);
  };
}

function schrijfReeks(reeks: Reeks, opties: ControleOpties, types: Types): Schrijf {
  const schrijf = schrijfItem(reeks.items, opties, types);
  const { eigenschap, naam, verplicht } = reeks;
  return (waarde, uit) => {
    const rij = waarde[eigenschap] as readonly unknown[] | undefined;
    if (rij === undefined || rij.length === 0) {
      if (verplicht) throw new StandardsError('WAARDE_ONTBREEKT', { waarden: { element: naam } });
      return;
    }
    uit.tekst += `<${naam}>`;
    for (const item of rij) schrijf(item, uit);
    uit.tekst += `</${naam}>`;
  };
}

/** One item: of one kind as it is, of several kinds by its `kind`. */
export function schrijfItem(
  items: readonly ElementDeel[],
  opties: ControleOpties,
  types: Types = new Map(),
): SchrijfElement {
  const enige = items.length === 1 ? items[0] : undefined;
  if (enige !== undefined) return schrijfElement(enige, opties, types);
  const perKind = new Map(
    items.map((item) => [
      item.eigenschap,
      { schrijf: schrijfElement(item, opties, types), tekst: !isElementType(item.inhoud) },
    ]),
  );
  return (waarde, uit) => {
    const { kind, waarde: tekst } = waarde as { kind: string; waarde?: unknown };
    const item = perKind.get(kind);
    if (item === undefined) throw new TypeError('an item without a known kind');
    item.schrijf(item.tekst ? tekst : waarde, uit);
  };
}

/** The properties that a particle fills; with `nodig` only those it cannot do without. */
function eigenschappen(model: Model, nodig: boolean): string[] {
  if (nodig && !model.verplicht) return [];
  switch (model.deel) {
    case 'element':
      return model.identificerend || model.overslaan ? [] : [model.eigenschap];
    case 'reeks':
    case 'herhaling':
      return [model.eigenschap];
    case 'volgorde':
      return model.delen.flatMap((deel) => eigenschappen(deel, nodig));
    case 'keuze':
      return nodig ? [] : model.delen.flatMap((deel) => eigenschappen(deel, nodig));
  }
}
