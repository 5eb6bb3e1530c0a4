import { CliError, geheimOpties, readGeheim, type Actor, type AppCommand } from '@koppelpunt/platform';
import type { Bronnen } from '../bronnen/bronnen.service.ts';
import type { TopDossierDatabase } from '../database.ts';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import { BRIN, parseBrin } from '../opdrachtregel/options.ts';
import { findOfferedBron, type Settings } from '../settings.ts';
import { describeSync, toSyncJson } from '../synchronisaties/describe-sync.ts';
import type { Synchronisaties } from '../synchronisaties/synchronisaties.service.ts';
import { checkVerificatiecode } from './controle.service.ts';
import { MAX_CODE, MIN_CODE } from './parse-verzoek.ts';

type Needs = {
  actor: Actor;
  services: { bronnen: Bronnen; koppelingen: Koppelingen; synchronisaties: Synchronisaties };
  deps: { database: TopDossierDatabase };
  settings: Settings;
};

/** Stands here, and not with the koppelingen, because the code is checked as that of a verzoek is. */
export const activeringCommands: readonly AppCommand<Needs>[] = [
  {
    words: 'koppeling activate',
    help: 'controleert de code bij ESIS, haalt de leerlingen op en zet de koppeling op actief',
    options: {
      brin: BRIN,
      ...geheimOpties('verificatiecode', 'de code die de school gaf'),
      email: { type: 'string', help: 'wie de bevestiging krijgt' },
    },
    run: async (omgeving, input) => {
      const brin6 = parseBrin(input.text('brin'));
      const verificatiecode = parseCode(await readGeheim(input, 'verificatiecode'), brin6);
      return await activate(omgeving, brin6, verificatiecode, input.optional('email') ?? null);
    },
  },
];

async function activate(
  omgeving: Needs,
  brin6: string,
  verificatiecode: string,
  contactEmail: string | null,
) {
  const {
    actor,
    services,
    deps: { database },
  } = omgeving;
  await services.koppelingen.requireNietStilgezet(actor, brin6);
  await ensureBron(omgeving);
  const deps = { database, bronnen: services.bronnen };
  const controle = await checkVerificatiecode(deps, actor, { brin6, verificatiecode });
  if (!controle.ok) throw new CliError(controle.melding);
  const koppeling = await database.as(actor, async (handeling) => {
    const bron = await services.bronnen.getBron(handeling);
    return await services.koppelingen.requestKoppeling(handeling, {
      brin6,
      bronId: bron.id,
      verificatiecode,
      schoolnaam: null,
      contactEmail,
    });
  });
  const run = await services.synchronisaties.runNow(actor, koppeling.id, { toestaanVertrek: false });
  if (run.status !== 'gelukt') {
    throw new CliError(run.melding ?? 'De koppeling is niet actief geworden.');
  }
  const after = await services.koppelingen.findKoppeling(actor, { brin6 });
  return {
    json: { koppelingId: koppeling.id, status: after?.status, ...toSyncJson(brin6, run) },
    text: `De koppeling voor ${brin6} is ${after?.status}. ${describeSync(brin6, run)}`,
  };
}

/** Uses the bron that the environment offers when nobody set one. */
async function ensureBron({ actor, services, settings }: Needs): Promise<void> {
  const offered = findOfferedBron(settings);
  if (!offered || (await services.bronnen.listBronnen(actor)).length > 0) return;
  await services.bronnen.setBron(actor, offered);
}

function parseCode(text: string, brin6: string): string {
  const code = text.trim();
  if (!code.startsWith(brin6)) throw new CliError(`De verificatiecode van deze school begint met ${brin6}.`);
  if (code.length < MIN_CODE || code.length > MAX_CODE) {
    throw new CliError(
      `Een verificatiecode heeft ${MIN_CODE} tot en met ${MAX_CODE} tekens; deze heeft er ${code.length}.`,
    );
  }
  return code;
}
