import type { Log } from '../log/log.ts';
import { createJobs, type JobQueue, type Jobs } from './jobs.ts';

/** For a process that only sends, as a command line does. Most commands send nothing; the first that does opens the queue. */
export function createSendingJobs(options: {
  url: string;
  log: Log;
  queues: readonly JobQueue[];
}): Pick<Jobs, 'send' | 'stop'> {
  let opened: Promise<Jobs> | undefined;
  async function open(): Promise<Jobs> {
    const jobs = createJobs(options);
    await jobs.start();
    for (const queue of options.queues) await jobs.prepare(queue);
    return jobs;
  }
  return {
    async send(name, data, sending) {
      const jobs = await (opened ??= open());
      await jobs.send(name, data, sending);
    },
    stop: async () => await (await opened)?.stop(),
  };
}
