import { join } from 'node:path';
import type { AppName } from '@koppelpunt/platform';
import { root } from '../scripts/import-graph.ts';
import { DEMO_GEBRUIKERS, DEMO_SCHOOL, KLANTNAAM, writeDemoSchool } from './demo-school.ts';
import { listDone, markDone } from './done-steps.ts';
import type { Geheimen } from './geheimen.ts';
import { mustRunCli } from './run-cli.ts';

/** One command of an app's command line that the demo needs done once. */
type DemoStep = { id: string; app: AppName; args: string[]; stdin?: string };

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
  const { dataDir, serverUrl, env, signal, say } = options;
  const done = await listDone(serverUrl);
  const steps = listSteps(options, await writeDemoSchool(dataDir)).filter(({ id }) => !done.has(id));
  if (steps.length > 0) say('De demoschool wordt klaargezet …');
  for (const { id, app, args, stdin } of steps) {
    await mustRunCli({
      cli: join(root, 'apps', app, 'src', 'cli.ts'),
      args,
      env: env[app],
      signal,
      ...(stdin ? { stdin } : {}),
    });
    await markDone(serverUrl, id);
  }
}

function listSteps(options: { geheimen: Geheimen; esisUrl: string }, edexmlFile: string): DemoStep[] {
  const { geheimen, esisUrl } = options;
  const { brin, naam } = DEMO_SCHOOL;
  const klant = ['--klantnaam', KLANTNAAM, '--klantcode', geheimen.klantcode];
  return [
    { id: 'vestiging', app: 'esis', args: ['vestiging', 'create', '--brin', brin, '--naam', naam] },
    { id: 'partner', app: 'esis', args: ['partner', 'create', '--aanbod', 'top-dossier', ...klant] },
    { id: 'edexml', app: 'esis', args: ['edexml', 'import', edexmlFile] },
    { id: 'bron', app: 'top-dossier', args: ['bron', 'set', '--url', `${esisUrl}/uwlr/v2`, ...klant] },
    ...DEMO_GEBRUIKERS.map(({ app, email, naam: gebruiker, rol, brin: plaats }) => ({
      id: `gebruiker ${email}`,
      app,
      args: [
        'gebruiker',
        'create',
        '--email',
        email,
        '--naam',
        gebruiker,
        '--rol',
        rol,
        ...(plaats ? ['--brin', plaats] : []),
        '--wachtwoord-stdin',
      ],
      stdin: geheimen.wachtwoorden[email] ?? '',
    })),
  ];
}
