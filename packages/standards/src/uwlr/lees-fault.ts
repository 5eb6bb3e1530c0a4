/** Reads the answer in which the other side refuses. */
import { UwlrFault } from '../errors.ts';
import { PAD_IN_BODY } from '../soap/envelop-lezer.ts';
import { localFaultcode, soapFaultElement, type SoapFault } from '../soap/fault.ts';
import { SOAP } from '../soap/namespaces.ts';
import { compileLezer } from '../xml/compile.ts';
import { ElementLezer } from '../xml/element-lezer.ts';
import { Verzamelaar } from '../xml/lees-stroom.ts';
import { Naamruimten, XML } from '../xml/naamruimten.ts';
import type { Naam } from '../xml/xml-lezer.ts';

const leesFault = compileLezer(soapFaultElement);

export const isFault = ({ uri, lokaal }: Naam): boolean => uri === SOAP && lokaal === 'Fault';

export function maakFaultLezer(): ElementLezer {
  // The element itself has a namespace, its children have none.
  const naamruimten = new Naamruimten('', [SOAP, XML]);
  naamruimten.wen(SOAP);
  return new ElementLezer(leesFault, new Verzamelaar(), { pad: PAD_IN_BODY, naamruimten });
}

export function naarUwlrFault({ waarde }: ElementLezer): UwlrFault {
  const { faultcode = 'Server', faultstring = '' } = (waarde ?? {}) as Partial<SoapFault>;
  return new UwlrFault(localFaultcode(faultcode), faultstring);
}
