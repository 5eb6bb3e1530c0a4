import { fillTemplate } from './errors.ts';
import type { Position } from './position.ts';

/** Something wrong or odd in the content of a message; it does not stop the reader. */
export interface Finding {
  /** 1 structure and order, 2 simple types, 3 identity and references, 4 rules of the manual. */
  layer: 1 | 2 | 3 | 4;
  severity: 'error' | 'warning';
  code: FindingCode;
  /** Dutch, for the person who must correct the message. */
  melding: string;
  /** The same in English, for the developer. */
  message: string;
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
  /** The same in English, for the developer. */
  readonly message: string;
}

/** Every finding by its code: layer, severity and both sentences. */
export const standardsFindings = {
  ELEMENT_ONBEKEND: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: "Element '{element}' hoort hier niet; het is overgeslagen.",
    message: "element '{element}' does not belong here; it was skipped",
  },
  ELEMENT_ONTBREEKT: {
    layer: 1,
    lenient: 'error',
    strict: 'error',
    melding: "In '{parent}' ontbreekt {element}.",
    message: "'{parent}' lacks {missing}",
  },
  ELEMENT_DUBBEL: {
    layer: 1,
    lenient: 'error',
    strict: 'error',
    melding: "Element '{element}' staat er meer dan een keer; alleen het eerste telt.",
    message: "element '{element}' stands here more than once; only the first counts",
  },
  ELEMENT_NIET_SAMEN: {
    layer: 1,
    lenient: 'error',
    strict: 'error',
    melding: "Element '{element}' mag hier niet staan naast wat er al is.",
    message: "element '{element}' may not stand beside what is there already",
  },
  VOLGORDE: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: "Element '{element}' staat niet op de plaats die de standaard voorschrijft.",
    message: "element '{element}' does not stand in the order of the standard",
  },
  LEEG_ELEMENT: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: "Element '{element}' is leeg; het telt als afwezig. Laat het weg.",
    message: "element '{element}' is empty and counts as absent; leave it out",
  },
  LEGE_REEKS: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: "In '{parent}' staat niets. Laat het element weg.",
    message: "there is nothing in '{parent}'; leave the element out",
  },
  TEKST_TUSSEN_ELEMENTEN: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: "In '{element}' staat tekst buiten de elementen; die is overgeslagen.",
    message: "'{element}' holds text outside its elements; it was skipped",
  },
  NIET_LEEG: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: "Element '{element}' moet echt leeg zijn, ook zonder spatie of nieuwe regel.",
    message: "element '{element}' must be truly empty, without a space or a line end",
  },
  NAAMRUIMTE: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: "Element '{element}' heeft een andere naamruimte (xmlns) dan de standaard.",
    message: "element '{element}' has another namespace (xmlns) than in the standard",
  },
  ATTRIBUUT_ONBEKEND: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: "Element '{element}' heeft een attribuut dat de standaard niet kent.",
    message: "element '{element}' has an attribute that the standard does not have",
  },
  ATTRIBUUT_ONTBREEKT: {
    layer: 1,
    lenient: 'error',
    strict: 'error',
    melding: "Bij '{element}' ontbreekt het attribuut '{attribute}'.",
    message: "'{element}' lacks the attribute '{attribute}'",
  },
  TOEVOEGING_ONBEKEND: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: 'Een toevoeging van een leverancier is overgeslagen: de standaard kent die niet.',
    message: 'an extension of a supplier was skipped: the standard does not know it',
  },
  KOPREGEL_ONBEKEND: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: 'De envelop heeft een kopregel die UWLR niet kent; die is overgeslagen.',
    message: 'the envelope has a header that UWLR does not know; it was skipped',
  },
  WORTEL_HOOFDLETTER: {
    layer: 1,
    lenient: 'warning',
    strict: 'warning',
    melding:
      "De naam '{element}' begint met een hoofdletter; zo staat het alleen in de profielen. Schrijf een kleine letter.",
    message: "the name '{element}' begins with a capital, as only the profiles have it; write a small letter",
  },
  WAARDE_ONGELDIG: {
    layer: 2,
    lenient: 'error',
    strict: 'error',
    melding: "De inhoud van '{element}' past niet: hier hoort {explanation}.",
    message: "the content of '{element}' does not fit: {expects} belongs here",
  },
  SCHOOLJAAR_NA_LIJST: {
    layer: 2,
    lenient: 'warning',
    strict: 'warning',
    melding:
      'Dit schooljaar komt na de laatste van de officiële lijst. Wij lezen het gewoon; een ander systeem kan het weigeren.',
    message:
      'this school year is later than the last of the official list; we read it, another system may refuse it',
  },
  SLEUTEL_DUBBEL: {
    layer: 3,
    lenient: 'error',
    strict: 'error',
    melding: 'De sleutel van deze {element} komt al eerder voor. Geef elke {element} een eigen sleutel.',
    message: 'the key of this {element} was used before; give each {element} a key of its own',
  },
  ECKID_DUBBEL: {
    layer: 3,
    lenient: 'warning',
    strict: 'error',
    melding: 'Dit eckid komt al eerder voor. Een eckid hoort bij een persoon.',
    message: 'this eckid was used before; an eckid belongs to one person',
  },
  VERWIJZING_LOOS: {
    layer: 3,
    lenient: 'warning',
    strict: 'error',
    melding: "De verwijzing naar '{element}' leidt nergens heen: die sleutel staat niet in het bestand.",
    message: "the reference to '{element}' leads nowhere: that key is not in the file",
  },
  SPATIES: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: "Er staan spaties om de inhoud van '{element}'; die zijn weggelaten.",
    message: "there are spaces around the content of '{element}'; they were left out",
  },
  CODERING: {
    layer: 1,
    lenient: 'warning',
    strict: 'error',
    melding: 'Het bestand zegt UTF-8 te zijn, maar is windows-1252; zo is het gelezen. Sla het op als UTF-8.',
    message: 'the file says that it is UTF-8 and is windows-1252; it was read as that. Save it as UTF-8',
  },
  SLEUTEL_TIJDELIJK: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding:
      'De sleutel begint met #: een tijdelijke. Geef een vaste, zodat deze {element} later te herkennen is.',
    message:
      'the key begins with #: a temporary one. Give this {element} a permanent one, by which it is known later',
  },
  JAARGROEP_ONTBREEKT: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: 'Bij deze leerling ontbreekt de jaargroep. Vul die in, ook als de groep een jaargroep heeft.',
    message: 'this leerling has no jaargroep; fill it in, also when the groep has one',
  },
  JAARGROEP_COMBINATIE: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: 'Een leerling zit niet zelf in jaargroep C (combinatiegroep). Vul het eigen leerjaar in.',
    message: 'no leerling is in jaargroep C (combinatiegroep) itself; fill in their own year',
  },
  NAAM_SPATIES: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: "In '{element}' staan spaties vooraan, achteraan, dubbel of om een streepje. Haal ze weg.",
    message: "'{element}' has spaces in front, at the end, doubled or around a hyphen; take them out",
  },
  VOORLETTERS_VORM: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: 'Voorletters horen hoofdletters te zijn, zonder punten of spaties.',
    message: 'voorletters are capitals, without points or spaces',
  },
  ECKID_VORM: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: 'Dit eckid heeft niet de vorm https://ketenid.nl/… die erbij hoort. Vraag het opnieuw aan.',
    message: 'this eckid does not have the form https://ketenid.nl/… that belongs to it; ask for it again',
  },
  EMAILADRES_VORM: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: 'Dit e-mailadres heeft geen @, of meer dan 65 tekens ervoor. Verbeter het.',
    message: 'this e-mail address has no @, or more than 65 characters before it',
  },
  TEKENS_VREEMD: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: "In '{element}' staan cijfers of letters uit een ander schrift. Schrijf 0-9 en A-Z.",
    message: "'{element}' has digits or letters of another script; write 0-9 and A-Z",
  },
  SCHOOL_ONBEKEND: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: 'Er staat niet in van welke school dit is. Zet er een brincode of een schoolkey in.',
    message: 'it does not say of which school this is; give a brincode or a schoolkey',
  },
  SCHOOLJAAR_SPRONG: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: 'Het tweede jaar van dit schooljaar volgt niet op het eerste. Verbeter het.',
    message: 'the second year of this school year does not follow the first',
  },
  XSDVERSIE_ONBEKEND: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: "De genoemde versie ('xsdversie') kennen wij niet. Verwacht was {expected}.",
    message: "we do not know this version ('xsdversie'); {known} was expected",
  },
  AANMAAKDATUM_ONTBREEKT: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: 'De aanmaakdatum ontbreekt. Zonder kan de ontvanger niet vragen naar wat daarna veranderde.',
    message: 'the aanmaakdatum is missing; without it the receiver cannot ask for what changed later',
  },
  TIJDZONE_ONTBREEKT: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: "Het tijdstip in '{element}' heeft geen tijdzone; het is gelezen als Nederlandse tijd.",
    message: "the moment in '{element}' has no time zone; it was read as Dutch time",
  },
  UITGESTROOMD: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding:
      'Deze leerling was op de peildatum al uitgeschreven. Een UWLR-antwoord hoort alleen ingeschreven leerlingen te hebben.',
    message: 'this leerling had left on the peildatum; a UWLR answer holds only leerlingen who are enrolled',
  },
  AUTORISATIE_ONTBREEKT: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: "Het verzoek heeft geen kopregel 'autorisatie'; een server zal het weigeren.",
    message: "the request has no header 'autorisatie'; a server will refuse it",
  },
  NORM_OMGEKEERD: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: 'De eindnormwaarde is kleiner dan de beginnormwaarde. Verbeter de normering.',
    message: 'the eindnormwaarde is smaller than the beginnormwaarde',
  },
  VERSIE_TE_OUD: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding:
      "Het bestand zegt versie {version} te zijn, maar '{element}' bestaat daarin nog niet. Het is gewoon gelezen.",
    message:
      "the file says that it is version {version}, which does not have '{element}' yet; it was read all the same",
  },
  PROFIEL_ONTBREEKT: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: "De tekst van het profiel vraagt '{element}', al laat het schema het weg. Vul het in.",
    message: "the text of the profile asks for '{element}', although its schema does without; fill it in",
  },
  PROFIEL_TE_VEEL: {
    layer: 4,
    lenient: 'warning',
    strict: 'warning',
    melding: "De tekst van het profiel laat '{element}' niet toe, al doet het schema dat wel. Laat het weg.",
    message: "the text of the profile does not allow '{element}', although its schema does; leave it out",
  },
  MEER_BEVINDINGEN: {
    layer: 1,
    lenient: 'warning',
    strict: 'warning',
    melding: 'Er zijn nog {count} bevindingen die hier niet staan.',
    message: 'there are {count} more findings that do not stand here',
  },
} as const satisfies Record<string, FindingRule>;

/** The code of a finding, such as `WAARDE_ONGELDIG`. */
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
  const { layer, strict, melding, message } = standardsFindings[code];
  return {
    layer,
    severity: strict,
    code,
    melding: fillTemplate(melding, values),
    message: fillTemplate(message, values),
    path,
    line,
    column,
  };
}
