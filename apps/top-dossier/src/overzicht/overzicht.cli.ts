import type { Actor, AppCommand } from '@koppelpunt/platform';
import type { Overzicht } from './overzicht.service.ts';

export const overzichtCommands: readonly AppCommand<{ actor: Actor; services: { overzicht: Overzicht } }>[] =
  [
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
  ];
