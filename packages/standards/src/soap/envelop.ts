/** SOAP 1.1: what stands around a payload when we write it. */
import { compileSchrijver, type Uit } from '../xml/schrijver.ts';
import { SOAP } from './namespaces.ts';
import { soapFaultElement } from './fault.ts';

export const ENVELOP_OPEN = `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${SOAP}">`;
export const BODY_OPEN = '<soap:Body>';
export const ENVELOP_SLUIT = '</soap:Body></soap:Envelope>';

const schrijfFault = compileSchrijver({ ...soapFaultElement, naam: 'soap:Fault' });

/** A whole message with one fault; `faultcode` is the local part. */
export function serializeFault(faultcode: string, faultstring: string): string {
  const uit: Uit = { tekst: ENVELOP_OPEN + BODY_OPEN };
  schrijfFault({ faultcode: `soap:${faultcode}`, faultstring }, uit);
  return uit.tekst + ENVELOP_SLUIT;
}
