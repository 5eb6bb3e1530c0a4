import { SelectField } from '../forms/SelectField.tsx';
import { TextField } from '../forms/TextField.tsx';
import { Muted } from '../layout/Text.tsx';
import type { GeefbareRol, RolKeuze } from './mensen.ts';

type RolVeldenProps = {
  rollen: readonly GeefbareRol[];
  keuze: RolKeuze;
  onChange: (keuze: RolKeuze) => void;
  /** True where a role at a school needs to be told at which. */
  kiestPlek: boolean;
  /** Two forms on one page must not share the names of their fields. */
  naamVoor: string;
  errorOf: (name: string) => string | undefined;
};

/** Which role, what it is for, and where needed at which school. */
export function RolVelden({ rollen, keuze, onChange, kiestPlek, naamVoor, errorOf }: RolVeldenProps) {
  const gekozen = rollen.find(({ rol }) => rol === keuze.rol);
  return (
    <>
      <SelectField
        label="Rol"
        name={`${naamVoor}-rol`}
        value={keuze.rol}
        onChange={(rol) => onChange({ ...keuze, rol })}
        options={rollen.map(({ rol, naam }) => ({ value: rol, label: naam }))}
        error={errorOf('rol')}
      />
      {gekozen && <Muted>{gekozen.betekenis}</Muted>}
      {kiestPlek && gekozen?.plek === 'vestiging' && (
        <TextField
          label="BRIN en vestiging"
          name={`${naamVoor}-plek`}
          code
          hint="Vier tekens voor de school en twee voor de vestiging, bijvoorbeeld 97QX00."
          value={keuze.plek ?? ''}
          onChange={(plek) => onChange({ ...keuze, plek: plek.toUpperCase().trim() })}
          error={errorOf('plek')}
        />
      )}
    </>
  );
}
