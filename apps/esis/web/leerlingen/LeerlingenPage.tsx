import { useSearch } from '@koppelpunt/ui';
import { GroepenPage } from './GroepenPage.tsx';
import { GroepPage } from './GroepPage.tsx';
import { parseGroepSearch } from './groep-search.ts';
import { LeerlingPage } from './LeerlingPage.tsx';

/** The groups of the school, the pupils of the one that is open, or one pupil. */
export function LeerlingenPage() {
  const { groep, leerling, schooljaar } = parseGroepSearch(useSearch({ strict: false }));
  if (leerling !== undefined)
    return <LeerlingPage key={leerling} leerlingId={leerling} groepKey={groep} schooljaar={schooljaar} />;
  return groep === undefined ? (
    <GroepenPage schooljaar={schooljaar} />
  ) : (
    <GroepPage key={groep} groepKey={groep} schooljaar={schooljaar} />
  );
}
