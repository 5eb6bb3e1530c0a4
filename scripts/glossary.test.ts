/** A noun that is not in GLOSSARY.md is not ready to be a type: every word of an exported name is there, or is English. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from './import-graph.ts';

/** The packages whose exported names must stand in the glossary. */
const ROOTS: readonly { files: string; names: 'all' | 'types' }[] = [
  { files: 'packages/standards/src/index.ts', names: 'all' },
  { files: 'packages/platform/src/index.ts', names: 'types' },
  { files: 'apps/*/src/**/*.ts', names: 'types' },
];

/** English and technical words in names, and the names of both applications; a Dutch noun never goes here. */
const ENGLISH = new Set(
  `account actor address answer any api app apply asks attempt audit bound call caller cancelled change
  charset cli client code codes command config copy create data database databases date db default
  definition deps describe description detail dir directory document dossier embedded empty error errors
  esis event every exchange fault fetch file filter find finding findings finish handle hour http id
  import info input is job jobs join kept key keys large length like limits list lock locked log login
  looks mail mailer max migrations min name names new of oidc options outcome own parse part parts
  password path platform policy position postgres prepared problem provided provider query read reader
  receiver record refusal refuse registered request response route row run running same scope secret secrets send
  sender serialize service services session set settings sink slow smtp snapshot source split staging
  standard standards start status sync text tls too top tracker transport tx undo unread validate value
  verdict who with writable write writer wsdl xml`.split(/\s+/),
);

/** `type`, `interface`, `class`, `function` and `const` that a file exports, and what it passes on from others. */
export function listExports(source: string, names: 'all' | 'types'): string[] {
  const code = source.replace(/\/\*[^]*?\*\//g, '').replace(/\/\/.*$/gm, '');
  const declared = [
    ...code.matchAll(
      /^export (?:declare |abstract |async )*(type|interface|class|function\*?|const) (\w+)/gm,
    ),
  ].map(([, keyword = '', name = '']) => ({ name, isType: /^(type|interface|class)$/.test(keyword) }));
  const passed = [...code.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap(([, type, list = '']) =>
    list
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '')
      .map((item) => ({
        name: item.split(/\s+/).at(-1)!,
        isType: type !== undefined || item.startsWith('type ') || /^[A-Z]/.test(item),
      })),
  );
  return [...declared, ...passed].filter(({ isType }) => names === 'all' || isType).map(({ name }) => name);
}

/** `LeerresultatenSchool` is two words, `joinBrin6` is two, `MAX_BYTES` is two. */
export const splitWords = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[\s_]+/)
    .map((word) => word.toLowerCase());

/** The words of the first column. */
export const listNouns = (glossary: string): Set<string> =>
  new Set(
    [...glossary.matchAll(/^\| *([^|]+?) *\|/gm)].flatMap(([, cell = '']) =>
      cell
        .toLowerCase()
        .split(/[\s,()/-]+/)
        .filter((word) => word !== ''),
    ),
  );

/** Dutch plurals: leerlingen, toetsafnames, and with one vowel less scholen and resultaten. */
function* singulars(word: string): Generator<string> {
  yield word;
  if (word.endsWith('s')) yield word.slice(0, -1);
  if (!word.endsWith('en')) return;
  const stem = word.slice(0, -2);
  yield stem;
  yield stem.replace(/([aeou])([^aeiou])$/, '$1$1$2');
}

/** The names with a word that is neither English nor in the glossary, and that word. */
export function findUnnamed(names: readonly string[], nouns: ReadonlySet<string>): string[] {
  return names.flatMap((name) =>
    splitWords(name)
      .filter((word) => !ENGLISH.has(word) && ![...singulars(word)].some((noun) => nouns.has(noun)))
      .map((word) => `${name}: ${word}`),
  );
}

const glossary = listNouns(readFileSync(join(root, 'GLOSSARY.md'), 'utf8'));

for (const { files, names } of ROOTS) {
  test(`every noun in an exported name of ${files} stands in GLOSSARY.md`, () => {
    const paths = globSync(files, { cwd: root }).filter((path) => !/\.(test|generated)\.tsx?$/.test(path));
    const exported = paths.flatMap((path) => listExports(readFileSync(join(root, path), 'utf8'), names));
    assert.ok(exported.length > 0, 'there are names to look at');
    assert.deepEqual([...new Set(findUnnamed(exported, glossary))], []);
  });
}

test('a noun without a row is found, whatever stands around it', () => {
  const source = `/** export type Verborgen = 1; */
    export type { Leerling } from './leerling.ts';
    export { joinBrin6, type RooksignaalOptions } from './rook.ts';
    ${'' /* a declaration begins its line */}
`;
  const names = listExports(
    `${source.replace(/^ +/gm, '')}export interface LeerlingKoekje {}\nexport const findWolken = 1;\n`,
    'all',
  );
  assert.deepEqual(findUnnamed(names, new Set(['leerling', 'brin6'])), [
    'LeerlingKoekje: koekje',
    'findWolken: wolken',
    'RooksignaalOptions: rooksignaal',
  ]);
});

test('the plural of a noun is the noun; an English word is not asked for', () => {
  const nouns = new Set(['leerling', 'school', 'resultaat', 'toetsafname']);
  assert.deepEqual(findUnnamed(['readLeerlingen', 'scholen', 'resultaten', 'Toetsafnames'], nouns), []);
  assert.deepEqual(findUnnamed(['readResultant'], nouns), ['readResultant: resultant']);
});
