import { createLogboekSchrijver } from '@koppelpunt/platform';

/**
 * Every act that TOP dossier writes in the logboek, with the words under which a person reads it. The platform has the
 * acts of signing in. A word is never renamed: rows that hold it stay for ever.
 */
export const GEBEURTENISSEN = {
  'vestigingen.ingelezen': 'Lijst van scholen ingelezen',
  'verzoek.ontvangen': 'Verzoek ontvangen per e-mail',
  'verzoek.bekeken': 'Verzoek bekeken',
  'verzoek.mail-geopend': 'E-mail van een verzoek geopend',
  'verzoek.terzijde': 'Verzoek terzijde gelegd; de afzender kreeg geen bericht',
  'verzoek.teruggezet': 'Verzoek teruggezet in de lijst',
  'post.verwijderd': 'E-mails en verzoeken verwijderd: de bewaartermijn is voorbij',
  'verzoek.ingevuld': 'Gegevens van het verzoek gekozen of ingevuld',
  'verzoek.gecontroleerd': 'Verificatiecode gecontroleerd bij ESIS; er zijn geen leerlingen opgehaald',
  'verzoek.afgewezen': 'Verzoek afgewezen',
  'koppeling.aangevraagd': 'Koppeling geactiveerd; de eerste synchronisatie moet nog lukken',
  'koppeling.actief': 'De koppeling is actief',
  'koppeling.gepauzeerd': 'De school heeft de koppeling gepauzeerd',
  'koppeling.stilgezet': 'Support heeft de uitwisseling met de school gepauzeerd',
  'koppeling.hervat': 'Support heeft de pauze opgeheven',
  'pauze.gepland': 'Support heeft een pauze gepland',
  'pauze.weggehaald': 'Geplande pauze weggehaald',
  'pauze.gemaild': 'Aan de school gemaild over een pauze van support',
  'koppeling.storing': 'De koppeling heeft een storing',
  'bevestiging.verzonden': 'Bevestiging gemaild naar de school',
  'synchronisatie.gevraagd': 'Synchronisatie gestart',
  'synchronisatie.afgelopen': 'Synchronisatie met ESIS afgelopen',
  'stilte.gemeld': 'Aan support gemaild welke scholen al twee schooldagen stil zijn',
  'leerlingen.bekeken': 'Leerlingen bekeken',
  'aantallen.bekeken': 'Groepen en aantallen bekeken, zonder namen',
  'bron.ingesteld': 'Adres van ESIS ingesteld',
  'bron.certificaat-ingesteld': 'Clientcertificaat voor ESIS ingesteld',
  'bron.certificaat-verwijderd': 'Clientcertificaat voor ESIS verwijderd',
  'gebruiker.gemaakt': 'Account gemaakt',
} as const satisfies Record<string, string>;

export type Gebeurtenis = keyof typeof GEBEURTENISSEN;

/** The words for what a row says besides, in the order of the screen. Null: for machines only. */
export const DETAILS = {
  leerlingen: 'leerlingen',
  leesbaar: 'te lezen',
  uitDeMail: 'gekozen uit de e-mail',
  ok: 'de code werkt',
  code: 'foutcode',
  andereCode: 'andere code',
  van: 'eerst',
  door: 'door',
  reden: 'reden',
  mails: 'e-mails',
  verzoeken: 'verzoeken',
  vestigingen: 'vestigingen',
  toestaanVertrek: 'ook als veel leerlingen weg zijn',
  opnieuw: 'alles opnieuw',
  resultaat: 'uitkomst',
  bytes: null,
  weggelaten: 'weggelaten teksten',
  overgeslagen: 'gegevens met een fout, niet overgenomen',
  nieuw: 'nieuw',
  gewijzigd: 'gewijzigd',
  vertrokken: 'vertrokken',
  ongewijzigd: 'ongewijzigd',
} as const satisfies Record<string, string | null>;

export const writeLogboek = createLogboekSchrijver(GEBEURTENISSEN, DETAILS);
