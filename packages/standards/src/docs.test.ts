/** docs/standards says what the descriptions say, and each requirement names a test that is there. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { makeDocumenten } from '../docs/documents.ts';
import { eisen } from '../docs/requirements.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

for (const [pad, inhoud] of makeDocumenten()) {
  test(`${pad} is what \`npm run schema\` makes of it`, async () => {
    const filepath = ROOT + pad;
    const verwacht = await format(inhoud, { ...(await resolveConfig(filepath)), filepath });
    assert.equal(readFileSync(filepath, 'utf8'), verwacht);
  });
}

test('each requirement has a test that is there, or a reason why it has none', () => {
  for (const { eis, tests, buiten } of eisen.flatMap((deel) => deel.eisen)) {
    assert.notEqual(tests === undefined, buiten === undefined, eis);
    for (const [bestand, naam] of tests ?? []) {
      const bron = readFileSync(new URL(bestand, import.meta.url), 'utf8');
      assert.ok(bron.includes(naam), `${bestand} has no test named ${naam}`);
    }
  }
});
