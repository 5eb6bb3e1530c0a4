/** SOAP 1.1: what stands around a payload when we write it. */
import { compileSchrijver, type Uit } from '../xml/schrijver.ts';
import { SOAP } from './namespaces.ts';
import { soapFaultElement } from './fault.ts';

export const ENVELOP_OPEN = `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${SOAP}">`;
export const BODY_OPEN = '<soap:Body>';
export const ENVELOP_SLUIT = '</soap:Body></soap:Envelope>';

const FAULT = 'soap:Fault';
const schrijfFault = compileSchrijver({ ...soapFaultElement, naam: FAULT });

/** What the WSDL declares to stand in the detail of a fault: the same fault, as an element of its own. */
export interface FaultDetail {
  readonly naam: string;
  readonly naamruimte: string;
}

/** A whole message with one fault; `faultcode` is the local part. */
export function serializeFault(faultcode: string, faultstring: string, detail?: FaultDetail): string {
  const fault = { faultcode: `soap:${faultcode}`, faultstring };
  const uit: Uit = { tekst: ENVELOP_OPEN + BODY_OPEN };
  schrijfFault(fault, uit);
  if (detail !== undefined) {
    const naam = `d:${detail.naam}`;
    const binnen: Uit = { tekst: '' };
    compileSchrijver({ ...soapFaultElement, naam })(fault, binnen);
    // With the prefix of its code: JAXB reads this element without what stands around it.
    const begin = `<${naam} xmlns:d="${detail.naamruimte}" xmlns:soap="${SOAP}"`;
    uit.tekst = uit.tekst.slice(0, -`</${FAULT}>`.length);
    uit.tekst += `<detail>${begin}${binnen.tekst.slice(naam.length + 1)}</detail></${FAULT}>`;
  }
  return uit.tekst + ENVELOP_SLUIT;
}
