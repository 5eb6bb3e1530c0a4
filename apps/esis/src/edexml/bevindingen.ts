import type { Finding, Position } from '@koppelpunt/standards';
import { bevindingen, type BevindingCode } from '../errors.ts';

/** The faults of a file: the reader's findings, and our own, which know what a file should mean to ESIS. */
export type ImportBevinding = {
  layer: number;
  severity: 'error' | 'warning';
  code: string;
  melding: string;
  path: string;
  line: number;
  column: number;
};

export function createBevinding(code: BevindingCode, position: Position, veld = ''): ImportBevinding {
  const [severity, melding] = bevindingen[code];
  const { line, column, path } = position;
  return { layer: 3, severity, code, melding, path: veld ? `${path}/${veld}` : path, line, column };
}

/** What the reader found, in Dutch alone: a school reads it. */
export function toBevinding(finding: Finding): ImportBevinding {
  const { message: _, ...bevinding } = finding;
  return bevinding;
}

/** The first so many are kept, all are counted: a person who sees a thousand lines mends the cause, not the lines. */
const MAX_KEPT = 1000;

export class Bevindingen {
  readonly errors: ImportBevinding[] = [];
  readonly warnings: ImportBevinding[] = [];
  /** Errors in one record, which stays out; the others do not suffer for it. */
  readonly ofRecords: ImportBevinding[] = [];
  errorCount = 0;
  warningCount = 0;
  ofRecordCount = 0;

  add(bevinding: ImportBevinding): void {
    const isError = bevinding.severity === 'error';
    if (isError) this.errorCount += 1;
    else this.warningCount += 1;
    const list = isError ? this.errors : this.warnings;
    if (list.length < MAX_KEPT) list.push(bevinding);
  }

  addOfRecord(bevinding: ImportBevinding): void {
    this.ofRecordCount += 1;
    if (this.ofRecords.length < MAX_KEPT) this.ofRecords.push(bevinding);
  }
}

/** In the order of the file, from top to bottom. */
export const sortBevindingen = (bevindingen: readonly ImportBevinding[]): ImportBevinding[] =>
  bevindingen.toSorted((left, right) => left.line - right.line || left.column - right.column);
