/**
 * Every way in which a message or the other side can be wrong, in one catalogue for two readers.
 *
 * `message` is English, for the log; `melding` is Dutch, for the person, and says what to do next.
 * Neither ever contains a value from a message: no name, no key, no number.
 */
import type { Position } from './position.ts';

interface ErrorText {
  readonly message: string;
  readonly melding: string;
}

/** Every error by its code, with both sentences; `errors.md` in the package explains each. */
export const standardsErrors = {
  XML_NIET_WELGEVORMD: {
    message: 'not well-formed XML: {reason}',
    melding: 'Het bestand of bericht is geen geldige XML. Vraag de afzender om het opnieuw te maken.',
  },
  XML_AFGEBROKEN: {
    message: 'the XML ends half-way',
    melding: 'Het bestand of bericht houdt halverwege op. Haal het opnieuw op.',
  },
  XML_LEEG: {
    message: 'there is no XML in it',
    melding: 'Het bestand of bericht is leeg. Kies een ander bestand of haal het opnieuw op.',
  },
  BESTAND_INGEPAKT: {
    message: 'the file is an archive or compressed',
    melding: 'Dit is een ingepakt bestand (zip of gzip). Pak het uit en kies het bestand dat erin zit.',
  },
  XML_VERSIE: {
    message: 'XML version other than 1.0',
    melding: 'Het bericht gebruikt een andere XML-versie dan 1.0. Vraag de afzender om XML 1.0.',
  },
  XML_DTD: {
    message: 'a document type declaration is refused',
    melding:
      'Het bericht bevat een DTD (DOCTYPE). Dat is om veiligheidsredenen niet toegestaan; vraag de afzender om die weg te laten.',
  },
  XML_CODERING: {
    message: 'bytes do not fit the encoding {encoding}',
    melding:
      'De tekens in het bestand passen niet bij de codering die erin staat. Sla het bestand op als UTF-8 en probeer het opnieuw.',
  },
  XML_CODERING_ONBEKEND: {
    message: 'unsupported encoding',
    melding:
      'Het bestand gebruikt een codering die wij niet lezen. Sla het op als UTF-8 en probeer het opnieuw.',
  },
  XML_TE_DIEP: {
    message: 'elements nested deeper than {limit}',
    melding:
      'Het bericht is te diep genest (meer dan {limit} niveaus). Vraag de afzender om het na te kijken.',
  },
  XML_TE_VEEL_ELEMENTEN: {
    message: 'more than {limit} elements in one record',
    melding:
      'In één leerling, groep, leerkracht of toetsafname staan meer dan {limit} elementen. Vraag de afzender om het bericht na te kijken.',
  },
  XML_TE_GROOT: {
    message: 'larger than {limit} bytes',
    melding:
      'Het bestand of bericht is te groot (meer dan {limit} bytes). Splits het of vraag de beheerder om de grens te verhogen.',
  },
  XML_TEKST_TE_LANG: {
    message: 'a text, name, attribute or comment longer than {limit} characters',
    melding:
      'Het bericht bevat een tekst van meer dan {limit} tekens. Vraag de afzender om het na te kijken.',
  },
  XML_TE_VEEL_ATTRIBUTEN: {
    message: 'an element with more than {limit} attributes',
    melding: 'Het bericht bevat een element met te veel attributen. Vraag de afzender om het na te kijken.',
  },
  XML_NAAMRUIMTE: {
    message: 'a namespace prefix is not declared',
    melding:
      'Het bericht gebruikt een voorvoegsel van een naamruimte die niet is gegeven. Vraag de afzender om het na te kijken.',
  },
  BESTAND_NIET_LEESBAAR: {
    message: 'no file that can be opened',
    melding: 'Dit bestand is er niet, of u mag het niet lezen. Kijk de naam na.',
  },
  BERICHT_VERKEERDE_WORTEL: {
    message: 'unexpected root element, expected {expected}',
    melding:
      'Dit is niet het bericht dat hier hoort: het moet beginnen met {expected}. Kies een ander bestand.',
  },
  WAARDE_ONGELDIG: {
    message: 'a value does not fit {element}: {expects} belongs there',
    melding:
      'De waarde van {element} past niet in de standaard: daar hoort {explanation}. Verbeter die in de administratie.',
  },
  WAARDE_VERKEERD_TYPE: {
    message: 'a value of the wrong type at {element}: {expects} belongs there, but {came} came',
    melding:
      'Bij {element} hoort {explanation}, maar het programma gaf {type}. Meld dit bij de leverancier van het programma.',
  },
  WAARDE_ONBEKEND: {
    message: 'the standard has no property {element}. {hint}',
    melding:
      'Het programma gaf een gegeven mee dat de standaard niet heeft: {element}. {explanation} Meld dit bij de leverancier van het programma.',
  },
  WAARDE_DUBBEL: {
    message: 'the key at {element} was used before',
    melding: 'De sleutel bij {element} komt al eerder voor. Geef elk een eigen sleutel in de administratie.',
  },
  WAARDE_VERWIJZING_LOOS: {
    message: 'the reference at {element} leads to nothing in this message',
    melding:
      'Bij {element} wordt verwezen naar iets dat niet in het bericht staat. Meld dit bij de leverancier van het programma.',
  },
  WAARDE_ONTBREEKT: {
    message: 'a value for {element} is missing',
    melding:
      'De waarde van {element} ontbreekt, en zonder mag het bericht niet weg. Vul die in de administratie in.',
  },
  WAARDE_NIET_EENDUIDIG: {
    message: 'values of {element} that exclude each other: {names}',
    melding: 'Bij {element} sluiten gegevens elkaar uit ({names}). Verbeter dit in de administratie.',
  },
  BRIN_ONGELDIG: {
    message: 'not a BRIN with two-digit dependance code',
    melding: 'Dit is geen brincode met vestigingsnummer. Schrijf hem als 97QX00.',
  },
  SOAP_VERSIE: {
    message: 'SOAP envelope of another version than 1.1',
    melding: 'Het bericht gebruikt een andere versie van SOAP dan 1.1. Vraag de andere partij om SOAP 1.1.',
  },
  SOAP_ONGELDIG: {
    message: 'not a SOAP 1.1 envelope with one body element',
    melding:
      'Het bericht is geen geldig SOAP-bericht. Vraag de beheerder van het andere systeem om het na te kijken.',
  },
  SOAP_MUST_UNDERSTAND: {
    message: 'a header block that must be understood is unknown',
    melding:
      'Het bericht heeft een kopregel die wij moeten begrijpen maar niet kennen. Vraag de andere partij om die weg te laten.',
  },
  UWLR_FAULT: {
    message: 'the other side answered fault {faultcode}',
    melding: 'Het andere systeem weigert het verzoek: {faultstring}',
  },
  UWLR_ANTWOORD_ONGELDIG: {
    message: 'the answer does not fit the standard',
    melding:
      'Het antwoord van het andere systeem past niet in de standaard. Meld dit bij de leverancier van dat systeem.',
  },
  UWLR_ADRES_ONGELDIG: {
    message: 'the address of the other side is no http or https URL',
    melding:
      'Het adres van het andere systeem is leeg of geen webadres. De beheerder vult het in als https://voorbeeld.example/uwlr/v2.',
  },
  UWLR_ADRES_GEHEIM: {
    message: 'the address of the other side holds a name or password',
    melding:
      'In het adres van het andere systeem staat een gebruikersnaam of wachtwoord. De beheerder haalt die eruit: UWLR stuurt sleutels in het bericht zelf.',
  },
  UWLR_ADRES_ONVEILIG: {
    message: 'the address of another machine begins with http://',
    melding:
      'Het adres van het andere systeem begint met http://. Leerlinggegevens gaan alleen versleuteld over het net: de beheerder zet er https:// van.',
  },
  UWLR_ADRES_ONBEKEND: {
    message: 'no machine has the name in the address',
    melding:
      'De naam in het adres van het andere systeem bestaat niet. De beheerder kijkt het adres na op een typfout.',
  },
  UWLR_ADRES_VERKEERD: {
    message: 'HTTP status {status}: no UWLR service at this address',
    melding:
      'Op dit adres staat geen UWLR-dienst (HTTP {status}). De beheerder kijkt het adres na, ook het deel achter de naam (zoals /uwlr/v2).',
  },
  UWLR_GEEN_TLS: {
    message: 'the other side does not speak TLS on this port',
    melding:
      'Het adres begint met https, maar op die poort antwoordt het andere systeem onversleuteld. De beheerder kijkt adres en poort na.',
  },
  UWLR_TLS: {
    message: 'no version or method of TLS that both sides speak',
    melding:
      'Het andere systeem biedt alleen verouderde versleuteling aan, of vraagt een clientcertificaat. De beheerder van dat systeem zet TLS 1.2 of nieuwer aan.',
  },
  UWLR_CERTIFICAAT_VERLOPEN: {
    message: 'the certificate of the other side is not valid now',
    melding:
      'Het certificaat van het andere systeem is verlopen of nog niet geldig. De beheerder van dat systeem vernieuwt het.',
  },
  UWLR_CERTIFICAAT_ANDER: {
    message: 'the certificate is of another host',
    melding:
      'Het certificaat van het andere systeem hoort bij een andere naam dan in het adres staat. De beheerder kijkt het adres na; klopt dat, dan herstelt de beheerder van dat systeem het certificaat.',
  },
  UWLR_CERTIFICAAT_ONBEKEND: {
    message: 'the certificate is not from an authority that we trust',
    melding:
      'Het certificaat van het andere systeem komt niet van een uitgever die wij vertrouwen, of de keten is niet volledig. De beheerder van dat systeem herstelt dat.',
  },
  UWLR_CLIENTCERTIFICAAT: {
    message: 'the other side demands a client certificate, or does not take ours',
    melding:
      'Het andere systeem vraagt om een clientcertificaat, of neemt dat van ons niet aan. De beheerder vraagt bij de leverancier van dat systeem welk certificaat nodig is.',
  },
  UWLR_KOP_TE_GROOT: {
    message: 'the headers of the answer are too large',
    melding:
      'De kopregels van het antwoord zijn te groot. Meld dit bij de leverancier van het andere systeem.',
  },
  UWLR_HTTP_ONGELDIG: {
    message: 'the answer is no valid HTTP',
    melding:
      'Op dit adres antwoordt iets dat geen geldig HTTP spreekt. De beheerder kijkt adres en poort na; kloppen die, dan herstelt de leverancier van het andere systeem het.',
  },
  UWLR_GEEN_XML: {
    message: 'the answer is of another media type than XML',
    melding:
      'Op dit adres kwam iets anders dan een UWLR-antwoord, zoals een inlogpagina. De beheerder kijkt het adres na.',
  },
  UWLR_NIET_BEREIKBAAR: {
    message: 'no connection with the other side',
    melding: 'Het andere systeem is niet bereikbaar.',
  },
  UWLR_TIJD_OM: {
    message: 'no (complete) answer within {ms} ms',
    melding: 'Het andere systeem antwoordt niet op tijd.',
  },
  UWLR_GEANNULEERD: {
    message: 'the call was cancelled',
    melding: 'Het ophalen is afgebroken.',
  },
  UWLR_HTTP: {
    message: 'HTTP status {status} without a SOAP answer',
    melding:
      'Het andere systeem gaf een onverwacht antwoord (HTTP {status}). Meld dit bij de leverancier als het zo blijft.',
  },
  UWLR_AFGEBROKEN: {
    message: 'the answer was cut off half-way',
    melding: 'Het antwoord van het andere systeem brak halverwege af. Er is niets verwerkt.',
  },
  UWLR_GEWIJZIGD: {
    message: 'the groups changed while they were being asked for',
    melding: 'De groepen van de school veranderden tijdens het ophalen. Er is niets verwerkt.',
  },
  UWLR_TE_GROOT: {
    message: 'the answer is larger than {limit} bytes',
    melding:
      'Het antwoord van het andere systeem is te groot (meer dan {limit} bytes). Vraag de beheerder om de grens na te kijken.',
  },
} as const satisfies Record<string, ErrorText>;

