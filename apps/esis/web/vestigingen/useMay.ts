import { useVestiging } from './vestigingen.ts';
import { may, useIk } from '../aanmelden/useIk.ts';

/** Tells whether to show an act to the user at the chosen school; the server decides. */
export function useMay(): (actie: string) => boolean {
  const { brin6 } = useVestiging();
  const { data } = useIk();
  return (actie) => may(data, actie, brin6);
}
