import { NeverList, ReasonList, SubHeading } from '@koppelpunt/ui';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import type { Aanbod } from './koppelingen.ts';

/** What one consents to: what crosses, what for, and what never does. All of it comes from the server. */
export function MeegaatView({ meegaat, partner }: { meegaat: Aanbod['meegaat']; partner: string }) {
  const { aantalLeerlingen } = useVestiging();
  return (
    <>
      <p>
        {aantalLeerlingen > 0
          ? `Van alle ${aantalLeerlingen} leerlingen die nu op uw vestiging staan ingeschreven, en van wie er later bij komt, leest ${partner} alleen dit:`
          : `Van iedere leerling die op uw vestiging staat ingeschreven, leest ${partner} alleen dit:`}
      </p>
      <SubHeading>Dit gaat mee, en waarom</SubHeading>
      <ReasonList rows={meegaat.velden.map(({ veld, doel }) => ({ name: veld, reason: doel }))} />
      <SubHeading>Dit gaat nooit mee</SubHeading>
      <NeverList items={meegaat.nooit} />
    </>
  );
}
