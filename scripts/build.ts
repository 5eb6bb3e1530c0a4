import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPage } from '../packages/standards/page/build.mjs';
import { makeSymbolPages } from '../packages/standards/docs/symbols.ts';
import { buildWebs } from './build-webs.ts';
import { root } from './import-graph.ts';
import { printOutcomes } from './steps.ts';

/** A page per exported name of the library. Not in the package: its types say the same. */
async function writeSymbolPages(): Promise<void> {
  const folder = join(root, 'packages/standards/dist/symbols');
  await mkdir(folder, { recursive: true });
  for (const [file, text] of makeSymbolPages()) await writeFile(join(folder, file), text);
}

await writeSymbolPages();
await writeFile(join(root, 'packages/standards/dist/controleer.html'), await buildPage());
process.exitCode = printOutcomes(await buildWebs({ force: true })) ? 0 : 1;
