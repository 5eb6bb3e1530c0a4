import { CliError, geheimOpties, readGeheim, type Actor, type AppCommand } from '@koppelpunt/platform';
import { findAddressError } from '@koppelpunt/standards';
import { readFile } from 'node:fs/promises';
import type { TopDossierDatabase } from '../database.ts';
import { isWijze, WIJZEN } from './bron.ts';
import type { Bronnen } from './bronnen.service.ts';
import { parseCertificaat, type CertificaatInfo } from './certificaat.ts';

type Needs = {
  actor: Actor;
  deps: { database: Pick<TopDossierDatabase, 'now'> };
  services: { bronnen: Bronnen };
};

export const bronCommands: readonly AppCommand<Needs>[] = [
  {
    words: 'bron set',
    help: 'stelt in waar ESIS staat en wie wij daar zijn',
    options: {
      url: { type: 'string', required: true, help: 'het adres van de UWLR-dienst' },
      klantnaam: { type: 'string', required: true, help: 'de naam die ESIS ons gaf' },
      ...geheimOpties('klantcode', 'het geheim dat daarbij hoort'),
      wijze: { type: 'string', help: `hoe wij vragen: ${WIJZEN.join(' of ')}` },
    },
    async run({ actor, services }, input) {
      const url = input.text('url');
      const refusal = findAddressError(url);
      if (refusal !== undefined) throw new CliError(`Dit adres kan niet bij --url. ${refusal.melding}`);
      const klantcode = await readGeheim(input, 'klantcode');
      const wijze = input.optional('wijze');
      if (wijze !== undefined && !isWijze(wijze)) {
        throw new CliError(`Kies bij --wijze uit: ${WIJZEN.join(', ')}.`);
      }
      const klantnaam = input.text('klantnaam');
      const bron = { id: 'esis', url, klantnaam, klantcode, wijze } as const;
      const uitkomst = await services.bronnen.setBron(actor, bron);
      const text =
        uitkomst === 'set' ? `ESIS staat nu ingesteld op ${url}.` : `ESIS stond al ingesteld op ${url}.`;
      return { json: { id: 'esis', url, klantnaam, uitkomst }, text };
    },
  },
  {
    words: 'bron list',
    help: 'toont waar ESIS staat en met welk certificaat; nooit de klantcode',
    run: async ({ actor, services }) => {
      const bronnen = await services.bronnen.listBronnen(actor);
      const lines = bronnen.map(({ id, url, klantnaam, wijze: hoe, certificaat }) =>
        [id, url, klantnaam, hoe, ...(certificaat ? [describeCertificaat(certificaat)] : [])].join('  '),
      );
      return { json: { bronnen }, text: lines.join('\n') || 'Er is nog geen bron ingesteld.' };
    },
  },
  {
    words: 'bron certificaat set',
    help: 'stelt het clientcertificaat in, als ESIS daarom vraagt',
    options: {
      bestand: {
        type: 'string',
        required: true,
        help: 'PEM met certificaat en privésleutel, of PKCS#12 (.p12)',
      },
      ...geheimOpties('wachtwoord', 'het wachtwoord van dat bestand, als het er een heeft'),
    },
    async run({ actor, deps: { database }, services }, input) {
      const heeftWachtwoord = input.flag('wachtwoord-stdin') || input.optional('wachtwoord') !== undefined;
      const wachtwoord = heeftWachtwoord ? await readGeheim(input, 'wachtwoord') : undefined;
      const bytes = await readBestand(input.text('bestand'));
      const gelezen = parseCertificaat(bytes, wachtwoord, database.now());
      if (gelezen.kind === 'ongeldig') throw new CliError(gelezen.melding);
      await services.bronnen.setCertificaat(actor, 'esis', gelezen);
      const { houder, geldigTot } = gelezen.info;
      return {
        json: { id: 'esis', certificaat: { houder, geldigTot } },
        text: `Voor ESIS geldt nu het ${describeCertificaat(gelezen.info)}. Bewaar het bestand niet op deze server.`,
      };
    },
  },
  {
    words: 'bron certificaat delete',
    help: 'verwijdert het clientcertificaat',
    run: async ({ actor, services }) => {
      await services.bronnen.setCertificaat(actor, 'esis', null);
      return { json: { id: 'esis', certificaat: null }, text: 'Het clientcertificaat is verwijderd.' };
    },
  },
];

const describeCertificaat = ({ houder, geldigTot }: CertificaatInfo): string =>
  `certificaat op naam van ${houder}, geldig tot ${geldigTot.toISOString().slice(0, 10)}`;

async function readBestand(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    const { code } = cause as { code?: string };
    throw new CliError(`Het bestand ${file} kan niet worden gelezen (${code}).`, { cause });
  }
}
