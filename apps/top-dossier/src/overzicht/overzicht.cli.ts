import { CliError, findDag, type Actor, type AppCommand, type CliInput } from '@koppelpunt/platform';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import { pauzeVraagSchema, type PauzeVraag } from '../koppelingen/pauzes.contract.ts';
import { BRIN, geenKoppeling, parseBrin } from '../opdrachtregel/options.ts';
import type { Overzicht } from './overzicht.service.ts';

type Needs = { actor: Actor; services: { overzicht: Overzicht; koppelingen: Koppelingen } };

export const overzichtCommands: readonly AppCommand<Needs>[] = [
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
];

async function changePauze(
  { actor, services }: Needs,
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
