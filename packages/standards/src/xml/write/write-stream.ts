/** Writes a message whose lists may be endless: in the order of its description, a batch at a time. */
import { StandardsError } from '../../errors.ts';
import { isElementType, type ElementDeel } from '../schema/description.ts';
import type { ControleOpties } from '../schema/check.ts';
import { compileUitvoer, schrijfItem, type SchrijfElement } from './writer.ts';
import { Snelschrijver } from './fast-writer.ts';
import { Uitvoer, vast } from './byte-output.ts';

/** A list that is here already, or one that comes in batches. */
export type Lijst = Iterable<unknown> | AsyncIterable<readonly unknown[]> | undefined;

export interface StroomOpties extends ControleOpties {
  /** Attributes of the root, as XML. */
  readonly declaraties?: string;
  /** What stands around the root: XML declaration, envelope. */
  readonly voor?: string;
  readonly na?: string;
  /** Between the parts, for people who open the file. */
  readonly regeleinde?: string;
  /** Only the plain path, to compare with. */
  readonly zonderSnelschrijver?: boolean;
}

interface GecompileerdDeel {
  readonly eigenschap: string;
  readonly naam: string;
  readonly verplicht: boolean;
  readonly isReeks: boolean;
  readonly open: Uint8Array;
  readonly sluit: Uint8Array;
  readonly schrijf: SchrijfElement<Uitvoer>;
}

export type SchrijfStroom = (
  bericht: Readonly<Record<string, unknown>>,
) => AsyncGenerator<Uint8Array, void, void>;

/** `wortel` must be a plain sequence of elements and lists, as EDEX and the data parts of UWLR answers are. */
export function compileSchrijfStroom(wortel: ElementDeel, opties: StroomOpties = {}): SchrijfStroom {
  const { voor = '', na = '', regeleinde = '', declaraties = '' } = opties;
  if (!isElementType(wortel.inhoud)) throw new TypeError('a stream needs an element with children');
  const delen = wortel.inhoud.inhoud.delen.map((deel): GecompileerdDeel => {
    if (deel.deel !== 'element' && deel.deel !== 'reeks')
      throw new TypeError('a stream needs a plain sequence');
    const { eigenschap, naam, verplicht } = deel;
    const schrijf = deel.deel === 'reeks' ? schrijfRecord(deel.items, opties) : compileUitvoer(deel, opties);
    const [open, sluit] = [vast(`<${naam}>${regeleinde}`), vast(`</${naam}>${regeleinde}`)];
    return { eigenschap, naam, verplicht, isReeks: deel.deel === 'reeks', open, sluit, schrijf };
  });
  const begin = vast(`${voor}<${wortel.naam}${declaraties}>${regeleinde}`);
  const einde = vast(`</${wortel.naam}>${na}${regeleinde}`);
  const eindeRegel = vast(regeleinde);
  return async function* schrijfStroom(bericht) {
    const uit = new Uitvoer();
    uit.vast(begin);
    for (const deel of delen) {
      const inhoud = bericht[deel.eigenschap];
      if (deel.isReeks) {
        for await (const _ of schrijfReeks(deel, inhoud as Lijst, uit)) {
          if (uit.isVol) yield uit.neem();
        }
      } else if (inhoud !== undefined) {
        deel.schrijf(inhoud, uit);
        uit.vast(eindeRegel);
      } else if (deel.verplicht) {
        throw new StandardsError('WAARDE_ONTBREEKT', { waarden: { element: deel.naam } });
      }
    }
    uit.vast(einde);
    yield uit.neem();
  };
}

/** Items of one kind by the fast path, as far as that goes. */
function schrijfRecord(items: readonly ElementDeel[], opties: StroomOpties): SchrijfElement<Uitvoer> {
  const { regeleinde = '' } = opties;
  const schrijf = schrijfItem(items, opties);
  const eindeRegel = vast(regeleinde);
  const gewoon: SchrijfElement<Uitvoer> = (waarde, uit) => {
    schrijf(waarde, uit);
    uit.vast(eindeRegel);
  };
  const [item] = items;
  if (item === undefined || items.length > 1 || !isElementType(item.inhoud) || opties.zonderSnelschrijver)
    return gewoon;
  const snel = new Snelschrijver(item, opties);
  return (waarde, uit) => {
    if (!snel.schrijf(waarde, uit, regeleinde)) gewoon(waarde, uit);
  };
}

/** Writes one list into `uit`; yields now and then so that the owner can send what is there. */
async function* schrijfReeks(
  deel: GecompileerdDeel,
  lijst: Lijst,
  uit: Uitvoer,
): AsyncGenerator<void, void, void> {
  let begonnen = false;
  for await (const partij of partijen(lijst)) {
    for (const item of partij) {
      if (!begonnen) {
        uit.vast(deel.open);
        begonnen = true;
      }
      deel.schrijf(item, uit);
      if (uit.isVol) yield;
    }
    yield;
  }
  if (begonnen) uit.vast(deel.sluit);
  else if (deel.verplicht) throw new StandardsError('WAARDE_ONTBREEKT', { waarden: { element: deel.naam } });
}

function partijen(lijst: Lijst): Iterable<Iterable<unknown>> | AsyncIterable<Iterable<unknown>> {
  if (lijst === undefined) return [];
  return Symbol.asyncIterator in lijst ? lijst : [lijst];
}
