import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError } from '../config/config.ts';
import { addSleutel, createSecret, parseSleutelring, serializeSleutelring } from './sleutelring.ts';

const [een, twee] = [createSecret(), createSecret()];

test('a bare secret is k1; a ring keeps its order and comes back as it was written', () => {
  assert.deepEqual(parseSleutelring(een), [{ id: 'k1', secret: een }]);
  const ring = parseSleutelring(` k2:${twee}, k1:${een}`);
  assert.deepEqual(
    ring.map(({ id }) => id),
    ['k2', 'k1'],
  );
  assert.equal(serializeSleutelring(ring), `k2:${twee},k1:${een}`);
});

test('a new key comes in front, one past the highest number', () => {
  const ring = addSleutel(parseSleutelring(`k3:${een},k7:${twee}`));
  assert.deepEqual(
    ring.map(({ id }) => id),
    ['k8', 'k3', 'k7'],
  );
  assert.equal(Buffer.from(ring[0].secret, 'base64url').length, 32);
});

test('nonsense is refused in one Dutch sentence that quotes no key', () => {
  const kort = een.slice(0, 20);
  for (const [text, wat] of [
    ['', /k1 leeg/],
    [kort, /k1 te kort/],
    [`k2:${twee},${een}`, /geen naam/],
    [`sleutel2:${twee}`, /naam als k1/],
    [`k0:${twee}`, /naam als k1/],
    [`k2:${twee},k2:${een}`, /k2 er twee keer/],
    [`k2:${een},k1:${een}`, /onder twee namen/],
    [`k2:${twee},`, /geen naam/],
    [`k2:${twee.slice(0, 42)}!`, /base64url/],
  ] as const) {
    assert.throws(
      () => parseSleutelring(text),
      (error: Error) => {
        assert.ok(error instanceof ConfigError);
        assert.match(error.message, wat);
        assert.match(error.message, /beheer\.md/);
        for (const secret of [een, twee, kort]) assert.ok(!error.message.includes(secret));
        return true;
      },
    );
  }
});
