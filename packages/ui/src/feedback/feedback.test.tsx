import type { UseQueryResult } from '@tanstack/react-query';
import assert from 'node:assert/strict';
import { test, mock } from 'node:test';
import { act } from 'react';
import { click } from '../../test/actions.ts';
import {
  assertFocus,
  get,
  has,
  list,
  nameOf,
  pageText,
  render,
  rerender,
  textOf,
} from '../../test/screen.tsx';
import {
  Alert,
  ApiProblem,
  Button,
  ConfirmDialog,
  EmptyState,
  Hidden,
  Loading,
  ProblemAlert,
  ProgressBar,
  QueryView,
  StatusBadge,
  WieIsAanZet,
  type AlertProps,
  type ConfirmDialogProps,
  type Status,
} from '../index.ts';
import { parseProblem } from '../api/api-problem.ts';

const nothing = () => undefined;

test('what follows an act is read out, what one should merely know is not', async () => {
  const roles: Record<string, string | null | undefined> = {};
  for (const severity of ['info', 'success', 'warning', 'error', 'pause'] as const) {
    await render(<Alert severity={severity} title={severity} />);
    roles[severity] = list('heading', new RegExp(severity))[0]
      ?.closest('[role=alert], [role=status]')
      ?.getAttribute('role');
  }
  assert.deepEqual(roles, {
    info: undefined,
    success: 'status',
    warning: undefined,
    error: 'alert',
    pause: undefined,
  });
});

test('an alert that takes the focus is not read out twice', async () => {
  const show = (props: Partial<AlertProps>) => <Alert severity="success" title="Dat is gelukt" {...props} />;
  await render(show({ takesFocus: true }));
  assertFocus(document.querySelector('.kp-alert'));
  assert.equal(has('status'), false);
  await rerender(show({ announce: false }));
  assert.equal(has('status'), false);
});

test('the heading of an alert stands where it must in the page', async () => {
  await render(
    <Alert title="Let op" headingLevel={3}>
      Lees dit.
    </Alert>,
  );
  assert.equal(get('heading').tagName, 'H3');
  assert.equal(document.querySelector('.kp-alert p')?.textContent, 'Lees dit.');
});

test('a problem is told in the words of the server, and nothing of an error that was meant for developers', async () => {
  await render(
    <ProblemAlert error={new ApiProblem(409, { code: 'X', melding: 'Deze school is al verbonden.' })} />,
  );
  assert.match(textOf(get('alert')), /Dit lukte niet.*Deze school is al verbonden\./);
  await rerender(
    <ProblemAlert error={new TypeError("can't read 'leerling' of undefined")} title="Ophalen lukte niet" />,
  );
  assert.match(textOf(get('alert')), /Ophalen lukte niet.*Laad de pagina opnieuw\./);
  assert.doesNotMatch(pageText(), /undefined|leerling/);
  await rerender(<ProblemAlert error={undefined} />);
  assert.equal(has('alert'), false);
});

test('a bar is named by what goes on, and says how far in words', async () => {
  await render(<ProgressBar label="Leerlingen ophalen" value={137} max={221} />);
  const bar = () => get('progressbar', 'Leerlingen ophalen');
  const values = () =>
    ['valuenow', 'valuemin', 'valuemax', 'valuetext'].map((name) => bar().getAttribute(`aria-${name}`));
  assert.deepEqual(values(), ['137', '0', '221', '137 van 221']);
  assert.match(pageText(), /Leerlingen ophalen: 137 van 221/);
  await rerender(
    <ProgressBar label="Leerlingen ophalen" value={137} max={221} text="137 leerlingen, groep 4 van 9" />,
  );
  assert.equal(values()[3], '137 leerlingen, groep 4 van 9');
});

test('a bar that does not know how far it is claims no number', async () => {
  await render(<ProgressBar label="Bestand inlezen" />);
  const bar = get('progressbar', 'Bestand inlezen');
  assert.deepEqual([bar.getAttribute('aria-valuenow'), bar.getAttribute('aria-valuetext')], [null, 'bezig']);
  assert.equal(pageText(), 'Bestand inlezen');
});

test('a bar never leaves its track', async () => {
  const width = () => document.querySelector<HTMLElement>('.kp-progress__bar')?.style.inlineSize;
  for (const [value, max, expected] of [
    [30, 20, '100%'],
    [-1, 20, '0%'],
    [5, 0, '0%'],
    [5, 20, '25%'],
  ] as const) {
    await render(<ProgressBar label="x" value={value} max={max} />);
    assert.equal(
      [...document.querySelectorAll<HTMLElement>('.kp-progress__bar')].at(-1)?.style.inlineSize,
      expected,
    );
  }
  assert.ok(width());
});

