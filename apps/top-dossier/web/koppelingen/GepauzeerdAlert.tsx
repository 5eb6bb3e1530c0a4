import { Alert, formatMoment } from '@koppelpunt/ui';
import type { Koppeling } from './koppeling.ts';

export type GepauzeerdAlertProps = {
  koppeling: Pick<Koppeling, 'volgendeKeer'>;
  /** The pause was found just now, so a screen reader announces it. */
  isNews: boolean;
};

export function GepauzeerdAlert({ koppeling, isNews }: GepauzeerdAlertProps) {
  return (
    <Alert severity="pause" announce={isNews} title="Gepauzeerd door de school" headingLevel={3}>
      <p>
        De school heeft de uitwisseling in ESIS gepauzeerd. Er worden geen gegevens uitgewisseld. De school
        hervat in ESIS; heeft zij de verificatiecode verwijderd, dan vult zij dezelfde code weer in.
      </p>
      <p>
        Hier hoeft niemand iets te doen: TOP dossier vraagt ESIS {formatMoment(koppeling.volgendeKeer)}{' '}
        opnieuw. Heeft de school dan hervat, dan gaat de uitwisseling vanzelf verder.
      </p>
    </Alert>
  );
}
