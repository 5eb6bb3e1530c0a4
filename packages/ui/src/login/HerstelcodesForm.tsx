import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { CopyButton } from '../actions/CopyButton.tsx';
import { Checkbox } from '../forms/Checkbox.tsx';
import { Form } from '../forms/Form.tsx';
import { useSubmission } from '../forms/useSubmission.ts';

/** Shows the codes once. The user confirms that they are kept: nobody can show them again. */
export function HerstelcodesForm({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const [isKept, setKept] = useState(false);
  const { errors, errorOf, send, change } = useSubmission();
  const melding = 'Vink aan dat u de codes hebt bewaard.';
  const submit = () =>
    send(isKept ? [] : [{ name: 'bewaard', melding }], async () => {
      onKept();
    });
  return (
    <Form onSubmit={submit} errors={errors}>
      <p>Elke code werkt één keer. Bewaar ze waar niemand anders bij kan, niet op uw telefoon zelf.</p>
      <ul className="kp-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <ButtonRow>
        <CopyButton text={codes.join('\n')} label="Kopieer codes" />
        <Button onClick={() => globalThis.print()}>Afdrukken</Button>
      </ButtonRow>
      <Checkbox
        name="bewaard"
        checked={isKept}
        onChange={change('bewaard', setKept)}
        error={errorOf('bewaard')}
      >
        Ik heb de codes bewaard
      </Checkbox>
      <ButtonRow>
        <Button type="submit" variant="filled">
          Verder
        </Button>
      </ButtonRow>
    </Form>
  );
}
