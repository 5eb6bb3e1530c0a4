import { Checkbox, DataList, TextField, type FormErrors } from '@koppelpunt/ui';
import { useIk } from '../aanmelden/useIk.ts';
import type { AkkoordInvoer } from './koppeling-form.ts';

type AkkoordFieldsProps = {
  invoer: AkkoordInvoer;
  onNaam: (naam: string) => void;
  onAkkoord: (akkoord: boolean) => void;
  errorOf: FormErrors['errorOf'];
};

/** Who accepts the terms, and the tick: the same at activating and with a new code. */
export function AkkoordFields({ invoer, onNaam, onAkkoord, errorOf }: AkkoordFieldsProps) {
  const ik = useIk();
  return (
    <>
      <DataList rows={[{ label: 'Gebruiker', value: ik.data?.email ?? '' }]} />
      <TextField
        label="Uw naam"
        name="naam"
        autoComplete="name"
        required
        value={invoer.naam}
        onChange={onNaam}
        error={errorOf('naam')}
      />
      <Checkbox
        name="akkoord"
        checked={invoer.akkoord}
        onChange={onAkkoord}
        error={errorOf('akkoord')}
        hint="U krijgt een bewijs per e-mail. De andere beheerders van uw school en uw bestuur ook."
      >
        Voor akkoord
      </Checkbox>
    </>
  );
}
