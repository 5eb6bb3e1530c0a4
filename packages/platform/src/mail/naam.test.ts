import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findNaamFout } from './naam.ts';

test('a name carries no link and no lines of its own, however it is written', () => {
  const links = [
    'https://kwaad.example/inloggen',
    'Ga naar kwaad.example',
    'www.kwaad',
    'kwaad1.nl',
    'inlog-2.example',
    'ab.nl',
    'kwaad\u3002nl',
    'kwaad\u200b.nl',
    'ｋｗａａｄ．ｎｌ',
    'j@kwaad.example',
    'Jan\nKlik hier',
    'Jan\u2028Klik hier',
    '\u202enaJ',
  ];
  assert.deepEqual(
    links.filter((naam) => findNaamFout(naam) === undefined),
    [],
  );
});

test('the names of people are names', () => {
  const namen = [
    'J. van Dam',
    'J.van Dam',
    'Th.M. de Vries',
    'A.de Boer',
    'mr. dr. P.C.M. Jansen-El Aïdi',
    "Ümit d'Hondt",
    'Nguyễn Thị Ánh',
    'Karim ben Ali (IB)',
    'Zoë M.A.M.',
  ];
  assert.deepEqual(
    namen.map(findNaamFout),
    namen.map(() => undefined),
  );
});