type Query = Pick<UseQueryResult<string>, 'isError' | 'error' | 'isFetching' | 'isPending' | 'data'> & {
  refetch(): Promise<unknown>;
};
const query = (over: Partial<Query>): Query => ({
  isError: false,
  error: null,
  isFetching: false,
  isPending: false,
  data: undefined,
  refetch: async () => undefined,
  ...over,
});
const view = (over: Partial<Query>) => (
  <QueryView query={query(over)}>{(data) => <p>Antwoord: {data}</p>}</QueryView>
);

test('while a page waits it says so; then it shows the answer, also an empty one', async () => {
  await render(view({ isPending: true }));
  assert.equal(textOf(get('status')), 'Even geduld…');
  await rerender(view({ data: 'vijf' }));
  assert.equal(pageText(), 'Antwoord: vijf');
  await rerender(view({ data: '' }));
  assert.equal(pageText(), 'Antwoord:');
});

test('what went wrong stands there with a way to try again, and that button is busy while it tries', async () => {
  let asked = 0;
  const error = new ApiProblem(503, { code: 'X', melding: 'Even niet bereikbaar.' });
  await render(view({ isError: true, error, refetch: async () => void asked++ }));
  assert.match(textOf(get('alert')), /Ophalen lukte niet.*Even niet bereikbaar\./);
  await click(get('button', 'Opnieuw proberen'));
  assert.equal(asked, 1);
  await rerender(view({ isError: true, error, isFetching: true, refetch: async () => void asked++ }));
  await click(get('button', 'Bezig…'));
  assert.equal(asked, 1);
});

test('what was there already stays when a refresh fails', async () => {
  await render(view({ isError: true, error: new Error('x'), data: 'vijf' }));
  assert.ok(has('alert'));
  assert.match(pageText(), /Antwoord: vijf/);
});

test('a status is a word and an icon, never colour alone; the word may say more', async () => {
  const icons = new Set<string>();
  const statuses: Status[] = ['wacht', 'actief', 'gepauzeerd', 'storing', 'ingetrokken', 'verlopen', 'nieuw'];
  for (const status of statuses) {
    await render(<StatusBadge status={status} />);
    const badge = [...document.querySelectorAll('.kp-status')].at(-1);
    assert.equal(badge && textOf(badge).toLowerCase(), status);
    const icon = badge?.querySelector('svg');
    assert.equal(icon?.getAttribute('aria-hidden'), 'true');
    icons.add(icon?.getAttribute('data-icon') ?? '');
  }
  assert.equal(icons.size, statuses.length, 'no two of these share an icon');
  await render(<StatusBadge status="gepauzeerd">Gepauzeerd door de school</StatusBadge>);
  assert.match(pageText(), /Gepauzeerd door de school/);
});

test('who acts next is a sentence that stands out when it is the reader', async () => {
  await render(<WieIsAanZet isU>U: stuur het verzoek.</WieIsAanZet>);
  assert.equal(pageText(), 'Wie is aan zet? U: stuur het verzoek.');
  assert.ok(document.querySelector('[data-u=true]'));
  await rerender(<WieIsAanZet>TOP dossier.</WieIsAanZet>);
  assert.equal(document.querySelector('[data-u]'), null);
});

test('nothing here says why and what to do; waiting is a status; hidden words are there for a screen reader', async () => {
  await render(
    <>
      <EmptyState title="Er zijn nog geen groepen" action={<Button>Inlezen</Button>}>
        Lees een bestand in.
      </EmptyState>
      <Loading />
      <p>
        Bekijken
        <Hidden> van De Regenboog</Hidden>
      </p>
    </>,
  );
  assert.match(pageText(), /Er zijn nog geen groepen.*Lees een bestand in\..*Bekijken van De Regenboog/);
  assert.ok(has('button', 'Inlezen'));
  assert.equal(textOf(get('status')), 'Even geduld…');
});

const dialog = (over: Partial<ConfirmDialogProps>) => (
  <ConfirmDialog
    isOpen
    onClose={nothing}
    onConfirm={nothing}
    title="Koppeling pauzeren?"
    confirmLabel="Koppeling pauzeren"
    {...over}
  >
    Er wordt niets gewist.
  </ConfirmDialog>
);

test('a dialog asks by name, blocks the page behind it, and starts on the button that does nothing', async () => {
  const showModal = mock.method(HTMLDialogElement.prototype, 'showModal');
  await render(dialog({}));
  showModal.mock.restore();
  assert.equal(
    showModal.mock.callCount(),
    1,
    'modal: the browser keeps the keyboard inside and gives the focus back',
  );
  assert.equal(nameOf(get('dialog')), 'Koppeling pauzeren?');
  assertFocus(get('button', 'Annuleren'));
  assert.match(textOf(get('dialog')), /Er wordt niets gewist\./);
});

