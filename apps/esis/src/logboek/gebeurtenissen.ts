import { appendLogboek, type Actor, type AnyDb, type LogboekRegel } from '@koppelpunt/platform';

/** Every act that ESIS writes down, with the words under which a koppeling's history shows it (null: not there). */
export const GEBEURTENISSEN = {
  'vestiging.gemaakt': null,
  'edexml.ingelezen': null,
  'edexml.geweigerd': null,
  'leerlingen.bekeken': null,
  'partner.ingericht': null,
  'partners.bekeken': null,
  'gebruiker.gemaakt': null,
  'lidmaatschap.toegevoegd': null,
  'koppeling.aangevraagd': 'Koppeling geactiveerd in ESIS; TOP dossier moet nog bevestigen',
  'koppeling.actief': 'TOP dossier heeft de leerlingen opgehaald; de koppeling is actief',
  'verificatiecode.verwijderd': 'Verificatiecode verwijderd; de uitwisseling is gestopt',
  'verificatiecode.hervat': 'Dezelfde verificatiecode ingevuld; de uitwisseling is hervat',
  'verificatiecode.vervangen': 'Nieuwe verificatiecode ingevuld; TOP dossier moet opnieuw bevestigen',
  'verificatiecode.geweigerd': 'Verkeerde verificatiecode ingevuld',
  'verzoek.verzonden': 'Verzoek gemaild naar de support van TOP dossier',
  'verzoek.mislukt': 'Het verzoek kon niet worden gemaild',
  'uitwisseling.geweigerd': 'Een verzoek om gegevens geweigerd',
  'uitwisseling.structuur': 'Groepen bekeken door de andere partij',
  'uitwisseling.leerlingen': 'Leerlingen opgehaald',
  'uitwisseling.afgebroken': 'Ophalen van leerlingen afgebroken',
} as const satisfies Record<string, string | null>;

export type Gebeurtenis = keyof typeof GEBEURTENISSEN;

export const writeLogboek = (tx: AnyDb, actor: Actor, regel: LogboekRegel<Gebeurtenis>): Promise<void> =>
  appendLogboek(tx, actor, regel);
