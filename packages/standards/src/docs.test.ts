/** docs/standards says what the descriptions say, and each requirement names a test that is there. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { makeDocuments } from '../docs/documents.ts';
import { requirements } from '../docs/requirements.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

for (const [path, content] of makeDocuments()) {
  test(`${path} is what \`npm run schema\` makes of it`, async () => {
    const filepath = ROOT + path;
    const expected = await format(content, { ...(await resolveConfig(filepath)), filepath });
    assert.equal(readFileSync(filepath, 'utf8'), expected);
  });
}

test('each requirement has a test that is there, or a reason why it has none', () => {
  for (const { requirement, tests, outOfScope } of requirements.flatMap((part) => part.requirements)) {
    assert.notEqual(tests === undefined, outOfScope === undefined, requirement);
    for (const [file, name] of tests ?? []) {
      const source = readFileSync(new URL(file, import.meta.url), 'utf8');
      assert.ok(source.includes(name), `${file} has no test named ${name}`);
    }
  }
});
