import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findServiceDescription, serializeWsdl } from './wsdl.ts';

const LOCATION = 'https://esis.example/uwlr/v2';

test('the address is written as XML', () => {
  for (const service of ['leerlinggegevens', 'leerresultaten'] as const) {
    assert.match(
      serializeWsdl({ location: 'http://x.example/a?b&"c', service }),
      /location="http:\/\/x\.example\/a\?b&amp;&quot;c"/,
    );
  }
});

/** A query, and the namespace of what it asks for. */
const QUESTIONS: readonly [query: string, namespace: string][] = [
  ['?wsdl', 'leerresultaten/2/leerlinggegevens'],
  ['?WSDL', 'leerresultaten/2/leerlinggegevens'],
  ['?singleWsdl&wsdl=', 'leerresultaten/2/leerlinggegevens'],
  ['?wsdl=leerresultaten', 'leerresultaten/2/leerresultaten'],
  ['?xsd=leerlinggegevens', 'leerresultaten/2/leerlinggegevens'],
  ['?xsd=Leerresultaten', 'leerresultaten/2/leerresultaten'],
  ['?xsd=autorisatie', 'leerresultaten/2/autorisatie'],
  ['?xsd=oso', 'oso_gegevensset/1.2/dossier'],
];
for (const [query, namespace] of QUESTIONS) {
  test(`${query} describes ${namespace}`, () => {
    const xml = findServiceDescription(query, LOCATION) ?? '';
    assert.ok(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n'), xml);
    const root = /<(?:wsdl:definitions|xs:schema) [^>]*>/.exec(xml)?.[0] ?? '';
    assert.ok(root.includes(` targetNamespace="http://www.edustandaard.nl/${namespace}"`), root);
    assert.equal(root.startsWith('<wsdl:'), query.toLowerCase().includes('wsdl'));
  });
}

test('the schema of results says where that of OSO lies', () => {
  assert.match(
    findServiceDescription('?xsd=leerresultaten', LOCATION)!,
    /<xs:import namespace="[^"]*oso[^"]*" schemaLocation="https:\/\/esis\.example\/uwlr\/v2\?xsd=oso"\/>/,
  );
});

test('any other query asks for no description', () => {
  for (const query of ['', '?', '?x', '?wsdl=anders', '?xsd', '?xsd=__proto__', '?xsd=constructor']) {
    assert.equal(findServiceDescription(query, LOCATION), undefined, query);
  }
});

test('a list of one kind is an element that repeats: tools make a plain list of it', () => {
  const schema = findServiceDescription('?xsd=leerlinggegevens', LOCATION)!;
  assert.match(
    schema,
    /<xs:sequence>\s*<xs:element name="leerling" type="LeerlingType" maxOccurs="unbounded">/,
  );
  assert.match(schema, /<xs:element name="geboortedatum" type="xs:date" minOccurs="0">/);
});

test('every simple type has a name: two of the same name in one type would else be two types to Xerces and .NET', () => {
  for (const query of ['?wsdl', '?wsdl=leerresultaten', '?xsd=leerlinggegevens', '?xsd=oso']) {
    const schema = findServiceDescription(query, LOCATION)!;
    assert.doesNotMatch(schema, /<xs:simpleType>/, query);
    const names = [...schema.matchAll(/<xs:simpleType name="([^"]*)"/g)].map((m) => m[1]!);
    assert.ok(names.length > 0, query);
    for (const [, name] of schema.matchAll(/ type="(tp[^"]*)"/g)) assert.ok(names.includes(name!), name);
  }
  const types = findServiceDescription('?xsd=leerlinggegevens', LOCATION)!.split('<xs:complexType name=');
  const school = types.find((type) => type.startsWith('"SchoolType"'))!;
  const sleutels = [...school.matchAll(/name="schoolkey" type="([^"]*)"/g)].map((m) => m[1]);
  assert.deepEqual(sleutels, Array(3).fill('tpString1tot256'));
});

test('no type is called what a tool would call a list in another: wsimport could make no classes', () => {
  const schema = findServiceDescription('?xsd=leerlinggegevens', LOCATION)!;
  const types = schema.split('<xs:complexType name="').slice(1);
  const nameOf = (type: string): string => type.slice(0, type.indexOf('"'));
  const names = new Set(types.map(nameOf));
  for (const type of types) {
    for (const [, list] of type.matchAll(/<xs:element name="([^"]*)"(?! type=)[^>]*>/g)) {
      const characterClass = `${nameOf(type)}${list!.charAt(0).toUpperCase()}${list!.slice(1)}`;
      assert.equal(names.has(characterClass), false, characterClass);
    }
  }
});
