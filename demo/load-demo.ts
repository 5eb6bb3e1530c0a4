import type { AppName } from '@koppelpunt/platform';
import { join } from 'node:path';
import { root } from '../scripts/import-graph.ts';
import { DEMO_GEBRUIKERS, DEMO_SCHOOL, KLANTNAAM, writeDemoSchool } from './demo-school.ts';
import { openDemoState } from './demo-state.ts';
import type { Geheimen } from './geheimen.ts';
import { mustRunCli } from './run-cli.ts';

/** One command of an app's command line that the demo needs done once, or again when its version changes. */
type DemoStep = { id: string; version?: string; app: AppName; args: string[]; stdin?: string };

/** Puts the demo school in place the way an administrator would: through the command lines, only what is not there yet. */
export async function loadDemo(options: {
  dataDir: string;
  serverUrl: string;
  env: Record<AppName, Record<string, string>>;
  geheimen: Geheimen;
  esisUrl: string;
  signal: AbortSignal;
  say: (line: string) => void;
}): Promise<void> {
  const { dataDir, serverUrl, env, geheimen, signal, say } = options;
  const state = await openDemoState(serverUrl, geheimen);
  const edexmlFile = await writeDemoSchool(dataDir);
  const steps = listSteps(options, edexmlFile).filter(({ id, version = '1' }) => !state.isDone(id, version));
  if (steps.length > 0) say('De demoschool wordt klaargezet …');
  // The two apps know nothing of each other yet, so they need not wait for each other either.
  await Promise.all(
    Map.groupBy(steps, ({ app }) => app)
      .values()
      .map(async (ofOneApp) => {
        for (const { id, version = '1', app, args, stdin = '' } of ofOneApp) {
          await mustRunCli({
            cli: join(root, 'apps', app, 'src', 'cli.ts'),
            args,
            env: env[app],
            signal,
            stdin,
          });
          await state.markDone(id, version);
        }
      }),
  );
}

function listSteps(
  { geheimen, esisUrl }: { geheimen: Geheimen; esisUrl: string },
  edexmlFile: string,
): DemoStep[] {
  const { brin, naam, plaats } = DEMO_SCHOOL;
  const klant = { args: ['--klantnaam', KLANTNAAM, '--klantcode-stdin'], stdin: geheimen.klantcode };
  const uwlr = `${esisUrl}/uwlr/v2`;
  return [
    {
      id: 'vestiging',
      app: 'esis',
      args: ['vestiging', 'create', '--brin', brin, '--naam', naam, '--plaats', plaats],
    },
    {
      id: 'partner',
      app: 'esis',
      ...klant,
      args: ['partner', 'create', '--aanbod', 'top-dossier', ...klant.args],
    },
    { id: 'edexml', app: 'esis', args: ['edexml', 'import', edexmlFile] },
    // Again when ESIS moved to another port.
    {
      id: 'bron',
      version: uwlr,
      app: 'top-dossier',
      ...klant,
      args: ['bron', 'set', '--url', uwlr, ...klant.args],
    },
    ...DEMO_GEBRUIKERS.map((gebruiker) => toGebruikerStep(gebruiker, geheimen)),
  ];
}

function toGebruikerStep(
  { app, email, naam, rol, brin }: (typeof DEMO_GEBRUIKERS)[number],
  geheimen: Geheimen,
): DemoStep {
  const place = brin ? ['--brin', brin] : [];
  const args = [
    'gebruiker',
    'create',
    '--email',
    email,
    '--naam',
    naam,
    '--rol',
    rol,
    ...place,
    '--wachtwoord-stdin',
  ];
  return { id: `gebruiker ${email}`, app, args, stdin: geheimen.wachtwoorden[email] ?? '' };
}
