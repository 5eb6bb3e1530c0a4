/** UWLR 2.2: what every request begins with (UWLR_Leerlinggegevens_v2p2.xsd, gVerzoekBasis). */
import {
  attribute,
  element,
  elementType,
  choice,
  optional,
  list,
  sequence,
} from '../../xml/schema/description.ts';
import { text, dateTime } from '../../xml/schema/simple-type.ts';
import {
  brincodeType,
  dependancecodeType,
  schooljaarVerzoekType,
  keyType,
} from '../../edexml/simple-types.ts';

export const verzoekBasisParticle = sequence(
  element('schooljaar', schooljaarVerzoekType, 'Gevraagd schooljaar'),
  choice(
    sequence(
      element('brincode', brincodeType, 'Brincode van de gevraagde school'),
      optional(
        element('dependancecode', dependancecodeType, 'Vestiging; leeg, afwezig en 00 zijn hetzelfde', {
          defaultValue: '00',
        }),
      ),
    ),
    element('schoolkey', keyType, 'Afgesproken sleutel van een school zonder brincode'),
  ),
  element('xsdversie', text(1, 32), 'Versie van de standaard die de vrager spreekt'),
  optional(element('gegevenssetid', text(1, 64), 'Afgesproken naam van een gegevensset')),
  optional(element('laatstontvangengegevens', dateTime, 'Aanmaakdatum van het laatste verwerkte antwoord')),
);

export const verzoekBasis = elementType(
  'VerzoekBasis',
  'UWLR_Leerlinggegevens_v2p2.xsd, gVerzoekBasis',
  verzoekBasisParticle,
);
export type { VerzoekBasis } from './nouns.generated.ts';

const groepInVerzoek = elementType(
  'ctpGroepVerzoek',
  'UWLR_Leerlinggegevens_v2p2.xsd, gVerzoekGroepenRef',
  optional(attribute('key', keyType, 'Sleutel van de groep; zonder sleutel: wie in geen enkele groep zit')),
);

export const verzoekGroepenList = list(
  'groepen',
  'Groepen waarvan de leden worden gevraagd',
  element('groep', groepInVerzoek, 'Een stamgroep, of zonder sleutel: wie geen stamgroep heeft'),
  element(
    'samengestelde_groep',
    groepInVerzoek,
    'Een samengestelde groep, of zonder sleutel: wie in geen enkele zit',
  ),
);
