import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@koppelpunt/platform';

/** One server for all test files; each makes its own databases on it (packages/testkit). */
export async function withTestDatabase<T>(
  run: (env: { TEST_DATABASE_URL: string }) => Promise<T>,
): Promise<T> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return await run({ TEST_DATABASE_URL: given });
  const dataDir = await mkdtemp(join(tmpdir(), 'koppelpunt-test-'));
  const server = await startEmbeddedPostgres({ dataDir, ephemeral: true });
  try {
    return await run({ TEST_DATABASE_URL: server.url });
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