test('a closed dialog says nothing and is asked nothing', async () => {
  let closed = 0;
  await render(dialog({ isOpen: false, onClose: () => closed++ }));
  assert.equal(has('dialog'), false);
  assert.doesNotMatch(pageText(), /niets gewist/);
  await rerender(dialog({ onClose: () => closed++ }));
  assert.ok(has('dialog'));
  await rerender(dialog({ isOpen: false, onClose: () => closed++ }));
  assert.equal(has('dialog'), false);
  assert.equal(closed, 0, 'closing it ourselves is not the person closing it');
});

test('Escape, Annuleren and the cross say no; only the named act says yes', async () => {
  const said: string[] = [];
  await render(
    dialog({ onClose: () => said.push('nee'), onConfirm: () => said.push('ja'), cancelLabel: 'Toch niet' }),
  );
  await click(get('button', 'Toch niet'));
  // What a browser does on Escape: it closes the dialog, and tells.
  await act(async () => document.querySelector('dialog')?.close());
  assert.deepEqual(said, ['nee', 'nee']);
  await rerender(dialog({ isOpen: false }));
  await rerender(dialog({ onConfirm: () => said.push('ja') }));
  await click(get('button', 'Koppeling pauzeren'));
  assert.deepEqual(said, ['nee', 'nee', 'ja']);
});

test('while it works a dialog confirms once, and what went wrong stands inside it', async () => {
  let confirmed = 0;
  await render(dialog({ busy: true, onConfirm: () => confirmed++ }));
  await click(get('button', 'Bezig…'));
  assert.equal(confirmed, 0);
  await rerender(dialog({ error: new ApiProblem(409, { code: 'X', melding: 'Dat kan nu niet.' }) }));
  assert.ok(get('dialog').contains(get('alert')));
  assert.match(textOf(get('alert')), /Dat kan nu niet\./);
});

test('a pause and an end never look alike (P7)', async () => {
  const looks = [];
  for (const variant of ['default', 'pause', 'danger'] as const) {
    await render(dialog({ variant }));
    looks.push(list('button', 'Koppeling pauzeren').at(-1)?.className);
  }
  assert.equal(new Set(looks).size, 3);
});

test('what one may not see looks like no failure: nothing red, nothing to try again', async () => {
  const error = parseProblem(
    403,
    JSON.stringify({ code: 'GEEN_RECHT', melding: 'U mag dit niet doen. Vraag uw beheerder om het recht.' }),
  );
  await render(view({ isError: true, error }));
  assert.match(textOf(get('status')), /Dit mag u niet zien.*Er is niets stuk\. U mag dit niet doen\. Vraag/);
  assert.deepEqual([has('alert'), has('button')], [false, false]);
  assert.equal(document.querySelector('.kp-alert--error'), null);
});

test('what is not there is no failure either', async () => {
  const error = new ApiProblem(404, { code: 'NIET_GEVONDEN', melding: 'Dit is er niet.' });
  await render(view({ isError: true, error }));
  assert.match(textOf(get('status')), /Dit is hier niet.*Dit is er niet\./);
  assert.deepEqual([has('alert'), has('button')], [false, false]);
});

test('a server or network that is away is asked again by itself, as the sentence says; a refusal is not', async () => {
  mock.timers.enable({ apis: ['setInterval'] });
  try {
    let asked = 0;
    const refetch = async () => void asked++;
    for (const status of [0, 503]) {
      asked = 0;
      const error = new ApiProblem(status, { code: 'X', melding: 'Even niet bereikbaar.' });
      await render(view({ isError: true, error, refetch }));
      assert.match(textOf(list('alert').at(-1) as HTMLElement), /We proberen het vanzelf opnieuw/);
      mock.timers.tick(15_000);
      assert.equal(asked, 1, `${status}: every quarter of a minute`);
      globalThis.dispatchEvent(new Event('online'));
      assert.equal(asked, 2, `${status}: at once when the network is back`);
      await rerender(view({ data: 'vijf' }));
      mock.timers.tick(60_000);
      assert.equal(asked, 2, `${status}: no more once it answers`);
    }
    asked = 0;
    const refused = new ApiProblem(409, { code: 'X', melding: 'Dat kan nu niet.' });
    await render(view({ isError: true, error: refused, refetch }));
    assert.doesNotMatch(textOf(list('alert').at(-1) as HTMLElement), /vanzelf/);
    mock.timers.tick(60_000);
    assert.equal(asked, 0);
  } finally {
    mock.timers.reset();
  }
});
