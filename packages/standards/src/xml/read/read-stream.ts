/** Reads a byte stream into batches of parts: one batch per chunk. */
import { StandardsError } from '../../errors.ts';
import { standardsFindings, makeFinding, type Finding } from '../../findings.ts';
import type { ElementReadOptions, Sink } from './element-reader.ts';
import { defaultLimits, type Limits } from '../limits.ts';
import type { Position } from '../../position.ts';
import type { XmlReader } from './xml-reader.ts';

/** A part, before the caller gives it its own type. */
export type ReadPart =
  | { kind: string; value: object; position: Position }
  | { kind: 'finding'; finding: Finding }
  | { kind: 'flawed'; of: string; key: string | undefined; position: Position; hasValue: boolean }
  | { kind: 'dropped'; element: string; count: number };

export class PartCollector implements Sink {
  batch: ReadPart[] = [];
  /** Number of findings, including those beyond the limit. */
  findingCount = 0;
  errorCount = 0;
  readonly #limit: number;
  #reportedCount = 0;
  #reportedErrors = 0;
  readonly #dropped = new Map<string, number>();

  constructor(limits: Partial<Limits> = {}) {
    this.#limit = limits.findings ?? defaultLimits.findings;
  }

  part(kind: string, value: object, position: Position): void {
    this.batch.push({ kind, value, position });
  }

  finding(finding: Finding): void {
    const isError = finding.severity === 'error';
    this.findingCount++;
    if (isError) this.errorCount++;
    // A warning that every pupil has does not push out the errors.
    if (this.#reportedCount >= this.#limit && !(isError && this.#reportedErrors < this.#limit)) return;
    this.#reportedCount++;
    if (isError) this.#reportedErrors++;
    this.batch.push({ kind: 'finding', finding });
  }

  dropped(element: string): void {
    this.#dropped.set(element, (this.#dropped.get(element) ?? 0) + 1);
  }

  /** Returns the batch and begins a new one. */
  take(): ReadPart[] {
    const { batch } = this;
    this.batch = [];
    return batch;
  }

  /** Adds the parts that are known only at the end. */
  finish(): void {
    const excess = this.findingCount - this.#reportedCount;
    if (excess > 0) {
      const { melding, message, ...rest } = standardsFindings.MEER_BEVINDINGEN;
      this.batch.push({
        kind: 'finding',
        finding: {
          layer: rest.layer,
          severity: this.errorCount > this.#reportedErrors ? 'error' : rest.lenient,
          code: 'MEER_BEVINDINGEN',
          melding: melding.replace('{count}', String(excess)),
          message: message.replace('{count}', String(excess)),
          path: '',
          line: 0,
          column: 0,
        },
      });
    }
    for (const [element, count] of this.#dropped) this.batch.push({ kind: 'dropped', element, count });
  }
}

/** For a message whose records stand alone: it also tells which of them have an error in them. */
export class RecordCollector extends PartCollector implements Sink {
  flawed(of: string, record: Parameters<NonNullable<Sink['flawed']>>[1]): void {
    this.batch.push({ kind: 'flawed', of, ...record });
  }
}

/**
 * Reads `source` to its end. Throws a StandardsError when the message cannot be read, after the parts that were complete
 * before the error.
 */
export async function* readStream(
  source: AsyncIterable<Uint8Array>,
  reader: XmlReader,
  collector: PartCollector,
  { strict = false }: Pick<ElementReadOptions, 'strict'> = {},
): AsyncGenerator<readonly ReadPart[]> {
  let fallbackReported = false;
  for await (const bytes of source) {
    if (!(bytes instanceof Uint8Array)) throw new TypeError('the source must give bytes (Uint8Array)');
    for (const chunk of reader.chunks(bytes)) {
      const error = attempt(() => reader.write(chunk));
      if (reader.fellBackTo1252 && !fallbackReported) {
        fallbackReported = true;
        const { line, column } = reader;
        const severity = standardsFindings.CODERING[strict ? 'strict' : 'lenient'];
        collector.finding({ ...makeFinding('CODERING', { line, column, path: '' }), severity });
      }
      if (collector.batch.length > 0) yield collector.take();
      if (error !== undefined) throw error;
    }
  }
  const error = attempt(() => reader.end());
  if (error === undefined) collector.finish();
  if (collector.batch.length > 0) yield collector.take();
  if (error !== undefined) throw error;
}

function attempt(read: () => void): StandardsError | undefined {
  try {
    read();
  } catch (error) {
    if (error instanceof StandardsError) return error;
    throw error;
  }
  return undefined;
}
