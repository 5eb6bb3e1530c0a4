import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { root } from './import-graph.ts';

export type Step = { name: string; command: string; args: readonly string[]; env?: Record<string, string> };
export type Outcome = { name: string; ok: boolean; seconds: number; output: string };

/** Our own tools by name: those of node_modules come before the machine's. */
export const toolEnv = (env: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  PATH: [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter),
  ...env,
});

/** Runs one tool and keeps what it says, so that steps beside one another do not talk through each other. */
export async function runStep({ name, command, args, env }: Step): Promise<Outcome> {
  const startedAt = performance.now();
  const chunks: Buffer[] = [];
  const child = spawn(command, args, { cwd: root, env: toolEnv(env), stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const code = await new Promise<number | null>((resolve) => {
    child.once('error', (error) => {
      chunks.push(Buffer.from(error.message));
      resolve(null);
    });
    child.once('close', resolve);
  });
  const seconds = (performance.now() - startedAt) / 1000;
  return { name, ok: code === 0, seconds, output: Buffer.concat(chunks).toString().trim() };
}

/** Runs a command in the foreground, which talks straight to the terminal. */
export async function runInForeground({ command, args, env }: Omit<Step, 'name'>): Promise<number> {
  const child = spawn(command, args, { cwd: root, env: toolEnv(env), stdio: 'inherit' });
  return await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** Two at a time, longest first: the machines this runs on have two cores, and a compiler uses one. */
export async function runSteps(steps: readonly Step[], width = 2): Promise<Outcome[]> {
  const waiting = [...steps];
  const outcomes: Outcome[] = [];
  const worker = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) outcomes.push(await runStep(step));
  };
  await Promise.all(Array.from({ length: width }, worker));
  return outcomes;
}

/** Prints failed steps in full, and then one line per step. */
export function printOutcomes(outcomes: readonly Outcome[]): boolean {
  for (const { name, ok, output } of outcomes) if (!ok) console.log(`\n── ${name} ──\n${output}\n`);
  for (const { name, ok, seconds } of outcomes)
    console.log(`${ok ? '✔' : '✖'} ${name} (${seconds.toFixed(1)} s)`);
  return outcomes.every(({ ok }) => ok);
}
