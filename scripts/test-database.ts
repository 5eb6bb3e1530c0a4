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
  const lastLines: string[] = [];
  const log = (line: string): void => void lastLines.splice(0, Math.max(0, lastLines.push(line) - 20));
  const server = await startEmbeddedPostgres({ dataDir, ephemeral: true, log });
  let stopping = false;
  void server.exited.then(({ code, signal }) => {
    if (stopping) return;
    console.error(
      `the PostgreSQL of the tests ended by itself (${signal ?? code}):\n${lastLines.join('\n')}`,
    );
  });
  try {
    return await run({ TEST_DATABASE_URL: server.url });
  } finally {
    stopping = true;
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
