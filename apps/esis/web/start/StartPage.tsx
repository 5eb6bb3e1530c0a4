import { PageTitle } from '@koppelpunt/ui';
import { isBeheerder, useIk } from '../aanmelden/useIk.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import { KoppelingenCard } from './KoppelingenCard.tsx';
import { LeerlingenCard } from './LeerlingenCard.tsx';
import { UitwisselingenCard } from './UitwisselingenCard.tsx';

/** Where the school stands, one sentence each. */
export function StartPage() {
  const { naam, plaats, brin6 } = useVestiging();
  const ik = useIk();
  return (
    <>
      <PageTitle intro={[brin6, plaats].filter(Boolean).join(' · ')}>{naam}</PageTitle>
      {isBeheerder(ik.data, brin6) && <KoppelingenCard />}
      <LeerlingenCard />
      <UitwisselingenCard />
    </>
  );
}
