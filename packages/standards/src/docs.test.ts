/** docs/standards says what the descriptions say, and each requirement names a test that is there. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { makeDocuments } from '../docs/documents.ts';
import { requirements } from '../docs/requirements.ts';
import { isQuick } from '../test/runs.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

for (const [path, content] of makeDocuments()) {
  test(`${path} is what \`npm run schema\` makes of it`, async () => {
    const filepath = ROOT + path;
    if (isQuick) {
      assert.equal(withoutLayout(readFileSync(filepath, 'utf8')), withoutLayout(content));
      return;
    }
    const { format, resolveConfig } = await import('prettier');
    const expected = await format(content, { ...(await resolveConfig(filepath)), filepath });
    assert.equal(readFileSync(filepath, 'utf8'), expected);
  });
}

/** Laying out takes most of the time, and `npm run check` judges the layout by itself. */
const withoutLayout = (text: string): string => text.replaceAll(/[\s|();,-]+/g, '');

test('each requirement has a test that is there, or a reason why it has none', () => {
  for (const { requirement, tests, outOfScope } of requirements.flatMap((part) => part.requirements)) {
    assert.notEqual(tests === undefined, outOfScope === undefined, requirement);
    for (const [file, name] of tests ?? []) {
      const source = readFileSync(new URL(file, import.meta.url), 'utf8');
      assert.ok(source.includes(name), `${file} has no test named ${name}`);
    }
  }
});
