/** EDEXML 2.1: `toevoegingen`, the extensions of suppliers. Skipped as a whole: nobody can know what is in them. */
import { element, elementType, minstensEen, openType, optioneel, overgeslagen } from '../xml/schema/description.ts';
import { tekst, vrijeTekst } from '../xml/schema/simple-type.ts';

export const toevoegingen = overgeslagen(
  'toevoegingen',
  openType('ToevoegingenType', 'EDEXML.elementen.xsd, ToevoegingenType'),
  'Aanvullingen van een leverancier buiten de standaard',
);

/** The one extension that EDEXML itself has, in every version. Only who judges a file looks at it. */
const opmerkingGegevens = elementType(
  'OpmerkingGegevensType',
  'EDEXML.structuur.xsd, OpmerkingGegevensType',
  element('code', tekst(1, 64), 'Soort opmerking'),
  optioneel(element('omschrijving', vrijeTekst, 'Uitleg bij de code')),
  element('opmerking', vrijeTekst, 'De opmerking'),
);

export const OPMERKING = opmerkingGegevens.naam;

/** As far as a reader must know, who skips them all; whoever judges looks at namespaces too. */
export const isOpmerking = (attributen: Readonly<Record<string, string>>): boolean =>
  Object.values(attributen).some((waarde) => waarde.trim() === OPMERKING);

export const opmerkingen = element(
  'toevoegingen',
  elementType(
    'toevoegingen, a type without a name',
    'EDEXML.elementen.xsd, toevoegingen',
    minstensEen('blokken', element('blok', opmerkingGegevens, 'Een aanvulling')),
  ),
  toevoegingen.betekenis,
);
