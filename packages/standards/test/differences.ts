/** Where xmllint, with the official schemas or with ours, and we may differ, and why. */
import type { Mutant } from './mutants.ts';

interface Verschil {
  readonly waarom: string;
  /** Looks at what was done to the message. */
  readonly welke: (mutant: Mutant) => boolean;
}

const vanLibxml2: readonly Verschil[] = [
  {
    waarom: 'white space in CDATA is text to it, and an empty CDATA no empty element',
    welke: ({ soort }) => soort.includes('cdata') || soort === '<![CDATA[]]>',
  },
  {
    waarom: 'it does not find a type without namespace under xmlns=""',
    welke: ({ soort, pad, xml }) =>
      soort === 'geen naamruimte' && pad.startsWith('/EDEX') && xml.includes('type="OpmerkingGegevensType"'),
  },
  {
    waarom: 'no white space around a date, a moment, an xs:int or a QName',
    welke: ({ soort }) => /^(\s|&#(9|10);)+\S|\S(\s|&#(9|10);)+$/.test(soort),
  },
  {
    waarom: 'at most 24 digits in a decimal, and only digits in the port of an address',
    welke: ({ soort }) => /^[+-]?[\d.]{25,}$/.test(soort) || /\/\/[^/]*:[^/]*\D/.test(soort),
  },
];

const vanOns: readonly Verschil[] = [
  {
    waarom: 'no whole number that we cannot hold exactly, and no day before our era',
    welke: ({ soort }) => /^[+-]?\d{16,}$/.test(soort) || /^-\d{4,}-\d\d-\d\d/.test(soort),
  },
  {
    waarom: 'one element in the body, one header autorisatie: SOAP and the text say so, the schema does not',
    welke: ({ soort, pad }) =>
      (/^(weg|dubbel)$/.test(soort) && /^\/Envelope\/Body\/[^/]+$/.test(pad)) ||
      (/^(leeg|alleen wit)$/.test(soort) && pad === '/Envelope/Body') ||
      (soort === 'dubbel' && pad === '/Envelope/Header/autorisatie'),
  },
];

export const VERSCHILLEN: readonly Verschil[] = [...vanLibxml2, ...vanOns];
