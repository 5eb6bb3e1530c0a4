/**
 * Compiles the description of an element into a writer: value in, XML out, in the order of the standard.
 *
 * Nothing is invented and nothing is cut off: a value that does not fit is refused by name of its element.
 */
import { StandardsError } from '../../errors.ts';
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
} from '../schema/description.ts';
import { escapeAttribuut } from './escape.ts';
import type { Soort } from '../schema/simple-type.ts';
import { compileControle, type ControleOpties } from '../schema/check.ts';
import { Uitvoer, vast } from './byte-output.ts';

/** Collects the text of a small message. */
export interface Uit {
  tekst: string;
}

/** Writes the part of `waarde` that a particle describes. */
type Schrijf = (waarde: Record<string, unknown>, uit: Uitvoer) => void;
/** Writes one element with this content. */
export type SchrijfElement<U = Uit> = (inhoud: unknown, uit: U) => void;

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

/** For a message that is small enough to be one text. */
export function compileSchrijver(deel: ElementDeel, opties: SchrijfOpties = {}): SchrijfElement {
  const schrijf = compileUitvoer(deel, opties);
  return (inhoud, uit) => {
    const uitvoer = new Uitvoer();
    schrijf(inhoud, uitvoer);
    uit.tekst += uitvoer.toString();
  };
}

/** For a part of a stream. */
export function compileUitvoer(deel: ElementDeel, opties: SchrijfOpties = {}): SchrijfElement<Uitvoer> {
  const { declaraties = '', ...rest } = opties;
  return schrijfElement(deel, rest, new Map(), declaraties);
}

function schrijfElement(
  deel: ElementDeel,
  opties: ControleOpties,
  types: Types,
  declaraties = '',
): SchrijfElement<Uitvoer> {
  const { naam, inhoud } = deel;
  const sluit = vast(`</${naam}>`);
  if (!isElementType(inhoud)) {
    const controle = compileControle(inhoud, opties);
    const open = vast(`${openTag(deel, declaraties)}>`);
    const { uitleg } = inhoud;
    return (waarde, uit) => {
      const tekst = typeof waarde === 'string' ? waarde : String(waarde);
      if (controle(tekst) === undefined) {
        throw new StandardsError('WAARDE_ONGELDIG', { waarden: { element: naam, uitleg } });
      }
      uit.tekst(open, tekst, sluit, naam);
    };
  }
  const type = schrijfType(inhoud, opties, types);
  const open = vast(openTag(deel, declaraties));
  return (waarde, uit) => {
    const velden = waarde as Record<string, unknown>;
    uit.vast(open);
    type.attributen(velden, uit);
    if (type.kinderloos) {
      uit.vast(EINDE_LEEG);
      return;
    }
    uit.vast(EINDE_TAG);
    type.kinderen(velden, uit);
    uit.vast(sluit);
  };
}

/** Up to where attributes go. */
export function openTag({ naam, naamruimte }: ElementDeel, declaraties = ''): string {
  const eigen = naamruimte === undefined ? '' : ` xmlns="${escapeAttribuut(naamruimte, naam)}"`;
  return `<${naam}${declaraties}${eigen}`;
}

const EINDE_LEEG = vast('/>');
const EINDE_TAG = vast('>');
const AANHALING = vast('"');
const NIETS = vast('');

function schrijfType(type: ElementType<unknown>, opties: ControleOpties, types: Types): SchrijfType {
  let klaar = types.get(type);
  if (klaar === undefined) {
    const attributen = type.attributen.map((a) => schrijfAttribuut(a, type.naam, opties));
    klaar = {
      attributen: (waarde, uit) => {
        for (const schrijf of attributen) schrijf(waarde, uit);
      },
      kinderen: type.tekst
        ? schrijfTekst(type.tekst, type.naam, opties)
        : schrijfModel(type.inhoud, opties, types),
      kinderloos: type.inhoud.delen.length === 0 && type.tekst === undefined,
    };
    types.set(type, klaar);
  }
  return klaar;
}

/** The text of an element that also has attributes. */
function schrijfTekst(soort: Soort<unknown>, element: string, opties: ControleOpties): Schrijf {
  const controle = compileControle(soort, opties);
  const { uitleg } = soort;
  return ({ waarde }, uit) => {
    if (waarde === undefined) throw new StandardsError('WAARDE_ONTBREEKT', { waarden: { element } });
    if (typeof waarde !== 'string' || controle(waarde) === undefined) {
      throw new StandardsError('WAARDE_ONGELDIG', { waarden: { element, uitleg } });
    }
    uit.tekst(NIETS, waarde, NIETS, element);
  };
}

