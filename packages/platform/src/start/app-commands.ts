import type { z } from 'zod';
import { dangerouslyAsSystem } from '../actor/actor.ts';
import { CliError, runCli, type Command } from '../commands/cli.ts';
import { logboekLeerling, logboekVerify } from '../commands/logboek.cli.ts';
import { mensOpdrachten } from '../commands/mensen.cli.ts';
import { sleutelOpdrachten, type WithSleutels } from '../commands/sleutels.cli.ts';
import { openPool } from '../database/connections.ts';
import { onPool } from '../database/database.ts';
import { vasteSleutelPost } from '../geheimen/vaste-sleutels.ts';
import { formatBsnMelding, type LooksLikeBsn } from '../http/persoonsnummers.ts';
import { createSendingJobs } from '../jobs/sending-jobs.ts';
import { createLog } from '../log/log.ts';
import { createLogboekBeheer } from '../logboek/logboek-beheer.service.ts';
import { tweedeFactorPost } from '../login/tweede-factor-sleutelpost.ts';
import { readAppEnv } from '../run-file/run-file.ts';
import type { App, Omgeving } from './app-definition.ts';
import { findOwnUrl, openOwnSleutels } from './app-databases.ts';
import { openAppDeps } from './app-deps.ts';
import { readSettings, type Env } from './app-settings.ts';
import { prepareDatabase } from './prepare-database.ts';

/** Every command acts under this name; its rights and the database's policies go by it. */
export const OPDRACHTREGEL = dangerouslyAsSystem('opdrachtregel');

/** A command does one thing at a time; a few connections are enough. */
const MAX_CONNECTIONS = 4;

/** The command line of an application: the same verbs as the screens. Gives the exit code. */
export async function runCommandLine<Tables, Settings extends z.ZodObject, Services>(
  app: App<Tables, Settings, Services>,
  argv: readonly string[],
  env: Env,
): Promise<0 | 1> {
  // A running `npm start` completes what is given.
  return await runCli(
    app.naam,
    listCommands(app, () => readAppEnv(app.naam, env)),
    argv,
  );
}

export function listCommands<Tables, Settings extends z.ZodObject, Services>(
  app: App<Tables, Settings, Services>,
  readEnv: () => Env,
): Command[] {
  type With = <T>(
    run: (omgeving: Omgeving<Services, Tables, z.output<Settings>>) => Promise<T>,
  ) => Promise<T>;
  const withApp: With = async (run) => await openApp(app, readEnv(), run);
  const withBeheer = <T>(
    run: (beheer: ReturnType<typeof createLogboekBeheer>, actor: Omgeving<Services>['actor']) => Promise<T>,
  ) =>
    withApp(({ deps, actor }) => {
      const { rechten, naam } = app;
      const hoofden = { path: readSettings(app, readEnv()).hoofdenPath, naam };
      return run(createLogboekBeheer({ ...deps, rechten, hoofden }), actor);
    });
  const commands: Command[] = [
    ...app.commands.map(({ run, ...command }) => ({
      ...command,
      run: (input: Parameters<Command['run']>[0]) => withApp((omgeving) => run(omgeving, input)),
    })),
    ...mensOpdrachten((run) => withApp(({ actor, deps: { mensen } }) => run({ actor, mensen })), {
      rollen: app.rechten.rollen,
      metBestuur: app.mensen.metBestuur,
    }),
    logboekVerify((hoofd) => withBeheer((beheer, actor) => beheer.verifyLogboek(actor, hoofd))),
    logboekLeerling((brin6, key) => withBeheer((beheer, actor) => beheer.listInzagen(actor, { brin6, key }))),
    ...sleutelOpdrachten(app.naam, openSleutelOmgeving(app, readEnv)),
  ];
  return commands.map((command) => sieveInput(command, app.looksLikeBsn));
}

/** Options that name what is there already, or a secret of which only a hash or a ciphertext is kept. */
const NIET_GEZEEFD = ['verificatiecode', 'klantcode', 'key', 'groep', 'hoofd'];

/** Law R1: what an administrator types is sieved as it is on a screen. */
function sieveInput(command: Command, looksLikeBsn: LooksLikeBsn): Command {
  const options = Object.keys(command.options ?? {}).filter((name) => !NIET_GEZEEFD.includes(name));
  return {
    ...command,
    async run(input) {
      const name = options.find((option) => looksLikeBsn(String(input.optional(option) ?? '')));
      if (name !== undefined) throw new CliError(formatBsnMelding(`In --${name}`));
      return await command.run(input);
    },
  };
}

/** Opens everything, runs, and closes it again whatever happens. */
async function openApp<Tables, Settings extends z.ZodObject, Services, T>(
  app: App<Tables, Settings, Services>,
  env: Env,
  run: (omgeving: Omgeving<Services, Tables, z.output<Settings>>) => Promise<T>,
): Promise<T> {
  const settings = readSettings(app, env);
  // The sentence on stderr is for the person; a log between the lines of --json would be in the way.
  const log = createLog({ name: `${app.naam}-cli`, level: 'silent' });
  await using opened = new AsyncDisposableStack();
  const deps = await openAppDeps(app, settings, {
    opened,
    log,
    applicationName: `${app.naam}-cli`,
    maxConnections: MAX_CONNECTIONS,
    openJobs: async (url) => await Promise.resolve(createSendingJobs({ url, log, queues: app.queues ?? [] })),
  });
  const { own } = settings;
  const services = app.createServices(deps, own);
  return await run({ actor: OPDRACHTREGEL, services, deps, settings: own });
}

/** For a command about keys: the database as its owner, because no role that answers requests sees all of this. */
function openSleutelOmgeving<Tables, Settings extends z.ZodObject, Services>(
  app: App<Tables, Settings, Services>,
  readEnv: () => Env,
): WithSleutels {
  return async (run) => {
    const settings = readSettings(app, readEnv());
    const url = await findOwnUrl(app, settings);
    const sleutels = openOwnSleutels(app, settings);
    const { geheimen } = await prepareDatabase({ url, migrations: app.migrations, sleutels: sleutels.lees });
    const pool = openPool({ url, applicationName: 'sleutels', maxConnections: 2 });
    const owner = { pool, ...onPool<object>(pool) };
    // Both applications wrote the first two with their ring; only this one wrote the rest.
    const posten = [vasteSleutelPost(geheimen), tweedeFactorPost(geheimen), ...app.sleutelposten(geheimen)];
    try {
      return await run({ owner, geheimen, sleutels, posten });
    } finally {
      await owner.close();
    }
  };
}
