/** Where xmllint, with the official schemas or with ours, and we may differ, and why. */
import type { Mutant } from './mutants.ts';

interface Difference {
  readonly because: string;
  /** Looks at what was done to the message. */
  readonly applies: (mutant: Mutant) => boolean;
}

const ofLibxml2: readonly Difference[] = [
  {
    because: 'white space in CDATA is text to it, and an empty CDATA no empty element',
    applies: ({ change }) => change.includes('cdata') || change === '<![CDATA[]]>',
  },
  {
    because: 'it does not find a type without namespace under xmlns=""',
    applies: ({ change, path, xml }) =>
      change === 'no namespace' && path.startsWith('/EDEX') && xml.includes('type="OpmerkingGegevensType"'),
  },
  {
    because: 'no white space around a date, a moment, an xs:int or a QName',
    applies: ({ change }) => /^(\s|&#(9|10);)+\S|\S(\s|&#(9|10);)+$/.test(change),
  },
  {
    because: 'at most 24 digits in a decimal, and only digits in the port of an address',
    applies: ({ change }) => /^[+-]?[\d.]{25,}$/.test(change) || /\/\/[^/]*:[^/]*\D/.test(change),
  },
];

const ofOurs: readonly Difference[] = [
  {
    because: 'no whole number that we cannot hold exactly, and no day before our era',
    applies: ({ change }) => /^[+-]?\d{16,}$/.test(change) || /^-\d{4,}-\d\d-\d\d/.test(change),
  },
  {
    because: 'one element in the body, one header autorisatie: SOAP and the text say so, the schema does not',
    applies: ({ change, path }) =>
      (/^(removed|doubled)$/.test(change) && /^\/Envelope\/Body\/[^/]+$/.test(path)) ||
      (/^(empty|only blanks)$/.test(change) && path === '/Envelope/Body') ||
      (change === 'doubled' && path === '/Envelope/Header/autorisatie'),
  },
];

export const DIFFERENCES: readonly Difference[] = [...ofLibxml2, ...ofOurs];
