/** EDEXML 2.1: leerkracht, one member of staff (EDEXML.elementen.xsd, LeerkrachtType). */
import {
  attribuut,
  element,
  elementType,
  herhaling,
  optioneel,
  reeks,
  type ValueOf,
} from '../xml/schema/description.ts';
import { tekst, tijdstip } from '../xml/schema/simple-type.ts';
import { naamblok } from './naam.ts';
import { rolSoort, sleutel } from './simple-types.ts';
import { toevoegingen } from './toevoegingen.ts';

const rollen = herhaling(
  'rollen',
  element('rol', rolSoort, 'Rol uit de lijst'),
  element('rolomschrijving', tekst(1, 64), 'Rol in eigen woorden'),
);

const groepVanLeerkracht = elementType(
  'LeerkrachtGroepReferentieType',
  'EDEXML.elementen.xsd, LeerkrachtGroepReferentieType',
  attribuut('key', sleutel, 'Sleutel van de groep'),
  rollen,
);

export const leerkracht = elementType(
  'LeerkrachtType',
  'EDEXML.elementen.xsd, LeerkrachtType',
  attribuut('key', sleutel, 'Sleutel van de leerkracht'),
  optioneel(attribuut('eckid', sleutel, 'Ketenpseudoniem van de leerkracht')),
  naamblok,
  optioneel(element('gebruikersnaam', tekst(1, 64), 'Gebruikersnaam bij de school')),
  optioneel(element('emailadres', tekst(1, 256), 'E-mailadres')),
  rollen,
  optioneel(
    reeks(
      'groepen',
      'Groepen waaraan de leerkracht werkt',
      element('groep', groepVanLeerkracht, 'Een stamgroep'),
      element('samengestelde_groep', groepVanLeerkracht, 'Een samengestelde groep'),
    ),
  ),
  optioneel(toevoegingen),
  optioneel(element('mutatiedatum', tijdstip, 'Laatste wijziging')),
);
export type Leerkracht = ValueOf<typeof leerkracht>;
