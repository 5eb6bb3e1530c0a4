import {
  ApiProblem,
  Button,
  ButtonRow,
  DateField,
  findVandaag,
  Form,
  ProblemAlert,
  RadioField,
  TextAreaField,
  useFormErrors,
} from '@koppelpunt/ui';
import { useState } from 'react';
import { REDENEN, validateThuis, type ThuisInvoer } from './niet-uitwisselen.ts';
import { useWithhold, type LeerlingDetail } from './useLeerling.ts';

type NietUitwisselenFormProps = {
  leerlingId: string;
  leerling: LeerlingDetail;
  onDone: () => void;
  onCancel: () => void;
};

export function NietUitwisselenForm({ leerlingId, leerling, onDone, onCancel }: NietUitwisselenFormProps) {
  const nu = leerling.nietUitwisselen;
  const [invoer, setInvoer] = useState<ThuisInvoer>({
    reden: nu?.reden ?? 'adres-geheim',
    toelichting: nu?.toelichting ?? '',
    tot: nu?.tot ?? '',
  });
  const { errors, hasFound, errorOf, show, markChanged } = useFormErrors();
  const withhold = useWithhold(leerlingId);
  const change = (veld: Partial<ThuisInvoer>) => {
    setInvoer({ ...invoer, ...veld });
    Object.keys(veld).forEach(markChanged);
  };
  const submit = () => {
    const found = validateThuis(invoer, findVandaag());
    show(found);
    if (found.length > 0) return;
    withhold.mutate(invoer, {
      onSuccess: onDone,
      onError: (error) => {
        if (error instanceof ApiProblem)
          show(Object.entries(error.velden).map(([name, melding]) => ({ name, melding })));
      },
    });
  };
  return (
    <Form onSubmit={submit} errors={errors}>
      {!hasFound && <ProblemAlert error={withhold.error} title="Opslaan lukte niet" />}
      <RadioField
        label="Waarom gaat deze leerling niet mee?"
        name="reden"
        value={invoer.reden}
        onChange={(reden) => {
          change({ reden });
          // With another reason it may be left empty.
          markChanged('toelichting');
        }}
        options={REDENEN}
      />
      <TextAreaField
        label="Toelichting"
        name="toelichting"
        optional={invoer.reden !== 'anders'}
        rows={3}
        hint="Alleen uw school kan dit lezen; het wordt versleuteld bewaard. Het logboek noemt de reden, niet de toelichting."
        value={invoer.toelichting}
        onChange={(toelichting) => change({ toelichting })}
        error={errorOf('toelichting')}
      />
      <DateField
        label="Tot en met"
        name="tot"
        optional
        min={findVandaag()}
        hint="De dag daarna gaat de leerling vanzelf weer mee. Laat leeg als er geen einddatum is."
        value={invoer.tot}
        onChange={(tot) => change({ tot })}
        error={errorOf('tot')}
      />
      <ButtonRow>
        <Button type="submit" variant={nu ? 'filled' : 'pause'} busy={withhold.isPending}>
          {nu ? 'Opslaan' : 'Niet uitwisselen'}
        </Button>
        <Button variant="plain" onClick={onCancel}>
          Annuleren
        </Button>
      </ButtonRow>
    </Form>
  );
}
