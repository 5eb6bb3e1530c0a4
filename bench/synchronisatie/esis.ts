/** ESIS runs as at a school's supplier: its own process, filled by its own command line. */
import { makeSchool, type FictionalSchool } from '@koppelpunt/testkit';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { schooljaarOf } from '../../apps/top-dossier/src/bronnen/schooljaar.ts';
import { runApp } from '../../demo/app-process.ts';
import { runCli } from '../../demo/run-cli.ts';
import { waitForHealth } from '../../demo/wait-for-health.ts';
import { root } from '../../scripts/import-graph.ts';
import { writeSchool } from '../scholen/write-school.ts';

export type Koppeling = { brin6: string; verificatiecode: string };
export type Esis = {
  pid: number;
  url: string;
  klant: { klantnaam: string; klantcode: string };
  /** A vestiging with its pupils and an activated koppeling. */
  addSchool(school: FictionalSchool): Promise<Koppeling>;
  importSchool(school: FictionalSchool): Promise<void>;
};

export async function startEsis(
  stack: AsyncDisposableStack,
  { map, serverUrl, eersteSchool }: { map: string; serverUrl: string; eersteSchool: FictionalSchool },
): Promise<Esis & { eersteKoppeling: Koppeling }> {
  const port = await findFreePort();
  const env = {
    NODE_ENV: 'production',
    PATH: process.env['PATH'] ?? '',
    LOG_LEVEL: 'warn',
    DATABASE_URL: serverUrl,
    KOPPELPUNT_DATA: map,
    ESIS_PORT: String(port),
    ESIS_URL: `http://127.0.0.1:${port}`,
    ESIS_SECRET: randomBytes(32).toString('base64url'),
  };
  const signal = new AbortController().signal;

  const cli = async (...args: string[]): Promise<string> => await cliWithStdin('', ...args);
  async function cliWithStdin(stdin: string, ...args: string[]): Promise<string> {
    const { ok, stdout, sentence } = await runCli({
      stdin,
      cli: join(root, 'apps/esis/src/cli.ts'),
      args,
      env,
      signal,
    });
    if (!ok) throw new Error(`esis -- ${args.slice(0, 2).join(' ')}: ${sentence}`);
    return stdout;
  }
  const importSchool = async (school: FictionalSchool): Promise<void> => {
    await cli('edexml', 'import', await writeSchool(map, school));
  };
  const addSchool = async (school: FictionalSchool): Promise<Koppeling> => {
    const brin6 = brin6Of(school);
    const verificatiecode = brin6 + randomBytes(18).toString('base64url');
    await cli('vestiging', 'create', '--brin', brin6, '--naam', `Meetschool ${brin6}`);
    await importSchool(school);
    const wie = ['--brin', brin6, '--aanbod', 'top-dossier', '--naam', 'M. Meter', '--akkoord'];
    await cliWithStdin(verificatiecode, 'koppeling', 'activate', ...wie, '--verificatiecode-stdin');
    return { brin6, verificatiecode };
  };

  // The first command makes the tables, so that server and command line do not both try.
  const eersteKoppeling = await addSchool(eersteSchool);
  const [klant] = JSON.parse(await cli('partner', 'list', '--json')) as Esis['klant'][];
  if (!klant) throw new Error('activating makes the partner');

  const logFile = join(map, 'esis.log');
  const file = join(root, 'apps/esis/src/main.ts');
  if (stack.disposed) throw new Error('stopped');
  const app = runApp({ name: 'ESIS', file, env, logFile, say: console.error, onGiveUp: () => {} });
  stack.defer(async () => await app.stop());
  await waitForHealth({ name: 'ESIS', url: env.ESIS_URL, logFile, signal });
  return {
    pid: app.pid() ?? 0,
    url: `${env.ESIS_URL}/uwlr/v2`,
    klant: { klantnaam: klant.klantnaam, klantcode: klant.klantcode },
    eersteKoppeling,
    addSchool,
    importSchool,
  };
}

/** The school of a measurement; in round `ronde` one pupil in a hundred has another name than in the round before. */
export function makeMeetschool(brincode: string, leerlingen: number, ronde = 0): FictionalSchool {
  const school = makeSchool({ brincode, leerlingen, schooljaar: schooljaarOf(new Date()) });
  return {
    ...school,
    leerlingen: school.leerlingen.map((leerling, i) =>
      ronde > 0 && i % 100 === 0 ? { ...leerling, roepnaam: `Ronde ${ronde}` } : leerling,
    ),
  };
}

function brin6Of({ school }: FictionalSchool): string {
  return `${'brincode' in school ? school.brincode : ''}${school.dependancecode ?? '00'}`;
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
