import { CliError, type Actor, type AppCommand } from '@koppelpunt/platform';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import { BRIN, geenKoppeling, parseBrin } from '../opdrachtregel/options.ts';
import { describeSync, toSyncJson } from './describe-sync.ts';
import type { Synchronisaties } from './synchronisaties.service.ts';

export const synchronisatieCommands: readonly AppCommand<{
  actor: Actor;
  services: { koppelingen: Koppelingen; synchronisaties: Synchronisaties };
}>[] = [
  {
    words: 'sync',
    help: 'haalt de leerlingen van een school nu op',
    options: {
      brin: BRIN,
      'toestaan-vertrek': { type: 'boolean', help: 'ook als meer dan 20 % van de leerlingen weg is' },
      opnieuw: { type: 'boolean', help: 'haalt alles opnieuw op, ook als ESIS niets gewijzigd vindt' },
    },
    run: async ({ actor, services }, input) => {
      const brin6 = parseBrin(input.text('brin'));
      const koppeling = await services.koppelingen.findKoppeling(actor, { brin6 });
      if (!koppeling) throw geenKoppeling(brin6);
      const options = {
        toestaanVertrek: input.flag('toestaan-vertrek'),
        opnieuw: input.flag('opnieuw'),
      };
      const run = await services.synchronisaties.runNow(actor, koppeling.id, options);
      if (run.status !== 'gelukt') throw new CliError(run.melding ?? 'De synchronisatie is niet gelukt.');
      return { json: toSyncJson(brin6, run), text: describeSync(brin6, run) };
    },
  },
];
