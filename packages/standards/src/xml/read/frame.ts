/** What the reader knows of one open element, and its judgement of the children once they have all come. */
import type { CompiledElement, CompiledType } from '../schema/compile.ts';
import type { FastReader } from './fast-reader.ts';

export interface Frame {
  element: CompiledElement;
  /** Absent: simple content. */
  type: CompiledType | undefined;
  value: Record<string, unknown>;
  items: unknown[];
  /** State in the content model, or `ZOEK`. */
  state: number;
  /** The first child that came out of order, and where. */
  misplaced: string;
  misplacedLine: number;
  misplacedColumn: number;
  /** How often each child came, by its place in the type. */
  counts: number[];
  /** Which one this is among its brothers, from 1. */
  ordinal: number;
  line: number;
  column: number;
  text: string;
  textReported: boolean;
  /** Of a list: how its items are written (prefix), and the fast path for them, or null when there is none. */
  prefix: string;
  fastReader: FastReader | null | undefined;
  /** Path of the list, once a fast item asked for it. */
  path: string;
}

/** The children left the prescribed order; what they still mean shows at the end. */
export const OUT_OF_ORDER = -1;

export function makeFrame(element: CompiledElement): Frame {
  return {
    element,
    type: undefined,
    value: {},
    items: [],
    state: 0,
    misplaced: '',
    misplacedLine: 0,
    misplacedColumn: 0,
    counts: [],
    ordinal: 1,
    line: 0,
    column: 0,
    text: '',
    textReported: false,
    prefix: '',
    fastReader: undefined,
    path: '',
  };
}

export type Verdict =
  | { kind: 'ok' }
  /** The same children in the right order make a complete element. */
  | { kind: 'order' }
  /** One of these should have been there. */
  | { kind: 'missing'; names: readonly string[]; outOfOrder: boolean }
  /** This child does not go with what else is there, in any order. */
  | { kind: 'conflict'; name: string };

const OK: Verdict = { kind: 'ok' };

export function judge(frame: Frame, type: CompiledType): Verdict {
  if (frame.state !== OUT_OF_ORDER) {
    const { accepting, expected } = type.automaton[frame.state]!;
    return accepting ? OK : { kind: 'missing', names: expected, outOfOrder: false };
  }
  let state = 0;
  for (const child of type.childList) {
    // After two, more of the same changes nothing.
    for (let i = Math.min(child.repeats ? 2 : 1, frame.counts[child.index]!); i > 0; i--) {
      const next = type.automaton[state]!.next.get(child.name);
      if (next === undefined) return explainConflict(child, state, type);
      state = next;
    }
  }
  const { accepting, expected } = type.automaton[state]!;
  return accepting ? { kind: 'order' } : { kind: 'missing', names: expected, outOfOrder: true };
}

/** No order makes these children right: does `kind` lack something before it, or is it one too many? */
function explainConflict(child: CompiledElement, state: number, type: CompiledType): Verdict {
  const names = type.automaton[state]!.expected.filter((name) => type.children.get(name)!.required);
  const before = names.some((name) => type.children.get(name)!.index <= child.index);
  return before ? { kind: 'missing', names, outOfOrder: false } : { kind: 'conflict', name: child.name };
}
