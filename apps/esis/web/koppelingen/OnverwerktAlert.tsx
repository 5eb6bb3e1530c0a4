import { Alert, formatMoment, formatTelling } from '@koppelpunt/ui';
import type { Koppeling } from './koppelingen.ts';

/** The other side holds the change, or cannot read it: it fetches the same again and again. */
export function OnverwerktAlert({
  koppeling: { onverwerkt, partner },
}: {
  koppeling: Pick<Koppeling, 'onverwerkt' | 'partner'>;
}) {
  if (!onverwerkt) return null;
  return (
    <Alert severity="warning" title={`${partner} verwerkte de laatste wijziging nog niet`}>
      <p>
        {partner} haalde dezelfde wijziging {formatTelling(onverwerkt.aantal, 'keer', 'keer')} op, voor het
        eerst {formatMoment(onverwerkt.sinds)}, en vroeg er daarna weer om. Waarom, ziet ESIS niet. Een
        partner houdt een wijziging bijvoorbeeld vast als veel leerlingen ineens ontbreken. Kijk bij
        Leerlingen of het laatst ingelezen bestand klopt. Klopt het niet? Lees dan het goede bestand in. Klopt
        het wel? Bel dan de support van {partner}.
      </p>
    </Alert>
  );
}
