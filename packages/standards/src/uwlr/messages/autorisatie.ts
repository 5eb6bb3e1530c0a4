/** UWLR 2.2: autorisatie, the SOAP header of every request (UWLR_Autorisatie_v2p2.xsd). */
import { element, elementType } from '../../xml/schema/description.ts';
import { text } from '../../xml/schema/simple-type.ts';

export const autorisatie = elementType(
  'ctpAutorisatie',
  'UWLR_Autorisatie_v2p2.xsd, autorisatie',
  element('autorisatiesleutel', text(1, 64), 'Sleutel die de school aan de afnemer gaf'),
  element('klantcode', text(1, 64), 'Geheim dat bij de klantnaam hoort'),
  element('klantnaam', text(1, 64), 'Naam van de afnemer bij de leverancier'),
);
export type { Autorisatie } from './nouns.generated.ts';

export const autorisatieElement = element('autorisatie', autorisatie, 'Wie vraagt, en met welke sleutel');
