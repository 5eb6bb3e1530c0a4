/** Reads the answer in which the other side refuses. */
import { UwlrFault } from '../../errors.ts';
import { BODY_PATH } from '../../soap/envelope-reader.ts';
import { localFaultcode, soapFaultElement, type SoapFault } from '../../soap/fault.ts';
import { SOAP } from '../../soap/namespaces.ts';
import { ElementReader } from '../../xml/read/element-reader.ts';
import { Namespaces, XML } from '../../xml/read/namespaces.ts';
import { PartCollector } from '../../xml/read/read-stream.ts';
import type { QName } from '../../xml/read/xml-reader.ts';
import { compileDescription } from '../../xml/schema/compile.ts';

const compiledFault = compileDescription(soapFaultElement);

export const isFault = ({ uri, local }: QName): boolean => uri === SOAP && local === 'Fault';

export function makeFaultReader(): ElementReader {
  // The element itself has a namespace, its children have none.
  const namespaces = new Namespaces('', [SOAP, XML]);
  namespaces.tolerate(SOAP);
  return new ElementReader(compiledFault, new PartCollector(), { path: BODY_PATH, namespaces: namespaces });
}

export function toUwlrFault({ value }: ElementReader): UwlrFault {
  const { faultcode = 'Server', faultstring = '' } = (value ?? {}) as Partial<SoapFault>;
  return new UwlrFault(localFaultcode(faultcode), faultstring);
}
