/**
 * No regular expression of a server may take more than a time in proportion to its text: most of them look at what a
 * stranger sends. Each gets the texts on which it is slowest; one that goes back again and again takes seconds on these.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, test } from 'node:test';
import { listAttacks } from './regexp-attacks.ts';
import { listRegExpLiterals, type Literal } from './regexp-literals.ts';

const ROOT = join(import.meta.dirname, '..');
const SERVERS = ['apps/esis/src', 'apps/top-dossier/src', 'packages/platform/src', 'packages/standards/src'];
/** A quadratic one needs more than a second for this; a linear one a millisecond. */
const LENGTH = 30_000;
const MAX_MS = 250;

const sources = SERVERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.(?:test|generated)\.ts$|\.d\.ts$/.test(name))
    .map((name) => join(ROOT, folder, name)),
);

/** The slowest of three, so that a machine that was busy for a moment is not taken for a slow expression. */
function measure(run: () => void): number {
  let best = Infinity;
  for (let tries = 0; tries < 3; tries += 1) {
    const started = performance.now();
    run();
    best = Math.min(best, performance.now() - started);
    if (best < MAX_MS) break;
  }
  return best;
}

function findSlow({ source, flags }: Literal, length: number, maxMs: number): string | undefined {
  for (const text of listAttacks(source, flags, length)) {
    // As the code uses it: over the whole text when it has `g`, else for its first match.
    const ms = measure(() => text.replace(new RegExp(source, flags), ''));
    if (ms > maxMs) return `${Math.round(ms)} ms on ${JSON.stringify(text.slice(0, 40))}… (${text.length})`;
  }
  return undefined;
}

describe('regular expressions of the servers', () => {
  const literals = sources.flatMap((file) =>
    listRegExpLiterals(readFileSync(file, 'utf8')).map((literal) => ({ ...literal, file })),
  );

  test('all of them are found', () => {
    assert.ok(literals.length > 140, String(literals.length));
    for (const { source, flags, file, line } of literals) {
      assert.doesNotThrow(() => new RegExp(source, flags), `${relative(ROOT, file)}:${line} /${source}/`);
    }
  });

  for (const literal of literals) {
    const place = `${relative(ROOT, literal.file)}:${literal.line}`;
    test(`${place} /${literal.source}/${literal.flags}`, () => {
      assert.equal(findSlow(literal, LENGTH, MAX_MS), undefined);
    });
  }
});

describe('the search itself', () => {
  const SLOW = [
    '<(style)\\b[\\s\\S]*?<\\/style',
    '[.,;:]+$',
    '\\bbrin\\p{L}*(?![-.\\w]*@)[^\\p{L}]{0,20}([0-9]{2})',
    '\\s+$',
    '^ +| +$',
    '(a+)+$',
    '<[^>]*>',
  ];
  for (const source of SLOW) {
    test(`finds that /${source}/ is slow`, () => {
      const flags = source.includes('\\p') ? 'giu' : 'g';
      // Short, because one of them takes longer than the universe is old.
      const length = source === '(a+)+$' ? 26 : 20_000;
      assert.notEqual(findSlow({ source, flags, line: 0 }, length, 5), undefined);
    });
  }
});
