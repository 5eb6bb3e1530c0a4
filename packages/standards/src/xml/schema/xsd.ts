/** Writes descriptions as an XML Schema, in our own words. */
import { isElementType, type ElementDeel, type ElementType, type Model } from './description.ts';
import type { Soort } from './simple-type.ts';
import type { ControleOpties } from './check.ts';
import { XsdSoorten } from './xsd-simple-types.ts';

export interface XsdOpties extends ControleOpties {
  readonly naamruimte: string;
  /** Schema text that belongs in the same namespace but in no description. */
  readonly extra?: string;
  /** Keys and references, as schema text by name of the element in which they hold; own names have prefix `tns`. */
  readonly sleutels?: Readonly<Record<string, string>>;
  /** Where the schemas of other namespaces lie; without it they stand in the same WSDL. */
  readonly waar?: (naamruimte: string) => string;
}

/** `elementen` become global elements; every type they lead to is written once. */
export function serializeXsd(elementen: readonly ElementDeel[], opties: XsdOpties): string {
  const { naamruimte, extra = '', waar } = opties;
  const gevonden: Gevonden = { types: new Map(), vreemd: new Map() };
  const globaal = elementen.map(thuis);
  for (const deel of globaal) verzamel(deel, gevonden);
  const vreemd = [...gevonden.vreemd.keys()];
  const prefixes = vreemd.map((uri, i) => ` xmlns:${prefixVan(i)}="${uri}"`).join('');
  const imports = vreemd.map(
    (uri) => `<xs:import namespace="${uri}"${waar ? ` schemaLocation="${waar(uri)}"` : ''}/>`,
  );
  const soorten = new XsdSoorten(opties);
  const schrijf: Schrijf = {
    ...opties,
    soorten,
    verwijs: ({ naamruimte: uri = '', naam }) => `${prefixVan(vreemd.indexOf(uri))}:${naam}`,
  };
  const regels = [
    ...globaal.map((deel) => schrijfElement(deel, schrijf, '')),
    ...[...gevonden.types.values()].map((type) => schrijfType(type, schrijf)),
  ];
  return [
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${naamruimte}" xmlns:tns="${naamruimte}"${prefixes} targetNamespace="${naamruimte}" elementFormDefault="qualified" attributeFormDefault="unqualified">`,
    ...imports,
    ...regels,
    ...soorten.regels(),
    extra,
    '</xs:schema>',
  ]
    .filter((regel) => regel !== '')
    .join('\n');
}

/** The elements of other namespaces that these lead to: what their schemas must have. */
export function vreemdeElementen(elementen: readonly ElementDeel[]): ReadonlyMap<string, ElementDeel[]> {
  const gevonden: Gevonden = { types: new Map(), vreemd: new Map() };
  for (const deel of elementen) verzamel(deel, gevonden);
  return gevonden.vreemd;
}

interface Schrijf extends XsdOpties {
  /** How the name of an element in another namespace is written. */
  verwijs(deel: ElementDeel): string;
  readonly soorten: XsdSoorten;
}

/** In the schema of its own namespace an element is not a stranger. */
function thuis(deel: ElementDeel): ElementDeel {
  const eigen = { ...deel };
  delete eigen.naamruimte;
  return eigen;
}

const prefixVan = (i: number): string => `n${i}`;

interface Gevonden {
  readonly types: Map<string, ElementType<unknown>>;
  readonly vreemd: Map<string, ElementDeel[]>;
}

function verzamel(model: Model, gevonden: Gevonden): void {
  switch (model.deel) {
    case 'element': {
      const { inhoud, naamruimte } = model;
      if (naamruimte !== undefined) {
        const bij = gevonden.vreemd.get(naamruimte) ?? [];
        gevonden.vreemd.set(naamruimte, bij.includes(model) ? bij : [...bij, model]);
        return;
      }
      if (!isElementType(inhoud)) return;
      const bekend = gevonden.types.get(inhoud.naam);
      if (bekend === inhoud) return;
      if (bekend !== undefined) throw new TypeError(`two types are called ${inhoud.naam}`);
      gevonden.types.set(inhoud.naam, inhoud);
      verzamel(inhoud.inhoud, gevonden);
      return;
    }
    case 'reeks':
    case 'herhaling':
      for (const item of model.items) verzamel(item, gevonden);
      return;
    case 'keuze':
    case 'volgorde':
      for (const deel of model.delen) verzamel(deel, gevonden);
  }
}

