import { Alert } from '@koppelpunt/ui';
import type { VerzoekDetail } from './verzoek.ts';

/** What does not agree between the mail and DUO's list. UWLR gives no name of a school, so ESIS cannot tell. */
export function DuoAlert({ verzoek: { duo, brin6, schoolnaam } }: { verzoek: VerzoekDetail }) {
  if (duo.kind === 'onbekend') {
    return (
      <Alert severity="warning" title={`${brin6} staat niet in de lijst van DUO`} headingLevel={2}>
        Kijk of het BRIN klopt en of de lijst van scholen nog nieuw genoeg is, voordat u activeert.
      </Alert>
    );
  }
  if (duo.kind === 'gevonden' && duo.naamLijkt === false) {
    return (
      <Alert severity="warning" title="De naam in de e-mail is een andere dan die van DUO" headingLevel={2}>
        {`Volgens DUO is ${brin6} ${duo.vestiging.naam}${duo.vestiging.plaats && ` in ${duo.vestiging.plaats}`}; volgens de e-mail “${schoolnaam}”. Bel de school op het nummer van DUO voordat u activeert.`}
      </Alert>
    );
  }
  return null;
}
