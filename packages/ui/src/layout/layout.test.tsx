import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { act } from 'react';
import { click, fill, press, settle } from '../../test/actions.ts';
import {
  address,
  assertFocus,
  get,
  goTo,
  has,
  list,
  nameOf,
  pageText,
  render,
  rerender,
  textOf,
} from '../../test/screen.tsx';
import {
  Accordion,
  AppShell,
  Card,
  DataList,
  HeaderSelect,
  Item,
  ItemList,
  Mark,
  NotFoundPage,
  PageTitle,
  Table,
  type MenuItem,
} from '../index.ts';
import { RouteProblem } from '../app/fallbacks.tsx';

const MENU: readonly MenuItem[] = [
  { label: 'Start', to: '/' },
  {
    label: 'Instellen',
    items: [
      { label: 'Koppelingen', to: '/instellen/koppelingen' },
      { label: 'Mensen', to: '/instellen/mensen' },
    ],
  },
  { label: 'Logboek', to: '/logboek' },
];
const shell = (over: object = {}) => (
  <AppShell menu={MENU} {...over}>
    <PageTitle>Pagina</PageTitle>
  </AppShell>
);
const menuButton = () => get('button', 'Menu');
const isOpen = () => menuButton().getAttribute('aria-expanded') === 'true';

test('the menu says whether it is open, and its links are not there before', async () => {
  await render(shell());
  assert.deepEqual([isOpen(), has('navigation', 'Hoofdmenu')], [false, false]);
  await click(menuButton());
  assert.deepEqual([isOpen(), has('navigation', 'Hoofdmenu')], [true, true]);
  const panel = document.getElementById(menuButton().getAttribute('aria-controls') ?? '');
  assert.ok(panel === get('navigation', 'Hoofdmenu'));
  await click(menuButton());
  assert.equal(isOpen(), false);
});

test('arrows, Home and End walk through the open menu and stay inside it', async () => {
  await render(shell());
  await click(menuButton());
  await press('ArrowDown');
  assertFocus(get('link', 'Start'));
  await press('End');
  assertFocus(get('link', 'Logboek'));
  await press('ArrowDown');
  assertFocus(get('link', 'Logboek'));
  await press('ArrowUp');
  assertFocus(get('button', 'Instellen'));
  await press('Home');
  await press('ArrowUp');
  assertFocus(menuButton());
});

test('Escape closes the menu and gives the focus back to its button', async () => {
  await render(shell());
  await click(menuButton());
  await press('ArrowDown');
  await press('Escape');
  assert.equal(isOpen(), false);
  assertFocus(menuButton());
});

test('a group opens by itself on one of its own pages, and the page one is on is marked', async () => {
  await render(shell(), { path: '/instellen/mensen' });
  await click(menuButton());
  assert.equal(get('button', 'Instellen').getAttribute('aria-expanded'), 'true');
  assert.equal(get('link', 'Mensen').getAttribute('aria-current'), 'page');
  assert.equal(get('link', 'Koppelingen').hasAttribute('aria-current'), false);
  await click(get('button', 'Instellen'));
  assert.equal(has('link', 'Mensen'), false);
});

test('a press outside, or focus that leaves, closes the menu; so does choosing', async () => {
  await render(shell({ onLogout: () => undefined }));
  await click(menuButton());
  await act(async () => get('main').dispatchEvent(new Event('pointerdown', { bubbles: true })));
  assert.equal(isOpen(), false);
  await click(menuButton());
  await act(async () => get('button', 'Uitloggen').dispatchEvent(new Event('focusin', { bubbles: true })));
  assert.equal(isOpen(), false);
  await click(menuButton());
  await click(get('link', 'Logboek'));
  await settle();
  assert.deepEqual([address(), isOpen()], ['/logboek', false]);
});

test('around every page: the skip link leads to the content, and the header says who one is and where', async () => {
  let out = 0;
  await render(
    shell({
      organisatie: 'De Regenboog · 97QX00',
      gebruiker: { naam: 'M. Jansen', rol: 'directie' },
      onLogout: () => out++,
    }),
  );
  const skip = get('link', 'Naar de inhoud');
  assert.equal(skip.getAttribute('href'), `#${get('main').id}`);
  assert.equal(get('main').tabIndex, -1);
  assert.ok(list('link')[0] === skip, 'the first stop');
  assert.equal(get('link', /M\. Jansen, directie – Mijn account/).getAttribute('href'), '/account');
  assert.match(pageText(), /De Regenboog · 97QX00/);
  await click(get('button', 'Uitloggen'));
  assert.equal(out, 1);
});

test('after signing in again an act that got lost is named, once', async () => {
  sessionStorage.setItem('kp-lost-act', 'Koppelinggegevens – ESIS');
  await render(shell({ gebruiker: { naam: 'M. Jansen' } }));
  assert.match(
    textOf(get('status')),
    /Uw laatste handeling is niet gelukt.*“Koppelinggegevens – ESIS”.*Doe het nog een keer/,
  );
  assert.equal(sessionStorage.getItem('kp-lost-act'), null);
});

test('paper says which school, who printed it and when, at the moment of printing', async () => {
  await render(
    shell({ organisatie: <b>x</b>, plek: 'De Regenboog · 97QX00', gebruiker: { naam: 'M. Jansen' } }),
  );
  const head = () => document.querySelector('.kp-print-head')?.textContent ?? '';
  mock.timers.enable({ apis: ['Date'], now: new Date('2026-11-29T18:30:00Z') });
  try {
    await act(async () => globalThis.dispatchEvent(new Event('beforeprint')));
    assert.equal(head(), 'De Regenboog · 97QX00Afgedrukt op 29 november 2026 om 19:30 door M. Jansen');
  } finally {
    mock.timers.reset();
  }
});

