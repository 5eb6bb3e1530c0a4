/** Reads an EDEXML file as a stream: a pupil at a time, in constant memory. */
import { StandardsError } from '../errors.ts';
import { maakBevinding } from '../findings.ts';
import { compileLezer } from '../xml/schema/compile.ts';
import { ElementLezer, type Opvang } from '../xml/read/element-reader.ts';
import { leesStroom, Verzamelaar } from '../xml/read/read-stream.ts';
import type { Limits } from '../xml/limits.ts';
import { Naamruimten } from '../xml/read/namespaces.ts';
import { XmlLezer, type Attributen, type Naam, type Ontvanger, type Plaats } from '../xml/read/xml-reader.ts';
import type { Deel } from './part.ts';
import { edexWortel } from './edex.ts';
import { isOpmerking } from './toevoegingen.ts';
import { uitgeven } from './emitted-types.ts';
import { VersieWacht } from './version-check.ts';

export interface ReadOptions {
  readonly limits?: Partial<Limits>;
}

const leesEdex = compileLezer(edexWortel, { uitgeven });

/** An EDEX root, whatever its namespace; anything else is not an EDEXML file. */
class EdexLezer extends ElementLezer {
  #begonnen = false;

  override open(naam: Naam, attributen: Attributen, plaats: Plaats): void {
    if (!this.#begonnen && naam.lokaal !== 'EDEX') {
      throw new StandardsError('BERICHT_VERKEERDE_WORTEL', {
        waarden: { verwacht: 'EDEX' },
        position: { line: plaats.line, column: plaats.column, path: '' },
      });
    }
    this.#begonnen = true;
    super.open(naam, attributen, plaats);
  }
}

/** Tells of extensions that are skipped, once for each kind of element that has them: one pupil has what all have. */
class ToevoegingMelder {
  readonly #gemeld = new Set<string>();
  readonly #opvang: Opvang;

  constructor(opvang: Opvang) {
    this.#opvang = opvang;
  }

  kijk = (element: string, pad: string): Ontvanger | undefined => {
    const soort = pad.replace(/\[\d+\]/g, '');
    if (element !== 'toevoegingen' || this.#gemeld.has(soort)) return undefined;
    let diepte = 0;
    return {
      open: (naam, attributen, { line, column }) => {
        if (diepte++ !== 1 || naam.lokaal !== 'blok' || isOpmerking(attributen)) return;
        if (this.#gemeld.has(soort)) return;
        this.#gemeld.add(soort);
        const bevinding = maakBevinding('TOEVOEGING_ONBEKEND', { line, column, path: `${pad}/${element}` });
        this.#opvang.bevinding({ ...bevinding, severity: 'warning' });
      },
      tekst() {},
      sluit: () => void diepte--,
    };
  };
}

/**
 * The parts of an EDEXML 2.1 file (older ones read as well), in file order, in batches.
 *
 * Throws a StandardsError when the file cannot be read at all. What is wrong inside comes as `bevinding`; a
 * value with an error lacks that property, and is left out when it cannot do without. Identifying numbers
 * (bsn and its likes) never come out; how many there were comes last, as `weggelaten`.
 *
 * @example
 * for await (const delen of readEdexml(createReadStream('school.xml'))) {
 *   for (const deel of delen) if (deel.kind === 'leerling') console.log(deel.value.key);
 * }
 */
export async function* readEdexml(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<readonly Deel[], void, void> {
  const verzamelaar = new Verzamelaar(options.limits);
  const { kijk: inOvergeslagen } = new ToevoegingMelder(verzamelaar);
  const naamruimten = new Naamruimten('');
  const ontvanger = new EdexLezer(leesEdex, verzamelaar, { naamruimten, inOvergeslagen });
  const lezer = new XmlLezer(ontvanger, options.limits);
  // The description of each kind made its value, so kind and value belong together.
  const wacht = new VersieWacht();
  for await (const partij of leesStroom(source, lezer, verzamelaar)) {
    yield wacht.kijkNa(partij as readonly Deel[]);
  }
}
