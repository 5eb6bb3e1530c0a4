import { SelectField } from '../forms/SelectField.tsx';
import { TextField } from '../forms/TextField.tsx';
import { Muted } from '../layout/Text.tsx';
import type { GeefbareRol, RolChoice } from './mensen.ts';

type RolFieldsProps = {
  rollen: readonly GeefbareRol[];
  choice: RolChoice;
  onChange: (choice: RolChoice) => void;
  /** True where a role must name the school. */
  choosesPlek: boolean;
  /** Two forms on one page must not share the names of their fields. */
  prefix: string;
  errorOf: (name: string) => string | undefined;
};

/** Chooses a role, shows its meaning, and asks for the school where that is needed. */
export function RolFields({ rollen, choice, onChange, choosesPlek, prefix, errorOf }: RolFieldsProps) {
  const chosen = rollen.find(({ rol }) => rol === choice.rol);
  return (
    <>
      <SelectField
        label="Rol"
        name={`${prefix}-rol`}
        value={choice.rol}
        onChange={(rol) => onChange({ ...choice, rol })}
        options={rollen.map(({ rol, naam }) => ({ value: rol, label: naam }))}
        error={errorOf('rol')}
      />
      {chosen && <Muted>{chosen.betekenis}</Muted>}
      {choosesPlek && chosen?.plek === 'vestiging' && (
        <TextField
          label="BRIN en vestiging"
          name={`${prefix}-plek`}
          code
          hint="Vier tekens voor de school en twee voor de vestiging, bijvoorbeeld 97QX00."
          value={choice.plek ?? ''}
          onChange={(plek) => onChange({ ...choice, plek: plek.toUpperCase().trim() })}
          error={errorOf('plek')}
        />
      )}
    </>
  );
}
