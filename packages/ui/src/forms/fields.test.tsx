import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useState } from 'react';
import { click, fill, press } from '../../test/actions.ts';
import { descriptionOf, get, has, nameOf, render, rerender } from '../../test/screen.tsx';
import {
  Checkbox,
  DateField,
  FileField,
  PasswordField,
  SelectField,
  TextAreaField,
  TextField,
} from '../index.ts';

const nothing = () => undefined;

test('a field is named by its label, and hint, error and rules describe it in that order', async () => {
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
  assert.match(descriptionOf(field), /Zoals op uw pas\..*Vul uw naam in\..*ten minste 2 tekens: niet goed/);
  assert.equal(field.getAttribute('aria-invalid'), 'true');
});
