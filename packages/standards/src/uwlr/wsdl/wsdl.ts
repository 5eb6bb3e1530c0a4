/** What the server says of itself at its own address: `?wsdl`, `?wsdl=leerresultaten`, `?xsd=…`. */
import { OSO } from '../messages/namespaces.ts';
import {
  serializeAutorisatieXsd,
  serializeLeerlinggegevensXsd,
  serializeLeerresultatenXsd,
  serializeOsoXsd,
} from './schemas.ts';
import { serializeLeerlinggegevensWsdl } from './wsdl-leerlinggegevens.ts';
import { serializeLeerresultatenWsdl } from './wsdl-leerresultaten.ts';

export interface WsdlOpties {
  /** The address of the service; every port of both services answers there. */
  readonly location: string;
  readonly dienst?: 'leerlinggegevens' | 'leerresultaten';
}

/**
 * The WSDL of one of the two services, with its schemas inside: a tool needs no second file.
 *
 * @example
 * serializeWsdl({ location: 'https://esis.example/uwlr/v2' }) // '<?xml version="1.0" …<wsdl:definitions …'
 */
export function serializeWsdl({ location, dienst = 'leerlinggegevens' }: WsdlOpties): string {
  return dienst === 'leerresultaten'
    ? serializeLeerresultatenWsdl(location)
    : serializeLeerlinggegevensWsdl(location);
}

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';
const xsds: Readonly<Record<string, (location: string) => string>> = {
  autorisatie: serializeAutorisatieXsd,
  leerlinggegevens: serializeLeerlinggegevensXsd,
  leerresultaten: (location) =>
    serializeLeerresultatenXsd((naamruimte) => (naamruimte === OSO ? `${location}?xsd=oso` : '')),
  oso: serializeOsoXsd,
};

/**
 * The description that the query of a GET asks for, as XML; undefined when it asks for none. Names are read without
 * regard to case, as they come from people and from tools.
 *
 * @example
 * findBeschrijving('?wsdl', 'https://esis.example/uwlr/v2') // '<?xml version="1.0" …'
 */
export function findBeschrijving(query: string, location: string): string | undefined {
  for (const [naam, waarde] of new URLSearchParams(query.toLowerCase())) {
    if (naam === 'wsdl' && (waarde === '' || waarde === 'leerlinggegevens'))
      return serializeWsdl({ location });
    if (naam === 'wsdl' && waarde === 'leerresultaten') return serializeWsdl({ location, dienst: waarde });
    if (naam !== 'xsd') continue;
    const xsd = xsds[waarde];
    return xsd && Object.hasOwn(xsds, waarde) ? XML + xsd(location) : undefined;
  }
  return undefined;
}
