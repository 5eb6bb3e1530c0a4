/** UWLR 2.2: leerresultaten_verzoek, results on their way to the school (UWLR_Leerresultaten_v2p2.xsd). */
import {
  brincodeType,
  dependancecodeType,
  schooljaarVerzoekType,
  keyType,
} from '../../edexml/simple-types.ts';
import {
  attribute,
  element,
  elementType,
  choice,
  openType,
  optional,
  skipped,
  list,
  sequence,
} from '../../xml/schema/description.ts';
import { date, text, dateTime } from '../../xml/schema/simple-type.ts';
import { osoResultaat } from './oso-resultaat.ts';
import type { LeerresultatenSchool, Toets, Toetsafname } from './nouns.generated.ts';
import { score, toetsenList, vocabulaireType } from './toets.ts';

export const leerresultatenSchool = elementType(
  'ctpSchool',
  'UWLR_Leerresultaten_v2p2.xsd, ctpSchool',
  element('schooljaar', schooljaarVerzoekType, 'Schooljaar waarin de toetsen zijn gemaakt'),
  choice(
    sequence(
      element('brincode', brincodeType, 'Brincode van de school'),
      optional(
        element('dependancecode', dependancecodeType, 'Vestiging; leeg, afwezig en 00 zijn hetzelfde', {
          defaultValue: '00',
        }),
      ),
    ),
    element('schoolkey', keyType, 'Afgesproken sleutel van een school zonder brincode'),
  ),
  element('aanmaakdatum', dateTime, 'Tijdstip waarop het bericht is gemaakt'),
  optional(element('auteur', text(1, 128), 'Programma of persoon die het bericht maakte')),
  element('xsdversie', text(1, 32), 'Versie van de standaard'),
  optional(element('commentaar', text(1, 128), 'Vrije opmerking')),
);
export type { LeerresultatenSchool };

export const resultaat = elementType(
  'ctpResultaat',
  'UWLR_Leerresultaten_v2p2.xsd, ctpResultaat',
  attribute('key', keyType, 'Sleutel van dit resultaat; dezelfde sleutel vervangt een eerder resultaat'),
  element('afnamedatum', date, 'Dag waarop de toets is gemaakt'),
  element('toetscode', keyType, 'Welke toets; moet bij toetsen staan'),
  optional(element('versie', vocabulaireType, 'Versie van de toets')),
  optional(element('toetsonderdeelcode', keyType, 'Welk onderdeel; zonder: de hele toets')),
  choice(
    element('score', score, 'Ruwe score'),
    element('osoresultaat', osoResultaat, 'Score zoals in een overstapdossier'),
    skipped(
      'anderresultaat',
      openType('ctpAnderResultaatType', 'UWLR_Leerresultaten_v2p2.xsd, ctpAnderResultaatType'),
      'Resultaat in een vorm die beide partijen afspraken',
    ),
  ),
  optional(element('infourl', text(1, 256), 'Adres met meer over dit resultaat')),
);

export const toetsafname = elementType(
  'ctpToetsafname',
  'UWLR_Leerresultaten_v2p2.xsd, ctpToetsafname',
  element('leerlingid', keyType, 'Sleutel van de leerling in de leerlinggegevens'),
  optional(element('eckid', keyType, 'Ketenpseudoniem van de leerling')),
  optional(element('resultaatverwerkerid', keyType, 'Sleutel van de leerkracht die de toets verwerkte')),
  list('resultaten', 'Resultaten van deze leerling', element('resultaat', resultaat, 'Een resultaat')),
);
export type { Toetsafname };

export const leerresultaten = elementType(
  'ctpLeerresultatenVerzoek',
  'UWLR_Leerresultaten_v2p2.xsd, leerresultaten_verzoek',
  element('school', leerresultatenSchool, 'Welke school, gemaakt wanneer'),
  list('toetsafnames', 'Per leerling de resultaten', element('toetsafname', toetsafname, 'Van een leerling')),
  toetsenList,
);
export type Leerresultaten = {
  school: LeerresultatenSchool;
  toetsafnames: Toetsafname[];
  toetsen: Toets[];
};

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
