/** UWLR 2.2: what every request begins with (UWLR_Leerlinggegevens_v2p2.xsd, gVerzoekBasis). */
import {
  attribuut,
  element,
  elementType,
  keuze,
  optioneel,
  reeks,
  samen,
  type ValueOf,
} from '../../xml/schema/description.ts';
import { tekst, tijdstip } from '../../xml/schema/simple-type.ts';
import { brincodeSoort, dependancecodeSoort, schooljaarVerzoekSoort, sleutel } from '../../edexml/simple-types.ts';

export const verzoekBasisDeel = samen(
  element('schooljaar', schooljaarVerzoekSoort, 'Gevraagd schooljaar'),
  keuze(
    samen(
      element('brincode', brincodeSoort, 'Brincode van de gevraagde school'),
      optioneel(
        element('dependancecode', dependancecodeSoort, 'Vestiging; leeg, afwezig en 00 zijn hetzelfde', {
          standaard: '00',
        }),
      ),
    ),
    element('schoolkey', sleutel, 'Afgesproken sleutel van een school zonder brincode'),
  ),
  element('xsdversie', tekst(1, 32), 'Versie van de standaard die de vrager spreekt'),
  optioneel(element('gegevenssetid', tekst(1, 64), 'Afgesproken naam van een gegevensset')),
  optioneel(element('laatstontvangengegevens', tijdstip, 'Aanmaakdatum van het laatste verwerkte antwoord')),
);

const verzoekBasis = elementType(
  'VerzoekBasis',
  'UWLR_Leerlinggegevens_v2p2.xsd, gVerzoekBasis',
  verzoekBasisDeel,
);
export type VerzoekBasis = ValueOf<typeof verzoekBasis>;

const groepInVerzoek = elementType(
  'ctpGroepVerzoek',
  'UWLR_Leerlinggegevens_v2p2.xsd, gVerzoekGroepenRef',
  optioneel(attribuut('key', sleutel, 'Sleutel van de groep; zonder sleutel: wie in geen enkele groep zit')),
);

export const verzoekGroepenDeel = reeks(
  'groepen',
  'Groepen waarvan de leden worden gevraagd',
  element('groep', groepInVerzoek, 'Een stamgroep, of zonder sleutel: wie geen stamgroep heeft'),
  element(
    'samengestelde_groep',
    groepInVerzoek,
    'Een samengestelde groep, of zonder sleutel: wie in geen enkele zit',
  ),
);
