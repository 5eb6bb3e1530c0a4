import { startEmbeddedPostgres, type EmbeddedPostgres } from '@koppelpunt/platform';
import { openLogFile } from './log-file.ts';
import { createRestartLimit } from './restarts.ts';

export type DemoPostgres = { url: string; pid(): number; stop(): Promise<void> };

/** The embedded database; when it dies it starts again on the same port, so that the apps find it by themselves. */
export async function runPostgres(options: {
  dataDir: string;
  logFile: string;
  say: (line: string) => void;
  onGiveUp: () => void;
}): Promise<DemoPostgres> {
  const { dataDir, logFile, say, onGiveUp } = options;
  const logging = openLogFile(logFile, say);
  const log = (line: string) => logging.write(line);
  const limit = createRestartLimit();
  let stopping = false;
  let server: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir, log });
  watch(server);

  function watch(current: EmbeddedPostgres): void {
    void current.exited.then(async ({ code, signal }) => {
      if (stopping) return;
      if (!limit.mayRestart()) {
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
      logging.end();
    },
  };
}