test('a page without a menu, a person or a way out shows none', async () => {
  await render(<AppShell>x</AppShell>, { app: 'top-dossier' });
  assert.equal(has('button'), false);
  assert.ok(has('link', 'TOP dossier'));
});

test('the title of the page is that of the tab; it takes the focus after a step inside the app, not at the start', async () => {
  await render(<PageTitle intro="Wat dit is.">Leerlingen</PageTitle>, { path: '/leerlingen' });
  await goTo('/begin');
  assert.equal(document.title, 'Leerlingen – ESIS');
  (document.activeElement as HTMLElement).blur();
  await rerender(<PageTitle key="2">Logboek</PageTitle>);
  await goTo('/logboek');
  assertFocus(get('heading', 'Logboek'));
  assert.equal(document.title, 'Logboek – ESIS');
});

test('the breadcrumb leads back, and a step that is no page is no link', async () => {
  await render(
    <PageTitle
      breadcrumb={[{ label: 'Instellen' }, { label: 'Koppelingen', to: '/instellen/koppelingen' }]}
      aside={<b>Actief</b>}
    >
      Beheren
    </PageTitle>,
  );
  assert.deepEqual(list('link').map(textOf), ['Koppelingen']);
  assert.match(pageText(), /Instellen/);
  assert.match(pageText(), /Actief/);
});

test('a card with a title is a region of that name; without, it is none', async () => {
  await render(
    <Card title="Koppelingen" level={3}>
      inhoud
    </Card>,
  );
  assert.equal(nameOf(document.querySelector('section') ?? document.body), 'Koppelingen');
  assert.equal(get('heading', 'Koppelingen').tagName, 'H3');
  await rerender(<Card>inhoud</Card>);
  assert.equal(document.querySelector('section')?.hasAttribute('aria-labelledby'), false);
});

test('choosing another organisation in the header is a list with a name', async () => {
  const seen: string[] = [];
  const options = [
    { value: 'a', label: 'SWV Noord' },
    { value: 'b', label: 'SWV Zuid' },
  ];
  await render(
    <HeaderSelect label="Kies een SWV" value="a" options={options} onChange={(value) => seen.push(value)} />,
  );
  await fill(get('combobox', 'Kies een SWV'), 'b');
  assert.deepEqual(seen, ['b']);
});

test('a table has a caption, a header for every row and column, and the label of its column in every cell', async () => {
  await render(
    <Table
      caption="Groepen"
      isCaptionHidden
      rows={[
        { naam: '1/2A', aantal: 24 },
        { naam: '8', aantal: 21 },
      ]}
      rowKey={({ naam }) => naam}
      columns={[
        { header: 'Leerlingen', cell: ({ aantal }) => aantal, align: 'end' },
        { header: 'Groep', cell: ({ naam }) => naam, isRowHeader: true },
      ]}
    />,
  );
  assert.equal(nameOf(get('table')), 'Groepen');
  assert.deepEqual(list('columnheader').map(textOf), ['Leerlingen', 'Groep']);
  assert.deepEqual(list('rowheader').map(textOf), ['1/2A', '8']);
  assert.deepEqual(
    list('cell').map((cell) => [textOf(cell), cell.dataset['label']]),
    [
      ['24', 'Leerlingen'],
      ['21', 'Leerlingen'],
    ],
  );
});

test('lists that open say how many they hold, and begin as asked', async () => {
  await render(
    <Accordion
      sections={[
        { title: 'Samenwerkingsverband', count: 1, isOpen: true, children: <p>TOP dossier</p> },
        { title: 'Overig', children: <p>Niets</p> },
      ]}
    />,
  );
  const expanded = () =>
    list('button').map((button) => [textOf(button), button.getAttribute('aria-expanded')]);
  assert.deepEqual(expanded(), [
    ['Samenwerkingsverband (1)', 'true'],
    ['Overig', 'false'],
  ]);
  await click(get('button', 'Overig'));
  assert.equal(expanded()[1]?.[1], 'true');
});

test('label and value belong together, and an item has its heading, line and action', async () => {
  await render(
    <>
      <DataList rows={[{ label: 'Startdatum', value: '23 november 2026' }]} />
      <ItemList>
        <Item
          title="De Regenboog"
          headingLevel={4}
          meta="221 leerlingen"
          action={<button>Bekijken</button>}
          status="Actief"
        >
          meer
        </Item>
      </ItemList>
    </>,
  );
  assert.deepEqual([...document.querySelectorAll('dt, dd')].map(textOf), ['Startdatum', '23 november 2026']);
  assert.equal(get('heading', 'De Regenboog').tagName, 'H4');
  assert.match(textOf(get('listitem')), /De Regenboog.*Actief.*221 leerlingen.*Bekijken.*meer/);
});

test('our mark is decoration unless it has a name', async () => {
  await render(<Mark title="Koppelpunt" />);
  assert.ok(has('img', 'Koppelpunt'));
  await rerender(<Mark />);
  assert.equal(document.querySelector('svg')?.getAttribute('aria-hidden'), 'true');
});

test('a page that is not there, and one that broke, both offer a way on', async () => {
  let again = 0;
  await render(<NotFoundPage />);
  assert.equal(get('link', 'Naar het begin').getAttribute('href'), '/');
  await rerender(<RouteProblem error={new Error('x')} reset={() => again++} />);
  assert.match(pageText(), /Dit ging niet goed.*Laad de pagina opnieuw/);
  await click(get('button', 'Opnieuw proberen'));
  assert.equal(again, 1);
});
