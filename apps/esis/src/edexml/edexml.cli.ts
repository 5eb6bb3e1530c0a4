import { CliError, type Actor, type AppCommand } from '@koppelpunt/platform';
import { createReadStream } from 'node:fs';
import type { Edexml, ImportUitkomst } from './edexml.service.ts';

export const edexmlCommands: readonly AppCommand<{ actor: Actor; services: { edexml: Edexml } }>[] = [
  {
    words: 'edexml import',
    help: 'leest een EDEXML-bestand in; de vestiging staat in het bestand',
    positionals: ['file'],
    run: async ({ actor, services: { edexml } }, input) => {
      const file = input.positional(0);
      return describeImport(await edexml.importEdexml(actor, undefined, readFile(file)), file);
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
