/** Workflow commands of GitHub Actions: each finding becomes a note at its line. */
import { onStdout, sentenceOf, type FileReport, type Language, type Printed } from './report.ts';

export function toGithub(reports: readonly FileReport[], language: Language): Printed {
  const lines = reports.flatMap(({ file, findings }) =>
    findings.map((finding) => {
      const { severity, line, column, code } = finding;
      const place = line > 0 ? `,line=${line},col=${column}` : '';
      return `::${severity} file=${escapeProperty(file)}${place},title=${code}::${escapeData(sentenceOf(finding, language))}\n`;
    }),
  );
  return onStdout(lines.join(''));
}

const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string): string =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
