import { findDag, formatDag } from '@koppelpunt/platform';
import type { Bericht } from '../berichten/bericht.ts';
import type { Koppeling } from '../koppelingen/koppeling.ts';

export type StilleSchool = Pick<Koppeling, 'brin6' | 'schoolnaam'> & { stilSinds: Date };

/** One line a school: BRIN, name and day. No code and nothing of pupils. */
export function createStiltemelding(scholen: readonly StilleSchool[], url: string): Bericht {
  const aantal = scholen.length === 1 ? '1 school' : `${scholen.length} scholen`;
  return {
    onderwerp: `TOP dossier: ${aantal} al twee schooldagen stil`,
    tekst: [
      'Beste collega,',
      '',
      `Met ${aantal} is op de laatste twee schooldagen niets met ESIS uitgewisseld:`,
      '',
      ...scholen.map(
        ({ brin6, schoolnaam, stilSinds }) =>
          `- ${brin6}${schoolnaam ? ` ${schoolnaam}` : ''}, sinds ${formatDag(findDag(stilSinds))}`,
      ),
      '',
      `Wat de laatste pogingen opleverden, staat bij elke school onder Scholen: ${url}`,
      '',
      'U krijgt dit bericht ten hoogste een keer per schooldag, zolang er een school stil is.',
      '',
      'TOP dossier',
      '',
    ].join('\n'),
  };
}
