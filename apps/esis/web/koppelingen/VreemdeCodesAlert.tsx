import { Alert, formatMoment } from '@koppelpunt/ui';
import type { KoppelingDetail } from './koppelingen.ts';

/** Somebody asked for pupils with a wrong code and got nothing. The school decides whether to act. */
export function VreemdeCodesAlert({ vreemdeCodes }: Pick<KoppelingDetail, 'vreemdeCodes'>) {
  if (!vreemdeCodes) return null;
  const { aantal, laatst } = vreemdeCodes;
  return (
    <Alert severity="warning" title="Er is geprobeerd met een verkeerde code">
      <p>
        In de laatste 30 dagen is {aantal === 1 ? 'één keer' : `${aantal} keer`} met een verkeerde
        verificatiecode om gegevens van uw school gevraagd, voor het laatst {formatMoment(laatst)}. Er is
        niets gegeven. Hebt u de code pas zelf gewijzigd of verkeerd doorgegeven, dan hoeft u niets te doen.
        Vertrouwt u het niet, vul dan een nieuwe code in en vertel het de support van TOP dossier.
      </p>
    </Alert>
  );
}