function schrijfType(type: ElementType<unknown>, opties: Schrijf): string {
  const naam = `<xs:complexType name="${type.naam}"`;
  if (type.open) {
    return `${naam} mixed="true">\n${inspring('<xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/></xs:sequence>')}\n</xs:complexType>`;
  }
  if (type.tekst !== undefined) return schrijfTekstType(type, type.tekst, opties);
  const regels = [
    documentatie(type.bron),
    type.inhoud.delen.length === 0 ? '' : schrijfModel(type.inhoud, opties),
    ...schrijfAttributen(type, opties),
  ].filter((regel) => regel !== '');
  return `${naam}>\n${inspring(regels.join('\n'))}\n</xs:complexType>`;
}

function schrijfAttributen({ attributen }: ElementType<unknown>, opties: Schrijf): string[] {
  return attributen.map((a) => {
    const type = opties.soorten.typeVan(a.soort, a.naam);
    const moet = a.verplicht ? ' use="required"' : '';
    return `<xs:attribute name="${a.naam}" type="${type}"${moet}>${documentatie(a.betekenis)}</xs:attribute>`;
  });
}

function schrijfTekstType(type: ElementType<unknown>, tekst: Soort<unknown>, opties: Schrijf): string {
  const basis = opties.soorten.typeVan(tekst, type.naam);
  const attributen = schrijfAttributen(type, opties).join('');
  return `<xs:complexType name="${type.naam}">${documentatie(type.bron)}<xs:simpleContent><xs:extension base="${basis}">${attributen}</xs:extension></xs:simpleContent></xs:complexType>`;
}

function schrijfModel(model: Model, opties: Schrijf): string {
  switch (model.deel) {
    case 'element':
      return schrijfElement(model, opties, model.verplicht ? '' : ' minOccurs="0"');
    case 'reeks': {
      const een = `<xs:sequence>\n${inspring(schrijfVeel(model.items, true, opties))}\n</xs:sequence>`;
      const veel = model.items.length === 1 ? een : schrijfVeel(model.items, true, opties);
      return `<xs:element name="${model.naam}"${model.verplicht ? '' : ' minOccurs="0"'}>${documentatie(model.betekenis)}<xs:complexType>\n${inspring(veel)}\n</xs:complexType>${opties.sleutels?.[model.naam] ?? ''}</xs:element>`;
    }
    case 'herhaling':
      return schrijfVeel(model.items, model.verplicht, opties);
    case 'keuze':
      return groep('choice', model.delen, model.verplicht, opties);
    case 'volgorde':
      return groep('sequence', model.delen, model.verplicht, opties);
  }
}

/** Of one kind: an element that repeats, which the tools of others make a plain list of. */
function schrijfVeel(items: readonly ElementDeel[], verplicht: boolean, opties: Schrijf): string {
  const aantal = `${verplicht ? '' : ' minOccurs="0"'} maxOccurs="unbounded"`;
  const [enig] = items;
  if (items.length === 1 && enig !== undefined) return schrijfElement(enig, opties, aantal);
  const keuze = items.map((item) => schrijfElement(item, opties, '')).join('\n');
  return `<xs:choice${aantal}>\n${inspring(keuze)}\n</xs:choice>`;
}

function groep(
  soort: 'choice' | 'sequence',
  delen: readonly Model[],
  verplicht: boolean,
  opties: Schrijf,
): string {
  const inhoud = delen.map((deel) => schrijfModel(deel, opties)).join('\n');
  return `<xs:${soort}${verplicht ? '' : ' minOccurs="0"'}>\n${inspring(inhoud)}\n</xs:${soort}>`;
}

function schrijfElement(deel: ElementDeel, opties: Schrijf, aantal: string): string {
  if (deel.naamruimte !== undefined) return `<xs:element ref="${opties.verwijs(deel)}"${aantal}/>`;
  const standaard = deel.standaard === undefined ? '' : ` default="${deel.standaard}"`;
  const begin = `<xs:element name="${deel.naam}"`;
  const uitleg = documentatie(deel.betekenis);
  if (isElementType(deel.inhoud))
    return `${begin} type="${deel.inhoud.naam}"${aantal}>${uitleg}${opties.sleutels?.[deel.naam] ?? ''}</xs:element>`;
  const type = opties.soorten.typeVan(deel.inhoud, deel.naam);
  return `${begin} type="${type}"${aantal}${standaard}>${uitleg}</xs:element>`;
}

function documentatie(tekst: string): string {
  const veilig = tekst.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<xs:annotation><xs:documentation>${veilig}</xs:documentation></xs:annotation>`;
}

const inspring = (tekst: string): string => tekst.replace(/^/gm, '  ');
