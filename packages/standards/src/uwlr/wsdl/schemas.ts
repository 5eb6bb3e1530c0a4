/** The schemas that the server publishes, made from the descriptions. */
import { listForeignElements, serializeXsd } from '../../xml/schema/xsd.ts';
import { autorisatieElement } from '../messages/autorisatie.ts';
import { AUTORISATIE, LEERLINGGEGEVENS, LEERRESULTATEN, OSO } from '../messages/namespaces.ts';
import { brengLeerresultaten, operaties, type Operatie } from '../messages/operaties.ts';

const names = Object.keys(operaties) as Operatie[];

/** The detail of a stepwise fault is a fault again, with children in no namespace. */
const FAULT_TYPE = `<xs:complexType name="FaultDetailType">
  <xs:sequence>
    <xs:element name="faultcode" type="xs:QName" form="unqualified"/>
    <xs:element name="faultstring" type="xs:string" form="unqualified"/>
    <xs:element name="faultactor" type="xs:anyURI" minOccurs="0" form="unqualified"/>
  </xs:sequence>
</xs:complexType>`;

function serializeFaultElements(): string {
  return names
    .map((name) => operaties[name])
    .map((o) => ('faultDetail' in o ? `<xs:element name="${o.faultDetail}" type="FaultDetailType"/>` : ''))
    .filter((line) => line !== '')
    .join('\n');
}

/** The schema of the pupil data messages. */
export function serializeLeerlinggegevensXsd(): string {
  const elements = names.flatMap((name) => {
    const { verzoek, antwoord, gegevens } = operaties[name];
    return [verzoek, antwoord, gegevens];
  });
  const extra = `${serializeFaultElements()}\n${FAULT_TYPE}`;
  return serializeXsd(elements, { namespace: LEERLINGGEGEVENS, inMessage: true, extra });
}

export function serializeAutorisatieXsd(): string {
  return serializeXsd([autorisatieElement], { namespace: AUTORISATIE });
}

const leerresultatenElements = [brengLeerresultaten.verzoek, brengLeerresultaten.antwoord];

const constraint = (tag: string, selector: string, field: string): string =>
  `<xs:${tag}><xs:selector xpath="${selector}"/><xs:field xpath="${field}"/></xs:${tag.split(' ')[0]}>`;

/** Under their official names. The official ones check nothing, since their paths lack a prefix; these do. */
const KEYS = {
  [brengLeerresultaten.verzoek.name]: [
    constraint(
      'key name="kResultaat"',
      'tns:toetsafnames/tns:toetsafname/tns:resultaten/tns:resultaat',
      '@key',
    ),
    constraint('key name="kToetscode"', 'tns:toetsen/tns:toets', 'tns:toetscode'),
    constraint(
      'keyref name="krAfnameToets" refer="tns:kToetscode"',
      'tns:toetsafnames/tns:toetsafname/tns:resultaten/tns:resultaat',
      'tns:toetscode',
    ),
  ].join(''),
  toetsonderdelen: constraint(
    'unique name="uOnderdeelVolgnummer"',
    'tns:toetsonderdeel',
    'tns:toetsonderdeelvolgnummer',
  ),
};

/** `schemaLocation`: where the schema of OSO is, when it is not in the same WSDL. */
export function serializeLeerresultatenXsd(schemaLocation?: (namespace: string) => string): string {
  return serializeXsd(leerresultatenElements, {
    namespace: LEERRESULTATEN,
    keys: KEYS,
    ...(schemaLocation && { schemaLocation }),
  });
}

/** Only the two elements that results borrow. */
export function serializeOsoXsd(): string {
  return serializeXsd(listForeignElements(leerresultatenElements).get(OSO) ?? [], { namespace: OSO });
}
