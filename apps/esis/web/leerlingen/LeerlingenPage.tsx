import { useSearch } from '@koppelpunt/ui';
import { GroepenPage } from './GroepenPage.tsx';
import { GroepPage } from './GroepPage.tsx';
import { parseGroepSearch } from './groep-search.ts';

/** The groups of the school, or the pupils of the one that is open. */
export function LeerlingenPage() {
  const { groep, schooljaar } = parseGroepSearch(useSearch({ strict: false }));
  return groep === undefined ? (
    <GroepenPage schooljaar={schooljaar} />
  ) : (
    <GroepPage key={groep} groepKey={groep} schooljaar={schooljaar} />
  );
}
