import { useSearch } from '@koppelpunt/ui';
import { GroepenPage } from './GroepenPage.tsx';
import { GroepPage } from './GroepPage.tsx';
import { parseGroepSearch } from './groep-search.ts';

/** The groups of the school, or the pupils of the one that is open. */
export function LeerlingenPage() {
  const { groep } = parseGroepSearch(useSearch({ strict: false }));
  return groep === undefined ? <GroepenPage /> : <GroepPage key={groep} groepKey={groep} />;
}
