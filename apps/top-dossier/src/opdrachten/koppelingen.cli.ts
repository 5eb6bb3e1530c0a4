import {
  CliError,
  findDag,
  geheimOpties,
  readGeheim,
  type AppCommand,
  type CliInput,
} from '@koppelpunt/platform';
import { pauzeVraagSchema, type PauzeVraag } from '../koppelingen/pauzes.contract.ts';
import { parseBrin6 } from '@koppelpunt/standards';
import { findOfferedBron } from '../settings.ts';
import { checkVerificatiecode } from '../verzoeken/controle.service.ts';
import { MAX_CODE, MIN_CODE } from '../verzoeken/parse-verzoek.ts';
import type { TopDossierOmgeving } from './omgeving.ts';
import { describeSync, toSyncJson } from './toon.ts';

const BRIN = { type: 'string', required: true, help: 'BRIN met vestigingsnummer, zoals 97QX00' } as const;

export const koppelingCommands: readonly AppCommand<TopDossierOmgeving>[] = [
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
  {
    words: 'koppeling list',
    help: 'toont de scholen met hun status',
    run: async ({ actor, services }) => {
      const koppelingen = await services.overzicht.listKoppelingen(actor);
      const lines = koppelingen.map(
        (k) => `${k.brin6}  ${k.statusLabel}  ${k.aantalLeerlingen} leerlingen  ${k.schoolnaam ?? ''}`,
      );
      return { json: { koppelingen }, text: lines.join('\n') || 'Er zijn nog geen koppelingen.' };
    },
  },
  {
    words: 'koppeling pause',
    help: 'haalt een tijd niets van een school op; de school krijgt een e-mail',
    options: {
      brin: BRIN,
      reden: { type: 'string', help: 'waarom; de school leest het' },
      vanaf: { type: 'string', help: 'eerste dag, zoals 2027-07-10; zonder: nu' },
      tot: { type: 'string', help: 'laatste dag, zoals 2027-08-22; zonder: tot koppeling resume' },
    },
    run: async (omgeving, input) => {
      const vraag = pauzeVraagSchema.safeParse({
        reden: input.optional('reden') ?? 'onderhoud bij TOP dossier',
        vanaf: input.optional('vanaf') ?? null,
        totEnMet: input.optional('tot') ?? null,
      });
      if (!vraag.success)
        throw new CliError(vraag.error.issues[0]?.message ?? 'Niet alles is goed ingevuld.');
      return await changePauze(omgeving, input, 'createPauze', vraag.data);
    },
  },
  {
    words: 'koppeling resume',
    help: 'heft de pauze van koppeling pause op; niet die van de school',
    options: { brin: BRIN },
    run: async (omgeving, input) => await changePauze(omgeving, input, 'resumeKoppeling'),
  },
  {
    words: 'sync',
    help: 'haalt de leerlingen van een school nu op',
    options: {
      brin: BRIN,
      'toestaan-vertrek': { type: 'boolean', help: 'ook als meer dan 20 % van de leerlingen weg is' },
    },
    run: async ({ actor, services }, input) => {
      const brin6 = parseBrin(input.text('brin'));
      const koppeling = await services.koppelingen.findKoppeling(actor, { brin6 });
      if (!koppeling) throw geenKoppeling(brin6);
      const options = { toestaanVertrek: input.flag('toestaan-vertrek') };
      const run = await services.synchronisaties.runNow(actor, koppeling.id, options);
      if (run.status !== 'gelukt') throw new CliError(run.melding ?? 'De synchronisatie is niet gelukt.');
      return { json: toSyncJson(brin6, run), text: describeSync(brin6, run) };
    },
  },
  {
    words: 'leerling list',
    help: 'toont de leerlingen van een school',
    options: { brin: BRIN },
    run: async ({ actor, services }, input) => {
      const brin6 = parseBrin(input.text('brin'));
      if (!(await services.koppelingen.findKoppeling(actor, { brin6 }))) throw geenKoppeling(brin6);
      const overzicht = await services.leerlingen.listLeerlingen(actor, { brin6 });
      const leerlingen = overzicht.leerlingen ?? [];
      const lines = leerlingen.map((l) => [l.groep ?? '-', l.naam, l.geboortedatum ?? '-'].join('  '));
      return {
        json: { ...overzicht, aantal: leerlingen.length },
        text: lines.join('\n') || `Van ${brin6} zijn er geen leerlingen.`,
      };
    },
  },
];

async function activate(
  omgeving: TopDossierOmgeving,
  brin6: string,
  verificatiecode: string,
  contactEmail: string | null,
) {
  const {
    actor,
    services,
    deps: { database },
  } = omgeving;
  await ensureBron(omgeving);
  await services.koppelingen.requireNietStilgezet(actor, brin6);
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

async function changePauze(
  { actor, services }: TopDossierOmgeving,
  input: CliInput,
  ...[verb, vraag]: ['createPauze', PauzeVraag] | ['resumeKoppeling']
) {
  const brin6 = parseBrin(input.text('brin'));
  const koppeling = await services.koppelingen.findKoppeling(actor, { brin6 });
  if (!koppeling) throw geenKoppeling(brin6);
  if (verb === 'createPauze') await services.koppelingen.createPauze(actor, koppeling.id, vraag);
  else await services.koppelingen.resumeKoppeling(actor, koppeling.id);
  const { status, statusLabel, aanZet, pauzes } = await services.overzicht.getKoppeling(actor, koppeling.id);
  const gepland = pauzes.filter(({ isNu }) => !isNu);
  return {
    json: { brin6, status, statusLabel, pauzes },
    text: [
      `${brin6}: ${statusLabel}. ${aanZet}`,
      ...gepland.map(
        ({ sinds, totEnMet }) =>
          `Gepland: vanaf ${findDag(new Date(sinds))}${totEnMet ? ` tot en met ${totEnMet}` : ''}.`,
      ),
    ].join('\n'),
  };
}

/** Uses the bron that the environment offers when nobody set one. */
async function ensureBron({ actor, services, settings }: TopDossierOmgeving): Promise<void> {
  const offered = findOfferedBron(settings);
  if (!offered || (await services.bronnen.listBronnen(actor)).length > 0) return;
  await services.bronnen.setBron(actor, offered);
}

function parseBrin(text: string): string {
  const brin6 = parseBrin6(text);
  if (!brin6) throw new CliError('Schrijf het BRIN met vestigingsnummer als 97QX00.');
  return brin6;
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

const geenKoppeling = (brin6: string) =>
  new CliError(
    `TOP dossier heeft geen koppeling met ${brin6}. Activeer die eerst met \`koppeling activate\`.`,
  );
