/** OSO 1.2: the two scores that UWLR results borrow (Overstapdossier_1.2_20150302.xsd). */
import { element, elementType, herhaling, optioneel } from '../../xml/schema/description.ts';
import { decimaal, geheel, type Soort } from '../../xml/schema/simple-type.ts';
import { OSO } from './namespaces.ts';

/** xs:int */
const aantal = geheel(-(2 ** 31), 2 ** 31 - 1);
const gevuld: Soort<string> = { basis: 'string', min: 1, uitleg: 'een tekst die niet leeg is' };

const toetsscore = elementType(
  'toetsscoreType',
  'Overstapdossier_1.2_20150302.xsd, toetsscoreType',
  optioneel(element('aantalopgaven', aantal, 'Aantal opgaven')),
  optioneel(element('aantalgoed', aantal, 'Aantal goed')),
  optioneel(element('aantalfout', aantal, 'Aantal fout')),
  optioneel(element('aantalgelezen', aantal, 'Aantal gelezen')),
  optioneel(element('tijd', decimaal(), 'Gebruikte tijd in seconden')),
  optioneel(element('vaardigheidsscore', decimaal(), 'Score op een vaardigheidsschaal')),
  optioneel(element('codevaardigheidsschaal', gevuld, 'Welke vaardigheidsschaal')),
  optioneel(
    element(
      'betrouwbaarheidsinterval',
      elementType(
        'betrouwbaarheidsintervalType',
        'Overstapdossier_1.2_20150302.xsd, betrouwbaarheidsinterval',
        element('bivlaag', decimaal(), 'Ondergrens'),
        element('bivhoog', decimaal(), 'Bovengrens'),
      ),
      'Waar de score ongeveer tussen ligt',
    ),
  ),
);

const referentiescore = elementType(
  'referentiescoreType',
  'Overstapdossier_1.2_20150302.xsd, referentiescoreType',
  element('codereferentiescore', gevuld, 'Soort score, OSO-codelijst 11'),
  element('codevergelijkingsgroep', gevuld, 'Met wie vergeleken, OSO-codelijst 22'),
  element('waarde', gevuld, 'De score zelf'),
  optioneel(element('kwalificatie', gevuld, 'De score in woorden')),
);

export const osoResultaat = elementType(
  'ctpOsoResultaat',
  'UWLR_Leerresultaten_v2p2.xsd, ctpOsoResultaat',
  optioneel(element('toetsscore', toetsscore, 'Ruwe score en vaardigheidsscore', { naamruimte: OSO })),
  herhaling(
    'referentiescores',
    element('referentiescore', referentiescore, 'Score vergeleken met een groep', { naamruimte: OSO }),
  ),
);
