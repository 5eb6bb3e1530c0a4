/** The state of one open element, and the verdict on its children when it closes. */
import type { CompiledElement, CompiledType } from '../schema/compile.ts';
import type { FastReader } from './fast-reader.ts';

export interface Frame {
  element: CompiledElement;
  /** Absent: simple content. */
  type: CompiledType | undefined;
  value: Record<string, unknown>;
  items: unknown[];
  /** State of the automaton, or `OUT_OF_ORDER`. */
  state: number;
  /** Name and position of the first child out of order. */
  misplaced: string;
  misplacedLine: number;
  misplacedColumn: number;
  /** How often each child occurred, by its index in the type. */
  counts: number[];
  /** The number of this element among its siblings of the same name, from 1. */
  ordinal: number;
  line: number;
  column: number;
  text: string;
  textReported: boolean;
  /** For a list: the prefix of its items, and their fast reader (null: there is none). */
  prefix: string;
  fastReader: FastReader | null | undefined;
  /** Path of the list; empty until the fast reader needs it. */
  path: string;
}

/** The children left the prescribed order; `judge` decides at the end what is wrong. */
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
  /** In the right order the same children make a complete element. */
  | { kind: 'order' }
  /** One of these names is missing. */
  | { kind: 'missing'; names: readonly string[]; outOfOrder: boolean }
  /** In no order does this child go with the others. */
  | { kind: 'conflict'; name: string };

const OK: Verdict = { kind: 'ok' };

export function judge(frame: Frame, type: CompiledType): Verdict {
  if (frame.state !== OUT_OF_ORDER) {
    const { accepting, expected } = type.automaton[frame.state]!;
    return accepting ? OK : { kind: 'missing', names: expected, outOfOrder: false };
  }
  let state = 0;
  for (const child of type.childList) {
    // More than two of the same do not change the state.
    for (let i = Math.min(child.repeats ? 2 : 1, frame.counts[child.index]!); i > 0; i--) {
      const next = type.automaton[state]!.next.get(child.name);
      if (next === undefined) return explainConflict(child, state, type);
      state = next;
    }
  }
  const { accepting, expected } = type.automaton[state]!;
  return accepting ? { kind: 'order' } : { kind: 'missing', names: expected, outOfOrder: true };
}

/** No order makes these children right: is something missing before `child`, or is `child` one too many? */
function explainConflict(child: CompiledElement, state: number, type: CompiledType): Verdict {
  const names = type.automaton[state]!.expected.filter((name) => type.children.get(name)!.required);
  const before = names.some((name) => type.children.get(name)!.index <= child.index);
  return before ? { kind: 'missing', names, outOfOrder: false } : { kind: 'conflict', name: child.name };
}
