import { FieldRow, formatAantal, SelectField, TextField } from '@koppelpunt/ui';
import type { Groep } from './leerling.ts';
import { isVolgorde, DEFAULT_VOLGORDE, volgordes, type LeerlingenSearch } from './leerlingen-filter.ts';

export type LeerlingenFilterProps = {
  groepen: readonly Groep[];
  aantal: number;
  search: LeerlingenSearch;
  searched: string;
  onChoose: (search: LeerlingenSearch) => void;
  onSearch: (searched: string) => void;
};

const ALL = '';

export function LeerlingenFilter({
  groepen,
  aantal,
  search,
  searched,
  onChoose,
  onSearch,
}: LeerlingenFilterProps) {
  const { volgorde = DEFAULT_VOLGORDE } = search;
  const chooseGroep = (groep: string) =>
    onChoose({
      ...(search.volgorde && { volgorde: search.volgorde }),
      ...(groep !== ALL && { groep }),
    });
  const chooseVolgorde = (value: string) => {
    if (isVolgorde(value)) onChoose({ ...search, volgorde: value });
  };
  return (
    <FieldRow>
      <SelectField
        label="Groep"
        name="groep"
        value={search.groep ?? ALL}
        onChange={chooseGroep}
        options={[
          { value: ALL, label: `Alle groepen (${formatAantal(aantal)})` },
          ...groepen.map(({ naam, aantal: inGroep }) => ({
            value: naam,
            label: `${naam} (${formatAantal(inGroep)})`,
          })),
        ]}
      />
      <TextField label="Zoek op naam" name="zoek" value={searched} onChange={onSearch} />
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
