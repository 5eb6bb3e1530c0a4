import type { Actor, AppCommand } from '@koppelpunt/platform';
import { brin } from '../opdrachtregel/options.ts';
import type { Vestigingen } from './vestigingen.service.ts';

export const vestigingCommands: readonly AppCommand<{
  actor: Actor;
  services: { vestigingen: Vestigingen };
}>[] = [
  {
    words: 'vestiging create',
    help: 'maakt een vestiging (of laat haar zoals zij is)',
    options: {
      brin,
      naam: { type: 'string', required: true, help: 'naam van de school' },
      plaats: { type: 'string', help: 'plaats' },
      bestuur: { type: 'string', help: 'nummer van het bestuur, vijf cijfers' },
    },
    run: async ({ actor, services: { vestigingen } }, input) => {
      const vestiging = {
        brin6: input.text('brin'),
        naam: input.text('naam'),
        plaats: input.optional('plaats'),
        bestuur: input.optional('bestuur'),
      };
      const uitkomst = await vestigingen.createVestiging(actor, vestiging);
      return {
        json: { brin: vestiging.brin6, naam: vestiging.naam, uitkomst },
        text:
          uitkomst === 'gemaakt'
            ? `Vestiging ${vestiging.brin6} is gemaakt.`
            : `Vestiging ${vestiging.brin6} bestond al; er is niets gewijzigd.`,
      };
    },
  },
  {
    words: 'vestiging bestuur',
    help: 'stelt in bij welk bestuur een vestiging hoort',
    options: {
      brin,
      bestuur: { type: 'string', required: true, help: 'nummer van het bestuur, vijf cijfers' },
    },
    run: async ({ actor, services: { vestigingen } }, input) => {
      const [brin6, bestuur] = [input.text('brin'), input.text('bestuur')];
      const uitkomst = await vestigingen.setBestuur(actor, brin6, bestuur);
      return {
        json: { brin: brin6, bestuur, uitkomst },
        text: `Vestiging ${brin6} hoort bij bestuur ${bestuur}.`,
      };
    },
  },
  {
    words: 'vestiging list',
    help: 'toont de vestigingen',
    run: async ({ actor, services: { vestigingen } }) => {
      const rijen = await vestigingen.listVestigingen(actor);
      return {
        json: rijen,
        text:
          rijen
            .map(({ brin6, naam, aantalLeerlingen }) => `${brin6}  ${naam}  ${aantalLeerlingen} leerlingen`)
            .join('\n') || 'Er zijn nog geen vestigingen.',
      };
    },
  },
];
