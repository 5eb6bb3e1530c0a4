import { DateField } from '../forms/DateField.tsx';
import { FieldRow } from '../forms/FieldRow.tsx';
import { SelectField } from '../forms/SelectField.tsx';
import { findVandaag } from '../format/format.ts';
import { changeSearch, findPeriodError, type LogboekFilters, type LogboekSearch } from './logboek.ts';

export type LogboekFilterProps = {
  search: LogboekSearch;
  filters: LogboekFilters | undefined;
  onChoose: (search: LogboekSearch) => void;
};

/** Each choice takes effect at once, so there is no button. */
export function LogboekFilter({ search, filters, onChoose }: LogboekFilterProps) {
  const vandaag = findVandaag();
  return (
    <FieldRow>
      <SelectField
        label="Persoon"
        name="persoon"
        value={search.persoon ?? ''}
        onChange={(persoon) => onChoose(changeSearch(search, { persoon }))}
        options={listOptions('Iedereen', filters?.personen, search.persoon)}
      />
      <SelectField
        label="Koppeling"
        name="koppeling"
        value={search.koppeling ?? ''}
        onChange={(koppeling) => onChoose(changeSearch(search, { koppeling }))}
        options={listOptions('Alles', filters?.koppelingen, search.koppeling)}
      />
      <DateField
        label="Vanaf"
        name="van"
        value={search.van ?? ''}
        max={vandaag}
        onChange={(van) => onChoose(changeSearch(search, { van }))}
      />
      <DateField
        label="Tot en met"
        name="tot"
        value={search.tot ?? ''}
        max={vandaag}
        error={findPeriodError(search)}
        onChange={(tot) => onChoose(changeSearch(search, { tot }))}
      />
    </FieldRow>
  );
}

/** A chosen value stays an option, also when it came from the address and is not in the list. */
function listOptions(all: string, choices: LogboekFilters['personen'] = [], chosen = '') {
  const options = [
    { value: '', label: all },
    ...choices.map(({ waarde, naam }) => ({ value: waarde, label: naam })),
  ];
  return options.some(({ value }) => value === chosen)
    ? options
    : [...options, { value: chosen, label: 'Iets anders' }];
}
