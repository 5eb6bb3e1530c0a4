import type { FieldError } from '@koppelpunt/ui';

export type Thuisreden = 'adres-geheim' | 'onveilig' | 'bezwaar' | 'anders';

/** `tot`: '2027-07-31', or '' for as long as nobody ends it. */
export type ThuisInvoer = { reden: Thuisreden; toelichting: string; tot: string };

export const REDENEN: readonly { value: Thuisreden; label: string; hint: string }[] = [
  {
    value: 'adres-geheim',
    label: 'Adres geheim',
    hint: 'Een adres gaat nooit mee. Maar wie de school kent, weet waar een kind te vinden is: daarom gaat de hele leerling niet mee.',
  },
  {
    value: 'onveilig',
    label: 'Onveilige situatie',
    hint: 'Iemand mag niet weten dat dit kind hier op school zit.',
  },
  {
    value: 'bezwaar',
    label: 'Bezwaar van ouders',
    hint: 'De ouders willen niet dat de gegevens worden uitgewisseld.',
  },
  { value: 'anders', label: 'Andere reden', hint: 'Schrijf hieronder in een paar woorden welke.' },
];

export const formatReden = (reden: Thuisreden): string =>
  REDENEN.find(({ value }) => value === reden)?.label ?? reden;

/** The same sentences as the server's, which checks again. */
export function validateThuis(
  { reden, toelichting, tot }: ThuisInvoer,
  vandaag: string,
): readonly FieldError[] {
  const errors: FieldError[] = [];
  if (reden === 'anders' && toelichting.trim().length < 3)
    errors.push({ name: 'toelichting', melding: 'Schrijf in een paar woorden wat de reden is.' });
  if (tot !== '' && tot < vandaag) {
    errors.push({
      name: 'tot',
      melding: 'Deze dag is al voorbij. Kies vandaag of een latere dag, of laat het veld leeg.',
    });
  }
  return errors;
}
