import assert from 'node:assert/strict';
import { test } from 'node:test';
import { act } from 'react';
import { click } from '../../test/actions.ts';
import { assertFocus, get, has, list, pageText, render, rerender } from '../../test/screen.tsx';
import { PagedTable } from '../index.ts';

const view = (aantal: number) => (
  <PagedTable
    caption="Leerlingen"
    rows={Array.from({ length: aantal }, (_, index) => `Leerling ${index + 1}`)}
    rowKey={(row) => row}
    columns={[{ header: 'Naam', cell: (row) => row }]}
  />
);
const names = () => list('rowheader').length;

test('220 pupils come in pages of 50, and the keyboard keeps its place on the last and the first', async () => {
  await render(view(220));
  assert.equal(names(), 50);
  assert.match(pageText(), /Bladzijde 1 van 5/);
  assert.equal((get('button', 'Vorige') as HTMLButtonElement).disabled, true);
  for (let pagina = 2; pagina <= 5; pagina += 1) await click(get('button', 'Volgende'));
  assert.match(get('status').textContent, /Bladzijde 5 van 5/);
  assert.equal(names(), 20);
  assert.ok(has('rowheader', 'Leerling 220'));
  assertFocus(get('button', 'Vorige'));
  for (let pagina = 4; pagina >= 1; pagina -= 1) await click(get('button', 'Vorige'));
  assertFocus(get('button', 'Volgende'));
});

test('a list that becomes shorter shows its last page; one page has no buttons', async () => {
  await render(view(220));
  for (let pagina = 2; pagina <= 5; pagina += 1) await click(get('button', 'Volgende'));
  await rerender(view(60));
  assert.deepEqual([names(), has('rowheader', 'Leerling 60')], [10, true]);
  await rerender(view(50));
  assert.equal(names(), 50);
  assert.equal(has('navigation', 'Bladzijden'), false);
});

test('on paper the whole list stands', async () => {
  await render(view(220));
  act(() => void globalThis.dispatchEvent(new Event('beforeprint')));
  assert.equal(names(), 220);
  act(() => void globalThis.dispatchEvent(new Event('afterprint')));
  assert.equal(names(), 50);
});
