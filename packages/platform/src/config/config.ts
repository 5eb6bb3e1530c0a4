import type { z } from 'zod';

export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** Reads configuration once, at the edge of the process; everything after receives the parsed value. */
export function readConfig<Schema extends z.ZodType>(
  schema: Schema,
  env: Record<string, string | undefined>,
): z.output<Schema> {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = schema.safeParse(present);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigError(`De instellingen kloppen niet. ${lines.join('; ')}`);
}
