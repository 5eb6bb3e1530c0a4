/** UWLR 2.2: the two answers without data. Empty to the last space, else official validation fails. */
import { element, elementType } from '../../xml/schema/description.ts';

const leeg = elementType('ctpLeeg', 'UWLR_Leerlinggegevens_v2p2.xsd, geenwijzigingen en geengegevens');

export const geenwijzigingen = element(
  'geenwijzigingen',
  leeg,
  'Niets veranderd sinds laatstontvangengegevens',
);
export const geengegevens = element('geengegevens', leeg, 'Niets gevonden bij dit verzoek');
