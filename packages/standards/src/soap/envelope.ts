/** SOAP 1.1: writes the envelope around a payload. */
import { compileTextWriter, type WriteElement, type TextOutput } from '../xml/write/writer.ts';
import { SOAP } from './namespaces.ts';
import { soapFaultElement } from './fault.ts';

export const ENVELOPE_OPEN = `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${SOAP}">`;
export const BODY_OPEN = '<soap:Body>';
export const ENVELOPE_CLOSE = '</soap:Body></soap:Envelope>';

const FAULT = 'soap:Fault';
const writeFault = compileTextWriter({ ...soapFaultElement, name: FAULT });

/** The element that the WSDL declares for the detail of a fault: the same fault under its own name. */
export interface FaultDetail {
  readonly name: string;
  readonly namespace: string;
}

const writers = new Map<string, WriteElement>();

function writerOf({ name, namespace }: FaultDetail): WriteElement {
  let writer = writers.get(name);
  if (writer === undefined) {
    // Declares the prefix of the code again: JAXB reads this element without its ancestors.
    const declarations = ` xmlns:d="${namespace}" xmlns:soap="${SOAP}"`;
    writer = compileTextWriter({ ...soapFaultElement, name: `d:${name}` }, { declarations });
    writers.set(name, writer);
  }
  return writer;
}

/** A whole message with one fault; `faultcode` is the local part, as in `Client.AutorisatieOngeldig`. */
export function serializeFault(faultcode: string, faultstring: string, detail?: FaultDetail): string {
  const fault = { faultcode: `soap:${faultcode}`, faultstring };
  const out: TextOutput = { text: ENVELOPE_OPEN + BODY_OPEN };
  writeFault(fault, out);
  if (detail !== undefined) {
    const close = `</${FAULT}>`;
    out.text = `${out.text.slice(0, -close.length)}<detail>`;
    writerOf(detail)(fault, out);
    out.text += `</detail>${close}`;
  }
  return out.text + ENVELOPE_CLOSE;
}
