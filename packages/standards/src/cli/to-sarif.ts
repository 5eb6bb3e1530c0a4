/** SARIF 2.1.0, for code scanning: every finding with its rule and its place. */
import {
  onStdout,
  sentenceOf,
  type FileReport,
  type Language,
  type Printed,
  type ReportedFinding,
} from './report.ts';
import { readVersion } from './version.ts';

export function toSarif(reports: readonly FileReport[], language: Language): Printed {
  const all = reports.flatMap(({ file, findings }) => findings.map((finding) => ({ file, finding })));
  const codes = [...new Set(all.map(({ finding }) => finding.code))];
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'koppelpunt-standards',
            version: readVersion(),
            rules: codes.map((id) => ({ id })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: all.map(({ file, finding }) => describeResult(file, finding, language)),
      },
    ],
  };
  return onStdout(`${JSON.stringify(log, null, 2)}\n`);
}

function describeResult(file: string, finding: ReportedFinding, language: Language) {
  const { code, severity, line, column, path } = finding;
  return {
    ruleId: code,
    level: severity,
    message: { text: sentenceOf(finding, language) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: file.split(/[\\/]/).map(encodeURIComponent).join('/') },
          // A file that could not be opened has no lines.
          ...(line > 0 && { region: { startLine: line, startColumn: column } }),
        },
        ...(path !== '' && { logicalLocations: [{ fullyQualifiedName: path }] }),
      },
    ],
  };
}
