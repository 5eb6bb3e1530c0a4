/** The WSDL of the results service. */
import { escapeAttribute } from '../../xml/write/escape.ts';
import { AUTORISATIE, LEERRESULTATEN } from '../messages/namespaces.ts';
import { brengLeerresultaten } from '../messages/operaties.ts';
import { serializeAutorisatieXsd, serializeLeerresultatenXsd, serializeOsoXsd } from './schemas.ts';

const { name, soapAction, verzoek, antwoord } = brengLeerresultaten;

/** Names of the official WSDL: code that was generated from it finds the same port here. */
export function serializeLeerresultatenWsdl(location: string): string {
  const address = escapeAttribute(location);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:lr="${LEERRESULTATEN}" xmlns:aut="${AUTORISATIE}" targetNamespace="${LEERRESULTATEN}">`,
    '  <wsdl:types>',
    serializeAutorisatieXsd(),
    serializeOsoXsd(),
    serializeLeerresultatenXsd(),
    '  </wsdl:types>',
    '  <wsdl:message name="msgHeader"><wsdl:part name="msgpHeader" element="aut:autorisatie"/></wsdl:message>',
    `  <wsdl:message name="msgLeerresultaten"><wsdl:part name="msgpLeerresultatenVerzoek" element="lr:${verzoek.name}"/></wsdl:message>`,
    `  <wsdl:message name="msgLeerresultatenAntwoord"><wsdl:part name="msgpLeerresultatenAntwoord" element="lr:${antwoord.name}"/></wsdl:message>`,
    '  <wsdl:portType name="prtLeerresultaten">',
    `    <wsdl:operation name="${name}"><wsdl:input message="lr:msgLeerresultaten"/><wsdl:output message="lr:msgLeerresultatenAntwoord"/></wsdl:operation>`,
    '  </wsdl:portType>',
    '  <wsdl:binding name="bndLeerresultaten" type="lr:prtLeerresultaten">',
    '    <soap:binding style="document" transport="http://schemas.xmlsoap.org/soap/http"/>',
    `    <wsdl:operation name="${name}"><soap:operation soapAction="${soapAction}"/>`,
    '      <wsdl:input><soap:header message="lr:msgHeader" part="msgpHeader" use="literal"/><soap:body use="literal"/></wsdl:input>',
    '      <wsdl:output><soap:body use="literal"/></wsdl:output>',
    '    </wsdl:operation>',
    '  </wsdl:binding>',
    '  <wsdl:service name="LeerresultatenService">',
    `    <wsdl:port name="prtLeerresultatenService" binding="lr:bndLeerresultaten"><soap:address location="${address}"/></wsdl:port>`,
    '  </wsdl:service>',
    '</wsdl:definitions>',
    '',
  ].join('\n');
}
