/** The tables of `fast-reader.ts`, made from those of `compile.ts`. */
import type { Automaton } from '../schema/automaton.ts';
import type { CompiledElement, CompiledType } from '../schema/compile.ts';
import type { Check } from '../schema/check.ts';

export interface FastChild {
  readonly endTag: string;
  /** Offset of its end tag in the names of the table, and the length of that tag. */
  readonly offset: number;
  readonly endTagLength: number;
  /** How much of the end tag, without `</`, follows the `<` of the start tag: `naam>`, or `naam` with attributes or children. */
  readonly startTagLength: number;
  readonly element: CompiledElement;
  readonly check: Check | undefined;
  readonly type: FastType | undefined;
  /** The state after this child. */
  readonly next: FastState;
}

export interface FastState {
  readonly accepting: boolean;
  children: readonly FastChild[];
  /** The child that came here last time (inline cache): records of one program are alike. */
  lastChild: FastChild | undefined;
}

export interface FastAttribute {
  /** Offset of its `name=` in the names of the table. */
  readonly offset: number;
  readonly length: number;
  readonly bit: number;
  readonly property: string;
  readonly trim: boolean;
  readonly check: Check;
}

export interface FastType {
  start: FastState;
  readonly attributes: readonly FastAttribute[];
  /** The bits of the required attributes. */
  readonly requiredBits: number;
  readonly isChildless: boolean;
  readonly isList: boolean;
  /** Greatest nesting, this element included; infinite when it may contain itself. */
  depth: number;
}

export interface FastTable {
  readonly prefix: string;
  readonly records: readonly FastChild[];
  /** All names of the records in one array: what is compared all the time lies close together in memory. */
  readonly names: Uint16Array;
  /** The greatest number of attributes of one element. */
  readonly attributes: number;
}

/** One table per list, for the last prefix: a sender who varies prefixes must not fill the memory. */
const tables = new WeakMap<CompiledType, FastTable>();

/** Has no records when the fast reader does not support the description. */
export function tableFor(list: CompiledType, prefix: string): FastTable {
  let table = tables.get(list);
  if (table?.prefix !== prefix) tables.set(list, (table = compileTable(list, prefix)));
  return table;
}

function compileTable(list: CompiledType, prefix: string): FastTable {
  const build: Build = { prefix: prefix === '' ? '' : `${prefix}:`, types: new Map(), names: [] };
  const end: FastState = { accepting: true, children: [], lastChild: undefined };
  const isEmitted = ({ emitAs, target, type }: CompiledElement): boolean =>
    emitAs !== undefined && target === 'list' && type !== undefined;
  const records = list.childList.every(isEmitted)
    ? list.childList.map((element) => compileChild(element, end, build))
    : [];
  const attributes = Math.max(0, ...[...build.types.values()].map((type) => type.attributes.length));
  const isPossible = attributes < 32 && [...build.types.keys()].every(isSimple);
  return { prefix, attributes, records: isPossible ? records : [], names: Uint16Array.from(build.names) };
}

interface Build {
  readonly prefix: string;
  readonly types: Map<CompiledType, FastType>;
  readonly names: number[];
}

function compileChild(element: CompiledElement, state: FastState, build: Build): FastChild {
  const { name, type } = element;
  const endTag = `</${build.prefix}${name}>`;
  return {
    endTag,
    offset: appendName(build, endTag),
    endTagLength: endTag.length,
    startTagLength: endTag.length - (type === undefined ? '</' : '</>').length,
    element,
    check: element.check,
    type: type && compileType(type, build),
    next: state,
  };
}

/** Gives its offset. */
function appendName({ names }: Build, name: string): number {
  const offset = names.length;
  for (let i = 0; i < name.length; i++) names.push(name.charCodeAt(i));
  return offset;
}

function compileType(type: CompiledType, build: Build): FastType {
  const known = build.types.get(type);
  if (known !== undefined) return known;
  const states = type.automaton.map(({ accepting }): FastState => ({
    accepting,
    children: [],
    lastChild: undefined,
  }));
  const attributes = type.attributes.map(({ name, property, trim, check }, i) => ({
    offset: appendName(build, `${name}=`),
    length: `${name}=`.length,
    bit: 1 << i,
    property,
    trim,
    check,
  }));
  const compiled: FastType = {
    start: states[0]!,
    attributes,
    requiredBits: attributes.reduce(
      (bits, { bit }, i) => (type.attributes[i]!.required ? bits | bit : bits),
      0,
    ),
    isChildless: type.childList.length === 0,
    isList: type.isList,
    depth: Infinity,
  };
  build.types.set(type, compiled);
  type.automaton.forEach(({ next }, i) => {
    // The tokenizer must check skipped content, so the fast reader does not know it.
    const names = [...next].filter(([name]) => !type.children.get(name)!.skipped);
    states[i]!.children = names.map(([name, target]) =>
      compileChild(type.children.get(name)!, states[target]!, build),
    );
  });
  const depths = states.flatMap((state) => state.children.map((child) => child.type?.depth ?? 1));
  compiled.depth = 1 + Math.max(0, ...depths);
  return compiled;
}

/** No text beside attributes, no emitted children, and an automaton that alone prevents a second single child. */
function isSimple({ childList, children, automaton, text }: CompiledType): boolean {
  if (text !== undefined || childList.some((child) => child.emitAs !== undefined)) return false;
  return automaton.every(({ next }) =>
    [...next].every(([name, target]) => children.get(name)!.repeats || !canFollow(name, target, automaton)),
  );
}

/** Can a child of this name come after this state? */
function canFollow(name: string, state: number, automaton: Automaton): boolean {
  const reached = new Set([state]);
  for (const number of reached) {
    const { next } = automaton[number]!;
    if (next.has(name)) return true;
    for (const target of next.values()) reached.add(target);
  }
  return false;
}
