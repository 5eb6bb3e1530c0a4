/** EDEXML 2.1: `toevoegingen`, the extensions of suppliers. The reader skips them: their content is unknown. */
import { element, elementType, oneOrMore, openType, optional, skipped } from '../xml/schema/description.ts';
import { text, anyText } from '../xml/schema/simple-type.ts';

export const toevoegingen = skipped(
  'toevoegingen',
  openType('ToevoegingenType', 'EDEXML.elementen.xsd, ToevoegingenType'),
  'Aanvullingen van een leverancier buiten de standaard',
);

/** The one extension that EDEXML itself defines, in every version. Only the validator reads it. */
const opmerkingGegevens = elementType(
  'OpmerkingGegevensType',
  'EDEXML.structuur.xsd, OpmerkingGegevensType',
  element('code', text(1, 64), 'Soort opmerking'),
  optional(element('omschrijving', anyText, 'Uitleg bij de code')),
  element('opmerking', anyText, 'De opmerking'),
);

export const OPMERKING = opmerkingGegevens.name;

/** Enough for the reader, which skips them all; the validator also checks the namespace. */
export const isOpmerking = (attributes: Readonly<Record<string, string>>): boolean =>
  Object.values(attributes).some((value) => value.trim() === OPMERKING);

export const opmerkingen = element(
  'toevoegingen',
  elementType(
    'toevoegingen, a type without a name',
    'EDEXML.elementen.xsd, toevoegingen',
    oneOrMore('blokken', element('blok', opmerkingGegevens, 'Een aanvulling')),
  ),
  toevoegingen.meaning,
);