/** The code of an error, such as `XML_AFGEBROKEN`. */
export type StandardsCode = keyof typeof standardsErrors;

/** Fills `{name}` in a sentence of a catalogue. Uses no regex: a message may be wrong in a million places. */
export function fillTemplate(
  template: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  let text = '';
  let done = 0;
  for (let open = template.indexOf('{'); open >= 0; open = template.indexOf('{', done)) {
    const after = template.indexOf('}', open) + 1;
    if (after === 0) break;
    text +=
      template.slice(done, open) +
      String(values[template.slice(open + 1, after - 1)] ?? template.slice(open, after));
    done = after;
  }
  return text + template.slice(done);
}

interface Details {
  readonly values?: Readonly<Record<string, string | number>>;
  readonly position?: Position | undefined;
  readonly path?: string | undefined;
  readonly cause?: unknown;
}

/**
 * A message that cannot be read or written.
 *
 * @example
 * new StandardsError('XML_DTD', { position: { line: 2, column: 1, path: '' } }).melding
 * // 'Het bericht bevat een DTD (DOCTYPE). …'
 */
export class StandardsError extends Error {
  override readonly name: string = 'StandardsError';
  readonly code: StandardsCode;
  readonly melding: string;
  /** In a message that is read. */
  declare readonly position?: Position;
  /** In a value that is written: `leerling[1234]/geboortedatum`. */
  declare readonly path?: string;

