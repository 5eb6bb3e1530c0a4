import { CliError, type Actor, type CliInput, type AppCommand } from '@koppelpunt/platform';
import type { Voorwaarden } from '../aanbod/voorwaarden.service.ts';
import type { EsisDatabase } from '../database.ts';
import { dagVan } from '../kalender/kalender.ts';
import { activeerSchema } from './koppelingen.contract.ts';
import { aanbodOptie, aanbodVan, brin } from '../opdrachtregel/options.ts';
import type { Koppelingen } from './koppelingen.service.ts';

type Needs = {
  actor: Actor;
  services: { koppelingen: Koppelingen; voorwaarden: Voorwaarden };
  deps: { database: Pick<EsisDatabase, 'now'> };
};

export const koppelingCommands: readonly AppCommand<Needs>[] = [
  {
    words: 'koppeling activate',
    help: 'activeert een koppeling, zoals de knop Gereed',
    options: {
      brin,
      aanbod: aanbodOptie,
      naam: { type: 'string', required: true, help: 'naam van wie akkoord gaat' },
      akkoord: { type: 'boolean', help: 'akkoord met de gebruikersvoorwaarden' },
      verificatiecode: {
        type: 'string',
        required: true,
        help: 'begint met het brinnummer, 20 tot 50 tekens',
      },
      startdatum: { type: 'string', help: 'zoals 2026-12-01; zonder: vandaag' },
    },
    run: async (omgeving, input) => {
      const koppeling = await activate(omgeving, input);
      return {
        json: { brin: input.text('brin'), ...koppeling },
        text: `${koppeling.naam}: ${koppeling.statusLabel}. ${koppeling.aanZet}`,
      };
    },
  },
  {
    words: 'koppeling list',
    help: 'toont de koppelingen van alle vestigingen',
    options: { brin: { ...brin, required: false } },
    run: async ({ actor, services: { koppelingen } }, input) => {
      const alleen = input.optional('brin');
      const rijen = (await koppelingen.listAlle(actor))
        .filter(({ brin6 }) => alleen === undefined || brin6 === alleen)
        .map(({ brin6, ...koppeling }) => ({ brin: brin6, ...koppeling }));
      return {
        json: rijen,
        text:
          rijen.map((rij) => `${rij.brin}  ${rij.aanbodId}  ${rij.statusLabel}`).join('\n') ||
          'Er zijn nog geen koppelingen.',
      };
    },
  },
  {
    words: 'koppeling code remove',
    help: 'verwijdert de verificatiecode: de uitwisseling stopt',
    options: { brin, aanbod: aanbodOptie },
    run: async ({ actor, services: { koppelingen } }, input) => {
      const brin6 = input.text('brin');
      const id = await koppelingen.findKoppelingId(actor, brin6, aanbodVan(input));
      const koppeling = await koppelingen.deleteCode(actor, brin6, id);
      return {
        json: { brin: brin6, ...koppeling },
        text: `${koppeling.naam}: ${koppeling.statusLabel}. ${koppeling.aanZet}`,
      };
    },
  },
  {
    words: 'koppeling code set',
    help: 'vult een verificatiecode in: dezelfde hervat, een andere vraagt opnieuw aan',
    options: {
      brin,
      aanbod: aanbodOptie,
      verificatiecode: { type: 'string', required: true, help: 'de code' },
    },
    run: async ({ actor, services: { koppelingen } }, input) => {
      const brin6 = input.text('brin');
      const id = await koppelingen.findKoppelingId(actor, brin6, aanbodVan(input));
      const { uitkomst, koppeling } = await koppelingen.updateCode(
        actor,
        brin6,
        id,
        input.text('verificatiecode'),
      );
      return {
        json: { brin: brin6, uitkomst, koppeling },
        text: `${koppeling.naam}: ${uitkomst}, ${koppeling.statusLabel}. ${koppeling.aanZet}`,
      };
    },
  },
];

async function activate({ actor, services: { koppelingen, voorwaarden }, deps }: Needs, input: CliInput) {
  const aanbodId = aanbodVan(input);
  const document = await voorwaarden.findVoorwaarden(aanbodId);
  const vraag = activeerSchema.safeParse({
    aanbodId,
    naam: input.text('naam'),
    akkoord: input.flag('akkoord'),
    startdatum: input.optional('startdatum') ?? dagVan(deps.database.now()),
    verificatiecode: input.text('verificatiecode'),
    voorwaardenVersie: document?.versie ?? '',
  });
  if (vraag.success) return await koppelingen.createKoppeling(actor, input.text('brin'), vraag.data);
  const [issue] = vraag.error.issues;
  throw new CliError(
    issue?.path[0] === 'akkoord'
      ? 'Geef --akkoord mee: zonder akkoord met de gebruikersvoorwaarden kan de koppeling niet worden geactiveerd.'
      : (issue?.message ?? 'Niet alles is goed ingevuld.'),
  );
}
