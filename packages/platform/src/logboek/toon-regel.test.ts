import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeRegel } from './toon-regel.ts';

const WOORDEN = { gebeurtenissen: {}, details: {}, rollen: {}, systemen: {} };
const describe = (details: Record<string, string | boolean>, actor = 'systeem:aanmelden') =>
  describeRegel(
    {
      id: 1,
      tijdstip: new Date('2026-11-23T09:00:00Z'),
      actor,
      gebeurtenis: 'aanmelding.mislukt',
      onderwerp: null,
      brin6: null,
      details,
    },
    WOORDEN,
    new Map(),
  );

test('a person reads who, how and when in Dutch, not the words of the machine', () => {
  const regel = describe({ bekend: true, middel: 'totp' });
  assert.equal(regel.wie, 'Iemand die nog niet is ingelogd');
  assert.deepEqual(regel.bijzonderheden, ['manier: code uit een app', 'bekend account: ja']);
});

test('days are written as in the Netherlands, the first before the last', () => {
  // PostgreSQL returns them ordered by the length of the key.
  const { bijzonderheden } = describe({ tot: '2027-07-31', vanaf: '2026-11-24', mandaat: 'abc' });
  assert.deepEqual(bijzonderheden, ['vanaf: 24-11-2026', 'tot en met: 31-07-2027', 'mandaat: abc']);
});
