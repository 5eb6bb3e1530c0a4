/** EDEXML 2.1: leerkracht, one member of staff (EDEXML.elementen.xsd, LeerkrachtType). */
import { attribute, element, elementType, zeroOrMore, optional, list } from '../xml/schema/description.ts';
import { text, dateTime } from '../xml/schema/simple-type.ts';
import { naamblok } from './naam.ts';
import { rolType, keyType } from './simple-types.ts';
import { toevoegingen } from './toevoegingen.ts';

const rollen = zeroOrMore(
  'rollen',
  element('rol', rolType, 'Rol uit de lijst'),
  element('rolomschrijving', text(1, 64), 'Rol in eigen woorden'),
);

const groepVanLeerkracht = elementType(
  'LeerkrachtGroepReferentieType',
  'EDEXML.elementen.xsd, LeerkrachtGroepReferentieType',
  attribute('key', keyType, 'Sleutel van de groep'),
  rollen,
);

export const leerkracht = elementType(
  'LeerkrachtType',
  'EDEXML.elementen.xsd, LeerkrachtType',
  attribute('key', keyType, 'Sleutel van de leerkracht'),
  optional(attribute('eckid', keyType, 'Ketenpseudoniem van de leerkracht')),
  naamblok,
  optional(element('gebruikersnaam', text(1, 64), 'Gebruikersnaam bij de school')),
  optional(element('emailadres', text(1, 256), 'E-mailadres')),
  rollen,
  optional(
    list(
      'groepen',
      'Groepen waaraan de leerkracht werkt',
      element('groep', groepVanLeerkracht, 'Een stamgroep'),
      element('samengestelde_groep', groepVanLeerkracht, 'Een samengestelde groep'),
    ),
  ),
  optional(toevoegingen),
  optional(element('mutatiedatum', dateTime, 'Laatste wijziging')),
);
export type { Leerkracht } from './nouns.generated.ts';
