/** What a check says of one file, before it is laid out for a reader. */
import type { Finding } from '../findings.ts';
import type { StandardName } from '../validate/standards.ts';

/** A finding, or the reason why a file could not be read: its code is then that of a StandardsError. */
export type ReportedFinding = Omit<Finding, 'code'> & { readonly code: string };

export interface FileReport {
  /** As it was given; `-` is stdin. */
  readonly file: string;
  readonly valid: boolean;
  readonly standard: StandardName | null;
  readonly findings: readonly ReportedFinding[];
  readonly count: number;
  /** 0 valid, 1 not valid, 2 not readable. */
  readonly exitCode: ExitCode;
  /** There was nothing to judge: the one finding says why. */
  readonly isUnread: boolean;
}

export type ExitCode = 0 | 1 | 2;

export type Language = 'nl' | 'en';

/** What goes to stdout and to stderr. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

export type Format = (reports: readonly FileReport[], language: Language) => Printed;

export const onStdout = (stdout: string): Printed => ({ stdout, stderr: '' });

/** The sentence of a finding in the language that was asked. */
export const sentenceOf = ({ melding, message }: ReportedFinding, language: Language): string =>
  language === 'nl' ? melding : message;
