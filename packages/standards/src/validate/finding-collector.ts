/** Counts every finding, also those that are too many to report, and gives on each part while its positions are known. */
import type { Finding } from '../findings.ts';
import type { Position } from '../position.ts';
import { PartCollector } from '../xml/read/read-stream.ts';
import type { FieldPositions } from './field-positions.ts';

/** A record has some thirty fields; a record with more errors than this may get some of its findings twice. */
const MAX_ERRORS = 1000;

export class FindingCollector extends PartCollector {
  onPart: PartCollector['part'] = () => {};
  positions: FieldPositions | undefined;
  /** Where something is wrong in the record that is being read. */
  readonly #errorPaths = new Set<string>();

  override part(kind: string, value: object, position: Position): void {
    this.onPart(kind, value, position);
  }

  override finding(finding: Finding): void {
    if (finding.severity === 'error' && this.#errorPaths.size < MAX_ERRORS)
      this.#errorPaths.add(finding.path);
    super.finding(finding.code === 'ELEMENT_NIET_SAMEN' ? this.#atElement(finding) : finding);
  }

  /** The reader gives this finding when the parent closes, with the place of the parent; its path is of the element. */
  #atElement(finding: Finding): Finding {
    const { path } = finding;
    const place = this.positions?.findLast(path.slice(path.lastIndexOf('/') + 1));
    return place === undefined ? finding : { ...finding, line: place.line, column: place.column };
  }

  /** A rule that finds the same place wrong again helps nobody. */
  hasError(path: string): boolean {
    return this.#errorPaths.has(path);
  }

  beginRecord(): void {
    this.#errorPaths.clear();
  }
}
