import assert from 'node:assert/strict';
import { test } from 'node:test';
import { click, fill } from '../../test/actions.ts';
import { descriptionOf, get, has, list, pageText, render, rerender, textOf } from '../../test/screen.tsx';
import { LogboekView, parseLogboekSearch, type LogboekSearch, type LogboekViewProps } from '../index.ts';
import { changeSearch, findPeriodError, serializeSearch, type LogboekPagina } from './logboek.ts';

const regel = (id: number, over: object = {}) => ({
  id,
  op: '2026-11-23T09:00:00Z',
  wie: 'Marieke Jansen',
  wat: 'Leerlingen bekeken',
  waarover: null,
  brin6: null,
  bijzonderheden: [],
  ...over,
});
const pages = (...all: LogboekPagina[]) => ({ pages: all, pageParams: [] });
const filters = {
  personen: [{ waarde: 'gebruiker:a', naam: 'Marieke Jansen' }],
  koppelingen: [{ waarde: 'k1', naam: 'TOP dossier' }],
};

function view(over: {
  query?: object;
  search?: LogboekSearch;
  chosen?: LogboekSearch[];
  withVestiging?: boolean;
}) {
  const query = {
    isError: false,
    error: null,
    isFetching: false,
    isPending: false,
    hasNextPage: false,
    isFetchingNextPage: false,
    data: pages({ regels: [regel(1)], volgende: null }),
    refetch: async () => undefined,
    ...over.query,
  };
  return (
    <LogboekView
      search={over.search ?? {}}
      onChoose={(choice) => over.chosen?.push(choice)}
      filters={filters}
      query={query as unknown as LogboekViewProps['query']}
      csv="/api/logboek.csv"
      withVestiging={over.withVestiging ?? false}
    />
  );
}

test('every choice counts at once, and keeps what was chosen before', async () => {
  const chosen: LogboekSearch[] = [];
  await render(view({ chosen, search: { van: '2026-11-01' } }));
  await fill(get('combobox', 'Persoon'), 'gebruiker:a');
  await fill(get('combobox', 'Koppeling'), 'k1');
  await fill(document.getElementById('tot') ?? document.body, '2026-11-23');
  await fill(document.getElementById('van') ?? document.body, '');
  assert.deepEqual(chosen, [
    { persoon: 'gebruiker:a', van: '2026-11-01' },
    { koppeling: 'k1', van: '2026-11-01' },
    { van: '2026-11-01', tot: '2026-11-23' },
    {},
  ]);
});

test('who was chosen through the address stays chosen, also when the list does not know them', async () => {
  await render(view({ search: { persoon: 'gebruiker:weg' } }));
  const select = get('combobox', 'Persoon') as HTMLSelectElement;
  assert.equal(select.value, 'gebruiker:weg');
  assert.deepEqual([...select.options].map(textOf), ['Iedereen', 'Marieke Jansen', 'Iets anders']);
});

test('a period that ends before it begins is an error beside the field, and the reason why nothing is there', async () => {
  await render(
    view({
      search: { van: '2026-11-02', tot: '2026-11-01' },
      query: { data: pages({ regels: [], volgende: null }) },
    }),
  );
  assert.match(
    descriptionOf(document.getElementById('tot') ?? document.body),
    /De laatste dag ligt vóór de eerste\./,
  );
  assert.equal(pageText().match(/De laatste dag ligt vóór de eerste/g)?.length, 2);
});

test('the rows say who, what, about what and in which detail; the school only where there are more', async () => {
  const data = pages({
    regels: [
      regel(2, { waarover: 'SWV Noord', brin6: '97QX00', bijzonderheden: ['leerlingen: 24', 'bytes: 842'] }),
      regel(1),
    ],
    volgende: null,
  });
  await render(view({ query: { data }, withVestiging: true }));
  assert.deepEqual(list('columnheader').map(textOf), ['Wanneer', 'Wie', 'Wat', 'Waarover', 'Vestiging']);
  assert.match(
    textOf(list('row')[1] ?? document.body),
    /Marieke Jansen.*Leerlingen bekeken.*leerlingen: 24 · bytes: 842.*SWV Noord.*97QX00/,
  );
  assert.match(textOf(list('row')[2] ?? document.body), /–.*–/);
  await rerender(view({ query: { data } }));
  assert.equal(list('columnheader').length, 4);
});

test('pages are one list that says whether this is all, and asks for the next', async () => {
  let asked = 0;
  const data = pages({ regels: [regel(3), regel(2)], volgende: 2 }, { regels: [regel(1)], volgende: null });
  await render(view({ query: { data, hasNextPage: true, fetchNextPage: async () => void asked++ } }));
  assert.equal(textOf(get('status')), 'De nieuwste 3 regels.');
  await click(get('button', 'Oudere regels tonen'));
  assert.equal(asked, 1);
  await rerender(
    view({
      query: { data, hasNextPage: true, isFetchingNextPage: true, fetchNextPage: async () => void asked++ },
    }),
  );
  await click(get('button', 'Bezig…'));
  assert.equal(asked, 1);
  await rerender(view({ query: { data } }));
  assert.equal(textOf(get('status')), '3 regels, dat is alles.');
  assert.equal(has('button', 'Oudere regels tonen'), false);
});

test('the file holds the same choice as the screen', async () => {
  await render(view({ search: { persoon: 'gebruiker:a', van: '2026-11-22' } }));
  const link = get('link', /bestand voor Excel/);
  assert.equal(link.getAttribute('href'), '/api/logboek.csv?persoon=gebruiker%3Aa&van=2026-11-22');
  assert.ok(link.hasAttribute('download'));
});

test('nothing found says what to choose instead', async () => {
  await render(view({ query: { data: pages({ regels: [], volgende: null }) } }));
  assert.match(pageText(), /Hier staat niets.*Kies meer dagen, of iedereen\./);
  assert.equal(has('table'), false);
});

test('of an address only ids and days are taken, so that nothing else can stand in it', () => {
  assert.deepEqual(
    parseLogboekSearch({ persoon: 'a', koppeling: '', van: '2026-11-01', tot: 'morgen', naam: 'Zoë' }),
    {
      persoon: 'a',
      van: '2026-11-01',
    },
  );
  assert.deepEqual(parseLogboekSearch({ persoon: 7, van: 20261101 }), {});
  assert.deepEqual(changeSearch({ persoon: 'a', van: '2026-11-01' }, { persoon: '' }), { van: '2026-11-01' });
  assert.equal(findPeriodError({ van: '2026-11-01', tot: '2026-11-01' }), undefined);
  assert.equal(findPeriodError({ tot: '2026-11-01' }), undefined);
  assert.equal(serializeSearch({}), '');
});
