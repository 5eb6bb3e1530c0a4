import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { act, useState } from 'react';
import { click, fill } from '../../test/actions.ts';
import {
  descriptionOf,
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
  Checkbox,
  DateField,
  FileField,
  PasswordField,
  SelectField,
  TextAreaField,
  TextField,
  type Rule,
} from '../index.ts';

const nothing = () => undefined;

test('a field is named by its label; hint, error and rules describe it, in that order', async () => {
  await render(
    <TextField
      label="Uw naam"
      name="naam"
      hint="Zoals op uw pas."
      error="Vul uw naam in."
      rules={[{ id: 'a', label: 'ten minste 2 tekens', state: 'fout' }]}
      value=""
      onChange={nothing}
    />,
  );
  const field = get('textbox', 'Uw naam');
  assert.equal(field.id, 'naam', 'the error summary finds it by its name');
  assert.match(descriptionOf(field), /^Zoals op uw pas\. Invoerfout: Vul uw naam in\. ten minste 2 tekens/);
  assert.equal(field.getAttribute('aria-invalid'), 'true');
});

test('without hint, error and rules nothing describes a field, and it is not invalid', async () => {
  await render(<TextField label="Uw naam" name="naam" value="x" onChange={nothing} />);
  const field = get('textbox', 'Uw naam');
  assert.equal(field.hasAttribute('aria-describedby'), false);
  assert.notEqual(field.getAttribute('aria-invalid'), 'true');
  assert.equal(field.hasAttribute('aria-required'), false);
});

test('a field gives its value, not the event, and shows what the page makes of it', async () => {
  function Page() {
    const [value, setValue] = useState('');
    return (
      <TextField label="BRIN" name="brin" value={value} onChange={(typed) => setValue(typed.toUpperCase())} />
    );
  }
  await render(<Page />);
  await fill(get('textbox', 'BRIN'), '97qx00');
  assert.equal((get('textbox', 'BRIN') as HTMLInputElement).value, '97QX00');
});

test('a code is not prose: no spelling, no capitals, nothing that the browser fills in by itself', async () => {
  await render(<TextField label="Code" name="code" code required value="" onChange={nothing} />);
  const field = get('textbox', 'Code');
  assert.deepEqual(
    ['spellcheck', 'autocapitalize', 'autocorrect', 'autocomplete', 'aria-required'].map((name) =>
      field.getAttribute(name),
    ),
    ['false', 'off', 'off', 'off', 'true'],
  );
});

for (const grows of [false, true]) {
  test(`a field that ${grows ? 'grows' : 'does not grow'} passes on all that a page gives it`, async () => {
    const onBlur = mock.fn();
    await render(
      <TextField
        label="Code"
        name="code"
        code
        grows={grows}
        required
        readOnly
        value="X"
        onChange={nothing}
        onBlur={onBlur}
        autoComplete="one-time-code"
        inputMode="numeric"
        placeholder="97QX00"
      />,
    );
    const field = get('textbox', 'Code');
    assert.equal(field.tagName, grows ? 'TEXTAREA' : 'INPUT');
    assert.deepEqual(
      [
        'autocomplete',
        'inputmode',
        'placeholder',
        'readonly',
        'aria-required',
        'spellcheck',
        'autocapitalize',
        'autocorrect',
      ].map((name) => field.getAttribute(name)),
      ['one-time-code', 'numeric', '97QX00', '', 'true', 'false', 'off', 'off'],
    );
    await act(async () => {
      field.focus();
      field.blur();
    });
    assert.equal(onBlur.mock.callCount(), 1);
  });
}

test('an optional field says so in its label, and a text of more lines is a field like any other', async () => {
  const seen: string[] = [];
  await render(
    <TextAreaField
      label="Reden"
      name="reden"
      optional
      error="Schrijf een zin."
      value=""
      onChange={(text) => seen.push(text)}
    />,
  );
  const field = get('textbox', /^Reden.*niet verplicht/);
  assert.match(descriptionOf(field), /Schrijf een zin\./);
  await fill(field, 'Twee\nregels');
  assert.deepEqual(seen, ['Twee\nregels']);
});

test('a list is named by its label and gives the value of what was chosen', async () => {
  const seen: string[] = [];
  await render(
    <SelectField
      label="Rol"
      name="rol"
      value="a"
      onChange={(value) => seen.push(value)}
      options={[
        { value: 'a', label: 'intern begeleider' },
        { value: 'b', label: 'directie' },
      ]}
    />,
  );
  assert.deepEqual(list('option').map(textOf), ['intern begeleider', 'directie']);
  await fill(get('combobox', 'Rol'), 'b');
  assert.deepEqual(seen, ['b']);
});

