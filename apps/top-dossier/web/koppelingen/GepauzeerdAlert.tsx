import { Alert } from '@koppelpunt/ui';

/** `isNews`: the pause was found just now, so a screen reader announces it. */
export function GepauzeerdAlert({ isNews }: { isNews: boolean }) {
  return (
    <Alert severity="pause" announce={isNews} title="Gepauzeerd door de school" headingLevel={3}>
      <p>
        De school heeft de verificatiecode in ESIS verwijderd. Er worden geen gegevens uitgewisseld. De school
        hervat de koppeling door dezelfde code weer in te vullen.
      </p>
      <p>
        Hier hoeft niemand iets te doen: binnen een minuut na het invullen gaat de uitwisseling vanzelf
        verder.
      </p>
    </Alert>
  );
}
