/** Judges an EDEXML file, a UWLR message in its envelope, or a bare UWLR message, layer by layer. */
import type { Finding } from '../findings.ts';
import { defaultLimits } from '../xml/limits.ts';
import type { Limits } from '../xml/limits.ts';
import { readStream, type ReadPart } from '../xml/read/read-stream.ts';
import { XmlReader } from '../xml/read/xml-reader.ts';
import { Dispatcher } from './dispatcher.ts';
import { FindingCollector } from './finding-collector.ts';
import { PartValidator } from './part-validator.ts';
import { profielen, standards, type ProfielName, type StandardName } from './standards.ts';

/** By what a message is judged, when its root does not decide. */
export interface ValidateOptions {
  /** The newest of what the root tells by default: `edexml-2.1` or `uwlr-2.2`. */
  readonly standard?: StandardName | undefined;
  /** Judges by a profile as well. */
  readonly profiel?: ProfielName | undefined;
  /** Refuses school years that the official list does not have (it ends at 2024-2025). */
  readonly officialSchooljaren?: boolean | undefined;
  readonly limits?: Partial<Limits> | undefined;
}

/** The verdict, and what was found. */
export interface ValidateOutcome {
  /** No finding is an error. */
  valid: boolean;
  standard: StandardName;
  /** At most 1,000, unless `limits` says otherwise: errors before warnings, in the order of the file. `count` counts all. */
  findings: Finding[];
  count: number;
}

/**
 * The verdict on an EDEXML file, a UWLR message in its envelope, or a bare message: the root tells which of these it is.
 * Lines and columns count from 1; a column is a UTF-16 unit, as in most editors.
 *
 * Throws a StandardsError when there is nothing to judge: no XML, or another kind of message. Throws a RangeError for an
 * unknown standard or profile.
 *
 * @example
 * const { valid, findings } = await validateXml(createReadStream('school.xml'));
 * for (const { line, column, melding } of findings) console.log(`${line}:${column} ${melding}`);
 */
export async function validateXml(
  source: AsyncIterable<Uint8Array>,
  options: ValidateOptions = {},
): Promise<ValidateOutcome> {
  checkName(standards, 'standard', options.standard);
  checkName(profielen, 'profiel', options.profiel);
  const collector = new FindingCollector(options.limits);
  const dispatcher = new Dispatcher(collector, options);
  const validator = new PartValidator(dispatcher, collector, options);
  collector.onPart = (kind, value, position) => validator.check({ kind, value, position });
  const findings: Finding[] = [];
  const keep = (batch: readonly ReadPart[]): void => {
    for (const part of batch) {
      // `count` says that there are more.
      if ('finding' in part && part.finding.code !== 'MEER_BEVINDINGEN') findings.push(part.finding);
    }
  };
  const reader = new XmlReader(dispatcher, options.limits);
  for await (const batch of readStream(source, reader, collector, { strict: true })) keep(batch);
  validator.end();
  keep(collector.take());
  return {
    valid: collector.errorCount === 0,
    standard: dispatcher.standard,
    findings: chooseFindings(findings, options.limits?.findings ?? defaultLimits.findings),
    count: collector.findingCount,
  };
}

/** A warning that every record has pushes out no error: without an error in it, a list cannot tell why a file is not valid. */
function chooseFindings(findings: readonly Finding[], max: number): Finding[] {
  const errors = findings.filter(({ severity }) => severity === 'error').slice(0, max);
  const others = findings.filter(({ severity }) => severity !== 'error').slice(0, max - errors.length);
  const chosen = new Set([...errors, ...others]);
  return findings.filter((finding) => chosen.has(finding));
}

/** JavaScript may give any name: an error here is clearer than one deep inside. */
function checkName(table: object, what: string, name: string | undefined): void {
  if (name === undefined || Object.hasOwn(table, name)) return;
  throw new RangeError(`unknown ${what}; choose from ${Object.keys(table).join(', ')}`);
}