test('a date is a day as the database writes it, between the first and the last that may be chosen', async () => {
  const seen: string[] = [];
  await render(
    <DateField
      label="Startdatum"
      name="start"
      value="2026-11-23"
      min="2026-11-23"
      max="2027-07-31"
      error="Kies vandaag of een latere dag."
      onChange={(value) => seen.push(value)}
    />,
  );
  const field = document.getElementById('start') as HTMLInputElement;
  assert.equal(nameOf(field), 'Startdatum');
  assert.deepEqual(
    [field.type, field.value, field.min, field.max],
    ['date', '2026-11-23', '2026-11-23', '2027-07-31'],
  );
  assert.match(descriptionOf(field), /Kies vandaag of een latere dag\./);
  await fill(field, '2026-12-01');
  await fill(field, '');
  assert.deepEqual(seen, ['2026-12-01', ''], "'' when the day is taken out");
});

test('a box that must be ticked is named by its words and described by its error', async () => {
  const seen: boolean[] = [];
  await render(
    <Checkbox
      name="akkoord"
      checked={false}
      hint="Lees ze eerst."
      error="Vink aan."
      onChange={(value) => seen.push(value)}
    >
      Voor akkoord
    </Checkbox>,
  );
  const box = get('checkbox', 'Voor akkoord');
  assert.equal(descriptionOf(box), 'Lees ze eerst. Invoerfout: Vink aan.');
  assert.equal(box.getAttribute('aria-invalid'), 'true');
  await click(box);
  assert.deepEqual(seen, [true]);
});

test('a password can be looked at, and the button says of which field and what it will do', async () => {
  await render(<PasswordField label="Wachtwoord" name="w" value="geheim" onChange={nothing} />);
  const field = () => document.getElementById('w') as HTMLInputElement;
  assert.deepEqual([field().type, field().autocomplete], ['password', 'current-password']);
  await click(get('button', 'Toon wachtwoord'));
  assert.deepEqual(
    [field().type, field().value, field().getAttribute('spellcheck')],
    ['text', 'geheim', 'false'],
  );
  await click(get('button', 'Verberg wachtwoord'));
  assert.equal(field().type, 'password');
});

test('a file is given when it is chosen; while it is sent the field rests and the bar tells how far', async () => {
  const seen: (string | undefined)[] = [];
  const show = (progress?: number | null) => (
    <FileField
      label="EDEXML-bestand"
      name="edexml"
      accept=".xml"
      error="Kies eerst een bestand."
      onSelect={(file) => seen.push(file?.name)}
      progress={progress}
    />
  );
  await render(show());
  const field = document.getElementById('edexml') as HTMLInputElement;
  assert.equal(nameOf(field), 'EDEXML-bestand');
  assert.deepEqual([field.type, field.accept, field.getAttribute('aria-invalid')], ['file', '.xml', 'true']);
  assert.match(descriptionOf(field), /Kies eerst een bestand\./);
  assert.equal(has('progressbar'), false);
  await act(async () => {
    Object.defineProperty(field, 'files', { configurable: true, value: [new File(['<x/>'], 'school.xml')] });
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
  assert.deepEqual(seen, ['school.xml']);
  await rerender(show(0.504));
  assert.equal(field.disabled, true);
  assert.equal(get('progressbar', 'Bestand versturen').getAttribute('aria-valuetext'), '50 %');
  await rerender(show(null));
  const bar = get('progressbar', 'Bestand versturen');
  assert.deepEqual([bar.getAttribute('aria-valuenow'), bar.getAttribute('aria-valuetext')], [null, 'bezig']);
});

const rules = (...states: Rule['state'][]): Rule[] =>
  states.map((state, index) => ({ id: String(index), label: `eis ${index + 1}`, state }));

test('each rule says in words how it stands, not by colour alone', async () => {
  await render(
    <TextField label="Code" name="code" value="" onChange={nothing} rules={rules('goed', 'open', 'fout')} />,
  );
  assert.deepEqual(list('listitem').map(textOf), ['eis 1: goed', 'eis 2: nog niet', 'eis 3: niet goed']);
  assert.deepEqual(
    [...document.querySelectorAll('.kp-rule svg')].map((icon) => icon.getAttribute('data-icon')),
    ['check', 'circle', 'cross'],
  );
});

test('the rules are read out when typing pauses: not at the start, not at every key', async (t) => {
  const field = (...states: Rule['state'][]) => (
    <TextField label="Code" name="code" value="" onChange={nothing} rules={rules(...states)} />
  );
  const spoken = () => document.querySelector('[aria-live=polite]')?.textContent;
  await render(field('open', 'open'));
  mock.timers.enable({ apis: ['setTimeout'] });
  t.after(() => mock.timers.reset());
  const pass = (ms: number) => act(async () => mock.timers.tick(ms));
  await pass(5000);
  assert.equal(spoken(), '');
  await rerender(field('goed', 'open'));
  await pass(600);
  await rerender(field('open', 'goed'));
  await pass(600);
  assert.equal(spoken(), '', 'still typing');
  await pass(200);
  assert.equal(spoken(), '1 van 2 eisen goed. Nog niet: eis 1.');
  await rerender(field('goed', 'goed'));
  await pass(800);
  assert.equal(spoken(), '2 van 2 eisen goed.');
  assert.match(pageText(), /eis 1/);
});
