import {
  CliError,
  findDag,
  geheimOpties,
  Problem,
  readGeheim,
  type Actor,
  type AppCommand,
  type CliInput,
} from '@koppelpunt/platform';
import type { z } from 'zod';
import type { Voorwaarden } from '../aanbod/voorwaarden.service.ts';
import type { EsisDatabase } from '../database.ts';
import {
  activeerSchema,
  pauzeVraagSchema,
  zetCodeSchema,
  type KoppelingAntwoord,
} from './koppelingen.contract.ts';
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
      ...geheimOpties('verificatiecode', 'begint met het brinnummer, 20 tot 50 tekens'),
      startdatum: { type: 'string', help: 'zoals 2026-12-01; zonder: vandaag' },
    },
    run: async (omgeving, input) => {
      return toResult(input.text('brin'), await activate(omgeving, input));
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
      return toResult(brin6, await koppelingen.deleteCode(actor, brin6, id));
    },
  },
  {
    words: 'koppeling code set',
    help: 'vult de verificatiecode weer in: de uitwisseling gaat verder; met --nieuw komt er een andere code',
    options: {
      brin,
      aanbod: aanbodOptie,
      ...geheimOpties('verificatiecode', 'de code'),
      nieuw: { type: 'boolean', help: 'dit is een nieuwe code; vraagt ook --naam en --akkoord' },
      naam: { type: 'string', help: 'bij een nieuwe code: naam van wie akkoord gaat' },
      akkoord: { type: 'boolean', help: 'bij een nieuwe code: akkoord met de gebruikersvoorwaarden' },
    },
    run: async (omgeving, input) => {
      const brin6 = input.text('brin');
      const { uitkomst, koppeling } = await setCode(omgeving, input, brin6);
      return {
        json: { brin: brin6, uitkomst, koppeling },
        text: `${koppeling.naam}: ${uitkomst}, ${koppeling.statusLabel}. ${koppeling.aanZet}`,
      };
    },
  },
  {
    words: 'koppeling pause',
    help: 'pauzeert de uitwisseling; de verificatiecode blijft. Alleen koppeling resume heft deze pauze op',
    options: {
      brin,
      aanbod: aanbodOptie,
      reden: { type: 'string', help: 'waarom; de andere partij ziet het niet' },
      vanaf: { type: 'string', help: 'eerste dag, zoals 2027-07-10; zonder: nu' },
      tot: { type: 'string', help: 'laatste dag, zoals 2027-08-22; zonder: tot koppeling resume' },
    },
    run: async ({ actor, services: { koppelingen } }, input) => {
      const brin6 = input.text('brin');
      const vraag = parseVraag(pauzeVraagSchema, {
        reden: input.optional('reden') ?? 'op verzoek, door de beheerder van ESIS',
        vanaf: input.optional('vanaf') ?? null,
        totEnMet: input.optional('tot') ?? null,
      });
      const id = await koppelingen.findKoppelingId(actor, brin6, aanbodVan(input));
      return toResult(brin6, await koppelingen.createPauze(actor, brin6, id, vraag));
    },
  },
  {
    words: 'koppeling resume',
    help: 'heft de pauze van koppeling pause op; niet die van de school of het bestuur',
    options: { brin, aanbod: aanbodOptie },
    run: async ({ actor, services: { koppelingen } }, input) => {
      const brin6 = input.text('brin');
      const id = await koppelingen.findKoppelingId(actor, brin6, aanbodVan(input));
      return toResult(brin6, await koppelingen.resumeKoppeling(actor, brin6, id));
    },
  },
];

const toResult = (brin6: string, koppeling: KoppelingAntwoord) => ({
  json: { brin: brin6, ...koppeling },
  text: [
    `${koppeling.naam}: ${koppeling.statusLabel}. ${koppeling.aanZet}`,
    ...koppeling.pauzes
      .filter(({ isNu }) => !isNu)
      .map(
        ({ sinds, totEnMet }) =>
          `Gepland: vanaf ${findDag(new Date(sinds))}${totEnMet ? ` tot en met ${totEnMet}` : ''}.`,
      ),
  ].join('\n'),
});

async function activate({ actor, services: { koppelingen, voorwaarden }, deps }: Needs, input: CliInput) {
  const aanbodId = aanbodVan(input);
  const document = await voorwaarden.findVoorwaarden(aanbodId);
  const vraag = parseVraag(activeerSchema, {
    aanbodId,
    naam: input.text('naam'),
    akkoord: input.flag('akkoord'),
    startdatum: input.optional('startdatum') ?? findDag(deps.database.now()),
    verificatiecode: await readGeheim(input, 'verificatiecode'),
    voorwaardenVersie: document?.versie ?? '',
  });
  return await koppelingen.createKoppeling(actor, input.text('brin'), vraag);
}

async function setCode(
  { actor, services: { koppelingen, voorwaarden } }: Needs,
  input: CliInput,
  brin6: string,
) {
  const aanbodId = aanbodVan(input);
  const verificatiecode = await readGeheim(input, 'verificatiecode');
  const id = await koppelingen.findKoppelingId(actor, brin6, aanbodId);
  const nieuw = input.flag('nieuw') && {
    naam: input.optional('naam') ?? '',
    akkoord: input.flag('akkoord'),
    voorwaardenVersie: (await voorwaarden.findVoorwaarden(aanbodId))?.versie ?? '',
  };
  const vraag = parseVraag(zetCodeSchema, { verificatiecode, ...(nieuw && { nieuw }) });
  try {
    return await koppelingen.updateCode(actor, brin6, id, vraag);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'CODE_ANDERS') throw error;
    throw new CliError(`${error.melding} Is het een nieuwe, geef dan --nieuw, --naam en --akkoord mee.`);
  }
}

function parseVraag<T>(schema: z.ZodType<T>, given: unknown): T {
  const vraag = schema.safeParse(given);
  if (vraag.success) return vraag.data;
  const [issue] = vraag.error.issues;
  throw new CliError(
    issue?.path.at(-1) === 'akkoord'
      ? 'Geef --akkoord mee: zonder akkoord met de gebruikersvoorwaarden gaat dit niet.'
      : (issue?.message ?? 'Niet alles is goed ingevuld.'),
  );
}
