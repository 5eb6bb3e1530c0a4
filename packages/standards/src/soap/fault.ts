/** SOAP 1.1 §4.4: Fault. Its children have no namespace; its codes are names in the namespace of the envelope. */
import {
  element,
  elementType,
  openType,
  optional,
  skipped,
  type ValueOf,
} from '../xml/schema/description.ts';
import { anyText } from '../xml/schema/simple-type.ts';

export const soapFault = elementType(
  'Fault',
  'SOAP 1.1 §4.4',
  element('faultcode', anyText, 'Code van de fout'),
  element('faultstring', anyText, 'Uitleg voor een mens'),
  optional(element('faultactor', anyText, 'Wie de fout maakte')),
  optional(skipped('detail', openType('detail', 'SOAP 1.1 §4.4'), 'Bijzonderheden')),
);
export type SoapFault = ValueOf<typeof soapFault>;
export const soapFaultElement = element('Fault', soapFault, 'De andere kant weigert');

/** `soap:Client.AutorisatieOngeldig` → `Client.AutorisatieOngeldig`: the prefix is the sender's own choice. */
export function localFaultcode(faultcode: string): string {
  return faultcode.slice(faultcode.lastIndexOf(':') + 1).trim();
}
