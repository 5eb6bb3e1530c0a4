import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useState } from 'react';
import { click, fill, press, settle } from '../../test/actions.ts';
import { descriptionOf, assertFocus, get, has, list, render, rerender, textOf } from '../../test/screen.tsx';
import { ApiProblem, Button, Form, TextField, useFormErrors, type FieldError } from '../index.ts';
import { useSubmission } from './useSubmission.ts';

const LEEG: readonly FieldError[] = [
  { name: 'naam', melding: 'Vul uw naam in.' },
  { name: 'email', melding: 'Vul uw e-mailadres in.' },
];

/** A form of two fields that are both asked for, as the forms of the apps are made. */
function TwoFields({ onSent = () => undefined }: { onSent?: () => void }) {
  const [naam, setNaam] = useState('');
  const [email, setEmail] = useState('');
  const { errors, errorOf, show, markChanged } = useFormErrors();
  const submit = () => {
    const found = LEEG.filter(({ name }) => (name === 'naam' ? naam : email) === '');
    show(found);
    if (found.length === 0) onSent();
  };
  return (
    <Form onSubmit={submit} errors={errors}>
      <TextField
        label="Naam"
        name="naam"
        value={naam}
        onChange={(value) => {
          setNaam(value);
          markChanged('naam');
        }}
        error={errorOf('naam')}
      />
      <TextField
        label="E-mail"
        name="email"
        value={email}
        onChange={(value) => {
          setEmail(value);
          markChanged('email');
        }}
        error={errorOf('email')}
      />
      <Button type="submit">Versturen</Button>
    </Form>
  );
}

const summary = () => document.querySelector('.kp-alert--error');
const links = () => list('link').map(textOf);

test('what is wrong stands beside each field and together on top, in the same words', async () => {
  await render(<TwoFields />);
  assert.ok(!summary());
  await click(get('button', 'Versturen'));
  assert.deepEqual(
    links(),
    LEEG.map(({ melding }) => melding),
  );
  assert.match(descriptionOf(get('textbox', 'Naam')), /Vul uw naam in\./);
  assert.match(descriptionOf(get('textbox', 'E-mail')), /Vul uw e-mailadres in\./);
  assert.equal(get('heading').textContent?.includes('Er zijn nog 2 dingen te verbeteren'), true);
});

test('pressing takes the focus to the summary, which is read out; each line leads into its field', async () => {
  await render(<TwoFields />);
  await click(get('button', 'Versturen'));
  assertFocus(summary());
  assert.ok(get('alert').contains(summary()));
  await click(get('link', 'Vul uw e-mailadres in.'));
  assertFocus(get('textbox', 'E-mail'));
  assert.equal(location.hash, '', 'and not into the history of the router');
});

test('what is mended leaves the list, and neither the focus nor the screen reader is sent anywhere', async () => {
  await render(<TwoFields />);
  await click(get('button', 'Versturen'));
  await fill(get('textbox', 'Naam'), 'Marieke');
  assert.deepEqual(links(), ['Vul uw e-mailadres in.']);
  assert.match(textOf(get('heading')), /Er is nog 1 ding te verbeteren/);
  assertFocus(get('textbox', 'Naam'));
  assert.equal(has('alert'), false, 'a live region would read the shorter list out while somebody is typing');
  await fill(get('textbox', 'E-mail'), 'm@regenboog.example');
  assert.ok(!summary());
  assertFocus(get('textbox', 'E-mail'));
});

test('pressing again with the same errors takes the focus again, and what was emptied again comes back', async () => {
  await render(<TwoFields />);
  await click(get('button', 'Versturen'));
  await click(get('textbox', 'Naam'));
  await click(get('button', 'Versturen'));
  assertFocus(summary());
  await fill(get('textbox', 'Naam'), 'Marieke');
  await fill(get('textbox', 'Naam'), '');
  assert.deepEqual(links(), ['Vul uw e-mailadres in.'], 'not judged while typing');
  await press('Enter');
  assert.deepEqual(
    links(),
    LEEG.map(({ melding }) => melding),
  );
  assertFocus(summary());
  assert.ok(has('alert'));
});

