import { spawn } from 'node:child_process';

/** Runs one command of an app's command line, as an administrator would; returns its output. */
export async function runCli(options: {
  cli: string;
  args: readonly string[];
  env: Record<string, string>;
  signal: AbortSignal;
  stdin?: string;
}): Promise<{ ok: boolean; stdout: string; sentence: string }> {
  const { cli, args, env, signal, stdin = '' } = options;
  const child = spawn(process.execPath, [cli, ...args], { env, signal, stdio: 'pipe' });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdin.on('error', () => {}); // a command that asks for nothing may have ended already
  child.stdin.end(stdin);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { ok: code === 0, stdout, sentence: stderr.trim() };
}