function schrijfAttribuut(attribuut: Attribuut, van: string, opties: ControleOpties): Schrijf {
  const { eigenschap, naam, verplicht, soort } = attribuut;
  const controle = compileControle(soort, opties);
  const element = `${van}/@${naam}`;
  const begin = vast(` ${naam}="`);
  return (waarde, uit) => {
    const inhoud = waarde[eigenschap];
    if (inhoud === undefined) {
      if (verplicht) throw new StandardsError('WAARDE_ONTBREEKT', { waarden: { element } });
      return;
    }
    const tekst = typeof inhoud === 'number' ? String(inhoud) : inhoud;
    if (typeof tekst !== 'string' || controle(tekst) === undefined) {
      throw new StandardsError('WAARDE_ONGELDIG', { waarden: { element, uitleg: soort.uitleg } });
    }
    uit.attribuut(begin, tekst, AANHALING, element);
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

const NIKS: Schrijf = () => {};

function schrijfVeld(deel: ElementDeel, opties: ControleOpties, types: Types): Schrijf {
  // What we never hold we cannot write (law R1); what we skip we did not keep.
  if (deel.identificerend || deel.overslaan) return NIKS;
  const schrijf = schrijfElement(deel, opties, types);
  const { eigenschap, naam, verplicht } = deel;
  return (waarde, uit) => {
    const inhoud = waarde[eigenschap];
    if (inhoud !== undefined) schrijf(inhoud, uit);
    else if (verplicht) throw new StandardsError('WAARDE_ONTBREEKT', { waarden: { element: naam } });
  };
}

function schrijfVolgorde(volgorde: Volgorde, opties: ControleOpties, types: Types): Schrijf {
  // What writes nothing is not asked.
  const delen = volgorde.delen
    .map((deel) => schrijfModel(deel, opties, types))
    .filter((deel) => deel !== NIKS);
  return (waarde, uit) => {
    for (let i = 0; i < delen.length; i++) delen[i]!(waarde, uit);
  };
}

/** The first branch that has all it needs and holds everything that is filled in. */
function schrijfKeuze(keuze: Keuze, opties: ControleOpties, types: Types): Schrijf {
  const alle = [...new Set(eigenschappen({ ...keuze, verplicht: false }, false))];
  if (alle.length > 31) throw new TypeError('a choice between too many elements');
  // As bits: which properties a branch cannot do without, and which it may have.
  const bits = (namen: readonly string[]): number =>
    namen.reduce((som, e) => som | (1 << alle.indexOf(e)), 0);
  const takken = keuze.delen.map((deel) => ({
    nodig: bits(eigenschappen(deel, true)),
    mag: bits(eigenschappen(deel, false)),
    schrijf: schrijfModel(deel, opties, types),
  }));
  const element = alle.join(', ');
  if (alle.length === 0 && !keuze.verplicht) return NIKS;
  return (waarde, uit) => {
    let gevuld = 0;
    for (let i = 0; i < alle.length; i++) if (waarde[alle[i]!] !== undefined) gevuld |= 1 << i;
    if (gevuld === 0) {
      if (keuze.verplicht) throw new StandardsError('WAARDE_ONTBREEKT', { waarden: { element } });
      return;
    }
    for (const tak of takken) {
      if ((gevuld & tak.nodig) !== tak.nodig || (gevuld & ~tak.mag) !== 0) continue;
      tak.schrijf(waarde, uit);
      return;
    }
    throw new StandardsError('WAARDE_NIET_EENDUIDIG', { waarden: { element } });
  };
}

function schrijfHerhaling(herhaling: Herhaling, opties: ControleOpties, types: Types): Schrijf {
  const schrijf = schrijfItem(herhaling.items, opties, types);
  const { eigenschap, verplicht } = herhaling;
  return (waarde, uit) => {
    const rij = waarde[eigenschap] as readonly unknown[] | undefined;
    if (verplicht && (rij === undefined || rij.length === 0)) {
      throw new StandardsError('WAARDE_ONTBREEKT', { waarden: { element: eigenschap } });
    }
    if (rij !== undefined) for (const item of rij) schrijf(item, uit);
  };
}

function schrijfReeks(reeks: Reeks, opties: ControleOpties, types: Types): Schrijf {
  const schrijf = schrijfItem(reeks.items, opties, types);
  const { eigenschap, naam, verplicht } = reeks;
  const [open, sluit] = [vast(`<${naam}>`), vast(`</${naam}>`)];
  return (waarde, uit) => {
    const rij = waarde[eigenschap] as readonly unknown[] | undefined;
    if (rij === undefined || rij.length === 0) {
      if (verplicht) throw new StandardsError('WAARDE_ONTBREEKT', { waarden: { element: naam } });
      return;
    }
    uit.vast(open);
    for (const item of rij) schrijf(item, uit);
    uit.vast(sluit);
  };
}

/** One item: of one kind as it is, of several kinds by its `kind`. */
export function schrijfItem(
  items: readonly ElementDeel[],
  opties: ControleOpties,
  types: Types = new Map(),
): SchrijfElement<Uitvoer> {
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
export function eigenschappen(model: Model, nodig: boolean): string[] {
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
