import { isIP } from 'node:net';
import { z } from 'zod';

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

/** Addresses or networks (`10.0.0.0/8`), with commas between them. */
export const adressenSchema = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((adres) => adres.trim())
      .filter(Boolean),
  )
  .refine(
    (adressen) => adressen.every((adres) => isIP(adres.replace(/\/\d{1,3}$/, '')) > 0),
    "moet een rij IP-adressen zijn, zoals 10.0.0.7 of 10.0.0.0/8, met komma's ertussen",
  );
