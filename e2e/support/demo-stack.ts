import { machineEnv } from '@koppelpunt/testkit';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

export type DemoStack = {
  urls: { esis: string; topDossier: string; postbus: string };
  mailPort: number;
  dataDir: string;
  wachtwoord(email: string): string;
  /** The secret in the authenticator app of this person. */
  totpGeheim(email: string): string;
  /** Everything that the processes wrote to the screen. */
  output(): string;
  runCli(
    app: 'esis' | 'top-dossier',
    ...args: string[]
  ): Promise<{ code: number; stdout: string; stderr: string }>;
  /** The same, with text for its standard input. */
  runCliWith(
    stdin: string,
    app: 'esis' | 'top-dossier',
    ...args: string[]
  ): Promise<{ code: number; stdout: string; stderr: string }>;
  stop(): Promise<void>;
};

/** The first start makes a database cluster and imports a school; a busy machine of two cores needs time for that. */
const START_TIMEOUT_MS = 300_000;

/** Starts what `npm start` starts, on free ports and in a data directory of its own. */
export async function startDemoStack(extra: Record<string, string> = {}): Promise<DemoStack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'koppelpunt-e2e-'));
  const [esis, topDossier, mail, postbus] = await findFreePorts(4);
  const env = {
    ...process.env,
    ESIS_PORT: String(esis),
    TOP_DOSSIER_PORT: String(topDossier),
    MAIL_PORT: String(mail),
    POSTBUS_PORT: String(postbus),
    KOPPELPUNT_DATA: dataDir,
    ...extra,
  };
  delete (env as Record<string, string | undefined>)['DATABASE_URL'];
  const child = spawn(process.execPath, [join(root, 'demo/start.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const { promise: ready, resolve: onReady, reject: onFailure } = Promise.withResolvers<void>();
  const timer = setTimeout(
    () => onFailure(new Error(`no demo within ${START_TIMEOUT_MS} ms`)),
    START_TIMEOUT_MS,
  );
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('Koppelpunt draait')) onReady();
    });
  }
  void exited.then(() => onFailure(new Error('the demo stopped by itself')));

  async function stop(): Promise<void> {
    child.kill('SIGTERM');
    await exited;
    rmSync(dataDir, { recursive: true, force: true });
  }
  try {
    await ready;
  } catch (cause) {
    await stop();
    throw new Error(output, { cause });
  } finally {
    clearTimeout(timer);
  }
  const { wachtwoorden, totp } = JSON.parse(readFileSync(join(dataDir, 'geheimen.json'), 'utf8')) as {
    wachtwoorden: Record<string, string>;
    totp: Record<string, string>;
  };
  return {
    urls: {
      esis: `http://localhost:${esis}`,
      topDossier: `http://localhost:${topDossier}`,
      postbus: `http://127.0.0.1:${postbus}`,
    },
    mailPort: mail as number,
    dataDir,
    wachtwoord: (email) => wachtwoorden[email] ?? '',
    totpGeheim: (email) => totp[email] ?? '',
    output: () => output,
    runCli: (app, ...args) =>
      run([join(root, 'apps', app, 'src/cli.ts'), ...args], { KOPPELPUNT_DATA: dataDir }),
    runCliWith: (stdin, app, ...args) =>
      run([join(root, 'apps', app, 'src/cli.ts'), ...args], { KOPPELPUNT_DATA: dataDir }, stdin),
    stop,
  };
}

async function run(args: string[], env: Record<string, string>, stdin = '') {
  const child = spawn(process.execPath, args, {
    env: { ...machineEnv(), ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(stdin);
  const out = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (out.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (out.stderr += chunk.toString()));
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)));
  return { code, ...out };
}

/** Takes all ports at once and then frees them, so that they differ. */
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
