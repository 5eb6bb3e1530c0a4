import { machineEnv } from '@koppelpunt/testkit';
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';

const root = join(import.meta.dirname, '../..');
const READY_MS = 300_000;

export const PORT_VARIABLES = ['ESIS_PORT', 'TOP_DOSSIER_PORT', 'MAIL_PORT', 'POSTBUS_PORT'] as const;
export type Place = { dataDir: string; env: Record<string, string> };

/** A data directory and four free ports for one demo; starting twice in the same place is a second start. */
export async function makePlace(t: TestContext): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'koppelpunt-start-'));
  chmodSync(dataDir, 0o711); // so that its PostgreSQL lives inside for root too, and is deleted with it
  t.after(() => rmSync(dataDir, { recursive: true, force: true }));
  const ports = await findFreePorts(PORT_VARIABLES.length);
  const entries = PORT_VARIABLES.map((name, index) => [name, String(ports[index])]);
  return { dataDir, env: { ...Object.fromEntries(entries), KOPPELPUNT_DATA: dataDir } };
}

/** `npm start` as a process of its own, the installing included. */
export type StartProcess = {
  /** Resolves when the addresses are on the screen; rejects with the text of the screen when the process ends before that. */
  ready: Promise<void>;
  exited: Promise<number | null>;
  output(): string;
  errors(): string;
  signal(name: NodeJS.Signals): void;
  /** The process that started everything. */
  startPid(): number;
};

export function start(t: TestContext, { env }: Place, extra: Record<string, string> = {}): StartProcess {
  const child = spawn('sh', [join(root, 'scripts/run.sh'), 'demo/start.ts'], {
    env: { ...machineEnv(), ...env, ...extra },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, errors] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not ready in time: ${output}${errors}`)), READY_MS);
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Stoppen: Ctrl-C')) resolve();
    });
    void exited.then(() => reject(new Error(`ended before it was ready: ${output}${errors}`)));
    void Promise.allSettled([exited]).then(() => clearTimeout(timer));
  });
  ready.catch(() => {}); // a test that expects a refusal does not wait for it
  t.after(async () => {
    child.kill('SIGTERM');
    await exited;
  });
  return {
    ready,
    exited,
    output: () => output,
    errors: () => errors,
    signal: (name) => child.kill(name),
    startPid() {
      // Never a fallback: 0 would be the whole process group of the test.
      if (child.pid === undefined) throw new Error('nothing has started');
      return child.pid;
    },
  };
}

/** The processes that still run for this data directory: apps have it in their environment, PostgreSQL on its command line. */
export function listProcesses({ dataDir }: Place): number[] {
  return findPids(
    (words, environment) =>
      words.some((word) => word.startsWith(dataDir)) || environment.includes(`KOPPELPUNT_DATA=${dataDir}`),
  );
}

export async function waitForNoProcesses(place: Place, timeoutMs: number): Promise<number[]> {
  const deadline = Date.now() + timeoutMs;
  while (listProcesses(place).length > 0 && Date.now() < deadline) await wait(100);
  return listProcesses(place);
}

function findPids(fits: (words: string[], environment: string[]) => boolean): number[] {
  const read = (pid: string, file: string): string => readFileSync(`/proc/${pid}/${file}`, 'utf8');
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        return fits(read(pid, 'cmdline').split('\0'), read(pid, 'environ').split('\0'));
      } catch {
        return false; // it has just ended
      }
    })
    .map(Number);
}

async function findFreePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve) => {
          const server = createServer().listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
