/**
 * Every code with which this server refuses a request or ends a synchronisatie or controle, with what a person reads.
 * test/foutcodes.test.ts compares this file with docs/errors.md. The platform and the standards library have codes of
 * their own.
 */
import { Problem } from '@koppelpunt/platform';

export const problemen = {
  INVOER_ONGELDIG: { status: 400, melding: 'Niet alles is goed ingevuld.' },
  CODE_ONBEKEND: {
    status: 409,
    melding: 'Van dit verzoek zijn BRIN en verificatiecode nog niet bekend. Vul ze eerst in.',
  },
  CONTROLE_MISLUKT: { status: 409, melding: 'De controle bij ESIS is niet gelukt.' },
  VERZOEK_AFGEHANDELD: { status: 409, melding: 'Dit verzoek is al afgehandeld.' },
  KOPPELING_GEPAUZEERD: {
    status: 409,
    melding:
      'De school heeft deze koppeling gepauzeerd; er wordt niets opgehaald. Hervat de school in ESIS, zo nodig met de verificatiecode, dan gaat de koppeling vanzelf verder op het moment dat hier bij ‘Volgende keer’ staat.',
  },
  PAUZE_ONGELDIG: { status: 400, melding: 'Kies andere dagen voor de pauze.' },
  PAUZE_BESTAAT: {
    status: 409,
    melding:
      'Er is in die dagen al een pauze. Hef die eerst op, of kies andere dagen. Er is niets veranderd.',
  },
  PAUZE_VAN_ONS: {
    status: 409,
    melding:
      'Support heeft deze school gepauzeerd; zolang vraagt TOP dossier ESIS niets. Hervat eerst op de pagina van de school.',
  },
  GEEN_BRON: {
    status: 409,
    melding:
      'TOP dossier weet nog niet waar ESIS staat. Een beheerder stelt dat in met `top-dossier -- bron set --url … --klantnaam … --klantcode-stdin`.',
  },
} as const;

export type ProblemCode = keyof typeof problemen;

/** The only way in this application to make a refusal. `more.melding` replaces the usual words. */
export function createProblem(
  code: ProblemCode,
  more: { melding?: string; velden?: Record<string, string> } = {},
): Problem {
  return new Problem({ code, ...problemen[code], ...more });
}

/** Why a controle (HaalStructuur) that ESIS answered does not count. */
export const controleFouten = {
  GEEN_GROEPEN:
    'ESIS accepteert de code, maar heeft voor dit schooljaar geen groepen van deze school. De school kan in ESIS nakijken of de groepen in het juiste schooljaar staan.',
  ANDERE_SCHOOL:
    'ESIS antwoordt met de groepen van een andere school. Activeer niet, en meld dit meteen bij de leverancier van ESIS.',
} as const;

export type ControleCode = keyof typeof controleFouten;

