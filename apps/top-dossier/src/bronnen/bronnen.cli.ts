import { CliError, geheimOpties, readGeheim, type Actor, type AppCommand } from '@koppelpunt/platform';
import { findAddressError } from '@koppelpunt/standards';
import { isWijze, WIJZEN } from './bron.ts';
import type { Bronnen } from './bronnen.service.ts';

export const bronCommands: readonly AppCommand<{ actor: Actor; services: { bronnen: Bronnen } }>[] = [
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
    help: 'toont waar ESIS staat; nooit de klantcode',
    run: async ({ actor, services }) => {
      const bronnen = await services.bronnen.listBronnen(actor);
      const lines = bronnen.map(({ id, url, klantnaam, wijze: hoe }) => [id, url, klantnaam, hoe].join('  '));
      return { json: { bronnen }, text: lines.join('\n') || 'Er is nog geen bron ingesteld.' };
    },
  },
];
