import { createLogboekSchrijver } from '@koppelpunt/platform';

/** What people did with a koppeling, as its own page shows it; what the partner's machine did, comes from the exchanges. */
export const GESCHIEDENIS = {
  'koppeling.aangevraagd': 'Koppeling geactiveerd in ESIS; TOP dossier moet nog bevestigen',
  'koppeling.actief': 'TOP dossier heeft de leerlingen opgehaald; de koppeling is actief',
  'verificatiecode.verwijderd': 'Verificatiecode verwijderd; de uitwisseling is gestopt',
  'verificatiecode.hervat': 'Dezelfde verificatiecode ingevuld; de uitwisseling is hervat',
  'verificatiecode.vervangen': 'Nieuwe verificatiecode ingevuld; TOP dossier moet opnieuw bevestigen',
  'verificatiecode.teruggezet': 'De vorige verificatiecode weer ingevuld; de nieuwe geldt niet meer',
  'koppeling.gepauzeerd': 'Uitwisseling gepauzeerd; de verificatiecode blijft',
  'koppeling.hervat': 'Pauze opgeheven',
  'pauze.gepland': 'Pauze gepland',
  'pauze.weggehaald': 'Geplande pauze weggehaald',
  'verificatiecode.geweigerd': 'Verkeerde verificatiecode ingevuld',
  'verzoek.verzonden': 'Verzoek gemaild naar de support van TOP dossier',
  'verzoek.mislukt': 'Het verzoek kon niet worden gemaild',
} as const satisfies Record<string, string>;

/**
 * Every act that ESIS writes down (those of signing in are the platform's), with the words under which a person reads
 * it. A word is never renamed: rows that hold it stay for ever.
 */
export const GEBEURTENISSEN = {
  ...GESCHIEDENIS,
  'bewijs.verzonden': 'Bewijs van akkoord gemaild',
  'uitwisseling.tevroeg': 'Met de goede code gevraagd voor de startdatum; er is niets meegegeven',
  'melding.verzonden': 'Gemaild over een pauze of een aanvraag die bijna verloopt',
  'uitwisseling.geweigerd': 'Een verzoek om gegevens geweigerd',
  'uitwisseling.structuur': 'Groepen bekeken door de andere partij',
  'uitwisseling.leerlingen': 'Leerlingen opgehaald',
  'uitwisseling.afgebroken': 'Ophalen van leerlingen afgebroken',
  'uitwisseling.herhaald': 'Hetzelfde antwoord meer keren achter elkaar gegeven',
  'uitwisseling.begonnen': 'Ophalen van leerlingen begonnen',
  'uitwisseling.mislukt': 'Een vraag om gegevens mislukt; er zijn geen leerlingen meegegeven',
  'uitwisseling.ongewijzigd': 'Gevraagd of er iets is gewijzigd; er is niets meegegeven',
  'leerresultaten.ontvangen': 'Toetsresultaten ontvangen',
  'vestiging.gemaakt': 'Vestiging gemaakt',
  'edexml.ingelezen': 'EDEXML-bestand ingelezen',
  'edexml.bekeken': 'EDEXML-bestand bekeken; er is niets ingelezen',
  'edexml.vastgehouden': 'EDEXML-bestand niet ingelezen: te veel leerlingen zouden vertrekken',
  'edexml.teruggedraaid': 'Het laatste inlezen teruggedraaid',
  'edexml.geweigerd': 'EDEXML-bestand geweigerd',
  'leerlingen.bekeken': 'Leerlingen bekeken',
  'niet-uitwisselen.gezet': 'Leerling gaat met geen koppeling meer mee',
  'niet-uitwisselen.gewijzigd': 'Reden of einddatum van niet uitwisselen gewijzigd',
  'niet-uitwisselen.opgeheven': 'Leerling gaat weer mee met de koppelingen',
  'niet-uitwisselen.gevolgd': 'Leerling kreeg een ander nummer en gaat nog steeds met geen koppeling mee',
  'aantallen.bekeken': 'Groepen en aantallen bekeken, zonder namen',
  'partner.ingericht': 'Andere partij ingericht',
  'klant.geweigerd': 'Een verkeerde klantnaam of klantcode geweigerd',
  'toegang.gesloten': 'Te veel verkeerde codes vanaf één adres; een kwartier niet geluisterd',
  'partners.bekeken': 'Klantnaam en klantcode van de andere partij bekeken',
  'gebruiker.gemaakt': 'Account gemaakt',
  'lidmaatschap.toegevoegd': 'Rol toegekend',
  'mandaat.verleend': 'Mandaat verleend om akkoord te gaan met voorwaarden',
  'mandaat.ingetrokken': 'Mandaat ingetrokken',
  'mandaat.gevraagd': 'Mandaat gevraagd aan het bestuur',
  'mandaat.afgewezen': 'Aanvraag voor een mandaat afgewezen',
  'vestiging.gewijzigd': 'Bestuur van de vestiging ingesteld',
} as const satisfies Record<string, string>;

export type Gebeurtenis = keyof typeof GEBEURTENISSEN;

/** The words for what a row says besides, in the order of the screen. Null: for machines only. */
export const DETAILS = {
  leerlingen: 'leerlingen',
  groepen: 'groepen',
  samengesteldeGroepen: 'samengestelde groepen',
  leerkrachten: 'leerkrachten',
  resultaten: 'resultaten',
  toetsen: 'toetsen',
  beperktTotGroep: 'alleen één groep',
  schooljaar: 'schooljaar',
  nieuw: 'nieuw',
  gewijzigd: 'gewijzigd',
  vertrokken: 'vertrokken',
  ongewijzigd: 'ongewijzigd',
  later: 'komt later',
  overgeslagen: 'gegevens met een fout, niet ingelezen',
  bevindingen: 'fouten en waarschuwingen',
  aanbod: 'koppeling',
  voorwaarden: 'versie van de voorwaarden',
  sha256: null,
  startdatum: 'startdatum',
  bytes: null,
  operatie: 'vraag',
  uitkomst: 'uitkomst',
  eerst: 'eerst',
  laatst: 'laatst',
  adres: 'netwerkadres',
  stap: 'waarmee',
  bestuur: 'bestuur',
  melding: 'waarover',
  zijde: 'pauze van',
  nogGepauzeerdDoor: 'nog gepauzeerd door',
} as const satisfies Record<string, string | null>;

export const writeLogboek = createLogboekSchrijver(GEBEURTENISSEN, DETAILS);
