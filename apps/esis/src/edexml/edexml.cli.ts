import { CliError, type Actor, type AppCommand } from '@koppelpunt/platform';
import { createReadStream } from 'node:fs';
import { brin } from '../opdrachtregel/options.ts';
import type { EdexmlVerslag, Voorstel } from './edexml.contract.ts';
import type { Edexml, ImportUitkomst } from './edexml.service.ts';
import type { ImportUndo } from './undo.service.ts';

type Needs = { actor: Actor; services: { edexml: Edexml; importUndo: ImportUndo } };

export const edexmlCommands: readonly AppCommand<Needs>[] = [
  {
    words: 'edexml import',
    help: 'leest een EDEXML-bestand in; de vestiging staat in het bestand',
    positionals: ['file'],
    options: {
      proef: { type: 'boolean', help: 'zegt alleen wat er zou veranderen' },
      'toestaan-vertrek': {
        type: 'boolean',
        help: 'leest ook in als meer dan 20 % van de leerlingen of een hele groep vertrekt',
      },
    },
    run: async ({ actor, services: { edexml } }, input) => {
      const file = input.positional(0);
      const opties = { isProef: input.flag('proef'), isVertrekToegestaan: input.flag('toestaan-vertrek') };
      return describeImport(await edexml.importEdexml(actor, undefined, readFile(file), opties), file);
    },
  },
  {
    words: 'edexml undo',
    help: 'draait het laatste inlezen van een vestiging terug',
    options: { brin },
    run: async ({ actor, services: { importUndo } }, input) => {
      const brin6 = input.text('brin');
      const gedaan = await importUndo.undoImport(actor, brin6);
      const { op, schooljaar, nieuw, gewijzigd, vertrokken } = gedaan;
      return {
        json: { brin: brin6, ...gedaan },
        text: `Vestiging ${brin6}, schooljaar ${schooljaar}: het inlezen van ${op} is teruggedraaid (${nieuw} nieuw, ${gewijzigd} gewijzigd, ${vertrokken} vertrokken).`,
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
    case 'vastgehouden':
      throw new CliError(
        [
          'Het bestand is niet ingelezen en er is niets gewijzigd.',
          ...(uitkomst.voorstel.vastgehouden?.redenen ?? []),
          'Klopt dat, lees het dan in met --toestaan-vertrek. Kijk eerst met --proef.',
        ].join('\n'),
      );
    case 'bekeken': {
      const { brin6, voorstel } = uitkomst;
      // Names are for the screen of the school, not for the terminal of an operator.
      const { leerlingen: _, kenmerk: _kenmerk, ...rest } = voorstel;
      return {
        json: { brin: brin6, proef: true, ...rest, bestand: file },
        text: [...describeVoorstel(brin6, voorstel), ...describeRest(voorstel)].join('\n'),
      };
    }
    case 'ingelezen': {
      const { brin6, verslag } = uitkomst;
      return {
        json: { brin: brin6, ...verslag, bestand: file },
        text: [
          `Vestiging ${brin6}: ${verslag.aantallen.leerlingen} leerlingen ingelezen (${describeVerschil(verslag)}).`,
          ...describeRest(verslag),
        ].join('\n'),
      };
    }
  }
}

const describeVerschil = ({ verschil: { nieuw, gewijzigd, vertrokken, ongewijzigd } }: EdexmlVerslag) =>
  `${nieuw} nieuw, ${gewijzigd} gewijzigd, ${vertrokken} vertrokken, ${ongewijzigd} ongewijzigd`;

function describeVoorstel(brin6: string, voorstel: Voorstel): string[] {
  const { schooljaar, groepen, vastgehouden } = voorstel;
  return [
    `Vestiging ${brin6}, schooljaar ${schooljaar}: ${describeVerschil(voorstel)}. Er is niets ingelezen.`,
    ...groepen.map(
      ({ naam, voor, na, nieuw, gewijzigd, vertrokken }) =>
        `  ${naam}: van ${voor} naar ${na} (${nieuw} nieuw, ${gewijzigd} gewijzigd, ${vertrokken} vertrokken)`,
    ),
    ...(vastgehouden ? [...vastgehouden.redenen, 'Inlezen kan alleen met --toestaan-vertrek.'] : []),
  ];
}

function describeRest({
  weggelaten,
  aantallen,
  later,
  overgeslagen,
  waarschuwingen,
  aantalWaarschuwingen,
}: Omit<EdexmlVerslag, 'bestand' | 'schooljaar' | 'verschil'>): string[] {
  const nummers = weggelaten.reduce((som, { aantal }) => som + aantal, 0);
  return [
    ...(later > 0 ? [`${later} leerlingen komen later; zij tellen mee vanaf hun instroomdatum.`] : []),
    ...(nummers > 0 ? [`${nummers} persoonsnummers zijn weggelaten.`] : []),
    ...(aantallen.leerkrachten > 0 ? [`${aantallen.leerkrachten} leerkrachten ingelezen.`] : []),
    ...describeOvergeslagen(overgeslagen, waarschuwingen),
    ...(aantalWaarschuwingen > 0 ? [`${aantalWaarschuwingen} waarschuwingen; zie --json.`] : []),
  ];
}

/** The first places; a person who sees twenty mends the cause. */
const MAX_REGELS = 20;

function describeOvergeslagen(aantal: number, waarschuwingen: EdexmlVerslag['waarschuwingen']): string[] {
  if (aantal === 0) return [];
  const wat = aantal === 1 ? 'Een gegeven is' : `${aantal} gegevens zijn`;
  return [
    `${wat} niet ingelezen, omdat er een fout in staat; wie er al was, bleef zoals hij was. Verbeter dit in het programma dat het bestand maakte:`,
    ...waarschuwingen
      .filter(({ severity }) => severity === 'error')
      .slice(0, MAX_REGELS)
      .map(({ line, column, path, melding }) => `  ${line}:${column} ${path}: ${melding}`),
  ];
}
