import { FieldRow, formatAantal, SelectField, TextField } from '@koppelpunt/ui';
import type { Groep } from './leerling.ts';
import { isVolgorde, STANDAARD_VOLGORDE, volgordes, type LeerlingenSearch } from './leerlingen-filter.ts';

export type LeerlingenFilterProps = {
  groepen: readonly Groep[];
  aantal: number;
  search: LeerlingenSearch;
  zoek: string;
  onChoose: (search: LeerlingenSearch) => void;
  onZoek: (zoek: string) => void;
};

const ALLE = '';

export function LeerlingenFilter({ groepen, aantal, search, zoek, onChoose, onZoek }: LeerlingenFilterProps) {
  const { volgorde = STANDAARD_VOLGORDE } = search;
  const chooseGroep = (groep: string) =>
    onChoose({
      ...(search.volgorde && { volgorde: search.volgorde }),
      ...(groep !== ALLE && { groep }),
    });
  const chooseVolgorde = (value: string) => {
    if (isVolgorde(value)) onChoose({ ...search, volgorde: value });
  };
  return (
    <FieldRow>
      <SelectField
        label="Groep"
        name="groep"
        value={search.groep ?? ALLE}
        onChange={chooseGroep}
        options={[
          { value: ALLE, label: `Alle groepen (${formatAantal(aantal)})` },
          ...groepen.map(({ naam, aantal: inGroep }) => ({
            value: naam,
            label: `${naam} (${formatAantal(inGroep)})`,
          })),
        ]}
      />
      <TextField label="Zoek op naam" name="zoek" value={zoek} onChange={onZoek} />
      <SelectField
        label="Volgorde"
        name="volgorde"
        value={volgorde}
        onChange={chooseVolgorde}
        options={Object.entries(volgordes).map(([value, label]) => ({ value, label }))}
      />
    </FieldRow>
  );
}
