/** The schemas that the server publishes: made from the descriptions. */
import { serializeXsd, vreemdeElementen } from '../../xml/schema/xsd.ts';
import { autorisatieElement } from '../messages/autorisatie.ts';
import { AUTORISATIE, LEERLINGGEGEVENS, LEERRESULTATEN, OSO } from '../messages/namespaces.ts';
import { brengLeerresultaten, operaties, type Operatie } from '../messages/operaties.ts';

const namen = Object.keys(operaties) as Operatie[];

/** The detail of a stepwise fault is again a fault, with children in no namespace. */
const FAULT_TYPE = `<xs:complexType name="FaultDetailType">
  <xs:sequence>
    <xs:element name="faultcode" type="xs:QName" form="unqualified"/>
    <xs:element name="faultstring" type="xs:string" form="unqualified"/>
    <xs:element name="faultactor" type="xs:anyURI" minOccurs="0" form="unqualified"/>
  </xs:sequence>
</xs:complexType>`;

function faultElementen(): string {
  return namen
    .map((operatie) => operaties[operatie])
    .map((o) => ('faultDetail' in o ? `<xs:element name="${o.faultDetail}" type="FaultDetailType"/>` : ''))
    .filter((regel) => regel !== '')
    .join('\n');
}

/** The schema of the pupil data messages. */
export function serializeLeerlinggegevensXsd(): string {
  const elementen = namen.flatMap((operatie) => {
    const { verzoek, antwoord, gegevens } = operaties[operatie];
    return [verzoek, antwoord, gegevens];
  });
  const extra = `${faultElementen()}\n${FAULT_TYPE}`;
  return serializeXsd(elementen, { naamruimte: LEERLINGGEGEVENS, uwlr: true, extra });
}

export function serializeAutorisatieXsd(): string {
  return serializeXsd([autorisatieElement], { naamruimte: AUTORISATIE });
}

const resultaatElementen = [brengLeerresultaten.verzoek, brengLeerresultaten.antwoord];

const veld = (naam: string, selector: string, field: string): string =>
  `<xs:${naam}><xs:selector xpath="${selector}"/><xs:field xpath="${field}"/></xs:${naam.split(' ')[0]}>`;

/** Under their official names; here they do check something, for the names in them have a prefix. */
const SLEUTELS = {
  [brengLeerresultaten.verzoek.naam]: [
    veld('key name="kResultaat"', 'tns:toetsafnames/tns:toetsafname/tns:resultaten/tns:resultaat', '@key'),
    veld('key name="kToetscode"', 'tns:toetsen/tns:toets', 'tns:toetscode'),
    veld(
      'keyref name="krAfnameToets" refer="tns:kToetscode"',
      'tns:toetsafnames/tns:toetsafname/tns:resultaten/tns:resultaat',
      'tns:toetscode',
    ),
  ].join(''),
  toetsonderdelen: veld(
    'unique name="uOnderdeelVolgnummer"',
    'tns:toetsonderdeel',
    'tns:toetsonderdeelvolgnummer',
  ),
};

/** `waar`: where the schema of OSO lies, when it is not in the same WSDL. */
export function serializeLeerresultatenXsd(waar?: (naamruimte: string) => string): string {
  return serializeXsd(resultaatElementen, {
    naamruimte: LEERRESULTATEN,
    sleutels: SLEUTELS,
    ...(waar && { waar }),
  });
}

/** Only the two elements that results borrow. */
export function serializeOsoXsd(): string {
  return serializeXsd(vreemdeElementenVanResultaten, { naamruimte: OSO });
}
const vreemdeElementenVanResultaten = vreemdeElementen(resultaatElementen).get(OSO) ?? [];
