import { PageTitle } from '@koppelpunt/ui';
import { useMag } from '../aanmelden/useMag.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import { KoppelingenCard } from './KoppelingenCard.tsx';
import { LeerlingenCard } from './LeerlingenCard.tsx';
import { UitwisselingenCard } from './UitwisselingenCard.tsx';

/** Where the school stands, one sentence each. */
export function StartPage() {
  const { naam, plaats, brin6 } = useVestiging();
  const mag = useMag();
  return (
    <>
      <PageTitle intro={[brin6, plaats].filter(Boolean).join(' · ')}>{naam}</PageTitle>
      {mag('koppelingen zien') && <KoppelingenCard />}
      <LeerlingenCard />
      {mag('uitwisselingen zien') && <UitwisselingenCard />}
    </>
  );
}
