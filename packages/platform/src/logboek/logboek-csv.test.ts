import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serializeCsv } from './logboek-csv.ts';
import type { LogboekRegelInWoorden } from './toon-regel.ts';

const REGEL: LogboekRegelInWoorden = {
  id: 7,
  op: '2026-07-01T22:30:00.000Z',
  wie: 'Anna',
  wat: 'Afgemeld',
  waarover: null,
  brin6: null,
  bijzonderheden: [],
};

async function rowOf(change: Partial<LogboekRegelInWoorden>): Promise<string> {
  async function* pages() {
    yield [{ ...REGEL, ...change }];
  }
  const parts: string[] = [];
  for await (const part of serializeCsv(pages())) parts.push(part);
  return parts[1] ?? '';
}

test('a moment is the clock in the Netherlands, summer time included', async () => {
  assert.equal(await rowOf({}), '7;2026-07-02 00:30:00;Anna;Afgemeld;;;\r\n');
});

test('quotes, semicolons and line ends stay inside their cell', async () => {
  assert.match(await rowOf({ wie: 'A "de" B; C' }), /;"A ""de"" B; C";/);
  assert.match(await rowOf({ wie: 'A\nB' }), /;"A\nB";/);
});

test('no text becomes a formula', async () => {
  for (const begin of ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
    const row = await rowOf({ wie: `${begin}HYPERLINK("http://kwaad.example")` });
    assert.match(row, /^7;[^;]+;"?'/, JSON.stringify(begin));
  }
});
