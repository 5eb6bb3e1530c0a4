import type { FieldError } from '@koppelpunt/ui';
import type { MandaatInvoer } from './useMandaten.ts';

/** The same sentences as the server's, which checks again. */
export function validateMandaat(
  { functie, vanaf, tot }: MandaatInvoer,
  vandaag: string,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (functie.trim().length < 2) {
    errors.push({ name: 'functie', melding: 'Vul de functie in, zoals administratief medewerker.' });
  }
  if (vanaf === '') errors.push({ name: 'vanaf', melding: 'Vul de eerste dag in, zoals 23-11-2026.' });
  else if (vanaf < vandaag) {
    errors.push({
      name: 'vanaf',
      melding: 'Een mandaat gaat op zijn vroegst vandaag in. Kies als eerste dag vandaag of een latere dag.',
    });
  }
  if (tot === '') errors.push({ name: 'tot', melding: 'Vul de laatste dag in, zoals 31-07-2027.' });
  else if (tot < vanaf) {
    errors.push({ name: 'tot', melding: 'De laatste dag mag niet voor de eerste dag liggen.' });
  }
  return errors;
}

/** The last day of the school year, the usual end of a mandaat. */
export function findSchooljaarEnd(vandaag: string): string {
  const [jaar = 0, maand = 0] = vandaag.split('-').map(Number);
  return `${maand < 8 ? jaar : jaar + 1}-07-31`;
}
