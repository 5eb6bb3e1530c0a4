/** JUnit XML, which every build server reads: a test per file, which fails on an error. */
import { escapeAttribute, escapeText } from '../xml/write/escape.ts';
import { onStdout, sentenceOf, type FileReport, type Language, type Printed } from './report.ts';

export function toJunit(reports: readonly FileReport[], language: Language): Printed {
  const failures = reports.filter(({ valid, isUnread }) => !valid && !isUnread).length;
  const errors = reports.filter(({ isUnread }) => isUnread).length;
  const totals = `tests="${reports.length}" failures="${failures}" errors="${errors}"`;
  const cases = reports.map((report) => describeCase(report, language)).join('');
  return onStdout(
    `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="koppelpunt-standards" ${totals}>\n<testsuite name="koppelpunt-standards" ${totals}>\n${cases}</testsuite>\n</testsuites>\n`,
  );
}

function describeCase(report: FileReport, language: Language): string {
  const { file, standard, valid, isUnread, count } = report;
  const name = `<testcase classname="${escapeAttribute(standard ?? 'koppelpunt-standards')}" name="${escapeAttribute(file)}">`;
  const lines = listLines(report, language);
  const element = isUnread ? 'error' : 'failure';
  const body = valid
    ? lines === ''
      ? ''
      : `<system-out>${lines}</system-out>`
    : `<${element} message="${count}">${lines}</${element}>`;
  return `${name}${body}</testcase>\n`;
}

const listLines = ({ file, findings }: FileReport, language: Language): string =>
  findings
    .map((finding) => {
      const { line, column, severity, code } = finding;
      return escapeText(`${file}:${line}:${column} ${severity} ${code} ${sentenceOf(finding, language)}\n`);
    })
    .join('');
