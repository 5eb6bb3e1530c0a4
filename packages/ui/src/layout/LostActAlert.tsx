import { useState } from 'react';
import { takeLostAct } from '../api/lost-act.ts';
import { Alert } from '../feedback/Alert.tsx';

/** After signing in again: what one pressed when the session was over has not happened. */
export function LostActAlert() {
  const [title] = useState(takeLostAct);
  if (title === undefined) return null;
  return (
    <Alert severity="warning" title="Uw laatste handeling is niet gelukt" announce>
      <p>
        U was te lang weg en moest opnieuw inloggen. Wat u net deed{title && ` op de pagina “${title}”`}, is
        niet bewaard. Doe het nog een keer.
      </p>
    </Alert>
  );
}
