/** Writes a message whose lists may be endless: in the order of its description, a batch at a time. */
import { StandardsError } from '../errors.ts';
import { isElementType, type ElementDeel } from './beschrijving.ts';
import type { ControleOpties } from './soort-controle.ts';
import { compileSchrijver, schrijfItem, type SchrijfElement, type Uit } from './schrijver.ts';

/** A list that is here already, or one that comes in batches. */
export type Lijst = Iterable<unknown> | AsyncIterable<readonly unknown[]> | undefined;

/** From here on a piece goes out: big enough to be cheap, small enough to keep the receiver busy. */
const STUK = 64 * 1024;

export interface StroomOpties extends ControleOpties {
  /** Attributes of the root, as XML. */
  readonly declaraties?: string;
  /** What stands around the root: XML declaration, envelope. */
  readonly voor?: string;
  readonly na?: string;
  /** Between the parts, for people who open the file. */
  readonly regeleinde?: string;
}

interface GecompileerdDeel {
  readonly eigenschap: string;
  readonly naam: string;
  readonly verplicht: boolean;
  readonly isReeks: boolean;
  readonly schrijf: SchrijfElement;
}

export type SchrijfStroom = (
  bericht: Readonly<Record<string, unknown>>,
) => AsyncGenerator<Uint8Array, void, void>;

/** `wortel` must be a plain sequence of elements and lists, as EDEX and the data parts of UWLR answers are. */
export function compileSchrijfStroom(wortel: ElementDeel, opties: StroomOpties = {}): SchrijfStroom {
  if (!isElementType(wortel.inhoud)) throw new TypeError('a stream needs an element with children');
  const delen = wortel.inhoud.inhoud.delen.map((deel): GecompileerdDeel => {
    if (deel.deel !== 'element' && deel.deel !== 'reeks')
      throw new TypeError('a stream needs a plain sequence');
    const { eigenschap, naam, verplicht } = deel;
    const schrijf = deel.deel === 'reeks' ? schrijfItem(deel.items, opties) : compileSchrijver(deel, opties);
    return { eigenschap, naam, verplicht, isReeks: deel.deel === 'reeks', schrijf };
  });
  const { voor = '', na = '', regeleinde = '', declaraties = '' } = opties;
  return async function* schrijfStroom(bericht) {
    const encoder = new TextEncoder();
    const uit: Uit = { tekst: `${voor}<${wortel.naam}${declaraties}>${regeleinde}` };
    for (const deel of delen) {
      const inhoud = bericht[deel.eigenschap];
      if (deel.isReeks) {
        for await (const _ of schrijfReeks(deel, inhoud as Lijst, uit, regeleinde)) {
          if (uit.tekst.length >= STUK) {
            yield encoder.encode(uit.tekst);
            uit.tekst = '';
          }
        }
      } else if (inhoud !== undefined) {
        deel.schrijf(inhoud, uit);
        uit.tekst += regeleinde;
      } else if (deel.verplicht) {
        throw new StandardsError('WAARDE_ONTBREEKT', { waarden: { element: deel.naam } });
      }
    }
    yield encoder.encode(`${uit.tekst}</${wortel.naam}>${na}${regeleinde}`);
  };
}

/** Writes one list into `uit`; yields now and then so that the owner can send what is there. */
async function* schrijfReeks(
  deel: GecompileerdDeel,
  lijst: Lijst,
  uit: Uit,
  regeleinde: string,
): AsyncGenerator<void, void, void> {
  let begonnen = false;
  for await (const partij of partijen(lijst)) {
    for (const item of partij) {
      if (!begonnen) {
        uit.tekst += `<${deel.naam}>${regeleinde}`;
        begonnen = true;
      }
      deel.schrijf(item, uit);
      uit.tekst += regeleinde;
      if (uit.tekst.length >= STUK) yield;
    }
    yield;
  }
  if (begonnen) uit.tekst += `</${deel.naam}>${regeleinde}`;
  else if (deel.verplicht) throw new StandardsError('WAARDE_ONTBREEKT', { waarden: { element: deel.naam } });
}

function partijen(lijst: Lijst): Iterable<Iterable<unknown>> | AsyncIterable<Iterable<unknown>> {
  if (lijst === undefined) return [];
  return Symbol.asyncIterator in lijst ? lijst : [lijst];
}
