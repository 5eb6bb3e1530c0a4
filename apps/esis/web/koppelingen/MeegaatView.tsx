import { NeverList, ReasonList, SubHeading } from '@koppelpunt/ui';
import { useVestiging } from '../vestigingen/vestigingen.ts';
import type { Aanbod } from './koppelingen.ts';

/** What one consents to: what crosses, what for, and what never does. All of it comes from the server. */
export function MeegaatView({ meegaat, partner }: { meegaat: Aanbod['meegaat']; partner: string }) {
  const { aantalLeerlingen, aantalThuisblijvers } = useVestiging();
  const aantal = aantalLeerlingen - aantalThuisblijvers;
  return (
    <>
      <p>
        {aantal > 0
          ? `Van alle ${aantal} leerlingen die nu op uw vestiging staan ingeschreven, en van wie er later bij komt, leest ${partner} alleen dit:`
          : `Van iedere leerling die op uw vestiging staat ingeschreven, leest ${partner} alleen dit:`}
      </p>
      {aantalThuisblijvers > 0 && (
        <p>
          {aantalThuisblijvers === 1
            ? 'Uw school heeft 1 leerling op ‘niet uitwisselen’ gezet. Die gaat met geen koppeling mee.'
            : `Uw school heeft ${aantalThuisblijvers} leerlingen op ‘niet uitwisselen’ gezet. Die gaan met geen koppeling mee.`}
        </p>
      )}
      <SubHeading>Dit gaat mee, en waarom</SubHeading>
      <ReasonList rows={meegaat.velden.map(({ veld, doel }) => ({ name: veld, reason: doel }))} />
      <SubHeading>Dit gaat nooit mee</SubHeading>
      <NeverList items={meegaat.nooit} />
    </>
  );
}
