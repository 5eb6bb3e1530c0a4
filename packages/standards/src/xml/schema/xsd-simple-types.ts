/**
 * Names the simple types of a schema. Two elements of one name in one type must have the very same type
 * (cos-element-consistent). Anonymous types never count as the same, and Xerces, .NET and CXF then refuse the schema.
 */
import type { SimpleType } from './simple-type.ts';
import { FIRST_YEAR, allowedValues, type CheckOptions } from './check.ts';

/** The schema lists YYYY-(YYYY+1) up to this year: a pattern alone would accept 2025-2031. */
const LAST_LISTED_YEAR = 2060;

export class XsdSimpleTypes {
  readonly #options: CheckOptions;
  /** Name by content of the type. */
  readonly #names = new Map<string, string>();

  constructor(options: CheckOptions) {
    this.#options = options;
  }

  /** The name of the type. A type with more than a length is named after `field`, the first that has it. */
  typeNameOf(type: SimpleType<unknown>, field: string): string {
    const facets = writeFacets(type, this.#options);
    if (facets === '') return `xs:${type.base}`;
    const content = `<xs:restriction base="xs:${type.base}">${facets}</xs:restriction>`;
    let name = this.#names.get(content);
    if (name === undefined) this.#names.set(content, (name = this.#unusedName(nameFor(type, field))));
    return name;
  }

  lines(): string[] {
    return [...this.#names].map(
      ([content, name]) => `<xs:simpleType name="${name}">${content}</xs:simpleType>`,
    );
  }

  #unusedName(name: string): string {
    const taken = new Set(this.#names.values());
    let unused = name;
    for (let i = 2; taken.has(unused); i++) unused = `${name}${i}`;
    return unused;
  }
}

function nameFor(
  { base, pattern, values, minLength: min, maxLength: max }: SimpleType<unknown>,
  field: string,
): string {
  if (base === 'string' && pattern === undefined && values === undefined) {
    return `tpString${min ?? 0}${max === undefined ? '' : `tot${max}`}`;
  }
  return `tp${field.charAt(0).toUpperCase()}${field.slice(1)}`;
}

function writeFacets(type: SimpleType<unknown>, options: CheckOptions): string {
  const facets: string[] = [];
  if (type.consecutiveYears === 'listed') {
    for (let year = FIRST_YEAR; year <= LAST_LISTED_YEAR; year++) {
      facets.push(`<xs:enumeration value="${year}-${year + 1}"/>`);
    }
  } else if (type.pattern !== undefined) facets.push(`<xs:pattern value="${type.pattern}"/>`);
  if (type.minLength !== undefined) facets.push(`<xs:minLength value="${type.minLength}"/>`);
  if (type.maxLength !== undefined) facets.push(`<xs:maxLength value="${type.maxLength}"/>`);
  if (type.min !== undefined) facets.push(`<xs:minInclusive value="${type.min}"/>`);
  if (type.max !== undefined && type.max !== Number.MAX_SAFE_INTEGER) {
    facets.push(`<xs:maxInclusive value="${type.max}"/>`);
  }
  for (const value of allowedValues(type, options) ?? []) facets.push(`<xs:enumeration value="${value}"/>`);
  return facets.join('');
}
