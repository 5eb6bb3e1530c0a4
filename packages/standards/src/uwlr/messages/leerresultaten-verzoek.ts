/** UWLR 2.2: leerresultaten_verzoek, results on their way to the school (UWLR_Leerresultaten_v2p2.xsd). */
import { brincodeSoort, dependancecodeSoort, schooljaarVerzoekSoort, sleutel } from '../../edexml/simple-types.ts';
import {
  attribuut,
  element,
  elementType,
  keuze,
  openType,
  optioneel,
  overgeslagen,
  reeks,
  samen,
  type ValueOf,
} from '../../xml/schema/description.ts';
import { datum, tekst, tijdstip } from '../../xml/schema/simple-type.ts';
import { osoResultaat } from './oso-resultaat.ts';
import { score, toetsenDeel, vocabulaireVeld } from './toets.ts';

export const leerresultatenSchool = elementType(
  'ctpSchool',
  'UWLR_Leerresultaten_v2p2.xsd, ctpSchool',
  element('schooljaar', schooljaarVerzoekSoort, 'Schooljaar waarin de toetsen zijn gemaakt'),
  keuze(
    samen(
      element('brincode', brincodeSoort, 'Brincode van de school'),
      optioneel(
        element('dependancecode', dependancecodeSoort, 'Vestiging; leeg, afwezig en 00 zijn hetzelfde', {
          standaard: '00',
        }),
      ),
    ),
    element('schoolkey', sleutel, 'Afgesproken sleutel van een school zonder brincode'),
  ),
  element('aanmaakdatum', tijdstip, 'Tijdstip waarop het bericht is gemaakt'),
  optioneel(element('auteur', tekst(1, 128), 'Programma of persoon die het bericht maakte')),
  element('xsdversie', tekst(1, 32), 'Versie van de standaard'),
  optioneel(element('commentaar', tekst(1, 128), 'Vrije opmerking')),
);
export type LeerresultatenSchool = ValueOf<typeof leerresultatenSchool>;

const resultaat = elementType(
  'ctpResultaat',
  'UWLR_Leerresultaten_v2p2.xsd, ctpResultaat',
  attribuut('key', sleutel, 'Sleutel van dit resultaat; dezelfde sleutel vervangt een eerder resultaat'),
  element('afnamedatum', datum, 'Dag waarop de toets is gemaakt'),
  element('toetscode', sleutel, 'Welke toets; moet bij toetsen staan'),
  optioneel(element('versie', vocabulaireVeld, 'Versie van de toets')),
  optioneel(element('toetsonderdeelcode', sleutel, 'Welk onderdeel; zonder: de hele toets')),
  keuze(
    element('score', score, 'Ruwe score'),
    element('osoresultaat', osoResultaat, 'Score zoals in een overstapdossier'),
    overgeslagen(
      'anderresultaat',
      openType('ctpAnderResultaatType', 'UWLR_Leerresultaten_v2p2.xsd, ctpAnderResultaatType'),
      'Resultaat in een vorm die beide partijen afspraken',
    ),
  ),
  optioneel(element('infourl', tekst(1, 256), 'Adres met meer over dit resultaat')),
);

export const toetsafname = elementType(
  'ctpToetsafname',
  'UWLR_Leerresultaten_v2p2.xsd, ctpToetsafname',
  element('leerlingid', sleutel, 'Sleutel van de leerling in de leerlinggegevens'),
  optioneel(element('eckid', sleutel, 'Ketenpseudoniem van de leerling')),
  optioneel(element('resultaatverwerkerid', sleutel, 'Sleutel van de leerkracht die de toets verwerkte')),
  reeks('resultaten', 'Resultaten van deze leerling', element('resultaat', resultaat, 'Een resultaat')),
);
export type Toetsafname = ValueOf<typeof toetsafname>;

export const leerresultaten = elementType(
  'ctpLeerresultatenVerzoek',
  'UWLR_Leerresultaten_v2p2.xsd, leerresultaten_verzoek',
  element('school', leerresultatenSchool, 'Welke school, gemaakt wanneer'),
  reeks(
    'toetsafnames',
    'Per leerling de resultaten',
    element('toetsafname', toetsafname, 'Van een leerling'),
  ),
  toetsenDeel,
);
export type Leerresultaten = ValueOf<typeof leerresultaten>;

export const leerresultatenVerzoek = element(
  'leerresultaten_verzoek',
  leerresultaten,
  'Brengt resultaten van toetsen naar de school',
);

export const leerresultatenBevestiging = element(
  'leerresultaten_bevestiging',
  elementType('ctpLeeg', 'UWLR_Leerresultaten_v2p2.xsd, leerresultaten_bevestiging'),
  'De school heeft alle resultaten verwerkt',
);
