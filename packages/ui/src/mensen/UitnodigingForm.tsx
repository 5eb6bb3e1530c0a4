import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { ApiProblem } from '../api/api-problem.ts';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import type { FieldError } from '../forms/ErrorSummary.tsx';
import { Form } from '../forms/Form.tsx';
import { TextField } from '../forms/TextField.tsx';
import type { GeefbareRol, MensenActions, UitnodigingInvoer } from './mensen.ts';
import { RolFields } from './RolFields.tsx';

type UitnodigingFormProps = {
  geefbaar: readonly GeefbareRol[];
  choosesPlek: boolean;
  onInvite: MensenActions['onInvite'];
  onDone: (melding: string) => void;
};

export function UitnodigingForm({ geefbaar, choosesPlek, onInvite, onDone }: UitnodigingFormProps) {
  const empty: UitnodigingInvoer = { naam: '', email: '', rol: geefbaar[0]?.rol ?? '' };
  const [invoer, setInvoer] = useState(empty);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const fields = error instanceof ApiProblem ? error.velden : {};
  const errorOf = (name: string): string | undefined => fields[name];
  const errors: readonly FieldError[] = Object.entries(fields).map(([name, melding]) => ({
    name: `uitnodigen-${name}`,
    melding,
  }));

  const submit = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const { uitkomst } = await onInvite(invoer);
      onDone(
        uitkomst === 'uitgenodigd'
          ? `${invoer.naam} krijgt een e-mail op ${invoer.email} om een wachtwoord te kiezen. De link werkt een week.`
          : `${invoer.email} had al een account en heeft er nu deze rol bij.`,
      );
      setInvoer(empty);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Form onSubmit={submit} errors={errors}>
      <TextField
        label="Naam"
        name="uitnodigen-naam"
        value={invoer.naam}
        onChange={(naam) => setInvoer({ ...invoer, naam })}
        error={errorOf('naam')}
      />
      <TextField
        label="E-mailadres"
        name="uitnodigen-email"
        type="email"
        hint="Het eigen adres van deze persoon, niet van een groep of een school."
        value={invoer.email}
        onChange={(email) => setInvoer({ ...invoer, email })}
        error={errorOf('email')}
      />
      <RolFields
        rollen={geefbaar}
        choice={invoer}
        onChange={(keuze) => setInvoer({ ...invoer, ...keuze })}
        choosesPlek={choosesPlek}
        prefix="uitnodigen"
        errorOf={errorOf}
      />
      {errors.length === 0 && <ProblemAlert error={error} title="Uitnodigen lukte niet" />}
      <ButtonRow>
        <Button type="submit" variant="filled" busy={isBusy} busyLabel="Bezig met uitnodigen…">
          Uitnodigen
        </Button>
      </ButtonRow>
    </Form>
  );
}
