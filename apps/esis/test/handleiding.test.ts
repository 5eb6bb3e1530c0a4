/** The manual shows pictures that the journey makes, and commands that exist. */
import assert from 'node:assert/strict';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { listCommands, listVariables } from '@koppelpunt/platform';
import { esis } from '../src/app.ts';

const ROOT = join(import.meta.dirname, '../../..');
const FOLDER = join(ROOT, 'docs/handleiding');
const pages = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md'))
  .map((name) => ({ name, text: readFileSync(join(FOLDER, name), 'utf8') }));

test('every picture in the manual is one that a journey makes', () => {
  const journeys = readdirSync(join(ROOT, 'e2e')).filter((name) => name.endsWith('.test.ts'));
  const journey = journeys.map((name) => readFileSync(join(ROOT, 'e2e', name), 'utf8')).join('\n');
  const made = new Set([...journey.matchAll(/'(\d\d-[a-z-]+)'/g)].map(([, name]) => name));
  assert.ok(made.size > 10);
  const shown = pages.flatMap(({ name, text }) =>
    [...text.matchAll(/!\[[^\]]+\]\(beelden\/([^)]+)\.png\)/g)].map(([, picture]) => ({ name, picture })),
  );
  assert.ok(shown.length > 10);
  for (const { name, picture } of shown) assert.ok(made.has(picture), `${name} shows ${picture}`);
});

/** What a person can read on a screen: the pages and the sentences that the servers give them. */
function readScreens(): string {
  const FILES = 'apps/*/{web,src}/**/*.{ts,tsx}';
  const files = [
    ...globSync(FILES, { cwd: ROOT }),
    ...globSync('packages/{ui,platform}/src/**/*.{ts,tsx}', { cwd: ROOT }),
  ];
  const texts = files
    .filter((file) => !/\.(test|generated)\./.test(file))
    .map((file) => readFileSync(join(ROOT, file), 'utf8').replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, ''));
  return flatten(texts.join('\n'));
}

/** What a screen fills in (the name of the partner too) is … on both sides; lines may break anywhere. */
const flatten = (text: string): string =>
  text
    .replaceAll(/\$\{[^}]*\}|TOP dossier|\b\d[\dA-Z]*\b/g, '…')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/… ?…/g, '…');

const onScreen = (screens: string, label: string): boolean =>
  flatten(label)
    .split('…')
    .map((part) => part.trim())
    .every((part) => part.length < 2 || screens.includes(part));

test('every label in bold in the manual stands on a screen, word by word', () => {
  const screens = readScreens();
  const labels = pages
    // That one is about the server.
    .filter(({ name }) => name !== 'beheer.md')
    .flatMap(({ name, text }) =>
      [...text.matchAll(/\*\*([^*]+)\*\*/g)].flatMap(([, bold = '']) =>
        bold.split(/ [›–] /).map((label) => ({ name, label })),
      ),
    )
    // **Telefoon kwijt:** begins a paragraph, and **dezelfde** is stressed: a label has a capital and no stop.
    .filter(({ label }) => /^\p{Lu}/u.test(label) && !/[:.]$/.test(label));
  assert.ok(labels.length > 80, String(labels.length));
  const gone = labels.filter(({ label }) => !onScreen(screens, label));
  assert.deepEqual(gone, []);
  assert.ok(!onScreen(screens, 'Activeren en bevestigd'), 'the test sees a label that is not there');
});

test('what the manual says that a screen says, it says', () => {
  const screens = readScreens();
  const cells = pages.flatMap(({ text }) =>
    [...text.matchAll(/^\| (?:ESIS|TOP dossier) zegt.*\n\| -+.*\n((?:\|.*\n)+)/gm)].flatMap(([, rows = '']) =>
      [...rows.matchAll(/^\| ([^|]+?) +\|/gm)].map(([, cell = '']) => cell.replaceAll('\\', '')),
    ),
  );
  assert.ok(cells.length > 18, String(cells.length));
  assert.deepEqual(
    cells.filter((cell) => !onScreen(screens, cell)),
    [],
  );
});

test('every command of ESIS in the manual exists, with these options', () => {
  const commands = listCommands(esis, () => assert.fail('nothing is run'));
  const text = pages.map((page) => page.text).join('\n');
  const shown = [...text.matchAll(/^npm run -s esis -- (.+)$/gm)].map(([, line = '']) => line);
  assert.ok(shown.length > 8);
  for (const line of shown) {
    const command = commands.find(({ words }) => line.startsWith(words));
    assert.ok(command, line);
    const given = [...line.matchAll(/ --([a-z-]+)/g)].map(([, name = '']) => name);
    const options = Object.entries(command.options ?? {});
    for (const name of given)
      assert.ok(
        options.some(([option]) => option === name),
        `${line}: --${name}`,
      );
    for (const [name, option] of options)
      if (option.required) assert.ok(given.includes(name), `${line}: --${name} is missing`);
  }
});

test('every setting of both servers stands in the manual for administrators', () => {
  const beheer = pages.find(({ name }) => name === 'beheer.md')?.text ?? '';
  // Read as text, because nothing of ESIS may import TOP dossier's code.
  const other = readFileSync(join(ROOT, 'apps/top-dossier/src/settings.ts'), 'utf8');
  const own = [...other.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name = '']) => name);
  assert.ok(own.length > 4);
  const names = [
    ...listVariables(esis),
    ...listVariables(esis).map((name) => name.replace(/^ESIS_/, 'TOP_DOSSIER_')),
    ...own,
  ];
  assert.ok(names.length > 15);
  for (const name of names) assert.ok(beheer.includes(`\`${name}\``), name);
});
