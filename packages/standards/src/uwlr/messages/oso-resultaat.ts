/** OSO 1.2: the two scores that UWLR results borrow (Overstapdossier_1.2_20150302.xsd). */
import { element, elementType, zeroOrMore, optional } from '../../xml/schema/description.ts';
import { decimal, integer, type SimpleType } from '../../xml/schema/simple-type.ts';
import { OSO } from './namespaces.ts';

/** xs:int */
const count = integer(-(2 ** 31), 2 ** 31 - 1);
const filled: SimpleType<string> = {
  base: 'string',
  minLength: 1,
  explanation: 'een tekst die niet leeg is',
  expects: 'a text that is not empty',
};

const toetsscore = elementType(
  'toetsscoreType',
  'Overstapdossier_1.2_20150302.xsd, toetsscoreType',
  optional(element('aantalopgaven', count, 'Aantal opgaven')),
  optional(element('aantalgoed', count, 'Aantal goed')),
  optional(element('aantalfout', count, 'Aantal fout')),
  optional(element('aantalgelezen', count, 'Aantal gelezen')),
  optional(element('tijd', decimal(), 'Gebruikte tijd in seconden')),
  optional(element('vaardigheidsscore', decimal(), 'Score op een vaardigheidsschaal')),
  optional(element('codevaardigheidsschaal', filled, 'Welke vaardigheidsschaal')),
  optional(
    element(
      'betrouwbaarheidsinterval',
      elementType(
        'betrouwbaarheidsintervalType',
        'Overstapdossier_1.2_20150302.xsd, betrouwbaarheidsinterval',
        element('bivlaag', decimal(), 'Ondergrens'),
        element('bivhoog', decimal(), 'Bovengrens'),
      ),
      'Waar de score ongeveer tussen ligt',
    ),
  ),
);

const referentiescore = elementType(
  'referentiescoreType',
  'Overstapdossier_1.2_20150302.xsd, referentiescoreType',
  element('codereferentiescore', filled, 'Soort score, OSO-codelijst 11'),
  element('codevergelijkingsgroep', filled, 'Met wie vergeleken, OSO-codelijst 22'),
  element('waarde', filled, 'De score zelf'),
  optional(element('kwalificatie', filled, 'De score in woorden')),
);

export const osoResultaat = elementType(
  'ctpOsoResultaat',
  'UWLR_Leerresultaten_v2p2.xsd, ctpOsoResultaat',
  optional(element('toetsscore', toetsscore, 'Ruwe score en vaardigheidsscore', { namespace: OSO })),
  zeroOrMore(
    'referentiescores',
    element('referentiescore', referentiescore, 'Score vergeleken met een groep', { namespace: OSO }),
  ),
);
