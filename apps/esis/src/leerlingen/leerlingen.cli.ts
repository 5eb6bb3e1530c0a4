import { CliError, type Actor, type AppCommand } from '@koppelpunt/platform';
import { createReadStream } from 'node:fs';
import type { ImportUitkomst } from './edexml-import.ts';
import type { LeerlingenService } from './leerlingen.service.ts';
import { brin } from '../opdrachtregel/options.ts';

export const leerlingCommands: readonly AppCommand<{
  actor: Actor;
  services: { leerlingen: LeerlingenService };
}>[] = [
  {
    words: 'edexml import',
    help: 'leest een EDEXML-bestand in; de vestiging staat in het bestand',
    positionals: ['file'],
    run: async ({ actor, services: { leerlingen } }, input) => {
      const file = input.positional(0);
      return describeImport(await leerlingen.importEdexml(actor, undefined, readFile(file)), file);
    },
  },
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

async function* readFile(file: string): AsyncIterable<Uint8Array> {
  try {
    yield* createReadStream(file) as AsyncIterable<Uint8Array>;
  } catch (cause) {
    const { code } = cause as { code?: string };
    if (code === undefined || code.startsWith('XML') || !/^E[A-Z]+$/.test(code)) throw cause;
    throw new CliError(`Het bestand ${file} kan niet worden gelezen (${code}).`, { cause });
  }
}

function describeImport(uitkomst: ImportUitkomst, file: string): { json: unknown; text: string } {
  switch (uitkomst.kind) {
    case 'ongeldig': {
      const regels = uitkomst.bevindingen
        .slice(0, 20)
        .map(({ line, column, melding }) => `${file}:${line}:${column}: ${melding}`);
      throw new CliError([uitkomst.melding, ...regels].join('\n'));
    }
    case 'ingelezen': {
      const { brin6, verslag } = uitkomst;
      const { nieuw, gewijzigd, vertrokken, ongewijzigd } = verslag.verschil;
      const weggelaten = verslag.weggelaten.reduce((som, { aantal }) => som + aantal, 0);
      return {
        json: { brin: brin6, ...verslag, bestand: file },
        text: [
          `Vestiging ${brin6}: ${verslag.aantallen.leerlingen} leerlingen ingelezen (${nieuw} nieuw, ${gewijzigd} gewijzigd, ${vertrokken} vertrokken, ${ongewijzigd} ongewijzigd).`,
          ...(weggelaten > 0 ? [`${weggelaten} persoonsnummers zijn weggelaten.`] : []),
          ...(verslag.aantallen.leerkrachten > 0
            ? [`${verslag.aantallen.leerkrachten} leerkrachten ingelezen.`]
            : []),
          ...(verslag.aantalWaarschuwingen > 0
            ? [`${verslag.aantalWaarschuwingen} waarschuwingen; zie --json.`]
            : []),
        ].join('\n'),
      };
    }
  }
}
