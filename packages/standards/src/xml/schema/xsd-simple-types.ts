/**
 * The simple types of a schema, each under one name. Two elements of the same name in one type must have the very same
 * type (cos-element-consistent): types without a name are each their own, and Xerces, .NET and CXF refuse the schema.
 */
import type { Soort } from './simple-type.ts';
import { EERSTE_SCHOOLJAAR, waardenVan, type ControleOpties } from './check.ts';

/** School years in the schema: a pattern alone would accept 2025-2031, so they are listed, this many years on. */
const LAATSTE_SCHOOLJAAR = 2060;

export class XsdSoorten {
  readonly #opties: ControleOpties;
  /** By what they say. */
  readonly #namen = new Map<string, string>();

  constructor(opties: ControleOpties) {
    this.#opties = opties;
  }

  /** The name of its type; `veld`, the first that has it, gives the name to what is more than a length. */
  typeVan(soort: Soort<unknown>, veld: string): string {
    const beperking = beperk(soort, this.#opties);
    if (beperking === '') return `xs:${soort.basis}`;
    const inhoud = `<xs:restriction base="xs:${soort.basis}">${beperking}</xs:restriction>`;
    let naam = this.#namen.get(inhoud);
    if (naam === undefined) this.#namen.set(inhoud, (naam = this.#vrij(naamVoor(soort, veld))));
    return naam;
  }

  regels(): string[] {
    return [...this.#namen].map(
      ([inhoud, naam]) => `<xs:simpleType name="${naam}">${inhoud}</xs:simpleType>`,
    );
  }

  #vrij(naam: string): string {
    const bezet = new Set(this.#namen.values());
    let vrij = naam;
    for (let i = 2; bezet.has(vrij); i++) vrij = `${naam}${i}`;
    return vrij;
  }
}

function naamVoor({ basis, patroon, waarden, min, max }: Soort<unknown>, veld: string): string {
  if (basis === 'string' && patroon === undefined && waarden === undefined) {
    return `tpString${min ?? 0}${max === undefined ? '' : `tot${max}`}`;
  }
  return `tp${veld.charAt(0).toUpperCase()}${veld.slice(1)}`;
}

function beperk(soort: Soort<unknown>, opties: ControleOpties): string {
  const facetten: string[] = [];
  if (soort.schooljaar === 'lijst') {
    for (let jaar = EERSTE_SCHOOLJAAR; jaar <= LAATSTE_SCHOOLJAAR; jaar++) {
      facetten.push(`<xs:enumeration value="${jaar}-${jaar + 1}"/>`);
    }
  } else if (soort.patroon !== undefined) facetten.push(`<xs:pattern value="${soort.patroon}"/>`);
  if (soort.min !== undefined) facetten.push(`<xs:minLength value="${soort.min}"/>`);
  if (soort.max !== undefined) facetten.push(`<xs:maxLength value="${soort.max}"/>`);
  if (soort.van !== undefined) facetten.push(`<xs:minInclusive value="${soort.van}"/>`);
  if (soort.tot !== undefined && soort.tot !== Number.MAX_SAFE_INTEGER) {
    facetten.push(`<xs:maxInclusive value="${soort.tot}"/>`);
  }
  for (const waarde of waardenVan(soort, opties) ?? []) facetten.push(`<xs:enumeration value="${waarde}"/>`);
  return facetten.join('');
}
