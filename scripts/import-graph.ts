import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** One import of one file. `target` is a path in the repository, or the name of a package (`@koppelpunt/ui`, `node:fs`, `zod`). */
export type Import = { from: string; target: string; specifier: string; typeOnly: boolean };

/** Every source file of ours, by its path from the root. */
export function readSources(): Map<string, string> {
  const paths = globSync('**/*.{ts,tsx,mts,mjs}', {
    cwd: root,
    exclude: (name) => ['node_modules', 'dist', '.git', '.koppelpunt', 'docs'].includes(posix.basename(name)),
  });
  return new Map(
    paths
      .filter((path) => !path.endsWith('.d.ts'))
      .map((path) => [path, readFileSync(join(root, path), 'utf8')] as const),
  );
}

const STATIC =
  /(?:^|[\n;}])\s*(import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\sfrom\s*|\{[^}]*\}\s*from\s*|\*\s*(?:as\s+\w+\s+)?from\s*)?(['"])([^'"\n]+)\3/g;
const DYNAMIC = /\bimport\s*\(\s*(['"])([^'"\n]+)\1/g;
const COMMENT = /\/\*[\s\S]*?\*\/|(^|\s)\/\/[^\n]*/g;

export const withoutComments = (source: string): string => source.replace(COMMENT, '$1');

/** Read from the text, not from a compiler: types count too, and Node would already have erased those. */
export function listImports(from: string, source: string): Import[] {
  const code = withoutComments(source);
  const toImport = (specifier: string, typeOnly: boolean): Import => ({
    from,
    specifier,
    typeOnly,
    target: specifier.startsWith('.')
      ? posix.join(posix.dirname(from), specifier).replace(/\?.*$/, '')
      : toPackageName(specifier),
  });
  return [
    ...[...code.matchAll(STATIC)].map((match) => toImport(match[4] ?? '', match[2] !== undefined)),
    ...[...code.matchAll(DYNAMIC)].map((match) => toImport(match[2] ?? '', false)),
  ];
}

function toPackageName(specifier: string): string {
  if (specifier.startsWith('node:')) return specifier;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
