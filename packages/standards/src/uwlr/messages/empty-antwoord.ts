/** UWLR 2.2: the two answers without data. They are empty to the last space, else official validation fails. */
import { element, elementType } from '../../xml/schema/description.ts';

const empty = elementType('ctpLeeg', 'UWLR_Leerlinggegevens_v2p2.xsd, geenwijzigingen en geengegevens');

export const geenwijzigingen = element(
  'geenwijzigingen',
  empty,
  'Niets veranderd sinds laatstontvangengegevens',
);
export const geengegevens = element('geengegevens', empty, 'Niets gevonden bij dit verzoek');

/** An answer without data. Neither is an error: nothing changed, or there is nothing for this question. */
export type EmptyAntwoord = { kind: 'geengegevens' } | { kind: 'geenwijzigingen' };