  constructor(code: StandardsCode, details: Details = {}) {
    const { position, path } = details;
    const place = position === undefined ? '' : ` at ${position.line}:${position.column} ${position.path}`;
    super(
      `${code}: ${fillTemplate(standardsErrors[code].message, details.values)}${place}`,
      details.cause === undefined ? undefined : { cause: details.cause },
    );
    this.code = code;
    this.melding = fillTemplate(standardsErrors[code].melding, details.values);
    if (position !== undefined) this.position = position;
    if (path !== undefined) this.path = path;
  }
}

const NOBODY_CHOSE_A_FILE: Partial<Record<StandardsCode, string>> = {
  XML_LEEG: 'Het bericht is leeg. Verstuur het opnieuw.',
  XML_AFGEBROKEN: 'Het bericht houdt halverwege op. Verstuur het opnieuw.',
  BESTAND_INGEPAKT:
    'Het bericht is ingepakt (zip of gzip), maar de kopregel Content-Encoding zegt dat niet. Verstuur het als XML.',
  XML_CODERING:
    'De tekens in het bericht passen niet bij de codering die erbij staat. Verstuur het als UTF-8.',
  XML_CODERING_ONBEKEND: 'Het bericht gebruikt een codering die wij niet lezen. Verstuur het als UTF-8.',
};

