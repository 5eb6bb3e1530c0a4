import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { act } from 'react';
import { click, settle } from '../../test/actions.ts';
import { define } from '../../test/dom.ts';
import { address, get, has, list, nameOf, render, rerender, textOf } from '../../test/screen.tsx';
import { Button, CopyBlock, CopyButton, LinkButton, TextLink } from '../index.ts';

test('a button does nothing to a form unless it says so, and is busy in words', async () => {
  let pressed = 0;
  const show = (busy: boolean) => (
    <Button icon="key" busy={busy} busyLabel="Bezig met maken…" onClick={() => pressed++}>
      Genereer
    </Button>
  );
  await render(show(false));
  assert.equal((get('button', 'Genereer') as HTMLButtonElement).type, 'button');
  await click(get('button', 'Genereer'));
  await rerender(show(true));
  const busy = get('button', 'Bezig met maken…') as HTMLButtonElement;
  assert.equal(busy.disabled, false, 'it keeps the focus');
  await click(busy);
  assert.equal(pressed, 1);
});

test('a button that sends a form sends nothing while it is busy', async () => {
  await render(
    <Button type="submit" busy>
      Versturen
    </Button>,
  );
  assert.equal((get('button') as HTMLButtonElement).type, 'button');
});

const withClipboard = (writeText: (text: string) => Promise<void>) =>
  define(navigator, 'clipboard', { writeText });

test('copying says so on the button and aloud, and the button is itself again after four seconds', async (t) => {
  const copied: string[] = [];
  t.after(withClipboard(async (text) => void copied.push(text)));
  let told = 0;
  await render(<CopyButton text={() => '97QX00-geheim'} label="Kopieer de code" onCopied={() => told++} />);
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  await click(get('button', 'Kopieer de code'));
  assert.deepEqual([copied, told], [['97QX00-geheim'], 1]);
  assert.ok(has('button', 'Gekopieerd'));
  assert.equal(textOf(get('status')), 'Gekopieerd');
  await act(async () => mock.timers.tick(4000));
  assert.ok(has('button', 'Kopieer de code'));
  assert.equal(textOf(get('status')), '');
});

test('where a browser forbids the clipboard the old way is tried, and otherwise one hears what to do', async (t) => {
  t.after(withClipboard(() => Promise.reject(new Error('not allowed'))));
  let works = true;
  const selected: string[] = [];
  t.after(
    define(document, 'execCommand', () => {
      selected.push(document.querySelector('textarea')?.value ?? '');
      return works;
    }),
  );
  await render(<CopyButton text="de tekst" />);
  await click(get('button', 'Kopieer'));
  await settle();
  assert.deepEqual([selected, has('button', 'Gekopieerd')], [['de tekst'], true]);
  assert.equal(document.querySelector('textarea'), null, 'nothing is left behind');
  works = false;
  await click(get('button', 'Gekopieerd'));
  await settle();
  assert.match(textOf(get('status')), /Selecteer de tekst en kopieer met Ctrl\+C\./);
  assert.ok(has('button', 'Kopieer'));
});

test('a text to take along stands there with its label, and copies as it stands', async (t) => {
  const copied: string[] = [];
  t.after(withClipboard(async (text) => void copied.push(text)));
  await render(
    <CopyBlock
      label="Tekst van de e-mail"
      text={'Beste support,\n\ntot ziens'}
      copyLabel="Kopieer de tekst"
    />,
  );
  assert.equal(document.querySelector('figcaption span')?.textContent, 'Tekst van de e-mail');
  assert.equal(document.querySelector('pre')?.textContent, 'Beste support,\n\ntot ziens');
  await click(get('button', 'Kopieer de tekst'));
  assert.deepEqual(copied, ['Beste support,\n\ntot ziens']);
});

test('a link goes somewhere, with what must be forgotten here', async () => {
  let forgotten = 0;
  await render(
    <LinkButton to="/leerlingen" search={{ groep: 'g1' }} icon="arrow" onClick={() => forgotten++}>
      Leerlingen
    </LinkButton>,
  );
  await click(get('link', 'Leerlingen'));
  await settle();
  assert.deepEqual([address(), forgotten], ['/leerlingen?groep=g1', 1]);
});

test('a link that leaves the app says that it opens a tab, and tells the other site nothing', async () => {
  await render(
    <>
      <TextLink href="https://elders.example" newTab>
        Uitleg
      </TextLink>
      <TextLink href="/voorwaarden.pdf" download>
        Voorwaarden
      </TextLink>
      <TextLink to="/scholen">Scholen</TextLink>
    </>,
  );
  assert.deepEqual(list('link').map(nameOf), [
    'Uitleg (opent in een nieuw tabblad)',
    'Voorwaarden',
    'Scholen',
  ]);
  assert.deepEqual(
    list('link').map((link) => [
      link.getAttribute('target'),
      link.getAttribute('rel'),
      link.hasAttribute('download'),
    ]),
    [
      ['_blank', 'noreferrer', false],
      [null, null, true],
      [null, null, false],
    ],
  );
});
