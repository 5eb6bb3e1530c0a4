import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateSchema } from './generate-schema.ts';
import { root } from './import-graph.ts';
import { withTestDatabase } from './test-database.ts';

/** Writes the files that follow from migrations and routes; with --check it names those that are out of date. */
const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

const generated = await withTestDatabase(({ TEST_DATABASE_URL }) => generateSchema(TEST_DATABASE_URL));
const outdated = [...generated].filter(([path, content]) => readIfThere(path) !== content);
for (const [path, content] of outdated) {
  if (values.check) console.error(`${path} is out of date; run \`npm run schema\` and commit the result.`);
  else writeFileSync(join(root, path), content);
}
if (!values.check) console.log(`${outdated.length} of ${generated.size} generated files changed.`);
process.exitCode = values.check && outdated.length > 0 ? 1 : 0;

function readIfThere(path: string): string | undefined {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : undefined;
}
