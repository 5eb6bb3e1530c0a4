/** Attributes of XML Schema itself (`xsi:type`, `xsi:nil` …) as the official schemas take them. */
import type { LeesElement } from '../xml/schema/compile.ts';
import type { Plaats } from '../xml/read/xml-reader.ts';

const XS = 'http://www.w3.org/2001/XMLSchema';

/**
 * Nothing in the standard may be nil, not even `false`. A type may be named where it is the very one that the
 * element has already; we know the names of types with children and of XSD's own, not of the narrowed texts.
 */
export const magXsiVan =
  (uri: string) =>
  (attribuut: string, waarde: string, element: LeesElement, plaats: Plaats): boolean => {
    if (attribuut === 'schemaLocation' || attribuut === 'noNamespaceSchemaLocation') return true;
    if (attribuut !== 'type') return false;
    const { uri: van, lokaal } = leesQNaam(waarde, plaats);
    const { type, xsdType } = element;
    return type === undefined || type.isReeks
      ? van === XS && lokaal === xsdType
      : van === uri && lokaal === type.naam;
  };

/** Unlike an attribute, a name in a value without prefix is in the default namespace. */
export function leesQNaam(waarde: string, plaats: Plaats): { uri: string | undefined; lokaal: string } {
  const [, prefix = '', lokaal = ''] = /^[ \t\r\n]*(?:([^:]*):)?([^:]*?)[ \t\r\n]*$/.exec(waarde) ?? [];
  return { uri: plaats.uriVan(prefix), lokaal };
}
