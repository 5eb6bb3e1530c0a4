/** Attributes of XML Schema itself (`xsi:type`, `xsi:nil` …) as the official schemas take them. */
import type { ReadContext } from '../xml/read/xml-reader.ts';
import { trimSpace } from '../xml/schema/check.ts';
import type { CompiledElement } from '../xml/schema/compile.ts';

const XS = 'http://www.w3.org/2001/XMLSchema';

/**
 * Nothing in the standard may be nil, not even `false`. A type may be named where it is the type that the element has
 * already; we know the names of types with children and those of XSD itself, not those of the narrowed texts.
 */
export const allowsXsiIn =
  (namespace: string) =>
  (attribute: string, value: string, element: CompiledElement, context: ReadContext): boolean => {
    if (attribute === 'schemaLocation' || attribute === 'noNamespaceSchemaLocation') return true;
    if (attribute !== 'type') return false;
    const { uri, local } = parseQName(value, context);
    const { type, xsdType } = element;
    return type === undefined || type.isList
      ? uri === XS && local === xsdType
      : uri === namespace && local === type.name;
  };

/** A name in a value without prefix is in the default namespace, unlike the name of an attribute. */
export function parseQName(value: string, context: ReadContext): { uri: string | undefined; local: string } {
  const parts = trimSpace(value).split(':');
  const [prefix, local] = parts.length === 2 ? parts : ['', parts.length === 1 ? parts[0] : ''];
  return { uri: context.findUri(prefix ?? ''), local: local ?? '' };
}
