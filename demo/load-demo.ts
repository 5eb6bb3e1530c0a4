import type { AppName } from '@koppelpunt/platform';
import {
  DEMO_GEBRUIKERS,
  DEMO_MANDAAT,
  DEMO_SCHOOL,
  KLANTNAAM,
  writeDemoSchool,
  type DemoGebruiker,
} from './demo-school.ts';
import { openDemoState } from './demo-state.ts';
import type { Geheimen } from './geheimen.ts';
import { runSteps } from './run-steps.ts';

/** One command of an app's command line that the demo needs done once, or again when its version changes. */
type DemoStep = { id: string; version?: string; app: AppName; args: string[]; stdin?: string };

/** Puts the demo school in place as an administrator would, through the command lines; skips the parts that exist. */
export async function loadDemo(options: {
  dataDir: string;
  serverUrl: string;
  env: Record<AppName, Record<string, string>>;
  geheimen: Geheimen;
  uwlrUrl: string;
  signal: AbortSignal;
  say: (line: string) => void;
}): Promise<void> {
  const { dataDir, serverUrl, env, geheimen, signal, say } = options;
  const state = await openDemoState(serverUrl, geheimen);
  const edexmlFile = await writeDemoSchool(dataDir);
  const steps = listSteps(options, edexmlFile).filter(({ id, version = '1' }) => !state.isDone(id, version));
  if (steps.length > 0) say('De demoschool wordt klaargezet …');
  // The two apps do not know each other yet, so neither waits for the other.
  const ends = await Promise.allSettled(
    Map.groupBy(steps, ({ app }) => app)
      .entries()
      .map(async ([app, ofOneApp]) => {
        await runSteps({
          app,
          steps: ofOneApp.map(({ args, stdin = '' }) => ({ args, stdin })),
          env: env[app],
          signal,
          onDone: async (at) => {
            const { id, version = '1' } = ofOneApp[at] as DemoStep;
            await state.markDone(id, version);
          },
        });
      }),
  );
  // Both have ended: the database may stop.
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

function listSteps(
  { geheimen, uwlrUrl }: { geheimen: Geheimen; uwlrUrl: string },
  edexmlFile: string,
): DemoStep[] {
  const { brin, naam, plaats, bestuur } = DEMO_SCHOOL;
  const schooljaar = findSchooljaar(new Date());
  const klant = { args: ['--klantnaam', KLANTNAAM, '--klantcode-stdin'], stdin: geheimen.klantcode };
  return [
    {
      id: 'vestiging',
      app: 'esis',
      args: ['vestiging', 'create', '--brin', brin, '--naam', naam, '--plaats', plaats],
    },
    { id: 'bestuur', app: 'esis', args: ['vestiging', 'bestuur', '--brin', brin, '--bestuur', bestuur] },
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
      version: uwlrUrl,
      app: 'top-dossier',
      ...klant,
      args: ['bron', 'set', '--url', uwlrUrl, ...klant.args],
    },
    ...DEMO_GEBRUIKERS.map((gebruiker) => toGebruikerStep(gebruiker, geheimen)),
    {
      id: 'mandaat',
      // A mandate is for one school year; the demo needs a new one in the next.
      version: schooljaar.vanaf,
      app: 'esis',
      args: ['mandaat', 'verlenen', ...toOpties({ brin, ...DEMO_MANDAAT, tot: schooljaar.tot })],
    },
  ];
}

/** A school year begins on the first of August. */
function findSchooljaar(vandaag: Date): { vanaf: string; tot: string } {
  const begin = vandaag.getFullYear() - (vandaag.getMonth() < 7 ? 1 : 0);
  return { vanaf: `${begin}-08-01`, tot: `${begin + 1}-07-31` };
}

const toOpties = (opties: Record<string, string>): string[] =>
  Object.entries(opties).flatMap(([naam, waarde]) => [`--${naam}`, waarde]);

function toGebruikerStep({ app, email, naam, rol, plek }: DemoGebruiker, geheimen: Geheimen): DemoStep {
  const args = ['gebruiker', 'create', ...toOpties({ email, naam, rol, ...plek }), '--wachtwoord-stdin'];
  const stdin = `${geheimen.wachtwoorden[email]}\n${geheimen.totp[email]}`;
  return { id: `gebruiker ${email}`, app, args, stdin };
}
