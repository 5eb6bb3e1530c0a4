/**
 * What each system actor reaches in the database: its whole list. The policies say the same (migration 0050 and later),
 * and test/elke-tabel.test.ts holds the two beside each other, table by table, with the rows of a new school. What a
 * system reaches only of rows that it names or that came further (pupils, groups and runs of the one koppeling that
 * a transaction names, `nameKoppeling`) is in test/rijbeveiliging.test.ts.
 */
type Daad = 'lezen' | 'toevoegen' | 'wijzigen' | 'verwijderen';

const LEZEN = ['lezen'] as const;
const BIJHOUDEN = ['lezen', 'wijzigen'] as const;
const INRICHTEN = ['lezen', 'toevoegen', 'wijzigen'] as const;

export const SYSTEEMTABELLEN = {
  /** An administrator on the server. */
  opdrachtregel: {
    bronnen: INRICHTEN,
    koppelingen: INRICHTEN,
    synchronisaties: ['lezen', 'toevoegen'],
    verzoeken: LEZEN,
    logboek: LEZEN,
    logboek_schakels: LEZEN,
  },
  /** The server itself, when it starts. */
  start: { bronnen: INRICHTEN, synchronisaties: LEZEN },
  synchronisatie: { bronnen: LEZEN, koppelingen: LEZEN, synchronisaties: LEZEN },
  hervatten: { bronnen: LEZEN, koppelingen: LEZEN, synchronisaties: LEZEN },
  /** Writes requests and cannot read them. */
  postbus: { mails: INRICHTEN, verzoeken: ['toevoegen'] },
  /** Of koppelingen whose school asked for a confirmation; of requests it reads only those that were rejected. */
  berichten: { koppelingen: BIJHOUDEN },
  /** What is a day old, without reading it. */
  opruimen: { aanmeldpogingen: ['verwijderen'] },
} as const satisfies Record<string, Record<string, readonly Daad[]>>;
