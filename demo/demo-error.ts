/** A start that cannot go on, for a reason that the person can mend: one Dutch sentence, exit 1. */
export class DemoError extends Error {
  override readonly name = 'DemoError';
}

/** The sentence for the screen, if the error has one. */
export function findMelding(error: unknown): string | undefined {
  if (error instanceof DemoError) return error.message;
  const { name, message, melding, code, port } = error as Record<string, unknown> & { message?: string };
  // It was free when we looked, and was taken since.
  if (code === 'EADDRINUSE')
    return `Poort ${String(port)} is al in gebruik door een ander programma. Stop dat, of kies een andere poort, en start opnieuw.`;
  if (typeof melding === 'string') return melding;
  return name === 'ConfigError' ? message : undefined;
}
