import { startEmbeddedPostgres } from '@koppelpunt/platform';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real PostgreSQL that writes through to disk, as in production; it stops with `stack`. Returns the address of the server. */
export async function startDatabanken(stack: AsyncDisposableStack): Promise<string> {
  // Not in the private folder of the benchmark: for root, PostgreSQL runs as another user, who must be able to enter.
  const dataDir = join(tmpdir(), `koppelpunt-bench-postgres-${process.pid}`);
  mkdirSync(dataDir, { mode: 0o711 });
  stack.defer(() => rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 }));
  const postgres = await startEmbeddedPostgres({ dataDir });
  stack.defer(async () => await postgres.stop());
  return postgres.url;
}
