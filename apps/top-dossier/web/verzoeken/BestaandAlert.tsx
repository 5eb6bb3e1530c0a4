import { Alert, formatMoment, TextLink } from '@koppelpunt/ui';
import type { VerzoekDetail } from './verzoek.ts';

/** The school has a koppeling already: support should know before it presses anything. */
export function BestaandAlert({ verzoek }: { verzoek: VerzoekDetail }) {
  const { bestaand, brin6 } = verzoek;
  if (!bestaand) return null;
  const { koppelingId, actiefSinds, zelfdeCode } = bestaand;
  return (
    <Alert severity="warning" title={`${brin6} heeft al een koppeling`} headingLevel={2}>
      <p>
        {actiefSinds ? `Actief sinds ${formatMoment(actiefSinds)}. ` : 'Deze koppeling is nog niet actief. '}
        {zelfdeCode
          ? 'In dit verzoek staat dezelfde verificatiecode. Activeren is niet nodig. Doet u het toch, dan gaat er een nieuwe bevestiging naar de afzender van dit verzoek, en is dat het adres dat wij van de school bewaren.'
          : 'In dit verzoek staat een andere verificatiecode. Vraag de school of zij de code heeft vervangen voordat u activeert: daarna geldt alleen de nieuwe.'}
      </p>
      <p>
        <TextLink to={`/scholen/${koppelingId}`}>Bekijk de koppeling van deze school</TextLink>
      </p>
    </Alert>
  );
}
