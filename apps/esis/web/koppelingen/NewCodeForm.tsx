import {
  ApiProblem,
  Button,
  ButtonRow,
  Form,
  formatGrootte,
  ProblemAlert,
  TextLink,
  useFormErrors,
} from '@koppelpunt/ui';
import { useState } from 'react';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import { AkkoordFields } from './AkkoordFields.tsx';
import { toFieldErrors, validateNieuweCode, type NieuweCodeInvoer } from './koppeling-form.ts';
import type { KoppelingDetail } from './koppelingen.ts';
import { MeegaatView } from './MeegaatView.tsx';
import type { Uitkomst } from './uitkomst.ts';
import { useCodeUnique } from './useCodeUnique.ts';
import { useEnterCode } from './useEnterCode.ts';
import { VerificatiecodeField } from './VerificatiecodeField.tsx';

type NewCodeFormProps = {
  koppeling: KoppelingDetail;
  /** What somebody typed before saying that it is a new one. */
  code: string;
  onEntered: (uitkomst: Uitkomst['kind']) => void;
};

/** A new code is a new acceptance of the terms: the same fields as at activating. */
export function NewCodeForm({ koppeling, code, onEntered }: NewCodeFormProps) {
  const vestiging = useVestiging();
  const [invoer, setInvoer] = useState<NieuweCodeInvoer>({ naam: '', akkoord: false, verificatiecode: code });
  const { errors, hasFound, errorOf, show, markChanged } = useFormErrors();
  const unique = useCodeUnique(invoer.verificatiecode, koppeling.aanbodId);
  const enter = useEnterCode(koppeling.id, onEntered);
  const { url, versie, bytes } = koppeling.voorwaarden;

  const change =
    <Key extends keyof NieuweCodeInvoer>(key: Key) =>
    (value: NieuweCodeInvoer[Key]) => {
      setInvoer((before) => ({ ...before, [key]: value }));
      markChanged(key);
    };
  const submit = () => {
    const found = validateNieuweCode(invoer, vestiging);
    show(found);
    if (found.length > 0 || enter.isPending) return;
    const { verificatiecode, naam, akkoord } = invoer;
    enter.mutate(
      { verificatiecode, nieuw: { naam: naam.trim(), akkoord, voorwaardenVersie: versie } },
      { onError: (error) => show(error instanceof ApiProblem ? toFieldErrors(error.velden) : []) },
    );
  };

  return (
    <Form onSubmit={submit} errors={errors}>
      {!hasFound && <ProblemAlert error={enter.error} title="Invullen lukte niet" />}
      <p>
        Bij een nieuwe code gaat een gemandateerde gebruiker van het bestuur / de school opnieuw akkoord met
        de gebruikersvoorwaarden van de koppeling:{' '}
        <TextLink href={url} download>
          {`downloaden (pdf, ${formatGrootte(bytes)})`}
        </TextLink>
        . Daarna stuurt u het verzoek met de nieuwe code naar TOP dossier.
      </p>
      <MeegaatView meegaat={koppeling.meegaat} partner={koppeling.partner} />
      <AkkoordFields
        invoer={invoer}
        onNaam={change('naam')}
        onAkkoord={change('akkoord')}
        errorOf={errorOf}
      />
      <VerificatiecodeField
        value={invoer.verificatiecode}
        onChange={change('verificatiecode')}
        error={errorOf('verificatiecode')}
        unique={unique}
      />
      <ButtonRow>
        <Button type="submit" variant="filled" busy={enter.isPending}>
          Nieuwe code aanvragen
        </Button>
      </ButtonRow>
    </Form>
  );
}
