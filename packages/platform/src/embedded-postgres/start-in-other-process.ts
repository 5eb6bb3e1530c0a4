import { spawn } from 'node:child_process';
import { chownSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';

/** For tests: a process of its own that starts PostgreSQL and then waits to be killed. */
export type OtherProcess = { url: string; postgresPid: number; kill(): void; killGuard(): void };

const SOURCE = `
  import { startEmbeddedPostgres } from ${JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url).href)};
  const { url, pid } = await startEmbeddedPostgres({ dataDir: process.argv[1] });
  console.log(JSON.stringify({ url, pid }));
  setInterval(() => {}, 1000);
`;

export async function startInOtherProcess(
  dataDir: string,
  user?: { uid: number; gid: number },
): Promise<OtherProcess> {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  if (user) chownSync(dataDir, user.uid, user.gid);
  const child = spawn(process.execPath, ['--input-type=module', '-e', SOURCE, dataDir], {
    ...user,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  // Awaited below; EACCES (a checkout that this user cannot enter) comes as an event.
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    child.once('error', reject);
    child.once('close', () => reject(new Error(errors)));
  });
  const { url, pid } = JSON.parse(line) as { url: string; pid: number };
  return { url, postgresPid: pid, kill, killGuard: () => killGuard(pid) };
}

/** The shell that would stop PostgreSQL on our death (postmaster.ts). */
function killGuard(postgresPid: number): void {
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0');
      const at = words.indexOf('koppelpunt-wacht');
      if (at !== -1 && words[at + 1] === String(postgresPid)) process.kill(Number(name), 'SIGKILL');
    } catch {
      // The process has just ended.
    }
  }
}
