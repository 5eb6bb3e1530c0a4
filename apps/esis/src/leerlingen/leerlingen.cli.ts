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
    options: {
      brin,
      groep: { type: 'string', help: 'alleen deze groep (key)' },
      schooljaar: { type: 'string', help: 'zoals 2026-2027; zonder: dit schooljaar' },
    },
    run: async ({ actor, services: { leerlingen } }, input) => {
      const antwoord = await leerlingen.listLeerlingen(actor, input.text('brin'), {
        groep: input.optional('groep'),
        schooljaar: input.optional('schooljaar'),
      });
      const { schooljaar, schooljaren, leerlingen: rijen } = antwoord;
      const andere = schooljaren.filter((jaar) => jaar !== schooljaar);
      return {
        json: rijen.map((rij) => ({ ...rij, schooljaar })),
        text: [
          ...(schooljaar === null ? [] : [`Schooljaar ${schooljaar}`]),
          ...rijen.map(({ key, naam, groep }) => `${key}  ${naam}  ${groep ?? ''}`),
          ...(rijen.length === 0 ? ['Er zijn geen leerlingen.'] : []),
          ...(andere.length > 0 ? [`Ook ingelezen: ${andere.join(', ')} (--schooljaar).`] : []),
        ].join('\n'),
      };
    },
  },
];
