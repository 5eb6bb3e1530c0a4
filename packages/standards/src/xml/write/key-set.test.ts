import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { runs } from '../../../test/runs.ts';
import { KeySet } from './key-set.ts';

test('a key set says what a Set says', () => {
  const key = fc.oneof(
    fc.string({ maxLength: 3 }),
    fc.constantFrom('', 'a', 'b'.repeat(300), `c${'b'.repeat(300)}`),
  );
  fc.assert(
    fc.property(fc.array(key, { maxLength: 300 }), (keys) => {
      const [own, real] = [new KeySet(), new Set<string>()];
      for (const key of keys) {
        assert.equal(own.add(key), !real.has(key));
        real.add(key);
      }
    }),
    { numRuns: runs(200) },
  );
});

test('many keys that end alike are still told apart', () => {
  const set = new KeySet();
  const keys = Array.from({ length: 2000 }, (_, i) => `${i}-${'x'.repeat(20)}`);
  assert.ok(keys.every((key) => set.add(key)));
  assert.ok(keys.every((key) => !set.add(key)));
});
