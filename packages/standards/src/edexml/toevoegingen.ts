/** EDEXML 2.1: `toevoegingen`, the extensions of suppliers. Skipped as a whole: nobody can know what is in them. */
import { openType, overgeslagen } from '../xml/beschrijving.ts';

export const toevoegingen = overgeslagen(
  'toevoegingen',
  openType('ToevoegingenType', 'EDEXML.elementen.xsd, ToevoegingenType'),
  'Aanvullingen van een leverancier buiten de standaard',
);
