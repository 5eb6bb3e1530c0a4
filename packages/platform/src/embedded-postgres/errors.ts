/** Every way in which the embedded PostgreSQL can refuse, in the words of the person who has to mend it. */
const MELDINGEN = {
  EMBEDDED_POSTGRES_IN_GEBRUIK: (at) =>
    `De gegevensmap ${at} is al in gebruik door een ander programma. Stop dat eerst, of kies met KOPPELPUNT_DATA een andere map.`,
  EMBEDDED_POSTGRES_POORT_BEZET: (at) =>
    `Poort ${at} is al in gebruik, dus de databank kan daar niet starten. Kies een andere poort.`,
  EMBEDDED_POSTGRES_NIET_BESCHIKBAAR: (at) =>
    `Voor deze computer (${at}) is er geen ingebouwde PostgreSQL. Installeer PostgreSQL 18 en geef het adres ervan in DATABASE_URL.`,
  EMBEDDED_POSTGRES_GEEN_GEBRUIKER: () =>
    'PostgreSQL mag niet als root draaien en de systeemgebruiker "postgres" bestaat niet en kan niet worden gemaakt. Maak die gebruiker, start Koppelpunt als gewone gebruiker, of geef een server in DATABASE_URL.',
  EMBEDDED_POSTGRES_GEEN_PLEK: (at) =>
    `PostgreSQL mag niet als root draaien en de systeemgebruiker "postgres" kan niet bij ${at}. Kies met KOPPELPUNT_DATA een map die voor iedereen bereikbaar is, start Koppelpunt als gewone gebruiker, of geef een server in DATABASE_URL.`,
  EMBEDDED_POSTGRES_GEGEVENS_WEG: (at) =>
    `De databank die bij deze gegevensmap hoort, stond in ${at} en is daar weg. Zet die terug, of verwijder de gegevensmap om opnieuw te beginnen.`,
  EMBEDDED_POSTGRES_ANDERE_VERSIE: (at) =>
    `De databank in ${at} is van een andere versie van PostgreSQL. Kies met KOPPELPUNT_DATA een andere map, of zet de gegevens eerst over.`,
  EMBEDDED_POSTGRES_START_MISLUKT: (at) =>
    `De databank in ${at} start niet. De laatste regels van PostgreSQL staan in de technische melding.`,
} satisfies Record<string, (at: string) => string>;

export type EmbeddedPostgresErrorCode = keyof typeof MELDINGEN;

export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
  readonly code: EmbeddedPostgresErrorCode;
  /** Dutch, for the person: says what to do next. */
  readonly melding: string;

  constructor(code: EmbeddedPostgresErrorCode, at: string, message: string, cause?: unknown) {
    super(`${code}: ${message} (${at})`, { cause });
    this.code = code;
    this.melding = MELDINGEN[code](at);
  }
}
