/** A page per exported name, made from the source: its comment, its declaration, and what it speaks of. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

export interface SymbolPage {
  readonly name: string;
  readonly kind: string;
  /** The file that declares it, under `src`. */
  readonly file: string;
  readonly comment: string;
  readonly declaration: string;
}

const NAMES = /^(?:export|import)(?: type)? \{([^}]*)\}(?: from '([^']+)')?;/gm;

/** `type B` and `A as B` too: the name that a stranger writes, and the one that the file has. */
const listNames = (list: string): { name: string; local: string }[] =>
  list
    .split(',')
    .map((item) => item.trim().replace(/^type /, ''))
    .filter((item) => item !== '')
    .map((item) => item.split(' as '))
    .map(([local = '', name = local]) => ({ name, local }));

/** Everything that `src/index.ts` exports, in its order. */
export function listSymbols(): SymbolPage[] {
  const index = readFileSync(join(SRC, 'index.ts'), 'utf8');
  return [...index.matchAll(NAMES)].flatMap(([, list = '', from = '']) =>
    listNames(list).map(({ name, local }) => ({ ...findDeclaration(join('.', from), local), name })),
  );
}

/** Follows a name that a file only passes on. */
function findDeclaration(file: string, name: string): SymbolPage {
  const source = readFileSync(join(SRC, file), 'utf8');
  const declared = new RegExp(
    `^export (?:async )?(function\\*?|const|type|interface|class) ${name}\\b(?!\\s*\\}| from)`,
    'm',
  ).exec(source);
  if (declared !== null) {
    const kind = declared[1]!.replace('*', '');
    const declaration = cutDeclaration(source.slice(declared.index), kind);
    return { name, kind, file, comment: commentBefore(source, declared.index), declaration };
  }
  for (const [, list = '', from] of source.matchAll(NAMES)) {
    const passed = listNames(list).find((one) => one.name === name);
    if (passed !== undefined && from?.startsWith('.'))
      return findDeclaration(join(dirname(file), from), passed.local);
  }
  throw new Error(`${file} does not say what ${name} is`);
}

function commentBefore(source: string, index: number): string {
  const before = source.slice(0, index);
  // With an empty line between them it is the comment of the file.
  if (!before.endsWith('*/\n')) return '';
  return before
    .slice(before.lastIndexOf('/**') + 3, -3)
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
    .trim();
}

/** A function and a constant without what they do, a class without its private parts; a type whole. */
function cutDeclaration(source: string, kind: string): string {
  const lines = source.slice('export '.length).split('\n');
  switch (kind) {
    case 'function': {
      const end = lines.findIndex((line, i) => line.endsWith(' {') && (i === 0 || line.startsWith(')')));
      return `${lines
        .slice(0, end + 1)
        .join('\n')
        .slice(0, -2)};`;
    }
    case 'const': {
      const end = /^const \w+ = (?:async )?[(<]/.test(lines[0]!) ? ' =>' : ' =';
      const text = lines.join('\n');
      return `${text.slice(0, text.indexOf(end)).trimEnd()};`;
    }
    case 'class':
      return lines
        .slice(0, lines.indexOf('}') + 1)
        .filter((line) => PUBLIC.test(line))
        .map((line) => (line.startsWith('  ') ? line.replace(/ \{$/, ';') : line))
        .join('\n');
    default: {
      const end = lines.findIndex((line, i) => /^[^ ].*;$|^\}$|;$/.test(line) && isClosed(lines, i));
      return lines.slice(0, end + 1).join('\n');
    }
  }
}

/** The lines of a class that a stranger may use. */
const PUBLIC = /^\S|^ {2}(?:\/\*\*|readonly|override|declare|constructor|get |[a-z]\w*[(:!?])/;

const BRACKETS = [
  ['(', ')'],
  ['{', '}'],
  ['[', ']'],
  ['<', '>'],
] as const;

/** Every bracket that was opened in the first lines is closed again. */
function isClosed(lines: readonly string[], last: number): boolean {
  const text = lines
    .slice(0, last + 1)
    .join('\n')
    .replace(/\/\*[^]*?\*\/|'[^']*'|=>/g, '');
  return BRACKETS.every(([open, close]) => text.split(open).length === text.split(close).length);
}

/** File name → Markdown. */
export function makeSymbolPages(): Map<string, string> {
  const symbols = listSymbols();
  const names = new Set(symbols.map(({ name }) => name));
  const pages = symbols.map((symbol): [string, string] => [`${symbol.name}.md`, makePage(symbol, names)]);
  const rows = symbols.map(
    ({ name, kind, comment }) => `| [${name}](${name}.md) | ${kind} | ${firstSentence(comment)} |`,
  );
  const table = ['| name | kind | |', '| --- | --- | --- |', ...rows].join('\n');
  return new Map([['index.md', `# @koppelpunt/standards\n\n${table}\n`], ...pages]);
}

const firstSentence = (comment: string): string =>
  (/^[^]*?[.:](?=\s|$)/.exec(comment)?.[0] ?? comment).replaceAll('\n', ' ').replaceAll('|', '\\|');

function makePage(
  { name, kind, file, comment, declaration }: SymbolPage,
  names: ReadonlySet<string>,
): string {
  const [text = '', ...examples] = comment.split(/^@example\s*/m);
  const others = [...new Set(declaration.match(/\b\w+\b/g))].filter(
    (word) => word !== name && names.has(word),
  );
  return `${[
    `# ${name}`,
    `${kind} · [src/${file}](../../src/${file})`,
    text.trim(),
    `\`\`\`ts\n${declaration}\n\`\`\``,
    ...examples.map((example) => `For example:\n\n\`\`\`ts\n${example.trim()}\n\`\`\``),
    others.length === 0 ? '' : `See ${others.map((other) => `[${other}](${other}.md)`).join(', ')}.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}
