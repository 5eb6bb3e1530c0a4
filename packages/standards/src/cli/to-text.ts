/** For a person: a line per finding, and the verdict. Why a file could not be read goes to stderr. */
import { sentenceOf, type FileReport, type Language, type Printed } from './report.ts';

const WORDS = {
  nl: {
    error: 'fout',
    warning: 'waarschuwing',
    layer: 'laag',
    more: (count: number) => `… en nog ${count} bevindingen.`,
    valid: 'geldig',
    invalid: 'niet geldig',
    by: 'volgens',
    count: (n: number) => (n === 0 ? 'geen bevindingen' : n === 1 ? '1 bevinding' : `${n} bevindingen`),
  },
  en: {
    error: 'error',
    warning: 'warning',
    layer: 'layer',
    more: (count: number) => `… and ${count} more findings.`,
    valid: 'valid',
    invalid: 'not valid',
    by: 'by',
    count: (n: number) => (n === 0 ? 'no findings' : n === 1 ? '1 finding' : `${n} findings`),
  },
} as const;

export function toText(reports: readonly FileReport[], language: Language): Printed {
  const read = reports.filter(({ isUnread }) => !isUnread);
  const unread = reports.filter(({ isUnread }) => isUnread);
  return {
    stdout: read.map((report) => describeRead(report, language)).join(''),
    stderr: unread.map((report) => describeUnread(report, language)).join(''),
  };
}

function describeRead({ file, valid, standard, findings, count }: FileReport, language: Language): string {
  const words = WORDS[language];
  const lines = findings.map(
    (f) =>
      `${file}:${f.line}:${f.column} ${words[f.severity]} ${sentenceOf(f, language)} [${f.code}, ${words.layer} ${f.layer}] ${f.path}`,
  );
  if (count > findings.length) lines.push(words.more(count - findings.length));
  const verdict = `${valid ? words.valid : words.invalid} ${words.by} ${standard}`;
  return `${[...lines, `${file}: ${verdict}, ${words.count(count)}.`].join('\n')}\n`;
}

function describeUnread({ file, findings }: FileReport, language: Language): string {
  return findings
    .map((finding) => {
      const { line, column, code } = finding;
      const place = line > 0 ? `:${line}:${column}` : ':';
      return `${file}${place} ${sentenceOf(finding, language)} [${code}]\n`;
    })
    .join('');
}
