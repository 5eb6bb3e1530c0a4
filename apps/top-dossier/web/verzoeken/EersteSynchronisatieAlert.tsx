import { Alert, formatMoment, TextLink } from '@koppelpunt/ui';
import type { KoppelingDetail } from '../koppelingen/koppeling.ts';

/** Shown only after a failed run. The server gives the reason, and says who can mend it. */
export function EersteSynchronisatieAlert({ koppeling }: { koppeling: KoppelingDetail | undefined }) {
  const [last] = koppeling?.synchronisaties ?? [];
  if (!koppeling || !last?.klaarOp || last.status === 'gelukt') return null;
  return (
    <Alert severity="error" title="De koppeling is nog niet actief" headingLevel={3}>
      <p>{last.melding ?? 'Het ophalen van de leerlingen is niet gelukt.'}</p>
      <p>
        Geprobeerd {formatMoment(last.laatstOp ?? last.klaarOp)}. TOP dossier probeert het vanzelf opnieuw,{' '}
        {formatMoment(koppeling.volgendeKeer)}. U kunt het hieronder ook zelf doen, of{' '}
        <TextLink to={`/scholen/${last.koppelingId}`}>alle pogingen bekijken</TextLink>.
      </p>
    </Alert>
  );
}
