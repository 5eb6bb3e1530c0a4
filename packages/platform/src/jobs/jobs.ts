import { fromKysely, PgBoss } from 'pg-boss';
import type { AnyDb } from '../database/database.ts';
import type { Log } from '../log/log.ts';
import { dangerouslyAsSystem, type Actor } from '../actor/actor.ts';
import { describeBug } from '../log/describe-bug.ts';
import type { AuditPolicy } from '../audit/audit-policy.ts';

/** The result of a job that did not throw: done, or not yet and why (it is tried again later). */
export type JobOutcome = { kind: 'done' } | { kind: 'retry'; reason: string };

export type JobDefinition<Data extends object> = {
  /** Kebab-case, named after the operation. */
  name: string;
  retryLimit: number;
  /** First delay; doubled at each further try. */
  retryDelaySeconds: number;
  /** After so much silence another process gets the job; longer than the longest honest run. */
  expireInSeconds: number;
  /**
   * How often workers look by themselves. Work that is sent wakes them at its commit, in every process; this is for what is
   * tried again, and for a wake that was lost.
   */
  pollSeconds?: number;
  /** So many of these at once in each process; one unless said. */
  atOnce?: number;
  /** Which logboek row a run leaves behind, or why it leaves none. */
  audit: AuditPolicy;
  /** The name under which it acts; its rights and the database's policies follow from it. */
  actor: string;
  handle(data: Data, signal: AbortSignal, actor: Actor<never>): Promise<JobOutcome>;
};

/** A queue without a worker, for a process that only sends. */
export type JobQueue = Omit<JobDefinition<never>, 'handle' | 'audit' | 'actor' | 'pollSeconds' | 'atOnce'>;

export type Jobs = {
  start(): Promise<void>;
  stop(): Promise<void>;
  work<Data extends object>(definition: JobDefinition<Data>): Promise<void>;
  /** Makes the queue without working on it, for a process that only sends, such as a command line. */
  prepare(queue: JobQueue): Promise<void>;
  /** Runs `definition` with empty data on this cron line (Europe/Amsterdam), in one process of all. */
  schedule(definition: JobDefinition<Record<string, never>>, cron: string): Promise<void>;
  /** With `tx` the job exists only if the transaction commits (the outbox); `key` makes waiting twins one. */
  send<Data extends object>(name: string, data: Data, options?: { tx?: AnyDb; key?: string }): Promise<void>;
};

/** A mail that is tried again after five seconds may come two later. */
const POLL_SECONDS = 2;

/** Work that outlives a request or a process, kept in our own database by pg-boss (schema `pgboss`, made by `migrate`). */
export function createJobs(options: { url: string; log: Log }): Jobs {
  const boss = new PgBoss({
    connectionString: options.url,
    application_name: 'koppelpunt-jobs',
    max: 4,
    migrate: false,
    createSchema: false,
    useListenNotify: true,
  });
  boss.on('error', (error) => options.log.error(describeBug(error), 'jobs: lost the database'));

  async function ensureQueue(definition: JobQueue): Promise<void> {
    await boss.createQueue(definition.name, {
      retryLimit: definition.retryLimit,
      retryDelay: definition.retryDelaySeconds,
      retryBackoff: true,
      expireInSeconds: definition.expireInSeconds,
      policy: 'short',
      notify: true,
    });
  }

  /** Takes one job at a time, and the next one at once: it waits only when there was none. */
  async function startWorker<Data extends object>(definition: JobDefinition<Data>): Promise<void> {
    const seconds = definition.pollSeconds ?? POLL_SECONDS;
    const polling = { pollingIntervalSeconds: seconds, notifyPollingIntervalSeconds: seconds };
    const worker: { id?: string } = {};
    worker.id = await boss.work<Data>(definition.name, { batchSize: 1, ...polling }, async ([job]) => {
      try {
        if (!job) return;
        const outcome = await runLogged(options.log, definition, job.data, job.signal);
        if (outcome.kind === 'retry') throw new Error(outcome.reason);
      } finally {
        if (worker.id !== undefined) boss.notifyWorker(worker.id);
      }
    });
  }

  async function work<Data extends object>(definition: JobDefinition<Data>): Promise<void> {
    await ensureQueue(definition);
    for (let n = 0; n < (definition.atOnce ?? 1); n += 1) await startWorker(definition);
  }

  return {
    async start() {
      await boss.start();
    },
    stop: () => boss.stop({ graceful: true, timeout: 5_000 }),
    work,
    prepare: ensureQueue,
    async schedule(definition, cron) {
      await work(definition);
      await boss.schedule(definition.name, cron, {}, { tz: 'Europe/Amsterdam' });
    },
    async send(name, data, { tx, key } = {}) {
      await boss.send(name, data, {
        ...(tx && { db: fromKysely(tx) }),
        ...(key && { singletonKey: key }),
      });
    },
  };
}

async function runLogged<Data extends object>(
  log: Log,
  definition: JobDefinition<Data>,
  data: Data,
  signal: AbortSignal,
): Promise<JobOutcome> {
  const started = performance.now();
  try {
    const outcome = await definition.handle(data, signal, dangerouslyAsSystem(definition.actor));
    log.info({ job: definition.name, outcome: outcome.kind, ms: Math.round(performance.now() - started) });
    return outcome;
  } catch (error) {
    log.error({ job: definition.name, ...describeBug(error) }, 'job failed');
    // The message of the original may quote a row, and pg-boss stores it.
    throw new Error('job failed; see the log', { cause: undefined });
  }
}
