/**
 * Compiles a content model into an automaton that checks the order of the children of an element.
 *
 * The model (sequence, choice, 0..1, 1..n) becomes a position automaton (Glushkov), which the subset construction
 * makes deterministic. The reader then needs one table look-up per child.
 */
import type { Particle } from './description.ts';

export interface State {
  readonly next: ReadonlyMap<string, number>;
  /** The children may end here. */
  readonly accepting: boolean;
  /** Names that the element still needs from here; all possible names when none is required. */
  readonly expected: readonly string[];
}

/** State 0 is the start. */
export type Automaton = readonly State[];

interface Fragment {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly nullable: boolean;
}

interface Place {
  readonly name: string;
  readonly required: boolean;
  readonly follows: Set<number>;
}

export function compileAutomaton(particle: Particle): Automaton {
  const places: Place[] = [];
  const root = toFragment(particle, places);
  const start = root.first;
  const last = new Set(root.last);

  const states: State[] = [];
  const numbers = new Map<string, number>();
  const queue: { number: number; successors: readonly number[]; accepting: boolean }[] = [];

  const numberOf = (set: readonly number[]): number => {
    const key = set.toSorted((a, b) => a - b).join(',');
    let number = numbers.get(key);
    if (number === undefined) {
      number = numbers.size + 1;
      numbers.set(key, number);
      const successors = new Set(set.flatMap((p) => [...places[p]!.follows]));
      queue.push({ number, successors: [...successors], accepting: set.some((p) => last.has(p)) });
    }
    return number;
  };

  queue.push({ number: 0, successors: start, accepting: root.nullable });
  for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
    const byName = new Map<string, number[]>();
    for (const p of task.successors) {
      const name = places[p]!.name;
      byName.set(name, [...(byName.get(name) ?? []), p]);
    }
    const next = new Map<string, number>();
    for (const [name, set] of byName) next.set(name, numberOf(set));
    const required = task.successors.filter((p) => places[p]!.required).map((p) => places[p]!.name);
    states[task.number] = {
      next,
      accepting: task.accepting,
      expected: [...new Set(required.length > 0 ? required : byName.keys())],
    };
  }
  return states;
}

function toFragment(particle: Particle, places: Place[]): Fragment {
  switch (particle.kind) {
    case 'element':
    case 'list': {
      places.push({ name: particle.name, required: particle.required, follows: new Set() });
      const p = places.length - 1;
      return { first: [p], last: [p], nullable: !particle.required };
    }
    case 'repeat': {
      const choices = oneOfFragments(particle.items.map((item) => toFragment(item, places)));
      for (const p of choices.last) for (const q of choices.first) places[p]!.follows.add(q);
      return { ...choices, nullable: !particle.required };
    }
    case 'choice': {
      const choices = oneOfFragments(particle.particles.map((member) => toFragment(member, places)));
      return { ...choices, nullable: choices.nullable || !particle.required };
    }
    case 'sequence': {
      const sequence = particle.particles
        .map((member) => toFragment(member, places))
        .reduce((a, b) => concatenate(a, b, places), { first: [], last: [], nullable: true });
      return { ...sequence, nullable: sequence.nullable || !particle.required };
    }
  }
}

function oneOfFragments(branches: readonly Fragment[]): Fragment {
  return {
    first: branches.flatMap((t) => t.first),
    last: branches.flatMap((t) => t.last),
    nullable: branches.some((t) => t.nullable),
  };
}

function concatenate(a: Fragment, b: Fragment, places: readonly Place[]): Fragment {
  for (const p of a.last) for (const q of b.first) places[p]!.follows.add(q);
  return {
    first: a.nullable ? [...a.first, ...b.first] : a.first,
    last: b.nullable ? [...a.last, ...b.last] : b.last,
    nullable: a.nullable && b.nullable,
  };
}
