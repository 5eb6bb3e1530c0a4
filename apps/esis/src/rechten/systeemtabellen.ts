/**
 * What each system actor reaches in the database: its whole list. The policies say the same (migration 0008),
 * and test/rijbeveiliging.test.ts holds the two beside each other, table by table.
 */
type Daad = 'lezen' | 'toevoegen' | 'wijzigen' | 'verwijderen';

const LEZEN = ['lezen'] as const;
const BIJHOUDEN = ['lezen', 'wijzigen'] as const;
const TOEVOEGEN = ['lezen', 'toevoegen'] as const;
const INRICHTEN = ['lezen', 'toevoegen', 'wijzigen'] as const;
const WEGHALEN = ['verwijderen'] as const;
const ALLES = ['lezen', 'toevoegen', 'wijzigen', 'verwijderen'] as const;

export const SYSTEEMTABELLEN = {
  /** An administrator on the server: every verb there is, except what only sign-in may. */
  opdrachtregel: {
    vestigingen: INRICHTEN,
    groepen: ALLES,
    samengestelde_groepen: ALLES,
    leerlingen: ALLES,
    leerkrachten: ALLES,
    thuisblijvers: INRICHTEN,
    importen: ALLES,
    importrijen: ALLES,
    leerresultaten: LEZEN,
    toetsen: LEZEN,
    partners: INRICHTEN,
    koppelingen: INRICHTEN,
    pauzes: ALLES,
    voorwaarden: TOEVOEGEN,
    akkoorden: TOEVOEGEN,
    verificatiecodes: TOEVOEGEN,
    codepogingen: TOEVOEGEN,
    uitwisselingen: LEZEN,
    mandaten: INRICHTEN,
    mandaataanvragen: ALLES,
    logboek: LEZEN,
    logboek_schakels: LEZEN,
  },
  /** Answers UWLR until a partner has proved who it is, and counts guesses. */
  uwlr: { partners: LEZEN, sleutelpogingen: ALLES, bekende_adressen: ALLES },
  /** Keeps the head of the logboek's chain outside the database. */
  hoofden: { logboek_schakels: LEZEN },
  /** Sends the receipt of an acceptance. */
  bewijzen: { akkoorden: LEZEN, vestigingen: LEZEN, mandaten: LEZEN },
  /** Mails about pauses and requests, and marks of what. */
  meldingen: { koppelingen: BIJHOUDEN, pauzes: BIJHOUDEN, vestigingen: LEZEN },
  /** Deletes what is old, without reading what it may not. */
  opruimen: {
    aanmeldpogingen: WEGHALEN,
    rolvoorstellen: WEGHALEN,
    codepogingen: WEGHALEN,
    importrijen: WEGHALEN,
    thuisblijvers: WEGHALEN,
    sleutelpogingen: WEGHALEN,
    bekende_adressen: WEGHALEN,
  },
} as const satisfies Record<string, Record<string, readonly Daad[]>>;
