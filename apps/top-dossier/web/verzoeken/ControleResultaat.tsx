import { Alert, formatMoment, formatTelling } from '@koppelpunt/ui';
import type { Controle } from './verzoek.ts';

const opsomming = new Intl.ListFormat('nl-NL', { type: 'conjunction' });

/** What ESIS said about this code: the school's name and its groups, no pupil. */
export function ControleResultaat({ controle }: { controle: Controle }) {
  const groepen = controle.groepen.map(({ naam }) => naam);
  const school = controle.schoolnaam ?? 'de school';
  return (
    <Alert
      severity="success"
      headingLevel={3}
      title={`ESIS kent deze code: ${school}, ${formatTelling(groepen.length, 'groep', 'groepen')}`}
    >
      {groepen.length > 0 && <p>De groepen zijn {opsomming.format(groepen)}.</p>}
      <p>Gecontroleerd {formatMoment(controle.op)}. Er zijn nog geen gegevens van leerlingen opgehaald.</p>
    </Alert>
  );
}
