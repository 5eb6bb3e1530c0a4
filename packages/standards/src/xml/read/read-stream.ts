/** Joins a tokenizer and its listener into a stream of batches: one batch per piece of bytes read. */
import { StandardsError } from '../../errors.ts';
import { bevindingen, maakBevinding, type Bevinding } from '../../findings.ts';
import type { LeesOpties, Opvang } from './element-reader.ts';
import { defaultLimits, type Limits } from '../limits.ts';
import type { Position } from '../../position.ts';
import type { XmlLezer } from './xml-reader.ts';

/** What comes out, before the caller gives it its own type. */
export type Gelezen =
  | { kind: string; value: object; position: Position }
  | { kind: 'bevinding'; bevinding: Bevinding }
  | { kind: 'weggelaten'; element: string; count: number };

export class Verzamelaar implements Opvang {
  partij: Gelezen[] = [];
  /** All findings, also those that were too many to report. */
  aantalBevindingen = 0;
  aantalFouten = 0;
  readonly #grens: number;
  readonly #weggelaten = new Map<string, number>();

  constructor(limits: Partial<Limits> = {}) {
    this.#grens = limits.bevindingen ?? defaultLimits.bevindingen;
  }

  deel(kind: string, value: object, position: Position): void {
    this.partij.push({ kind, value, position });
  }

  bevinding(bevinding: Bevinding): void {
    if (bevinding.severity === 'error') this.aantalFouten++;
    if (++this.aantalBevindingen <= this.#grens) this.partij.push({ kind: 'bevinding', bevinding });
  }

  weggelaten(element: string): void {
    this.#weggelaten.set(element, (this.#weggelaten.get(element) ?? 0) + 1);
  }

  /** Takes what was collected since the last time. */
  neem(): Gelezen[] {
    const { partij } = this;
    this.partij = [];
    return partij;
  }

  /** What is only known at the end. */
  rondAf(): void {
    const over = this.aantalBevindingen - this.#grens;
    if (over > 0) {
      const { melding, ...rest } = bevindingen.MEER_BEVINDINGEN;
      this.partij.push({
        kind: 'bevinding',
        bevinding: {
          layer: rest.layer,
          severity: this.aantalFouten > 0 ? 'error' : rest.soepel,
          code: 'MEER_BEVINDINGEN',
          melding: melding.replace('{aantal}', String(over)),
          path: '',
          line: 0,
          column: 0,
        },
      });
    }
    for (const [element, count] of this.#weggelaten) this.partij.push({ kind: 'weggelaten', element, count });
  }
}

/** Reads `source` to its end. What was complete before the message turned out to be broken comes out all the same. */
export async function* leesStroom(
  source: AsyncIterable<Uint8Array>,
  lezer: XmlLezer,
  verzamelaar: Verzamelaar,
  { strikt = false }: Pick<LeesOpties, 'strikt'> = {},
): AsyncGenerator<readonly Gelezen[]> {
  let gemeld1252 = false;
  for await (const bytes of source) {
    if (!(bytes instanceof Uint8Array)) throw new TypeError('the source must give bytes (Uint8Array)');
    for (const stuk of lezer.stukken(bytes)) {
      const fout = probeer(() => lezer.write(stuk));
      if (lezer.terugvalNaar1252 && !gemeld1252) {
        gemeld1252 = true;
        const { line, column } = lezer;
        const severity = bevindingen.CODERING[strikt ? 'strikt' : 'soepel'];
        verzamelaar.bevinding({ ...maakBevinding('CODERING', { line, column, path: '' }), severity });
      }
      if (verzamelaar.partij.length > 0) yield verzamelaar.neem();
      if (fout !== undefined) throw fout;
    }
  }
  const fout = probeer(() => lezer.end());
  if (fout === undefined) verzamelaar.rondAf();
  if (verzamelaar.partij.length > 0) yield verzamelaar.neem();
  if (fout !== undefined) throw fout;
}

function probeer(lees: () => void): StandardsError | undefined {
  try {
    lees();
  } catch (error) {
    if (error instanceof StandardsError) return error;
    throw error;
  }
  return undefined;
}
