import type { Actor, AppCommand } from '@koppelpunt/platform';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import { BRIN, geenKoppeling, parseBrin } from '../opdrachtregel/options.ts';
import type { Leerlingen } from './leerlingen.service.ts';

export const leerlingCommands: readonly AppCommand<{
  actor: Actor;
  services: { koppelingen: Koppelingen; leerlingen: Leerlingen };
}>[] = [
  {
    words: 'leerling list',
    help: 'toont de leerlingen van een school',
    options: { brin: BRIN },
    run: async ({ actor, services }, input) => {
      const brin6 = parseBrin(input.text('brin'));
      if (!(await services.koppelingen.findKoppeling(actor, { brin6 }))) throw geenKoppeling(brin6);
      const overzicht = await services.leerlingen.listLeerlingen(actor, { brin6 });
      const leerlingen = overzicht.leerlingen ?? [];
      const lines = leerlingen.map((l) => [l.groep ?? '-', l.naam, l.geboortedatum ?? '-'].join('  '));
      return {
        json: { ...overzicht, aantal: leerlingen.length },
        text: lines.join('\n') || `Van ${brin6} zijn er geen leerlingen.`,
      };
    },
  },
];
