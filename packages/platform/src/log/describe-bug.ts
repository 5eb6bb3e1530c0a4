/** An error without its message, which may quote a row: class, code and stack frames only. */
export function describeBug(error: unknown): Record<string, unknown> {
  const { name, code, stack } = (error ?? {}) as { name?: string; code?: unknown; stack?: string };
  const frames = (stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8);
  return { error: name, code, frames };
}
