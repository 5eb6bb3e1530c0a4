import { mensOpdrachten, type Actor, type Command } from '@koppelpunt/platform';
import { ROLLEN } from '../rechten/rechten.ts';
import { gebruikerOpdrachten } from './gebruikers.cli.ts';
import { koppelingOpdrachten } from './koppelingen.cli.ts';
import { leerlingOpdrachten } from './leerlingen.cli.ts';
import { logboekOpdrachten } from './logboek.cli.ts';
import { openWith, type OpenServices } from './opdracht.cli.ts';
import { mandaatOpdrachten } from './mandaten.cli.ts';
import { partnerOpdrachten } from './partners.cli.ts';
import { vestigingOpdrachten } from './vestigingen.cli.ts';

/** In the order in which somebody sets up a school. */
export function buildCommands(open: OpenServices, actor: Actor): Command[] {
  const withServices = openWith(open);
  const opdrachten = [
    vestigingOpdrachten,
    leerlingOpdrachten,
    koppelingOpdrachten,
    partnerOpdrachten,
    gebruikerOpdrachten,
    mandaatOpdrachten,
  ].flatMap((maak) => maak(withServices, actor));
  const mensen = mensOpdrachten(
    async (run) => {
      const { services, close } = await open();
      try {
        return await run({ actor, mensen: services.mensen });
      } finally {
        await close();
      }
    },
    { rollen: ROLLEN, metBestuur: true },
  );
  return [...opdrachten, ...mensen, ...logboekOpdrachten(open, actor)];
}
