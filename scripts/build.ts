import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildWebs } from './build-webs.ts';
import { root } from './import-graph.ts';
import { printOutcomes } from './steps.ts';

const standards = join(root, 'packages', 'standards');

/** Of the library: a page per exported name, and the page that checks a file where it is. */
async function buildPages(): Promise<void> {
  const { makeSymbolPages } = (await import(join(standards, 'docs', 'symbols.ts'))) as {
    makeSymbolPages: () => Map<string, string>;
  };
  const { buildPage } = (await import(join(standards, 'page', 'build.mjs'))) as {
    buildPage: () => Promise<string>;
  };
  const folder = join(standards, 'dist', 'symbols');
  await mkdir(folder, { recursive: true });
  for (const [file, text] of makeSymbolPages()) await writeFile(join(folder, file), text);
  await writeFile(join(standards, 'dist', 'controleer.html'), await buildPage());
}

await buildPages();
process.exitCode = printOutcomes(await buildWebs({ force: true })) ? 0 : 1;
