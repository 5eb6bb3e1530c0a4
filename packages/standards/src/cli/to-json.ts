/** For a script: a line of JSON per file. Of more than one file each line says which. */
import { onStdout, type FileReport, type Printed } from './report.ts';

/** In the order of the documentation, whatever order the values have. */
export function toJson(reports: readonly FileReport[]): Printed {
  const lines = reports.map(({ file, valid, standard, findings, count }) =>
    JSON.stringify({ ...(reports.length > 1 && { file }), valid, standard, findings, count }),
  );
  return onStdout(`${lines.join('\n')}\n`);
}
