import {
  ApiProblem,
  Button,
  ButtonRow,
  Card,
  DateField,
  findVandaag,
  Form,
  formatDatum,
  LinkButton,
  Muted,
  ProblemAlert,
  useFormErrors,
} from '@koppelpunt/ui';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import { AkkoordFields } from './AkkoordFields.tsx';
import { toFieldErrors, validateKoppelingInvoer, type KoppelingInvoer } from './koppeling-form.ts';
import { KOPPELINGEN_PATH, type Aanbod } from './koppelingen.ts';
import { useActivate } from './useActivate.ts';
import { useCodeUnique } from './useCodeUnique.ts';
import { useDraft } from './useDraft.ts';
import { VerificatiecodeField } from './VerificatiecodeField.tsx';

export function KoppelingForm({ aanbod }: { aanbod: Aanbod }) {
  const vestiging = useVestiging();
  const { invoer, setInvoer, forget } = useDraft(aanbod);
  const { errors, hasFound, errorOf, show, markChanged } = useFormErrors();
  const activate = useActivate(aanbod, forget);
  const unique = useCodeUnique(invoer.verificatiecode, aanbod.id);

  const change =
    <Key extends keyof KoppelingInvoer>(key: Key) =>
    (value: KoppelingInvoer[Key]) => {
      setInvoer((before) => ({ ...before, [key]: value }));
      markChanged(key);
    };

  const submit = () => {
    const found = validateKoppelingInvoer(invoer, vestiging);
    show(found);
    if (found.length > 0 || activate.isPending) return;
    activate.mutate(invoer, {
      onError: (error) => show(error instanceof ApiProblem ? toFieldErrors(error.velden) : []),
    });
  };

  const isLater = invoer.startdatum > findVandaag();
  return (
    <Card title="Uw gegevens">
      <p>
        Een gemandateerde gebruiker van het bestuur / de school gaat akkoord met de gebruikersvoorwaarden van
        de koppeling.
      </p>
      <Form onSubmit={submit} errors={errors}>
        {!hasFound && <ProblemAlert error={activate.error} title="Activeren lukte niet" />}
        <AkkoordFields
          invoer={invoer}
          onNaam={change('naam')}
          onAkkoord={change('akkoord')}
          errorOf={errorOf}
        />
        <DateField
          label="Startdatum"
          name="startdatum"
          min={findVandaag()}
          value={invoer.startdatum}
          onChange={change('startdatum')}
          error={errorOf('startdatum')}
          hint={
            isLater
              ? `TOP dossier mag pas vanaf ${formatDatum(invoer.startdatum)} gegevens ophalen.`
              : 'Vanaf deze dag mag TOP dossier gegevens ophalen. Een latere dag mag ook.'
          }
        />
        <VerificatiecodeField
          value={invoer.verificatiecode}
          onChange={change('verificatiecode')}
          error={errorOf('verificatiecode')}
          unique={unique}
        />
        <p>
          <strong>Tip:</strong> kopieer of schrijf de verificatiecode op omdat deze ook in{' '}
          {aanbod.koppelingnaam} ingevuld of doorgegeven moet worden. Na Gereed kunt u een bewaarkaart
          printen.
        </p>
        <Muted>
          U kunt de gegevensuitwisseling tijdelijk stoppen door de verificatiecode te verwijderen. Wenst u de
          gegevensuitwisseling weer te hervatten, vul dan de verificatiecode weer in.
        </Muted>
        <ButtonRow>
          <Button type="submit" variant="filled" busy={activate.isPending} busyLabel="Bezig met activeren…">
            Gereed
          </Button>
          <LinkButton to={KOPPELINGEN_PATH} variant="plain" onClick={forget}>
            Annuleren
          </LinkButton>
        </ButtonRow>
      </Form>
    </Card>
  );
}
