import { CliError, readStdin, type Actor, type AppCommand } from '@koppelpunt/platform';
import { LEESWIJZEN } from './partner.ts';
import type { Partners } from './partners.service.ts';
import { aanbodOptie, aanbodVan } from '../opdrachtregel/options.ts';

export const partnerCommands: readonly AppCommand<{
  actor: Actor;
  services: { partners: Partners };
}>[] = [
  {
    words: 'partner create',
    help: 'richt de andere partij in (of wijzigt haar)',
    options: {
      aanbod: { ...aanbodOptie, required: true },
      klantnaam: { type: 'string', required: true, help: 'naam waaronder zij gegevens ophaalt' },
      'klantcode-stdin': {
        type: 'boolean',
        help: 'leest de klantcode van stdin; zonder: een willekeurige',
      },
      leeswijze: { type: 'string', help: `hoe haar vragen worden gelezen: ${LEESWIJZEN.join(' of ')}` },
    },
    run: async ({ actor, services: { partners } }, input) => {
      const klantnaam = input.text('klantnaam');
      const klantcode = input.flag('klantcode-stdin') ? await readStdin() : undefined;
      const gevraagd = input.optional('leeswijze');
      const leeswijze = LEESWIJZEN.find((wijze) => wijze === gevraagd);
      if (gevraagd !== undefined && !leeswijze) {
        throw new CliError(`Kies bij --leeswijze uit: ${LEESWIJZEN.join(', ')}.`);
      }
      const uitkomst = await partners.createPartner(actor, {
        aanbodId: aanbodVan(input),
        klantnaam,
        klantcode,
        leeswijze,
      });
      return {
        json: { aanbod: aanbodVan(input), klantnaam, uitkomst },
        text: `Partner ${klantnaam}: ${uitkomst}.`,
      };
    },
  },
  {
    words: 'partner list',
    help: 'toont klantnaam en klantcode, voor wie de andere kant instelt',
    run: async ({ actor, services: { partners } }) => {
      const rijen = (await partners.listPartners(actor)).map(({ aanbodId, ...rest }) => ({
        aanbod: aanbodId,
        ...rest,
      }));
      return {
        json: rijen,
        text:
          rijen.map((rij) => `${rij.aanbod}  ${rij.klantnaam}  ${rij.klantcode}`).join('\n') ||
          'Er zijn nog geen partners.',
      };
    },
  },
];
