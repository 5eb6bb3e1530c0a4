import { Alert, formatMoment } from '@koppelpunt/ui';

/** Nothing that the school did: the other side stopped asking, or every answer failed. */
export function StilAlert({ stilSinds }: { stilSinds: string }) {
  return (
    <Alert severity="warning" title="Al twee schooldagen niets uitgewisseld">
      <p>
        Sinds {formatMoment(stilSinds)} haalde TOP dossier geen gegevens van uw school op en vroeg het ook
        niet met goed gevolg of er iets was gewijzigd. Wijzigingen van daarna staan nog niet in TOP dossier.
      </p>
    </Alert>
  );
}
