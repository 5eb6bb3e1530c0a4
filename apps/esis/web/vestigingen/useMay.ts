import { useVestiging } from './vestigingen.ts';
import { may, useIk } from '../aanmelden/useIk.ts';

/** May the reader do this at the school that is chosen? Only what to show: the server decides. */
export function useMay(): (actie: string) => boolean {
  const { brin6 } = useVestiging();
  const { data } = useIk();
  return (actie) => may(data, actie, brin6);
}
