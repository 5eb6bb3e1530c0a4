/** EDEXML 2.1: school, the heading of a file or answer (EDEXML.elementen.xsd, SchoolType). */
import { element, elementType, choice, optional, sequence } from '../xml/schema/description.ts';
import { date, text, dateTime, anyText } from '../xml/schema/simple-type.ts';
import {
  brincodeType,
  dependancecodeType,
  instellingsnummerType,
  schooljaarType,
  keyType,
} from './simple-types.ts';
import { toevoegingen } from './toevoegingen.ts';

const schoolkey = element('schoolkey', keyType, 'Afgesproken sleutel van een school zonder brincode');

export const school = elementType(
  'SchoolType',
  'EDEXML.elementen.xsd, SchoolType',
  element('schooljaar', schooljaarType, 'Schooljaar waarover de gegevens gaan'),
  optional(
    element('peildatum', date, 'Dag waarop de gegevens zo waren; zonder peildatum geldt aanmaakdatum'),
  ),
  optional(
    choice(
      sequence(
        element('brincode', brincodeType, 'Brincode van de school'),
        optional(
          element('dependancecode', dependancecodeType, 'Nummer van de vestiging; 00 is de hoofdvestiging'),
        ),
        optional(schoolkey),
      ),
      sequence(
        element('instellingsnummer', instellingsnummerType, 'Nummer van een Vlaamse school'),
        optional(schoolkey),
      ),
      schoolkey,
    ),
  ),
  optional(element('aanmaakdatum', dateTime, 'Tijdstip waarop het bericht is gemaakt')),
  optional(element('auteur', text(1, 128), 'Programma of persoon die het bericht maakte')),
  optional(element('xsdversie', text(1, 32), 'Versie van de standaard')),
  optional(element('commentaar', anyText, 'Vrije opmerking')),
  optional(toevoegingen),
);
export type { School } from './nouns.generated.ts';
