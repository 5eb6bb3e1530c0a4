import { Alert, formatMoment, formatTelling } from '@koppelpunt/ui';
import type { Controle } from './verzoek.ts';

const opsomming = new Intl.ListFormat('nl-NL', { type: 'conjunction' });

/** The answer of ESIS about this code: the groups of the school, without pupils and without its name. */
export function ControleAlert({ controle, brin6 }: { controle: Controle; brin6: string | null }) {
  const groepen = controle.groepen.map(({ naam }) => naam);
  return (
    <Alert
      severity="success"
      headingLevel={3}
      title={`ESIS kent deze code: ${brin6 ?? 'de school'} heeft ${formatTelling(groepen.length, 'groep', 'groepen')}`}
    >
      {groepen.length > 0 && <p>{opsomming.format(groepen)}.</p>}
      <p>Gecontroleerd {formatMoment(controle.op)}. Er zijn nog geen gegevens van leerlingen opgehaald.</p>
    </Alert>
  );
}
