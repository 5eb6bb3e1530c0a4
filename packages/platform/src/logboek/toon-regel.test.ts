import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeRegel, type LogboekWoorden } from './toon-regel.ts';

const WOORDEN: LogboekWoorden = {
  gebeurtenissen: {},
  details: { sha256: null, operatie: 'vraag' },
  waarden: { velden: { key: 'nummer binnen ESIS' }, operatie: { HaalStructuur: 'de groepen' } },
  rollen: {},
  systemen: {},
};
const describe = (
  details: Record<string, string | boolean | readonly string[]>,
  actor = 'systeem:aanmelden',
) =>
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

test('a field and a question have words too; what is for machines only, and what has no word, is not shown', () => {
  const { bijzonderheden } = describe({
    operatie: 'HaalStructuur',
    velden: ['key', 'roepnaam'],
    sha256: 'abc',
    pseudoniemen: ['def'],
    ietsVanLater: 'x',
  });
  assert.deepEqual(bijzonderheden, ['velden: nummer binnen ESIS, roepnaam', 'vraag: de groepen']);
});