/** The sentence of an error for who sent or got a message: a program made that, and nobody chose or saved a file. */
export const describeBericht = ({ code, melding }: Pick<StandardsError, 'code' | 'melding'>): string =>
  NOBODY_CHOSE_A_FILE[code] ??
  melding.replace('Het bestand of bericht', 'Het bericht').replace(' Kies een ander bestand.', '');

/** The other side refused the call. Its text is theirs: show it to the person, keep it out of the log. */
export class UwlrFault extends StandardsError {
  override readonly name = 'UwlrFault';
  /** Local part: `Client.AutorisatieOngeldig`. */
  readonly faultcode: string;
  readonly faultstring: string;
  /** `Server.…`: the same call may work later. `Client.…`: never without a change. */
  readonly retryable: boolean;

  constructor(faultcode: string, faultstring: string) {
    super('UWLR_FAULT', { values: { faultcode, faultstring } });
    this.faultcode = faultcode;
    this.faultstring = faultstring;
    this.retryable = faultcode === 'Server' || faultcode.startsWith('Server.');
  }
}

/** The connection failed: network, HTTP status, time, size, an answer cut off. */
export class UwlrTransportError extends StandardsError {
  override readonly name = 'UwlrTransportError';
  readonly retryable: boolean;
  declare readonly status?: number;

  constructor(code: StandardsCode, options: Details & { retryable: boolean; status?: number }) {
    super(code, options);
    this.retryable = options.retryable;
    if (options.status !== undefined) this.status = options.status;
  }
}
