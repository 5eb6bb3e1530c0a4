/**
 * Every table that each system actor may reach. The policies of migration 0004 say the same: test/elke-tabel.test.ts
 * compares the two, table by table, with the rows of a new school. Some rows a system reaches only when its transaction
 * names their koppeling (`nameKoppeling`): pupils, groups and runs. test/rijbeveiliging.test.ts tests those.
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
    // One that did not begin yet may go.
    pauzes: ['lezen', 'toevoegen', 'wijzigen', 'verwijderen'],
    synchronisaties: ['lezen', 'toevoegen'],
    verzoeken: LEZEN,
    vestigingen: ['lezen', 'toevoegen', 'verwijderen'],
    logboek: LEZEN,
    logboek_schakels: LEZEN,
  },
  /** The server itself, when it starts. */
  start: { bronnen: INRICHTEN, synchronisaties: LEZEN },
  synchronisatie: { bronnen: LEZEN, koppelingen: LEZEN, pauzes: LEZEN, synchronisaties: LEZEN },
  rooster: { bronnen: LEZEN, koppelingen: LEZEN, pauzes: LEZEN, synchronisaties: LEZEN },
  /** Writes requests and cannot read them. */
  postbus: { mails: INRICHTEN, verzoeken: ['toevoegen'] },
  /** Only koppelingen whose school gets a confirmation. It also reads the requests that were rejected. */
  berichten: { koppelingen: BIJHOUDEN, pauzes: BIJHOUDEN },
  /** How every koppeling stands, to say which are silent. */
  stilte: { koppelingen: LEZEN, pauzes: LEZEN, stiltemeldingen: ['lezen', 'toevoegen'] },
  /** Keeps the head of the logboek's chain outside the database. */
  hoofden: { logboek_schakels: LEZEN },
  /** Deletes what is old enough (the policies say how old), and cannot read it. */
  opruimen: {
    aanmeldpogingen: ['verwijderen'],
    rolvoorstellen: ['verwijderen'],
    mails: ['verwijderen'],
    verzoeken: ['verwijderen'],
  },
} as const satisfies Record<string, Record<string, readonly Daad[]>>;
