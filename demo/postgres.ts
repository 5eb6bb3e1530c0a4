import { startEmbeddedPostgres, type EmbeddedPostgres } from '@koppelpunt/platform';
import { createWriteStream } from 'node:fs';

export type DemoPostgres = { url: string; pid(): number; stop(): Promise<void> };

const MAX_RESTARTS_PER_MINUTE = 5;

/** The embedded database; when it dies it starts again on the same port, so that the apps find it by themselves. */
export async function runPostgres(options: {
  dataDir: string;
  logFile: string;
  say: (line: string) => void;
  onGiveUp: () => void;
}): Promise<DemoPostgres> {
  const { dataDir, logFile, say, onGiveUp } = options;
  const logStream = createWriteStream(logFile, { flags: 'a', mode: 0o600 });
  const log = (line: string): void => void logStream.write(`${line}\n`);
  const deaths: number[] = [];
  let stopping = false;
  let server: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir, log });
  watch(server);

  function watch(current: EmbeddedPostgres): void {
    void current.exited.then(async ({ code, signal }) => {
      if (stopping) return;
      deaths.push(Date.now());
      if (deaths.filter((moment) => moment > Date.now() - 60_000).length > MAX_RESTARTS_PER_MINUTE) {
        say(`De databank is te vaak gestopt en wordt niet meer opnieuw gestart. Kijk in ${logFile}.`);
        return onGiveUp();
      }
      say(`De databank is onverwacht gestopt (${signal ?? `code ${code}`}) en wordt opnieuw gestart.`);
      try {
        server = await startEmbeddedPostgres({ dataDir, log, port: current.port });
        watch(server);
      } catch (error) {
        say(`De databank start niet opnieuw: ${(error as { melding?: string }).melding ?? 'onbekende fout'}`);
        onGiveUp();
      }
    });
  }

  return {
    url: server.url,
    pid: () => server.pid,
    async stop() {
      stopping = true;
      await server.stop();
      logStream.end();
    },
  };
}
