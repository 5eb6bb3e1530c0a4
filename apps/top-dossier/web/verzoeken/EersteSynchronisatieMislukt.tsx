import { Alert, formatMoment, TextLink } from '@koppelpunt/ui';
import type { KoppelingDetail } from '../koppelingen/koppeling.ts';

/** Only for a run that ended badly; the reason comes from the server, with who can mend it. */
export function EersteSynchronisatieMislukt({ koppeling }: { koppeling: KoppelingDetail | undefined }) {
  const [laatste] = koppeling?.synchronisaties ?? [];
  if (!laatste?.klaarOp || laatste.status === 'gelukt') return null;
  return (
    <Alert severity="error" title="De koppeling is nog niet actief" headingLevel={3}>
      <p>{laatste.melding ?? 'Het ophalen van de leerlingen is niet gelukt.'}</p>
      <p>
        Geprobeerd {formatMoment(laatste.klaarOp)}. U kunt het hieronder opnieuw proberen, of{' '}
        <TextLink to={`/scholen/${laatste.koppelingId}`}>alle pogingen bekijken</TextLink>.
      </p>
    </Alert>
  );
}
