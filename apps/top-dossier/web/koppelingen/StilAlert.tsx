import { Alert, formatMoment } from '@koppelpunt/ui';

/** Support gets the same by mail, once a day. */
export function StilAlert({ stilSinds }: { stilSinds: string }) {
  return (
    <Alert severity="warning" title="Al twee schooldagen niets bijgewerkt" headingLevel={3}>
      <p>
        Sinds {formatMoment(stilSinds)} is geen vraag aan ESIS gelukt. Hieronder ziet u wat de laatste
        pogingen opleverden.
      </p>
    </Alert>
  );
}
