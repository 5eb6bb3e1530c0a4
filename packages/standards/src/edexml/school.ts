/** EDEXML 2.1: school, the heading of a file or answer (EDEXML.elementen.xsd, SchoolType). */
import { element, elementType, keuze, optioneel, samen, type ValueOf } from '../xml/schema/description.ts';
import { datum, tekst, tijdstip, vrijeTekst } from '../xml/schema/simple-type.ts';
import {
  brincodeSoort,
  dependancecodeSoort,
  instellingsnummerSoort,
  schooljaarSoort,
  sleutel,
} from './simple-types.ts';
import { toevoegingen } from './toevoegingen.ts';

const schoolkey = element('schoolkey', sleutel, 'Afgesproken sleutel van een school zonder brincode');

export const school = elementType(
  'SchoolType',
  'EDEXML.elementen.xsd, SchoolType',
  element('schooljaar', schooljaarSoort, 'Schooljaar waarover de gegevens gaan'),
  optioneel(
    element('peildatum', datum, 'Dag waarop de gegevens zo waren; zonder peildatum geldt aanmaakdatum'),
  ),
  optioneel(
    keuze(
      samen(
        element('brincode', brincodeSoort, 'Brincode van de school'),
        optioneel(
          element('dependancecode', dependancecodeSoort, 'Nummer van de vestiging; 00 is de hoofdvestiging'),
        ),
        optioneel(schoolkey),
      ),
      samen(
        element('instellingsnummer', instellingsnummerSoort, 'Nummer van een Vlaamse school'),
        optioneel(schoolkey),
      ),
      schoolkey,
    ),
  ),
  optioneel(element('aanmaakdatum', tijdstip, 'Tijdstip waarop het bericht is gemaakt')),
  optioneel(element('auteur', tekst(1, 128), 'Programma of persoon die het bericht maakte')),
  optioneel(element('xsdversie', tekst(1, 32), 'Versie van de standaard')),
  optioneel(element('commentaar', vrijeTekst, 'Vrije opmerking')),
  optioneel(toevoegingen),
);
export type School = ValueOf<typeof school>;
