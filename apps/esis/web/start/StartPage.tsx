import { PageTitle } from '@koppelpunt/ui';
import { useMay } from '../vestigingen/useMay.ts';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import { KoppelingenCard } from './KoppelingenCard.tsx';
import { MandaataanvragenCard } from './MandaataanvragenCard.tsx';
import { LeerlingenCard } from './LeerlingenCard.tsx';
import { UitwisselingenCard } from './UitwisselingenCard.tsx';

/** The state of the school: koppelingen, leerlingen and uitwisselingen, each in a sentence. */
export function StartPage() {
  const { naam, plaats, brin6 } = useVestiging();
  const may = useMay();
  return (
    <>
      <PageTitle intro={[brin6, plaats].filter(Boolean).join(' · ')}>{naam}</PageTitle>
      {may('mandaten beheren') && <MandaataanvragenCard />}
      {may('koppelingen zien') && <KoppelingenCard />}
      <LeerlingenCard />
      {may('uitwisselingen zien') && <UitwisselingenCard />}
    </>
  );
}
