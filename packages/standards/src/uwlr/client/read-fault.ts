/** Reads the answer in which the other side refuses. */
import { UwlrFault } from '../../errors.ts';
import { PAD_IN_BODY } from '../../soap/envelope-reader.ts';
import { localFaultcode, soapFaultElement, type SoapFault } from '../../soap/fault.ts';
import { SOAP } from '../../soap/namespaces.ts';
import { compileLezer } from '../../xml/schema/compile.ts';
import { ElementLezer } from '../../xml/read/element-reader.ts';
import { Verzamelaar } from '../../xml/read/read-stream.ts';
import { Naamruimten, XML } from '../../xml/read/namespaces.ts';
import type { Naam } from '../../xml/read/xml-reader.ts';

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
