/** Serializes descriptions as an XML Schema, in our own words. */
import { isElementType, type ElementParticle, type ElementType, type Particle } from './description.ts';
import type { SimpleType } from './simple-type.ts';
import type { CheckOptions } from './check.ts';
import { XsdSimpleTypes } from './xsd-simple-types.ts';

export interface XsdOptions extends CheckOptions {
  readonly namespace: string;
  /** Schema text of this namespace that has no description. */
  readonly extra?: string;
  /** Schema text of keys and references, by the name of the element in which they hold; own names have prefix `tns`. */
  readonly keys?: Readonly<Record<string, string>>;
  /** Gives the address of the schema of another namespace; absent when the schemas stand in one WSDL. */
  readonly schemaLocation?: (namespace: string) => string;
}

/** `elements` become global elements. Every type that they use is written once. */
export function serializeXsd(elements: readonly ElementParticle[], options: XsdOptions): string {
  const { namespace, extra = '', schemaLocation } = options;
  const found: Found = { types: new Map(), foreign: new Map() };
  const roots = elements.map(withoutNamespace);
  for (const particle of roots) collect(particle, found);
  const foreign = [...found.foreign.keys()];
  const prefixes = foreign.map((uri, i) => ` xmlns:${prefixOf(i)}="${uri}"`).join('');
  const imports = foreign.map(
    (uri) =>
      `<xs:import namespace="${uri}"${schemaLocation ? ` schemaLocation="${schemaLocation(uri)}"` : ''}/>`,
  );
  const simpleTypes = new XsdSimpleTypes(options);
  const context: WriteContext = {
    ...options,
    simpleTypes,
    refer: ({ namespace: uri = '', name }) => `${prefixOf(foreign.indexOf(uri))}:${name}`,
  };
  const lines = [
    ...roots.map((particle) => writeElement(particle, context, '')),
    ...[...found.types.values()].map((type) => writeType(type, context)),
  ];
  return [
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${namespace}" xmlns:tns="${namespace}"${prefixes} targetNamespace="${namespace}" elementFormDefault="qualified" attributeFormDefault="unqualified">`,
    ...imports,
    ...lines,
    ...simpleTypes.lines(),
    extra,
    '</xs:schema>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** The elements of other namespaces that these refer to, by namespace: their schemas must declare them. */
export function listForeignElements(
  elements: readonly ElementParticle[],
): ReadonlyMap<string, ElementParticle[]> {
  const found: Found = { types: new Map(), foreign: new Map() };
  for (const particle of elements) collect(particle, found);
  return found.foreign;
}

interface WriteContext extends XsdOptions {
  /** The prefixed name of an element of another namespace. */
  refer(particle: ElementParticle): string;
  readonly simpleTypes: XsdSimpleTypes;
}

/** The element as the schema of its own namespace declares it. */
function withoutNamespace(particle: ElementParticle): ElementParticle {
  const own = { ...particle };
  delete own.namespace;
  return own;
}

const prefixOf = (i: number): string => `n${i}`;

interface Found {
  readonly types: Map<string, ElementType<unknown>>;
  readonly foreign: Map<string, ElementParticle[]>;
}

function collect(particle: Particle, found: Found): void {
  switch (particle.kind) {
    case 'element': {
      const { content, namespace } = particle;
      if (namespace !== undefined) {
        const sameNamespace = found.foreign.get(namespace) ?? [];
        found.foreign.set(
          namespace,
          sameNamespace.includes(particle) ? sameNamespace : [...sameNamespace, particle],
        );
        return;
      }
      if (!isElementType(content)) return;
      const known = found.types.get(content.name);
      if (known === content) return;
      if (known !== undefined) throw new TypeError(`two types are called ${content.name}`);
      found.types.set(content.name, content);
      collect(content.content, found);
      return;
    }
    case 'list':
    case 'repeat':
      for (const item of particle.items) collect(item, found);
      return;
    case 'choice':
    case 'sequence':
      for (const member of particle.particles) collect(member, found);
  }
}

function writeType(type: ElementType<unknown>, options: WriteContext): string {
  const name = `<xs:complexType name="${type.name}"`;
  if (type.open) {
    return `${name} mixed="true">\n${indent('<xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/></xs:sequence>')}\n</xs:complexType>`;
  }
  if (type.text !== undefined) return writeTextType(type, type.text, options);
  const lines = [
    writeDocumentation(type.definedIn),
    type.content.particles.length === 0 ? '' : writeParticle(type.content, options),
    ...writeAttributes(type, options),
  ].filter((line) => line !== '');
  return `${name}>\n${indent(lines.join('\n'))}\n</xs:complexType>`;
}

function writeAttributes({ attributes }: ElementType<unknown>, options: WriteContext): string[] {
  return attributes.map((a) => {
    const type = options.simpleTypes.typeNameOf(a.type, a.name);
    const use = a.required ? ' use="required"' : '';
    return `<xs:attribute name="${a.name}" type="${type}"${use}>${writeDocumentation(a.meaning)}</xs:attribute>`;
  });
}

function writeTextType(type: ElementType<unknown>, text: SimpleType<unknown>, options: WriteContext): string {
  const base = options.simpleTypes.typeNameOf(text, type.name);
  const attributes = writeAttributes(type, options).join('');
  return `<xs:complexType name="${type.name}">${writeDocumentation(type.definedIn)}<xs:simpleContent><xs:extension base="${base}">${attributes}</xs:extension></xs:simpleContent></xs:complexType>`;
}

function writeParticle(particle: Particle, options: WriteContext): string {
  switch (particle.kind) {
    case 'element':
      return writeElement(particle, options, particle.required ? '' : ' minOccurs="0"');
    case 'list': {
      const one = `<xs:sequence>\n${indent(writeRepeated(particle.items, true, options))}\n</xs:sequence>`;
      const many = particle.items.length === 1 ? one : writeRepeated(particle.items, true, options);
      return `<xs:element name="${particle.name}"${particle.required ? '' : ' minOccurs="0"'}>${writeDocumentation(particle.meaning)}<xs:complexType>\n${indent(many)}\n</xs:complexType>${options.keys?.[particle.name] ?? ''}</xs:element>`;
    }
    case 'repeat':
      return writeRepeated(particle.items, particle.required, options);
    case 'choice':
      return writeGroup('choice', particle.particles, particle.required, options);
    case 'sequence':
      return writeGroup('sequence', particle.particles, particle.required, options);
  }
}

/** Items of one kind become a repeating element, for which code generators make a plain list. */
function writeRepeated(items: readonly ElementParticle[], required: boolean, options: WriteContext): string {
  const occurs = `${required ? '' : ' minOccurs="0"'} maxOccurs="unbounded"`;
  const [only] = items;
  if (items.length === 1 && only !== undefined) return writeElement(only, options, occurs);
  const choice = items.map((item) => writeElement(item, options, '')).join('\n');
  return `<xs:choice${occurs}>\n${indent(choice)}\n</xs:choice>`;
}

function writeGroup(
  kind: 'choice' | 'sequence',
  particles: readonly Particle[],
  required: boolean,
  options: WriteContext,
): string {
  const content = particles.map((particle) => writeParticle(particle, options)).join('\n');
  return `<xs:${kind}${required ? '' : ' minOccurs="0"'}>\n${indent(content)}\n</xs:${kind}>`;
}

function writeElement(particle: ElementParticle, options: WriteContext, occurs: string): string {
  if (particle.namespace !== undefined) return `<xs:element ref="${options.refer(particle)}"${occurs}/>`;
  const defaultValue = particle.defaultValue === undefined ? '' : ` default="${particle.defaultValue}"`;
  const start = `<xs:element name="${particle.name}"`;
  const docs = writeDocumentation(particle.meaning);
  if (isElementType(particle.content))
    return `${start} type="${particle.content.name}"${occurs}>${docs}${options.keys?.[particle.name] ?? ''}</xs:element>`;
  const type = options.simpleTypes.typeNameOf(particle.content, particle.name);
  return `${start} type="${type}"${occurs}${defaultValue}>${docs}</xs:element>`;
}

function writeDocumentation(text: string): string {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<xs:annotation><xs:documentation>${safe}</xs:documentation></xs:annotation>`;
}

const indent = (text: string): string => text.replace(/^/gm, '  ');
