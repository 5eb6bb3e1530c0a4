import type { Actor, AppCommand } from '@koppelpunt/platform';
import type { Leerlingen } from './leerlingen.service.ts';
import { brin } from '../opdrachtregel/options.ts';

export const leerlingCommands: readonly AppCommand<{
  actor: Actor;
  services: { leerlingen: Leerlingen };
}>[] = [
  {
    words: 'leerling list',
    help: 'toont de leerlingen van een vestiging',
    options: { brin, groep: { type: 'string', help: 'alleen deze groep (key)' } },
    run: async ({ actor, services: { leerlingen } }, input) => {
      const { leerlingen: rijen } = await leerlingen.listLeerlingen(actor, input.text('brin'), {
        groep: input.optional('groep'),
      });
      return {
        json: rijen,
        text:
          rijen.map(({ key, naam, groep }) => `${key}  ${naam}  ${groep ?? ''}`).join('\n') ||
          'Er zijn geen leerlingen.',
      };
    },
  },
];
