/** The WSDL of the pupil data service, with its schema inside: made from the descriptions and the operations. */
import { escapeAttribuut } from '../../xml/write/escape.ts';
import { AUTORISATIE, LEERLINGGEGEVENS } from '../messages/namespaces.ts';
import { operaties, type Operatie } from '../messages/operaties.ts';
import { serializeAutorisatieXsd, serializeLeerlinggegevensXsd } from './schemas.ts';

const namen = Object.keys(operaties) as Operatie[];

/** Names of the official WSDL: code that was generated from it finds the same ports here. */
const poorten = [
  {
    port: 'alles-in-een',
    naam: 'prtLeerlinggegevensService',
    type: 'prtLeerlinggegevens',
    binding: 'bndLeerlinggegevens',
  },
  {
    port: 'getrapt',
    naam: 'prtLeerlinggegevensService-getrapt',
    type: 'prtGetrapt',
    binding: 'bndLeerlinggegevens-getrapt',
  },
] as const;

/** The parts of the all-in-one messages are spelled with a p, those of the stepwise ones without. */
function partNaam(operatie: Operatie, soort: string): string {
  const kort = operatie.replace(/^Haal/, '');
  return `${operaties[operatie].port === 'alles-in-een' ? 'msgp' : 'msg'}${kort}${soort}`;
}

function serializeMessages(operatie: Operatie): string[] {
  const beschrijving = operaties[operatie];
  const kort = operatie.replace(/^Haal/, '');
  const message = (soort: string, element: string): string =>
    `  <wsdl:message name="msg${kort}${soort}"><wsdl:part name="${partNaam(operatie, soort)}" element="lg:${element}"/></wsdl:message>`;
  const regels = [
    message('Verzoek', beschrijving.verzoek.naam),
    message('Antwoord', beschrijving.antwoord.naam),
  ];
  if ('faultDetail' in beschrijving) regels.push(message('Fault', beschrijving.faultDetail));
  return regels;
}

function serializePortType(poort: (typeof poorten)[number]): string {
  const operations = namen
    .filter((operatie) => operaties[operatie].port === poort.port)
    .map((operatie) => {
      const kort = operatie.replace(/^Haal/, '');
      const fault =
        'faultDetail' in operaties[operatie] ? `<wsdl:fault name="fault" message="lg:msg${kort}Fault"/>` : '';
      return `    <wsdl:operation name="${operatie}"><wsdl:input message="lg:msg${kort}Verzoek"/><wsdl:output message="lg:msg${kort}Antwoord"/>${fault}</wsdl:operation>`;
    });
  return `  <wsdl:portType name="${poort.type}">\n${operations.join('\n')}\n  </wsdl:portType>`;
}

function serializeBinding(poort: (typeof poorten)[number]): string {
  const operations = namen
    .filter((operatie) => operaties[operatie].port === poort.port)
    .map((operatie) => {
      const fault =
        'faultDetail' in operaties[operatie]
          ? '<wsdl:fault name="fault"><soap:fault name="fault" use="literal"/></wsdl:fault>'
          : '';
      return [
        `    <wsdl:operation name="${operatie}"><soap:operation soapAction="${operaties[operatie].soapAction}"/>`,
        '      <wsdl:input><soap:header message="lg:msgHeader" part="msgpHeader" use="literal"/><soap:body use="literal"/></wsdl:input>',
        `      <wsdl:output><soap:body use="literal"/></wsdl:output>${fault}`,
        '    </wsdl:operation>',
      ].join('\n');
    });
  return [
    `  <wsdl:binding name="${poort.binding}" type="lg:${poort.type}">`,
    '    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>',
    ...operations,
    '  </wsdl:binding>',
  ].join('\n');
}

/** Both ports at one address: the body tells which operation is meant. */
export function serializeLeerlinggegevensWsdl(location: string): string {
  const adres = escapeAttribuut(location, 'location');
  const ports = poorten.map(
    (poort) =>
      `    <wsdl:port name="${poort.naam}" binding="lg:${poort.binding}"><soap:address location="${adres}"/></wsdl:port>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:lg="${LEERLINGGEGEVENS}" xmlns:aut="${AUTORISATIE}" targetNamespace="${LEERLINGGEGEVENS}">`,
    '  <wsdl:types>',
    serializeAutorisatieXsd(),
    serializeLeerlinggegevensXsd(),
    '  </wsdl:types>',
    '  <wsdl:message name="msgHeader"><wsdl:part name="msgpHeader" element="aut:autorisatie"/></wsdl:message>',
    ...namen.flatMap(serializeMessages),
    ...poorten.map(serializePortType),
    ...poorten.map(serializeBinding),
    '  <wsdl:service name="LeerlinggegevensService">',
    ...ports,
    '  </wsdl:service>',
    '</wsdl:definitions>',
    '',
  ].join('\n');
}
