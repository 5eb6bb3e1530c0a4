import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { getSystemUser } from '@koppelpunt/platform';

/** A PostgreSQL that this machine happens to have, besides the one of npm. */
export type OtherPostgres = { version: number; bin: string };

/** Where Debian and its like put them; others by TEST_POSTGRES_BINS, with colons between them. */
const PLACES = '/usr/lib/postgresql/*/bin';

/** One of each major version from 15 on; none on a machine without. */
export function listOtherPostgres(): OtherPostgres[] {
  const named = (process.env['TEST_POSTGRES_BINS'] ?? '').split(':').filter(Boolean);
  const found = [...named, ...globSync(PLACES)].map((bin) => ({ version: findVersion(bin), bin }));
  const useful = found.filter(({ version }) => version >= 15);
  return [...new Map(useful.map((one) => [one.version, one])).values()];
}

function findVersion(bin: string): number {
  const { stdout } = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
  return Number(/\) (\d+)/.exec(stdout ?? '')?.[1] ?? 0);
}

/** Starts an empty server of that version, which lets in everybody on this machine. */
async function startOtherPostgres({ bin }: OtherPostgres): Promise<{ url: string; stop(): Promise<void> }> {
  const user = getSystemUser();
  const options = { ...user, cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' } };
  const home = mkdtempSync('/var/tmp/koppelpunt-postgres-');
  if (user) chownSync(home, user.uid, user.gid);
  const data = join(home, 'data');
  const flags = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'];
  const made = spawnSync(join(bin, 'initdb'), [`--pgdata=${data}`, ...flags], {
    ...options,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(made.stderr);
  const port = await findFreePort();
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])];
  const server = spawn(join(bin, 'postgres'), args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  const exited = once(server, 'exit');
  let lines = '';
  server.stderr.on('data', (chunk: Buffer) => (lines += chunk.toString()));
  while (!lines.includes('ready to accept connections')) {
    if (server.exitCode !== null) throw new Error(lines);
    await wait(50);
  }
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      server.kill('SIGINT');
      await exited;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Starts something whose databases are then on that server; stops both after the test. */
export async function startOnOtherPostgres<Started extends { stop(): Promise<void> }>(
  t: TestContext,
  postgres: OtherPostgres,
  start: () => Promise<Started>,
): Promise<Started> {
  const server = await startOtherPostgres(postgres);
  const given = process.env['TEST_DATABASE_URL'];
  process.env['TEST_DATABASE_URL'] = server.url;
  const started = await start().finally(() => {
    if (given === undefined) delete process.env['TEST_DATABASE_URL'];
    else process.env['TEST_DATABASE_URL'] = given;
  });
  t.after(async () => {
    await started.stop();
    await server.stop();
  });
  return started;
}

/** The tools of that version, when they come with it; the one of npm has none. */
export const hasDump = ({ bin }: OtherPostgres): boolean => existsSync(join(bin, 'pg_dump'));
