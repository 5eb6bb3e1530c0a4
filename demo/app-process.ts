import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { describeLogFailure } from './log-file.ts';
import { createRestartLimit } from './restarts.ts';

export type AppProcess = {
  pid(): number | undefined;
  /** Stops it and starts it again, for `npm run dev`. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

/** An app finishes its requests and jobs first; an app that needs longer than this hangs. */
const STOP_MS = 8_000;

/** A port that was taken since we looked stays taken: starting again would only say it five times. */
function findPortRefusal(logFile: string): string | undefined {
  if (!existsSync(logFile)) return undefined;
  const last = readFileSync(logFile, 'utf8').trimEnd().split('\n').at(-1) ?? '';
  return /^Poort \d+ is al in gebruik\./.test(last) ? last : undefined;
}

/** Keeps one server process running until we stop it. It dies with us: its IPC channel closes, and it watches that. */
export function runApp(options: {
  name: string;
  file: string;
  env: Record<string, string>;
  logFile: string;
  say: (line: string) => void;
  onGiveUp: () => void;
}): AppProcess {
  const { name, file, env, logFile, say, onGiveUp } = options;
  const limit = createRestartLimit();
  let child: ChildProcess | undefined;
  let exited: Promise<void> = Promise.resolve();
  let stopping = false;

  function start(): void {
    const log = openLog();
    // Detached: Ctrl-C in a terminal reaches the whole process group, and we decide the order of stopping.
    const started = spawn(process.execPath, [file], {
      env,
      stdio: ['ignore', log, log, 'ipc'],
      detached: true,
    });
    if (log !== 'ignore') closeSync(log);
    child = started;
    exited = new Promise((resolve) => {
      started.once('error', () => resolve());
      started.once('exit', () => resolve());
    });
    void exited.then(() => {
      if (!stopping && child === started) restartAfterDeath(started);
    });
  }

  /** The disk may be full: then it runs without a log. */
  function openLog(): number | 'ignore' {
    try {
      return openSync(logFile, 'a', 0o600);
    } catch (error) {
      say(describeLogFailure(logFile, error));
      return 'ignore';
    }
  }

  function restartAfterDeath({ exitCode, signalCode }: ChildProcess): void {
    const refusal = findPortRefusal(logFile);
    if (exitCode === 1 && refusal !== undefined) {
      say(`${name} start niet. ${refusal}`);
      return onGiveUp();
    }
    const how = signalCode ?? `code ${exitCode}`;
    if (!limit.mayRestart()) {
      say(`${name} is te vaak gestopt (${how}) en wordt niet meer opnieuw gestart. Kijk in ${logFile}.`);
      return onGiveUp();
    }
    say(`${name} is onverwacht gestopt (${how}) en wordt opnieuw gestart. Zie ${logFile}.`);
    start();
  }

  async function end(): Promise<void> {
    const dying = child;
    child = undefined;
    if (!dying || dying.exitCode !== null || dying.signalCode !== null) return;
    dying.kill('SIGTERM');
    const ended = await Promise.race([exited.then(() => true), wait(STOP_MS, false, { ref: false })]);
    if (!ended) dying.kill('SIGKILL');
    await exited;
  }

  start();
  return {
    pid: () => child?.pid,
    async restart() {
      await end();
      if (!stopping) start();
    },
    async stop() {
      stopping = true;
      await end();
    },
  };
}
