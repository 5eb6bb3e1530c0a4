import { fillTemplate } from './errors.ts';
import type { Position } from './position.ts';

/** Something wrong or odd in the content of a message; it does not stop the reader. */
export interface Finding {
  /** 1 structure and order, 2 simple types, 3 identity and references, 4 rules of the manual. */
  layer: 1 | 2 | 3 | 4;
  severity: 'error' | 'warning';
  code: FindingCode;
  melding: string;
  path: string;
  line: number;
  column: number;
}

interface FindingRule {
  readonly layer: Finding['layer'];
  /** Severity when we accept what has one meaning. */
  readonly lenient: Finding['severity'];
  /** Severity under the official schema. */
  readonly strict: Finding['severity'];
  /** Dutch, for the person who must correct the message; `{element}` is a name of the standard, never a value. */
  readonly melding: string;
}

export const standardsFindings = {
  ELEMENT_ONBEKEND: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: "Element '{element}' hoort hier niet; het is overgeslagen.",
  },
  ELEMENT_ONTBREEKT: {
    layer: 1,
    lenient: 'error',
    strict: 'error',
    melding: "In '{parent}' ontbreekt {element}.",
  },
  ELEMENT_DUBBEL: {
    layer: 1,
    lenient: 'error',
    strict: 'error',
    melding: "Element '{element}' staat er meer dan een keer; alleen het eerste telt.",
  },
  ELEMENT_NIET_SAMEN: {
    layer: 1,
    lenient: 'error',
    strict: 'error',
    melding: "Element '{element}' mag hier niet staan naast wat er al is.",
  },
  VOLGORDE: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: "Element '{element}' staat niet op de plaats die de standaard voorschrijft.",
  },
  LEEG_ELEMENT: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: "Element '{element}' is leeg; het telt als afwezig. Laat het weg.",
  },
  LEGE_REEKS: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: "In '{parent}' staat niets. Laat het element weg.",
  },
  TEKST_TUSSEN_ELEMENTEN: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: "In '{element}' staat tekst buiten de elementen; die is overgeslagen.",
  },
  NIET_LEEG: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: "Element '{element}' moet echt leeg zijn, ook zonder spatie of nieuwe regel.",
  },
  NAAMRUIMTE: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: "Element '{element}' heeft een andere naamruimte (xmlns) dan de standaard.",
  },
  ATTRIBUUT_ONBEKEND: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: "Element '{element}' heeft een attribuut dat de standaard niet kent.",
  },
  ATTRIBUUT_ONTBREEKT: {
    layer: 1,
    lenient: 'error',
    strict: 'error',
    melding: "Bij '{element}' ontbreekt het attribuut '{attribute}'.",
  },
  TOEVOEGING_ONBEKEND: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: 'Een toevoeging van een leverancier is overgeslagen: de standaard kent die niet.',
  },
  KOPREGEL_ONBEKEND: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: 'De envelop heeft een kopregel die UWLR niet kent; die is overgeslagen.',
  },
  WORTEL_HOOFDLETTER: {
    layer: 1,
    lenient: 'warning',
    strict: 'warning',
    melding:
      "De naam '{element}' begint met een hoofdletter; zo staat het alleen in de profielen. Schrijf een kleine letter.",
  },
  WAARDE_ONGELDIG: {
    layer: 2,
    lenient: 'error',
    strict: 'error',
    melding: "De inhoud van '{element}' past niet: hier hoort {explanation}.",
  },
  SCHOOLJAAR_NA_LIJST: {
    layer: 2,
    lenient: 'warning',
    strict: 'warning',
    melding:
      'Dit schooljaar komt na de laatste van de officiële lijst. Wij lezen het gewoon; een ander systeem kan het weigeren.',
  },
  SLEUTEL_DUBBEL: {
    layer: 3,
    lenient: 'error',
    strict: 'error',
    melding: 'De sleutel van deze {element} komt al eerder voor. Geef elke {element} een eigen sleutel.',
  },
  ECKID_DUBBEL: {
    layer: 3,
    lenient: 'warning',
    strict: 'error',
    melding: 'Dit eckid komt al eerder voor. Een eckid hoort bij een persoon.',
  },
  VERWIJZING_LOOS: {
    layer: 3,
    lenient: 'warning',
    strict: 'error',
    melding: "De verwijzing naar '{element}' leidt nergens heen: die sleutel staat niet in het bestand.",
  },
  SPATIES: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: "Er staan spaties om de inhoud van '{element}'; die zijn weggelaten.",
  },
  CODERING: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: 'Het bestand zegt UTF-8 te zijn, maar is windows-1252; zo is het gelezen. Sla het op als UTF-8.',
  },
  SLEUTEL_TIJDELIJK: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding:
      'De sleutel begint met #: een tijdelijke. Geef een vaste, zodat deze {element} later te herkennen is.',
  },
  JAARGROEP_ONTBREEKT: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: 'Bij deze leerling ontbreekt de jaargroep. Vul die in, ook als de groep een jaargroep heeft.',
  },
  JAARGROEP_COMBINATIE: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: 'Een leerling zit niet zelf in jaargroep C (combinatiegroep). Vul het eigen leerjaar in.',
  },
  NAAM_SPATIES: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: "In '{element}' staan spaties vooraan, achteraan, dubbel of om een streepje. Haal ze weg.",
  },
  VOORLETTERS_VORM: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: 'Voorletters horen hoofdletters te zijn, zonder punten of spaties.',
  },
  ECKID_VORM: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: 'Dit eckid heeft niet de vorm https://ketenid.nl/… die erbij hoort. Vraag het opnieuw aan.',
  },
  EMAILADRES_VORM: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: 'Dit e-mailadres heeft geen @, of meer dan 65 tekens ervoor. Verbeter het.',
  },
  TEKENS_VREEMD: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: "In '{element}' staan cijfers of letters uit een ander schrift. Schrijf 0-9 en A-Z.",
  },
  SCHOOL_ONBEKEND: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: 'Er staat niet in van welke school dit is. Zet er een brincode of een schoolkey in.',
  },
  SCHOOLJAAR_SPRONG: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: 'Het tweede jaar van dit schooljaar volgt niet op het eerste. Verbeter het.',
  },
  XSDVERSIE_ONBEKEND: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: "De genoemde versie ('xsdversie') kennen wij niet. Verwacht was {expected}.",
  },
  AANMAAKDATUM_ONTBREEKT: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: 'De aanmaakdatum ontbreekt. Zonder kan de ontvanger niet vragen naar wat daarna veranderde.',
  },
  TIJDZONE_ONTBREEKT: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: "Het tijdstip in '{element}' heeft geen tijdzone; het is gelezen als Nederlandse tijd.",
  },
  UITGESTROOMD: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding:
      'Deze leerling was op de peildatum al uitgeschreven. Een UWLR-antwoord hoort alleen ingeschreven leerlingen te hebben.',
  },
  AUTORISATIE_ONTBREEKT: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: "Het verzoek heeft geen kopregel 'autorisatie'; een server zal het weigeren.",
  },
  NORM_OMGEKEERD: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: 'De eindnormwaarde is kleiner dan de beginnormwaarde. Verbeter de normering.',
  },
  VERSIE_TE_OUD: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding:
      "Het bestand zegt versie {version} te zijn, maar '{element}' bestaat daarin nog niet. Het is gewoon gelezen.",
  },
  PROFIEL_ONTBREEKT: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: "De tekst van het profiel vraagt '{element}', al laat het schema het weg. Vul het in.",
  },
  PROFIEL_TE_VEEL: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: "De tekst van het profiel laat '{element}' niet toe, al doet het schema dat wel. Laat het weg.",
  },
  MEER_BEVINDINGEN: {
    layer: 1,
    lenient: 'warning',
    strict: 'warning',
    melding: 'Er zijn nog {count} bevindingen die hier niet staan.',
  },
} as const satisfies Record<string, FindingRule>;

export type FindingCode = keyof typeof standardsFindings;

/**
 * The record that a finding is about, as a path; undefined when it is about the message itself, such as its school. What is
 * wrong in one record says nothing about the others.
 *
 * @example
 * findRecordPath('EDEX/leerlingen/leerling[12]/geboortedatum') // 'EDEX/leerlingen/leerling[12]'
 */
export const findRecordPath = (path: string): string | undefined =>
  /^.*?\/(?:leerling|groep|samengestelde_groep|leerkracht|vestiging)\[\d+\]/.exec(path)?.[0];

/** Makes a finding, with the severity of the official schema. `values` are names of the standard, never values of a message. */
export function makeFinding(
  code: FindingCode,
  { line, column, path }: Position,
  values: Readonly<Record<string, string>> = {},
): Finding {
  const { layer, strict, melding } = standardsFindings[code];
  return { layer, severity: strict, code, melding: fillTemplate(melding, values), path, line, column };
}
