/** The description of the service at its own address: `?wsdl`, `?wsdl=leerresultaten`, `?xsd=…`. */
import { OSO } from '../messages/namespaces.ts';
import {
  serializeAutorisatieXsd,
  serializeLeerlinggegevensXsd,
  serializeLeerresultatenXsd,
  serializeOsoXsd,
} from './schemas.ts';
import { serializeLeerlinggegevensWsdl } from './wsdl-leerlinggegevens.ts';
import { serializeLeerresultatenWsdl } from './wsdl-leerresultaten.ts';

/** Which of both services is described, and where it stands. */
export interface WsdlOptions {
  /** The address of the service; every port of both services answers there. */
  readonly location: string;
  /** `leerlinggegevens` by default. */
  readonly service?: 'leerlinggegevens' | 'leerresultaten';
}

/**
 * The WSDL of one of the two services (UWLR 2.2), with its schemas inside: a tool needs no second file.
 *
 * @example
 * serializeWsdl({ location: 'https://esis.example/uwlr/v2' }) // '<?xml version="1.0" …<wsdl:definitions …'
 */
export function serializeWsdl({ location, service = 'leerlinggegevens' }: WsdlOptions): string {
  return service === 'leerresultaten'
    ? serializeLeerresultatenWsdl(location)
    : serializeLeerlinggegevensWsdl(location);
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const xsds: Readonly<Record<string, (location: string) => string>> = {
  autorisatie: serializeAutorisatieXsd,
  leerlinggegevens: serializeLeerlinggegevensXsd,
  leerresultaten: (location) =>
    serializeLeerresultatenXsd((namespace) => (namespace === OSO ? `${location}?xsd=oso` : '')),
  oso: serializeOsoXsd,
};

/**
 * The WSDL or the schema that the query of a GET asks for; undefined when it asks for neither. Upper and lower case are
 * the same, since the query comes from people and from tools.
 *
 * @example
 * findServiceDescription('?wsdl', 'https://esis.example/uwlr/v2') // '<?xml version="1.0" …'
 */
export function findServiceDescription(query: string, location: string): string | undefined {
  for (const [name, value] of new URLSearchParams(query.toLowerCase())) {
    if (name === 'wsdl' && (value === '' || value === 'leerlinggegevens')) return serializeWsdl({ location });
    if (name === 'wsdl' && value === 'leerresultaten') return serializeWsdl({ location, service: value });
    if (name !== 'xsd') continue;
    const xsd = xsds[value];
    return xsd && Object.hasOwn(xsds, value) ? XML + xsd(location) : undefined;
  }
  return undefined;
}
