import { Alert, formatMoment } from '@koppelpunt/ui';

/** Support gets the same by mail, once a day. */
export function StilAlert({ stilSinds }: { stilSinds: string }) {
  return (
    <Alert severity="warning" title="Al twee schooldagen niets uitgewisseld" headingLevel={3}>
      <p>
        Sinds {formatMoment(stilSinds)} kwam er geen goed antwoord van ESIS. Hieronder ziet u wat de laatste
        pogingen opleverden.
      </p>
    </Alert>
  );
}
