/** EDEXML 2.1: leerling, one pupil (EDEXML.elementen.xsd, LeerlingType). */
import {
  attribuut,
  element,
  elementType,
  identificerend,
  keuze,
  optioneel,
  reeks,
  type ValueOf,
} from '../xml/schema/description.ts';
import { datum, tekst, tijdstip } from '../xml/schema/simple-type.ts';
import { groepReferentie } from './groep.ts';
import { naamblok } from './naam.ts';
import { samengesteldeGroepReferentie } from './samengestelde-groep.ts';
import {
  elfCijfers,
  etniciteitSoort,
  geslachtSoort,
  gewichtNieuwSoort,
  gewichtSoort,
  jaargroepSoort,
  landSoort,
  negenCijfers,
  postcodeNlSoort,
  sleutel,
  vierCijfers,
} from './simple-types.ts';
import { toevoegingen } from './toevoegingen.ts';
import { vestigingReferentie } from './vestiging.ts';

export const leerling = elementType(
  'LeerlingType',
  'EDEXML.elementen.xsd, LeerlingType',
  attribuut('key', sleutel, 'Sleutel van de leerling; verandert niet tijdens de schoolloopbaan'),
  optioneel(attribuut('eckid', sleutel, 'Ketenpseudoniem van de leerling')),
  naamblok,
  optioneel(element('geboortedatum', datum, 'Geboortedatum')),
  optioneel(element('geslacht', geslachtSoort, '0 onbekend, 1 jongen, 2 meisje, 9 niet gespecificeerd')),
  optioneel(element('start_ondw_jgr3', datum, 'Begin van het onderwijs op het niveau van jaargroep 3')),
  optioneel(element('jaargroep', jaargroepSoort, 'Leerjaar; gaat voor het leerjaar van de groep')),
  optioneel(element('groep', groepReferentie, 'De stamgroep')),
  optioneel(
    reeks(
      'samengestelde_groepen',
      'Groepen naast de stamgroep',
      element('samengestelde_groep', samengesteldeGroepReferentie, 'Een groep naast de stamgroep'),
    ),
  ),
  optioneel(element('vestiging', vestigingReferentie, 'Waar de leerling les krijgt')),
  optioneel(element('gebruikersnaam', tekst(1, 64), 'Gebruikersnaam bij de school')),
  optioneel(element('emailadres', tekst(1, 256), 'E-mailadres')),
  optioneel(element('fotourl', tekst(1, 256), 'Adres van een foto')),
  optioneel(element('etniciteit', etniciteitSoort, 'Wordt afgeraden')),
  optioneel(element('land', landSoort, 'Geboorteland')),
  optioneel(element('land_vader', landSoort, 'Geboorteland van de vader')),
  optioneel(element('land_moeder', landSoort, 'Geboorteland van de moeder')),
  optioneel(
    keuze(
      identificerend('sofinummer', negenCijfers, 'Oud persoonsnummer'),
      identificerend('bsn', negenCijfers, 'Burgerservicenummer'),
      identificerend('onderwijsnummer', negenCijfers, 'Nummer van een leerling zonder burgerservicenummer'),
      identificerend('bsn_ondwnr-4', vierCijfers, 'Laatste vier cijfers van dat nummer'),
      identificerend('rijksregisternummer', elfCijfers, 'Belgisch persoonsnummer'),
    ),
  ),
  optioneel(element('gewicht_nieuw', gewichtNieuwSoort, 'Leerlinggewicht vanaf 2006, met een komma')),
  optioneel(element('gewicht', gewichtSoort, 'Leerlinggewicht tot 2006, met een punt')),
  optioneel(
    keuze(
      element('postcodenl', postcodeNlSoort, 'Nederlandse postcode zonder spatie'),
      element('postnummerbe', vierCijfers, 'Belgisch postnummer'),
      element('postcodeoverig', tekst(1, 32), 'Andere buitenlandse postcode'),
    ),
  ),
  optioneel(element('instroomdatum', datum, 'Eerste dag op deze school')),
  optioneel(element('uitstroomdatum', datum, 'Vanaf deze dag niet meer op deze school')),
  optioneel(toevoegingen),
  optioneel(element('mutatiedatum', tijdstip, 'Laatste wijziging')),
);
export type Leerling = ValueOf<typeof leerling>;
