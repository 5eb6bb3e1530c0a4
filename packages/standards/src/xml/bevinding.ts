/** What a reader notices in the content of a message: not fatal, but somebody should know. */
export interface Bevinding {
  /** 1 structure and order, 2 simple types, 3 identity and references, 4 rules of the manual. */
  layer: 1 | 2 | 3 | 4;
  severity: 'error' | 'warning';
  code: BevindingCode;
  melding: string;
  path: string;
  line: number;
  column: number;
}

interface Soort {
  readonly layer: Bevinding['layer'];
  /** When we are asked to take what can be taken: does the element still mean one thing? */
  readonly soepel: Bevinding['severity'];
  /** Against the official schema. */
  readonly strikt: Bevinding['severity'];
  /** Dutch, for whoever must mend the message; `{element}` is a name of the standard, never a value. */
  readonly melding: string;
}

export const bevindingen = {
  ELEMENT_ONBEKEND: {
    layer: 1,
    soepel: 'warning',
    strikt: 'error',
    melding: "Element '{element}' hoort hier niet; het is overgeslagen.",
  },
  ELEMENT_ONTBREEKT: {
    layer: 1,
    soepel: 'error',
    strikt: 'error',
    melding: "In '{ouder}' ontbreekt {element}.",
  },
  ELEMENT_DUBBEL: {
    layer: 1,
    soepel: 'error',
    strikt: 'error',
    melding: "Element '{element}' staat er meer dan een keer; alleen het eerste telt.",
  },
  ELEMENT_NIET_SAMEN: {
    layer: 1,
    soepel: 'error',
    strikt: 'error',
    melding: "Element '{element}' mag hier niet staan naast wat er al is.",
  },
  VOLGORDE: {
    layer: 1,
    soepel: 'warning',
    strikt: 'error',
    melding: "Element '{element}' staat niet op de plaats die de standaard voorschrijft.",
  },
  LEEG_ELEMENT: {
    layer: 1,
    soepel: 'warning',
    strikt: 'error',
    melding: "Element '{element}' is leeg; het telt als afwezig. Laat het weg.",
  },
  LEGE_REEKS: {
    layer: 1,
    soepel: 'warning',
    strikt: 'error',
    melding: "In '{ouder}' staat niets. Laat het element weg.",
  },
  TEKST_TUSSEN_ELEMENTEN: {
    layer: 1,
    soepel: 'warning',
    strikt: 'error',
    melding: "In '{element}' staat tekst buiten de elementen; die is overgeslagen.",
  },
  NIET_LEEG: {
    layer: 1,
    soepel: 'warning',
    strikt: 'error',
    melding: "Element '{element}' moet echt leeg zijn, ook zonder spatie of nieuwe regel.",
  },
  NAAMRUIMTE: {
    layer: 1,
    soepel: 'warning',
    strikt: 'error',
    melding: "Element '{element}' heeft een andere naamruimte (xmlns) dan de standaard.",
  },
  ATTRIBUUT_ONBEKEND: {
    layer: 1,
    soepel: 'warning',
    strikt: 'error',
    melding: "Element '{element}' heeft een attribuut dat de standaard niet kent.",
  },
  ATTRIBUUT_ONTBREEKT: {
    layer: 1,
    soepel: 'error',
    strikt: 'error',
    melding: "Bij '{element}' ontbreekt het attribuut '{attribuut}'.",
  },
  TOEVOEGING_ONBEKEND: {
    layer: 1,
    soepel: 'warning',
    strikt: 'error',
    melding: 'Een toevoeging van een leverancier is overgeslagen: de standaard kent die niet.',
  },
  WAARDE_ONGELDIG: {
    layer: 2,
    soepel: 'error',
    strikt: 'error',
    melding: "De inhoud van '{element}' past niet: hier hoort {uitleg}.",
  },
  SLEUTEL_DUBBEL: {
    layer: 3,
    soepel: 'error',
    strikt: 'error',
    melding: 'De sleutel van deze {element} komt al eerder voor. Geef elke {element} een eigen sleutel.',
  },
  ECKID_DUBBEL: {
    layer: 3,
    soepel: 'warning',
    strikt: 'error',
    melding: 'Dit eckid komt al eerder voor. Een eckid hoort bij een persoon.',
  },
  VERWIJZING_LOOS: {
    layer: 3,
    soepel: 'warning',
    strikt: 'error',
    melding: "De verwijzing naar '{element}' leidt nergens heen: die sleutel staat niet in het bestand.",
  },
  SPATIES: {
    layer: 4,
    soepel: 'warning',
    strikt: 'warning',
    melding: "Er staan spaties om de inhoud van '{element}'; die zijn weggelaten.",
  },
  CODERING: {
    layer: 4,
    soepel: 'warning',
    strikt: 'warning',
    melding: 'Het bestand zegt UTF-8 te zijn, maar is windows-1252; zo is het gelezen. Sla het op als UTF-8.',
  },
  MEER_BEVINDINGEN: {
    layer: 1,
    soepel: 'warning',
    strikt: 'warning',
    melding: 'Er zijn nog {aantal} bevindingen die hier niet staan.',
  },
} as const satisfies Record<string, Soort>;

export type BevindingCode = keyof typeof bevindingen;