/** Why the answer to HaalLeerlinggegevens is not taken over. */
export const syncFouten = {
  SYNC_ANDERE_SCHOOL:
    'ESIS stuurde gegevens van een andere school dan wij vroegen. Er is niets overgenomen. Meld dit meteen bij de leverancier van ESIS.',
  SYNC_ANDER_SCHOOLJAAR:
    'ESIS stuurde gegevens van een ander schooljaar dan wij vroegen. Er is niets overgenomen. Meld dit bij de leverancier van ESIS.',
  SYNC_GEEN_SCHOOL:
    'In het antwoord van ESIS staat niet van welke school het is. Er is niets overgenomen. Meld dit bij de leverancier van ESIS.',
  SYNC_BEVINDINGEN: 'In het antwoord van ESIS staan fouten. Er is niets overgenomen.',
  SYNC_DUBBELE_SLEUTEL:
    'In het antwoord van ESIS hebben twee leerlingen dezelfde sleutel. Er is niets overgenomen. Meld dit bij de leverancier van ESIS.',
  SYNC_NIET_GEVRAAGD:
    'ESIS antwoordt dat er niets is gewijzigd, maar wij vroegen om alle gegevens van dit schooljaar. Meld dit bij de leverancier van ESIS.',
  SYNC_TE_VEEL_GROEPEN:
    'ESIS stuurde meer groepen dan een school kan hebben. Er is niets overgenomen. Meld dit bij de leverancier van ESIS.',
  SYNC_NUL_LEERLINGEN:
    'ESIS heeft voor dit schooljaar geen leerlingen van deze school. Er is niets verwijderd. De school kan in ESIS nakijken of de leerlingen in het juiste schooljaar staan.',
  SYNC_VASTGEHOUDEN:
    'Er is niets overgenomen. Vraag de school of dit klopt; werk daarna bij met toestemming voor het vertrek.',
  SYNC_STILGEZET:
    'Support heeft deze school gepauzeerd. Er is niets overgenomen. Hervat support, dan vraagt TOP dossier vanzelf weer.',
  INTERNE_FOUT: 'Er ging bij TOP dossier iets mis. Er is niets overgenomen. Meld dit bij de beheerder.',
} as const;

export type SyncCode = keyof typeof syncFouten;

/** `code-geweigerd`: the school's side says no to this code. `tijdelijk`: the same call may work later. */
export type StoringSoort = 'code-geweigerd' | 'tijdelijk' | 'blijvend';

/** The refusals of a server of the other side. `woorden` is its own explanation, made safe, or empty. */
export const uwlrFouten = {
  'Client.AutorisatieOngeldig': {
    soort: 'code-geweigerd',
    melding: (woorden) =>
      `ESIS weigert deze verificatiecode voor deze school.${woorden} De school kan dit oplossen: controleer in ESIS bij Instellen – Koppelingen of de koppeling actief is, of het BRIN en de code precies zo zijn ingevuld, en of de startdatum al is bereikt.`,
  },
  /** ESIS says this to nobody but a partner with the right code, and names the day. */
  CODE_TE_VROEG: {
    soort: 'code-geweigerd',
    melding: (woorden) =>
      `Te vroeg: de verificatiecode is goed, maar de koppeling gaat later in.${woorden} Niemand hoeft iets te verbeteren: wacht tot die dag, en controleer dan opnieuw.`,
  },
  'Client.OngeldigeKlantIdentificatie': {
    soort: 'blijvend',
    melding: () =>
      'ESIS kent TOP dossier niet: de klantnaam of klantcode klopt niet. De school kan hier niets aan doen; een beheerder van TOP dossier stelt ze opnieuw in.',
  },
  'Client.OngeldigBericht': {
    soort: 'blijvend',
    melding: (woorden) =>
      `ESIS begrijpt onze vraag niet.${woorden} Meld dit bij de beheerder van TOP dossier.`,
  },
  'Client.XsdVersieOngeldig': {
    soort: 'blijvend',
    melding: () =>
      'ESIS ondersteunt UWLR 2.2 niet. De beheerder van TOP dossier overlegt met de leverancier van ESIS.',
  },
  'Server.TijdelijkNietBeschikbaar': {
    soort: 'tijdelijk',
    melding: (woorden) => `ESIS is even niet beschikbaar.${woorden}`,
  },
  'Server.InterneFout': {
    soort: 'tijdelijk',
    melding: () => 'Er ging in ESIS iets mis. Blijft het zo, meld het dan bij de leverancier van ESIS.',
  },
  FOUTCODE_ONBEKEND: {
    soort: 'blijvend',
    melding: (woorden) =>
      `ESIS weigert met een foutcode die wij niet kennen.${woorden} Meld dit bij de beheerder van TOP dossier.`,
  },
} as const satisfies Record<string, { soort: StoringSoort; melding: (woorden: string) => string }>;

export type UwlrFoutCode = keyof typeof uwlrFouten;
