/** EDEXML 2.1: leerling, one pupil (EDEXML.elementen.xsd, LeerlingType). */
import {
  attribute,
  element,
  elementType,
  identifying,
  choice,
  optional,
  list,
} from '../xml/schema/description.ts';
import { date, text, dateTime } from '../xml/schema/simple-type.ts';
import { groepReferentie } from './groep.ts';
import { naamblok } from './naam.ts';
import { samengesteldeGroepReferentie } from './samengestelde-groep.ts';
import {
  elevenDigits,
  etniciteitType,
  geslachtType,
  gewichtNieuwType,
  gewichtType,
  jaargroepType,
  landType,
  nineDigits,
  postcodeNlType,
  keyType,
  fourDigits,
} from './simple-types.ts';
import { toevoegingen } from './toevoegingen.ts';
import { vestigingReferentie } from './vestiging.ts';

export const leerling = elementType(
  'LeerlingType',
  'EDEXML.elementen.xsd, LeerlingType',
  attribute('key', keyType, 'Sleutel van de leerling; verandert niet tijdens de schoolloopbaan'),
  optional(attribute('eckid', keyType, 'Ketenpseudoniem van de leerling')),
  naamblok,
  optional(element('geboortedatum', date, 'Geboortedatum')),
  optional(element('geslacht', geslachtType, '0 onbekend, 1 jongen, 2 meisje, 9 niet gespecificeerd')),
  optional(element('start_ondw_jgr3', date, 'Begin van het onderwijs op het niveau van jaargroep 3')),
  optional(element('jaargroep', jaargroepType, 'Leerjaar; gaat voor het leerjaar van de groep')),
  optional(element('groep', groepReferentie, 'De stamgroep')),
  optional(
    list(
      'samengestelde_groepen',
      'Groepen naast de stamgroep',
      element('samengestelde_groep', samengesteldeGroepReferentie, 'Een groep naast de stamgroep'),
    ),
  ),
  optional(element('vestiging', vestigingReferentie, 'Waar de leerling les krijgt')),
  optional(element('gebruikersnaam', text(1, 64), 'Gebruikersnaam bij de school')),
  optional(element('emailadres', text(1, 256), 'E-mailadres')),
  optional(element('fotourl', text(1, 256), 'Adres van een foto')),
  optional(element('etniciteit', etniciteitType, 'Wordt afgeraden')),
  optional(element('land', landType, 'Geboorteland')),
  optional(element('land_vader', landType, 'Geboorteland van de vader')),
  optional(element('land_moeder', landType, 'Geboorteland van de moeder')),
  optional(
    choice(
      identifying('sofinummer', nineDigits, 'Oud persoonsnummer'),
      identifying('bsn', nineDigits, 'Burgerservicenummer'),
      identifying('onderwijsnummer', nineDigits, 'Nummer van een leerling zonder burgerservicenummer'),
      identifying('bsn_ondwnr-4', fourDigits, 'Laatste vier cijfers van dat nummer'),
      identifying('rijksregisternummer', elevenDigits, 'Belgisch persoonsnummer'),
    ),
  ),
  optional(element('gewicht_nieuw', gewichtNieuwType, 'Leerlinggewicht vanaf 2006, met een komma')),
  optional(element('gewicht', gewichtType, 'Leerlinggewicht tot 2006, met een punt')),
  optional(
    choice(
      element('postcodenl', postcodeNlType, 'Nederlandse postcode zonder spatie'),
      element('postnummerbe', fourDigits, 'Belgisch postnummer'),
      element('postcodeoverig', text(1, 32), 'Andere buitenlandse postcode'),
    ),
  ),
  optional(element('instroomdatum', date, 'Eerste dag op deze school')),
  optional(element('uitstroomdatum', date, 'Vanaf deze dag niet meer op deze school')),
  optional(toevoegingen),
  optional(element('mutatiedatum', dateTime, 'Laatste wijziging')),
);
export type { Leerling } from './nouns.generated.ts';
