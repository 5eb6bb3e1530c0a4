/** The tables of the fast path (`snelpad.ts`): what may come where, made of those that `compile.ts` made of the description. */
import type { Automaat } from '../schema/automaton.ts';
import type { LeesElement, LeesType } from '../schema/compile.ts';
import type { Controle } from '../schema/check.ts';

export interface Kind {
  readonly eindtag: string;
  /** Where its end tag stands in the names of the table, and how long that is. */
  readonly plek: number;
  readonly sluit: number;
  /** So much of it, its `</` left out, follows the `<`: `achternaam>`, for what has attributes or children `groep`. */
  readonly open: number;
  readonly element: LeesElement;
  readonly controle: Controle | undefined;
  readonly type: Type | undefined;
  /** Where the content model goes from here. */
  readonly staat: Staat;
}

export interface Staat {
  readonly eind: boolean;
  kinderen: readonly Kind[];
  /** The child that came here last time: files of one maker are alike from pupil to pupil. */
  gok: Kind | undefined;
}

export interface Attribuut {
  /** Where its `naam=` stands in the names of the table. */
  readonly plek: number;
  readonly lengte: number;
  readonly bit: number;
  readonly eigenschap: string;
  readonly trim: boolean;
  readonly controle: Controle;
}

export interface Type {
  start: Staat;
  readonly attributen: readonly Attribuut[];
  /** The bits of the attributes that must be there. */
  readonly nodig: number;
  readonly kinderloos: boolean;
  readonly isReeks: boolean;
  /** Elements inside elements, this one included; infinite when it may hold itself. */
  diepte: number;
}

export interface Tafel {
  readonly prefix: string;
  readonly records: readonly Kind[];
  /** Every name that the records know, one behind the other: what is compared all the time lies together. */
  readonly namen: Uint16Array;
  /** The most attributes that an element may have. */
  readonly attributen: number;
}

/** One per list: a process that reads messages with ever other prefixes shall not keep them all. */
const tafels = new WeakMap<LeesType, Tafel>();

/** Without records where the fast path would need more rules than it has. */
export function tafelVan(lijst: LeesType, prefix: string): Tafel {
  let tafel = tafels.get(lijst);
  if (tafel?.prefix !== prefix) tafels.set(lijst, (tafel = compileTafel(lijst, prefix)));
  return tafel;
}

function compileTafel(lijst: LeesType, prefix: string): Tafel {
  const bouw: Bouw = { voor: prefix === '' ? '' : `${prefix}:`, types: new Map(), namen: [] };
  const einde: Staat = { eind: true, kinderen: [], gok: undefined };
  const isApart = ({ uitgeven, doel, type }: LeesElement): boolean =>
    uitgeven !== undefined && doel === 'reeks' && type !== undefined;
  const records = lijst.kindRij.every(isApart)
    ? lijst.kindRij.map((element) => compileKind(element, einde, bouw))
    : [];
  const attributen = Math.max(0, ...[...bouw.types.values()].map((type) => type.attributen.length));
  const kan = attributen < 32 && [...bouw.types.keys()].every(isEenvoudig);
  return { prefix, attributen, records: kan ? records : [], namen: Uint16Array.from(bouw.namen) };
}

interface Bouw {
  readonly voor: string;
  readonly types: Map<LeesType, Type>;
  readonly namen: number[];
}

function compileKind(element: LeesElement, staat: Staat, bouw: Bouw): Kind {
  const { naam, type } = element;
  const eindtag = `</${bouw.voor}${naam}>`;
  return {
    eindtag,
    plek: schrijfOp(bouw, eindtag),
    sluit: eindtag.length,
    open: eindtag.length - (type === undefined ? '</' : '</>').length,
    element,
    controle: element.controle,
    type: type && compileType(type, bouw),
    staat,
  };
}

/** Gives its place. */
function schrijfOp({ namen }: Bouw, naam: string): number {
  const plek = namen.length;
  for (let i = 0; i < naam.length; i++) namen.push(naam.charCodeAt(i));
  return plek;
}

function compileType(type: LeesType, bouw: Bouw): Type {
  const bekend = bouw.types.get(type);
  if (bekend !== undefined) return bekend;
  const staten = type.automaat.map(({ eind }): Staat => ({ eind, kinderen: [], gok: undefined }));
  const attributen = type.attributen.map(({ naam, eigenschap, trim, controle }, i) => ({
    plek: schrijfOp(bouw, `${naam}=`),
    lengte: `${naam}=`.length,
    bit: 1 << i,
    eigenschap,
    trim,
    controle,
  }));
  const klaar: Type = {
    start: staten[0]!,
    attributen,
    nodig: attributen.reduce((som, { bit }, i) => (type.attributen[i]!.verplicht ? som | bit : som), 0),
    kinderloos: type.kindRij.length === 0,
    isReeks: type.isReeks,
    diepte: Infinity,
  };
  bouw.types.set(type, klaar);
  type.automaat.forEach(({ volgende }, i) => {
    // What is skipped has to be looked at by the tokenizer all the same.
    const namen = [...volgende].filter(([naam]) => !type.kinderen.get(naam)!.overslaan);
    staten[i]!.kinderen = namen.map(([naam, doel]) =>
      compileKind(type.kinderen.get(naam)!, staten[doel]!, bouw),
    );
  });
  const diepten = staten.flatMap((staat) => staat.kinderen.map((kind) => kind.type?.diepte ?? 1));
  klaar.diepte = 1 + Math.max(0, ...diepten);
  return klaar;
}

/** Children or nothing; nothing in it is handed out apart, and its content model alone sees to it that nothing single comes twice. */
function isEenvoudig({ kindRij, kinderen, automaat, tekst }: LeesType): boolean {
  if (tekst !== undefined || kindRij.some((kind) => kind.uitgeven !== undefined)) return false;
  return automaat.every(({ volgende }) =>
    [...volgende].every(([naam, doel]) => kinderen.get(naam)!.meervoud || !komtNa(naam, doel, automaat)),
  );
}

/** Can a child of this name still come from this state on? */
function komtNa(naam: string, staat: number, automaat: Automaat): boolean {
  const bereikt = new Set([staat]);
  for (const nummer of bereikt) {
    const { volgende } = automaat[nummer]!;
    if (volgende.has(naam)) return true;
    for (const doel of volgende.values()) bereikt.add(doel);
  }
  return false;
}
