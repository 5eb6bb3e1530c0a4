import {
  ApiProblem,
  Button,
  ButtonRow,
  Form,
  ProblemAlert,
  TextAreaField,
  useFormErrors,
} from '@koppelpunt/ui';
import { useState } from 'react';
import { useRelease } from './useLeerling.ts';

type WeerUitwisselenFormProps = {
  leerlingId: string;
  /** How the page calls the pupil. */
  wie: string;
  onDone: () => void;
  onCancel: () => void;
};

const LEEG = 'Schrijf in een paar woorden waarom deze leerling weer mee mag.';

/** Letting a child go along again cannot be taken back, so it asks why. */
export function WeerUitwisselenForm({ leerlingId, wie, onDone, onCancel }: WeerUitwisselenFormProps) {
  const [toelichting, setToelichting] = useState('');
  const { errors, hasFound, errorOf, show, markChanged } = useFormErrors();
  const release = useRelease(leerlingId);
  const submit = () => {
    const found = toelichting.trim().length < 3 ? [{ name: 'toelichting', melding: LEEG }] : [];
    show(found);
    if (found.length > 0) return;
    release.mutate(toelichting, {
      onSuccess: onDone,
      onError: (error) => {
        if (error instanceof ApiProblem)
          show(Object.entries(error.velden).map(([name, melding]) => ({ name, melding })));
      },
    });
  };
  return (
    <Form onSubmit={submit} errors={errors}>
      {!hasFound && <ProblemAlert error={release.error} title="Opheffen lukte niet" />}
      <p>{`${wie} gaat dan weer mee met elke koppeling die uw school heeft geactiveerd. Wat een andere partij dan leest, haalt ESIS niet terug.`}</p>
      <TextAreaField
        label="Waarom mag dit weer?"
        name="toelichting"
        rows={3}
        hint="Alleen uw school kan dit lezen; het wordt versleuteld bewaard."
        value={toelichting}
        onChange={(value) => {
          setToelichting(value);
          markChanged('toelichting');
        }}
        error={errorOf('toelichting')}
      />
      <ButtonRow>
        <Button type="submit" variant="filled" busy={release.isPending}>
          Weer uitwisselen
        </Button>
        <Button variant="plain" onClick={onCancel}>
          Annuleren
        </Button>
      </ButtonRow>
    </Form>
  );
}
