/** The WSDL of the pupil data service, with its schema inside: made from the descriptions and the operations. */
import { escapeAttribute } from '../../xml/write/escape.ts';
import { AUTORISATIE, LEERLINGGEGEVENS } from '../messages/namespaces.ts';
import { operaties, type Operatie } from '../messages/operaties.ts';
import { serializeAutorisatieXsd, serializeLeerlinggegevensXsd } from './schemas.ts';

const names = Object.keys(operaties) as Operatie[];

/** Names of the official WSDL: code that was generated from it finds the same ports here. */
const ports = [
  {
    port: 'alles-in-een',
    name: 'prtLeerlinggegevensService',
    type: 'prtLeerlinggegevens',
    binding: 'bndLeerlinggegevens',
  },
  {
    port: 'getrapt',
    name: 'prtLeerlinggegevensService-getrapt',
    type: 'prtGetrapt',
    binding: 'bndLeerlinggegevens-getrapt',
  },
] as const;

/** The parts of the all-in-one messages are spelled with a p, those of the stepwise ones without. */
function partNameOf(operatie: Operatie, part: string): string {
  const short = operatie.replace(/^Haal/, '');
  return `${operaties[operatie].port === 'alles-in-een' ? 'msgp' : 'msg'}${short}${part}`;
}

function serializeMessages(operatie: Operatie): string[] {
  const description = operaties[operatie];
  const short = operatie.replace(/^Haal/, '');
  const message = (part: string, element: string): string =>
    `  <wsdl:message name="msg${short}${part}"><wsdl:part name="${partNameOf(operatie, part)}" element="lg:${element}"/></wsdl:message>`;
  const lines = [
    message('Verzoek', description.verzoek.name),
    message('Antwoord', description.antwoord.name),
  ];
  if ('faultDetail' in description) lines.push(message('Fault', description.faultDetail));
  return lines;
}

function serializePortType(port: (typeof ports)[number]): string {
  const operations = names
    .filter((operatie) => operaties[operatie].port === port.port)
    .map((operatie) => {
      const short = operatie.replace(/^Haal/, '');
      const fault =
        'faultDetail' in operaties[operatie]
          ? `<wsdl:fault name="fault" message="lg:msg${short}Fault"/>`
          : '';
      return `    <wsdl:operation name="${operatie}"><wsdl:input message="lg:msg${short}Verzoek"/><wsdl:output message="lg:msg${short}Antwoord"/>${fault}</wsdl:operation>`;
    });
  return `  <wsdl:portType name="${port.type}">\n${operations.join('\n')}\n  </wsdl:portType>`;
}

function serializeBinding(port: (typeof ports)[number]): string {
  const operations = names
    .filter((operatie) => operaties[operatie].port === port.port)
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
    `  <wsdl:binding name="${port.binding}" type="lg:${port.type}">`,
    '    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>',
    ...operations,
    '  </wsdl:binding>',
  ].join('\n');
}

/** Both ports at one address: the body tells which operation is meant. */
export function serializeLeerlinggegevensWsdl(location: string): string {
  const address = escapeAttribute(location);
  const portElements = ports.map(
    (port) =>
      `    <wsdl:port name="${port.name}" binding="lg:${port.binding}"><soap:address location="${address}"/></wsdl:port>`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:lg="${LEERLINGGEGEVENS}" xmlns:aut="${AUTORISATIE}" targetNamespace="${LEERLINGGEGEVENS}">`,
    '  <wsdl:types>',
    serializeAutorisatieXsd(),
    serializeLeerlinggegevensXsd(),
    '  </wsdl:types>',
    '  <wsdl:message name="msgHeader"><wsdl:part name="msgpHeader" element="aut:autorisatie"/></wsdl:message>',
    ...names.flatMap(serializeMessages),
    ...ports.map(serializePortType),
    ...ports.map(serializeBinding),
    '  <wsdl:service name="LeerlinggegevensService">',
    ...portElements,
    '  </wsdl:service>',
    '</wsdl:definitions>',
    '',
  ].join('\n');
}
