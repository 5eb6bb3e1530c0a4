import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { ApiProblem } from '../api/api-problem.ts';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import type { FieldError } from '../forms/ErrorSummary.tsx';
import { Form } from '../forms/Form.tsx';
import { Checkbox } from '../forms/Checkbox.tsx';
import { TextField } from '../forms/TextField.tsx';
import { useAct } from '../forms/useAct.ts';
import { describeVoorgesteld } from './mensen.ts';
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
  const { isBusy, error, run } = useAct();
  const fields = error instanceof ApiProblem ? error.velden : {};
  const isRolmailbox = invoer.isPersoonlijk !== undefined || isProblemOf(error, 'ROLMAILBOX');
  const errorOf = (name: string): string | undefined => fields[name];
  const errors: readonly FieldError[] = Object.entries(fields).map(([name, melding]) => ({
    name: `uitnodigen-${name}`,
    melding,
  }));

  const submit = () =>
    run(async () => {
      const { uitkomst } = await onInvite(invoer);
      onDone(describeOutcome(uitkomst, invoer));
      setInvoer(empty);
    });

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
      {isRolmailbox && (
        <Checkbox
          name="uitnodigen-persoonlijk"
          checked={invoer.isPersoonlijk ?? false}
          onChange={(isPersoonlijk) => setInvoer({ ...invoer, isPersoonlijk })}
        >
          Alleen deze persoon leest deze mailbox
        </Checkbox>
      )}
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

const isProblemOf = (error: unknown, code: string): boolean =>
  error instanceof ApiProblem && error.code === code;

function describeOutcome(
  uitkomst: Awaited<ReturnType<MensenActions['onInvite']>>['uitkomst'],
  { naam, email }: UitnodigingInvoer,
): string {
  switch (uitkomst) {
    case 'uitgenodigd':
      return `${naam} krijgt een e-mail op ${email} om een wachtwoord te kiezen. De link werkt een week.`;
    case 'bestondAl':
      return `${email} had al een account en heeft er nu deze rol bij.`;
    case 'voorgesteld':
      return describeVoorgesteld(naam);
  }
}
