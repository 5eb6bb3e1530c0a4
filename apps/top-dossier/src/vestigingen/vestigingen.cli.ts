import { CliError, type Actor, type AppCommand } from '@koppelpunt/platform';
import { readFile } from 'node:fs/promises';
import type { Vestigingen } from './vestigingen.service.ts';

export const vestigingenCommands: readonly AppCommand<{
  actor: Actor;
  services: { vestigingen: Vestigingen };
}>[] = [
  {
    words: 'vestigingen import',
    help: 'leest de lijst van scholen van DUO in, waarmee support een BRIN vergelijkt',
    positionals: ['file'],
    async run({ actor, services: { vestigingen } }, input) {
      const file = input.positional(0);
      const bytes = await readFile(file).catch((cause: unknown) => {
        throw new CliError(
          `Het bestand ${file} kan niet worden gelezen (${String((cause as { code?: string }).code)}).`,
          { cause },
        );
      });
      const gelezen = await vestigingen.importVestigingen(actor, bytes);
      if (gelezen.kind === 'onleesbaar') throw new CliError(gelezen.melding);
      const { overgeslagen } = gelezen;
      const aantal = gelezen.vestigingen.length;
      const regels = overgeslagen.slice(0, 20).map(({ regel, reden }) => `${file}:${regel}: ${reden}`);
      if (aantal === 0)
        throw new CliError(
          ['In dit bestand staat geen school; er is niets veranderd.', ...regels].join('\n'),
        );
      return {
        json: { vestigingen: aantal, overgeslagen },
        text: [
          `${aantal} vestigingen ingelezen.`,
          ...(overgeslagen.length > 0 ? [`${overgeslagen.length} regels overgeslagen:`, ...regels] : []),
        ].join('\n'),
      };
    },
  },
];
