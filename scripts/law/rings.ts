import type { Import } from '../import-graph.ts';

/** Between nodes (files or folders): one import of each edge. */
export type Graph = Map<string, Map<string, Import>>;

export function toGraph(imports: readonly Import[], nodeOf: (path: string) => string | undefined): Graph {
  const graph: Graph = new Map();
  for (const entry of imports) {
    const [from, to] = [nodeOf(entry.from), nodeOf(entry.target)];
    if (from === undefined || to === undefined || from === to) continue;
    const edges = graph.get(from) ?? new Map<string, Import>();
    if (!edges.has(to)) edges.set(to, entry);
    graph.set(from, edges);
  }
  return graph;
}

/** The first ring found, as nodes: `[a, b, a]`. */
export function findRing(graph: Graph): string[] | undefined {
  const finished = new Set<string>();
  const visit = (node: string, trail: readonly string[]): string[] | undefined => {
    if (trail.includes(node)) return [...trail.slice(trail.indexOf(node)), node];
    if (finished.has(node)) return undefined;
    for (const next of graph.get(node)?.keys() ?? []) {
      const ring = visit(next, [...trail, node]);
      if (ring) return ring;
    }
    finished.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const ring = visit(node, []);
    if (ring) return ring;
  }
  return undefined;
}

/** A ring in words: its nodes, and one import of each edge. */
export function describeRing(graph: Graph, ring: readonly string[]): string {
  const edges = ring.slice(1).map((to, index) => {
    const edge = graph.get(ring[index] ?? '')?.get(to);
    return `\n      ${edge?.from} imports ${edge?.specifier}`;
  });
  return `${ring.join(' → ')}${edges.join('')}`;
}