test('Enter in a field sends the form; the browser says nothing of its own', async () => {
  let sent = 0;
  await render(<TwoFields onSent={() => sent++} />);
  await fill(get('textbox', 'Naam'), 'Marieke');
  await fill(get('textbox', 'E-mail'), 'm@regenboog.example');
  await press('Enter');
  assert.equal(sent, 1);
  assert.equal(document.querySelector('form')?.noValidate, true);
});

/** A form that waits for a server, which the test plays. */
function Waiting({ missing, run }: { missing: readonly FieldError[]; run: () => Promise<void> }) {
  const { errors, errorOf, problem, isBusy, send } = useSubmission();
  return (
    <Form onSubmit={() => send(missing, run)} errors={errors}>
      <TextField label="Code" name="code" value="x" onChange={() => undefined} error={errorOf('code')} />
      <Button type="submit" busy={isBusy} busyLabel="Bezig met versturen…">
        Versturen
      </Button>
      <output>{problem instanceof ApiProblem ? problem.melding : ''}</output>
    </Form>
  );
}

function Changing({ missing }: { missing: readonly FieldError[] }) {
  const { errors, errorOf, send, change } = useSubmission();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  return (
    <Form onSubmit={() => send(missing, async () => undefined)} errors={errors}>
      {['oud', 'nieuw'].map((name) => (
        <TextField
          key={name}
          label={name}
          name={name}
          value={values[name] ?? ''}
          onChange={change(name, (value: string) => setValues({ ...values, [name]: value }))}
          error={errorOf(name)}
        />
      ))}
      <Button type="submit">Versturen</Button>
    </Form>
  );
}

test('the summary of a form that a server answers counts what is still wrong', async () => {
  const missing = ['oud', 'nieuw'].map((name) => ({ name, melding: `Vul ${name} in.` }));
  await render(<Changing missing={missing} />);
  await click(get('button', 'Versturen'));
  assert.match(textOf(summary() as Element), /nog 2 dingen/);
  await fill(get('textbox', 'oud'), 'x');
  assert.match(textOf(summary() as Element), /nog 1 ding/);
  assert.deepEqual(links(), ['Vul nieuw in.']);
  await fill(get('textbox', 'nieuw'), 'y');
  assert.deepEqual(links(), []);
});

test('what is missing is said before the server is asked', async () => {
  let asked = 0;
  await render(
    <Waiting missing={[{ name: 'code', melding: 'Vul de code in.' }]} run={async () => void asked++} />,
  );
  await click(get('button', 'Versturen'));
  assert.deepEqual([links(), asked], [['Vul de code in.'], 0]);
});

test('while the server thinks the button says so, and a second Enter does not send it twice', async () => {
  let asked = 0;
  const { promise, reject } = Promise.withResolvers<void>();
  const run = () => {
    asked++;
    return promise;
  };
  await render(<Waiting missing={[]} run={run} />);
  await click(get('textbox', 'Code'));
  await press('Enter');
  const button = get('button', 'Bezig met versturen…');
  assert.deepEqual(
    [button.getAttribute('aria-busy'), button.getAttribute('aria-disabled')],
    ['true', 'true'],
  );
  await press('Enter');
  await click(button);
  assert.equal(asked, 1);
  reject(new ApiProblem(422, { code: 'X', melding: 'Klopt niet.', velden: { code: 'De code is te kort.' } }));
  await settle();
  assert.deepEqual(links(), ['De code is te kort.']);
  assert.equal(textOf(get('status')), 'Klopt niet.');
  assert.ok(has('button', 'Versturen'), 'and can be pressed again');
});

test('what the server said goes away when it is asked again', async () => {
  let answers = [new ApiProblem(422, { code: 'X', melding: 'Klopt niet.', velden: { code: 'Te kort.' } })];
  const run = async () => {
    const [problem] = answers;
    answers = [];
    if (problem) throw problem;
  };
  await render(<Waiting missing={[]} run={run} />);
  await click(get('button', 'Versturen'));
  assert.deepEqual(links(), ['Te kort.']);
  await click(get('button', 'Versturen'));
  assert.deepEqual([links(), textOf(get('status'))], [[], '']);
  await rerender(<Waiting missing={[]} run={run} />);
  assert.deepEqual(links(), []);
});
