import { useState } from 'react';
import { Button } from '../actions/Button.tsx';
import { ButtonRow } from '../actions/ButtonRow.tsx';
import { ApiProblem } from '../api/api-problem.ts';
import { ProblemAlert } from '../feedback/ProblemAlert.tsx';
import { Form } from '../forms/Form.tsx';
import { Checkbox } from '../forms/Checkbox.tsx';
import { TextField } from '../forms/TextField.tsx';
import { useFormErrors } from '../forms/useFormErrors.ts';
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
  const { errors, hasFound, errorOf: errorOfField, show, markChanged } = useFormErrors();
  const isRolmailbox = invoer.isPersoonlijk !== undefined || isProblemOf(error, 'ROLMAILBOX');
  const errorOf = (name: string) => errorOfField(toName(name));
  const change = (changed: Partial<UitnodigingInvoer>) => {
    setInvoer({ ...invoer, ...changed });
    for (const name of Object.keys(changed)) markChanged(toName(name));
  };

  const submit = () =>
    run(async () => {
      show([]);
      try {
        const { uitkomst } = await onInvite(invoer);
        onDone(describeOutcome(uitkomst, invoer));
        setInvoer(empty);
      } catch (thrown) {
        const velden = thrown instanceof ApiProblem ? Object.entries(thrown.velden) : [];
        show(velden.map(([name, melding]) => ({ name: toName(name), melding })));
        throw thrown;
      }
    });

  return (
    <Form onSubmit={submit} errors={errors}>
      <TextField
        label="Naam"
        name="uitnodigen-naam"
        value={invoer.naam}
        onChange={(naam) => change({ naam })}
        error={errorOf('naam')}
      />
      <TextField
        label="E-mailadres"
        name="uitnodigen-email"
        type="email"
        hint="Het eigen adres van deze persoon, niet van een groep of een school."
        value={invoer.email}
        onChange={(email) => change({ email })}
        error={errorOf('email')}
      />
      {isRolmailbox && (
        <Checkbox
          name="uitnodigen-persoonlijk"
          checked={invoer.isPersoonlijk ?? false}
          onChange={(isPersoonlijk) => change({ isPersoonlijk })}
        >
          Alleen deze persoon leest deze mailbox
        </Checkbox>
      )}
      <RolFields
        rollen={geefbaar}
        choice={invoer}
        onChange={({ rol, plek }) => change({ rol, ...(plek !== undefined && { plek }) })}
        choosesPlek={choosesPlek}
        prefix="uitnodigen"
        errorOf={errorOf}
      />
      {!hasFound && <ProblemAlert error={error} title="Uitnodigen lukte niet" />}
      <ButtonRow>
        <Button type="submit" variant="filled" busy={isBusy} busyLabel="Bezig met uitnodigen…">
          Uitnodigen
        </Button>
      </ButtonRow>
    </Form>
  );
}

/** Other forms on this page have a field of that name too. */
const toName = (name: string): string => `uitnodigen-${name}`;

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
