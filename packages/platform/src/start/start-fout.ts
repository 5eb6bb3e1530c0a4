import { ConfigError } from '../config/config.ts';
import { describeBug } from '../log/describe-bug.ts';
import { isDatabaseUit, isDatabaseWeg } from '../problem/problem.ts';

/** Why a server did not start, as one sentence for whoever starts it. */
export function describeStartFout(titel: string, error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  // Before its own words, which are for somebody at a screen.
  if (isDatabaseWeg(error) || isDatabaseUit(error))
    return 'De database antwoordt niet. Controleer DATABASE_URL.';
  const { melding, code, port } = error as { melding?: string; code?: string; port?: number };
  if (melding) return melding;
  if (code === 'EADDRINUSE')
    return `Poort ${port} is al in gebruik. Stop wat daar draait, of kies een andere poort.`;
  return `${titel} kan niet starten: ${JSON.stringify(describeBug(error))}`;
}
