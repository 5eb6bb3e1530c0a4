/** SOAP 1.1: what stands around a payload when we write it. */
import { compileSchrijver, type SchrijfElement, type Uit } from '../xml/write/writer.ts';
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

const schrijvers = new Map<string, SchrijfElement>();

function schrijverVan({ naam, naamruimte }: FaultDetail): SchrijfElement {
  let schrijver = schrijvers.get(naam);
  if (schrijver === undefined) {
    // With the prefix of its code: JAXB reads this element without what stands around it.
    const declaraties = ` xmlns:d="${naamruimte}" xmlns:soap="${SOAP}"`;
    schrijver = compileSchrijver({ ...soapFaultElement, naam: `d:${naam}` }, { declaraties });
    schrijvers.set(naam, schrijver);
  }
  return schrijver;
}

/** A whole message with one fault; `faultcode` is the local part. */
export function serializeFault(faultcode: string, faultstring: string, detail?: FaultDetail): string {
  const fault = { faultcode: `soap:${faultcode}`, faultstring };
  const uit: Uit = { tekst: ENVELOP_OPEN + BODY_OPEN };
  schrijfFault(fault, uit);
  if (detail !== undefined) {
    const sluit = `</${FAULT}>`;
    uit.tekst = `${uit.tekst.slice(0, -sluit.length)}<detail>`;
    schrijverVan(detail)(fault, uit);
    uit.tekst += `</detail>${sluit}`;
  }
  return uit.tekst + ENVELOP_SLUIT;
}
