import {
  ApiProblem,
  Button,
  ButtonRow,
  Card,
  DateField,
  FieldRow,
  findVandaag,
  Form,
  ProblemAlert,
  SelectField,
  TextField,
  useFormErrors,
} from '@koppelpunt/ui';
import { useEffect, useState } from 'react';
import { findSchooljaarEnd, validateMandaat } from './mandaat-form.ts';
import { useGrantMandaat, type MandaatInvoer, type Mandaten } from './useMandaten.ts';

type MandaatFormProps = {
  kandidaten: Mandaten['kandidaten'];
  /** Somebody who asked: the form begins with this person, at the next thing to fill in. */
  chosen: string | undefined;
  onGranted: (naam: string) => void;
};

export function MandaatForm({ kandidaten, chosen, onGranted }: MandaatFormProps) {
  const vandaag = findVandaag();
  const empty: MandaatInvoer = {
    gebruikerId: chosen ?? kandidaten[0]?.id ?? '',
    functie: '',
    vanaf: vandaag,
    tot: findSchooljaarEnd(vandaag),
  };
  const [invoer, setInvoer] = useState(empty);
  const { errors, hasFound, errorOf, show, markChanged } = useFormErrors();
  const grant = useGrantMandaat();
  const change = (key: keyof MandaatInvoer) => (value: string) => {
    setInvoer({ ...invoer, [key]: value });
    markChanged(key);
  };
  useEffect(() => {
    if (chosen !== undefined) document.getElementById('functie')?.focus();
  }, [chosen]);

  const submit = () => {
    const found = validateMandaat(invoer, vandaag);
    show(found);
    if (found.length > 0) return;
    grant.mutate(invoer, {
      onSuccess: () => {
        setInvoer(empty);
        onGranted(kandidaten.find(({ id }) => id === invoer.gebruikerId)?.naam ?? '');
      },
      onError: (error) => {
        if (error instanceof ApiProblem)
          show(Object.entries(error.velden).map(([name, melding]) => ({ name, melding })));
      },
    });
  };

  return (
    <Card title="Mandaat verlenen">
      <p>
        Met een mandaat mag een applicatiebeheerder namens het bestuur akkoord gaan met de voorwaarden van een
        koppeling. Het bestuur blijft verantwoordelijk.
      </p>
      <Form onSubmit={submit} errors={errors}>
        {!hasFound && <ProblemAlert error={grant.error} title="Verlenen lukte niet" />}
        <SelectField
          label="Applicatiebeheerder"
          name="gebruikerId"
          value={invoer.gebruikerId}
          onChange={change('gebruikerId')}
          options={kandidaten.map(({ id, naam, email }) => ({ value: id, label: `${naam} (${email})` }))}
          error={errorOf('gebruikerId')}
        />
        <TextField
          label="Functie"
          name="functie"
          hint="Zoals die in het mandaatbesluit staat. De functie komt op het bewijs van akkoord."
          value={invoer.functie}
          onChange={change('functie')}
          error={errorOf('functie')}
        />
        <FieldRow>
          <DateField
            label="Eerste dag"
            name="vanaf"
            min={vandaag}
            value={invoer.vanaf}
            onChange={change('vanaf')}
            error={errorOf('vanaf')}
          />
          <DateField
            label="Laatste dag"
            name="tot"
            min={vandaag}
            value={invoer.tot}
            onChange={change('tot')}
            error={errorOf('tot')}
          />
        </FieldRow>
        <ButtonRow>
          <Button type="submit" variant="filled" busy={grant.isPending} busyLabel="Bezig met verlenen…">
            Mandaat verlenen
          </Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}
