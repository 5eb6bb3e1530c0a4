import { Alert } from '@koppelpunt/ui';
import { useState } from 'react';
import { formatTellingen, type Synchronisatie } from './synchronisatie.ts';

/** The result of the run that was started on this page. */
export function SynchronisatieAlert({ synchronisatie }: { synchronisatie: Synchronisatie }) {
  const { resultaat, tellingen, melding } = synchronisatie;
  // The progress bar replaced the pressed button, so the focus would be lost.
  const [takesFocus] = useState(() => document.activeElement === document.body);
  switch (resultaat) {
    case 'gelukt':
      return (
        <Alert
          severity="success"
          title="De leerlingen zijn bijgewerkt"
          headingLevel={3}
          takesFocus={takesFocus}
        >
          {tellingen && <p>{formatTellingen(tellingen)}.</p>}
          {melding && <p>{melding}</p>}
        </Alert>
      );
    case 'geen-wijzigingen':
      return (
        <Alert severity="success" title="Er was niets veranderd" headingLevel={3} takesFocus={takesFocus}>
          TOP dossier en ESIS hebben dezelfde leerlingen.
        </Alert>
      );
    case 'nul-leerlingen':
      return (
        <Alert
          severity="warning"
          title="ESIS stuurde geen enkele leerling mee"
          headingLevel={3}
          takesFocus={takesFocus}
          announce
        >
          {melding ?? 'Vraag de school of haar leerlingen dit schooljaar in ESIS staan.'}
        </Alert>
      );
    case 'geweigerd':
    case 'mislukt':
      return (
        <Alert severity="error" title="Bijwerken is niet gelukt" headingLevel={3} takesFocus={takesFocus}>
          {melding ?? 'Probeer het over een paar minuten opnieuw.'}
        </Alert>
      );
    case 'stilgezet':
      return (
        <Alert severity="pause" title="Gepauzeerd door TOP dossier" headingLevel={3} takesFocus={takesFocus}>
          {melding}
        </Alert>
      );
    case 'vastgehouden':
    case null:
      // A held run has its own card with the numbers and the question.
      return null;
  }
}
