/**
 * Row-level security makes planning a statement dearer than answering it (0.6 to 8 ms against 0.1), and a statement with a
 * name is planned a few times per connection and then kept. The actor is no part of a plan: the policies look it up at
 * each execution.
 */
const names = new Map<string, string>();

/**
 * Each name keeps some 50 kB in each connection that used it. We use fewer; statements that differ each time (a list of
 * another length) must not fill PostgreSQL's memory.
 */
const MAX_NAMES = 300;

/** Undefined for a statement that PostgreSQL had better plan each time. */
export function nameStatement(text: string): { name?: string } {
  const found = names.get(text);
  if (found !== undefined) return { name: found };
  // A kept statement that gives every column there is fails for good once a migration adds one beside a running process.
  if (names.size >= MAX_NAMES || /(?<!count\()\*/.test(text)) return {};
  const name = `s${names.size + 1}`;
  names.set(text, name);
  return { name };
}
