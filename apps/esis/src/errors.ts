/**
 * Every code with which ESIS refuses a request or judges a file, with what the person reads: one place, so that none can
 * exist that docs/errors.md does not explain (test/foutcodes.test.ts). What the platform and the standards library may
 * answer besides is theirs.
 */
import { MIN_PASSWORD_LENGTH, notFound, Problem, type Actor } from '@koppelpunt/platform';

/** `veld`: the field of the form beside which the sentence stands. */
type Words = {
  status: number;
  melding: string;
  veld?: string;
  /** Seconds after which it may work. */
  retryAfter?: number;
};

export const problemen = {
  // Does not say whose it is: neither of this school, nor of another.
  CODE_AL_IN_GEBRUIK: {
    status: 409,
    veld: 'verificatiecode',
    melding: 'Deze code is al eens gebruikt. Bedenk een andere, of druk op Genereer.',
  },
  CODE_ONGELDIG: { status: 400, veld: 'verificatiecode', melding: 'Deze code voldoet niet aan alle eisen.' },
  CODE_VERKEERD: {
    status: 400,
    veld: 'verificatiecode',
    melding:
      'Dit is niet de verificatiecode van deze koppeling. Kijk of u hem helemaal hebt overgenomen. Bent u hem kwijt? Vul dan een nieuwe code in.',
  },
  CODE_ANDERS: {
    status: 409,
    veld: 'verificatiecode',
    melding:
      'Dit is niet de code van deze koppeling: typfout, of echt een nieuwe? Er is niets veranderd. Let op 1 en l, en op 0 en o.',
  },
  TE_VEEL_POGINGEN: {
    status: 429,
    veld: 'verificatiecode',
    melding: 'Er is te vaak een verkeerde code ingevuld. Probeer het over een kwartier opnieuw.',
  },
  STARTDATUM_ONGELDIG: { status: 400, veld: 'startdatum', melding: 'Kies een andere startdatum.' },
  VOORWAARDEN_GEWIJZIGD: {
    status: 409,
    melding:
      'De gebruikersvoorwaarden zijn gewijzigd. Laad de pagina opnieuw, bekijk de nieuwe voorwaarden en ga daarmee akkoord.',
  },
  KOPPELING_BESTAAT: {
    status: 409,
    melding:
      'Deze koppeling is voor uw vestiging al geactiveerd. U vindt haar onder Geactiveerde koppelingen.',
  },
  UWLR_ADRES_VERKEERD: {
    status: 404,
    melding: 'Op dit adres staat geen UWLR-dienst. Die staat op /uwlr/v2.',
  },
  KOPPELING_ONTBREEKT: {
    status: 404,
    melding: 'Deze vestiging heeft deze koppeling niet. Activeer haar eerst.',
  },
  KOPPELING_GEPAUZEERD: {
    status: 409,
    melding: 'De koppeling is gepauzeerd. Vul eerst de verificatiecode weer in.',
  },
  PAUZE_ONGELDIG: { status: 400, melding: 'Kies andere dagen voor de pauze.' },
  PAUZE_BESTAAT: {
    status: 409,
    melding:
      'Er is in die dagen al een pauze. Hef die eerst op, of kies andere dagen. Er is niets veranderd.',
  },
  PAUZE_VAN_ANDER: {
    status: 403,
    melding: 'Deze pauze is door een ander ingesteld. Alleen die kan hem opheffen. Er is niets veranderd.',
  },
  PAUZE_MET_CODE: {
    status: 409,
    melding:
      'De verificatiecode is verwijderd. Vul de code weer in om te hervatten; zonder code kan het niet. Er is niets veranderd.',
  },
  KOPPELING_VERLOPEN: {
    status: 409,
    melding: 'Deze aanvraag is verlopen. Vul eerst een verificatiecode in om het opnieuw te vragen.',
  },
  KOPPELING_BEEINDIGD: {
    status: 409,
    melding: 'Deze koppeling is beëindigd en kan niet meer worden gewijzigd.',
  },
  MAIL_NIET_VERZONDEN: {
    status: 502,
    melding:
      'De mail is niet verzonden, omdat de mailserver hem niet aannam. Probeer het over een paar minuten opnieuw, of kopieer de tekst en stuur hem vanuit uw eigen mailprogramma.',
  },
  GEEN_MANDAAT: {
    status: 403,
    melding: 'Om akkoord te gaan met de voorwaarden hebt u een mandaat van uw bestuur nodig.',
  },
  MANDAAT_VOOR_UZELF: {
    status: 403,
    melding: 'U kunt uzelf geen mandaat geven. Vraag iemand anders van het bestuur.',
  },
  MANDAAT_ONGELDIG: {
    status: 400,
    veld: 'gebruikerId',
    melding:
      'Een mandaat is er alleen voor een applicatiebeheerder van deze vestiging. Kies iemand uit de lijst.',
  },
  EDEXML_ONGELDIG: { status: 422, melding: 'Het bestand is niet ingelezen. Er is niets gewijzigd.' },
  EDEXML_VASTGEHOUDEN: {
    status: 409,
    melding: 'Het bestand is niet ingelezen: er zouden te veel leerlingen vertrekken. Er is niets gewijzigd.',
  },
  EDEXML_VEROUDERD: {
    status: 409,
    melding:
      'Het bestand of de gegevens in ESIS zijn veranderd sinds u ze bekeek. Er is niets gewijzigd. Bekijk het bestand opnieuw.',
  },
  IMPORT_NIET_TERUG: {
    status: 409,
    melding:
      'Er is niets om terug te draaien. Alleen het laatste inlezen dat iets wijzigde kan terug, veertien dagen lang.',
  },
  INLEZEN_TE_DRUK: {
    status: 503,
    retryAfter: 30,
    melding:
      'Er worden op dit moment te veel bestanden ingelezen. Er is niets gewijzigd. Probeer het over een halve minuut opnieuw.',
  },
  BESTAND_TE_TRAAG: {
    status: 408,
    melding:
      'Het bestand kwam te langzaam binnen en is niet ingelezen. Er is niets gewijzigd. Probeer het opnieuw, zo nodig met een andere internetverbinding.',
  },
  BESTAND_TE_GROOT: {
    status: 413,
    melding:
      'Het bestand is groter dan 100 MB en is niet ingelezen. Er is niets gewijzigd. Kies het bestand van alleen deze vestiging.',
  },
  BESTAND_AFGEBROKEN: {
    status: 400,
    melding:
      'De verbinding brak af voordat het bestand er helemaal was. Er is niets gewijzigd. Probeer het opnieuw.',
  },
  SCHIJF_VOL: {
    status: 503,
    retryAfter: 300,
    melding:
      'Er is bij ons geen ruimte meer om het bestand te ontvangen. Er is niets gewijzigd. Probeer het over vijf minuten opnieuw; blijft het zo, meld het dan bij de helpdesk.',
  },
  LEERLING_ONBEKEND: {
    status: 404,
    melding:
      'Deze vestiging heeft geen leerling met dit nummer. Kijk in de lijst met leerlingen; daar staat het nummer dat ESIS gebruikt.',
  },
  EINDDATUM_ONGELDIG: { status: 400, veld: 'tot', melding: 'Kies een andere einddatum.' },
  TOELICHTING_BSN: {
    status: 400,
    veld: 'toelichting',
    melding:
      'Hier staat iets dat op een burgerservicenummer lijkt. Haal dat nummer weg; wij bewaren het niet.',
  },
  VESTIGING_ONBEKEND: { status: 404, melding: 'Deze vestiging staat niet in ESIS.' },
  BRIN_ONGELDIG: {
    status: 400,
    melding:
      'Dit is geen brin- en vestigingsnummer. Schrijf het als 97QX00: twee cijfers, twee hoofdletters, twee cijfers.',
  },
  BESTUUR_ONGELDIG: {
    status: 400,
    melding: 'Een bestuursnummer bestaat uit vijf cijfers, zoals 99001.',
  },
  GEEN_VERLENER: {
    status: 409,
    melding:
      'Uw bestuur heeft nog niemand in ESIS die een mandaat kan verlenen. Vraag de helpdesk van ESIS om iemand van het bestuur toegang te geven.',
  },
  PLEK_PAST_NIET: { status: 400, melding: 'De rol en de plek horen niet bij elkaar.' },
  AANBOD_ONBEKEND: { status: 404, melding: 'Deze koppeling bestaat niet. Kies: top-dossier.' },
  KLANTCODE_TE_KORT: {
    status: 400,
    melding: 'De klantcode moet minstens 16 tekens lang zijn; laat hem weg om er een te laten maken.',
  },
  WACHTWOORD_TE_KORT: {
    status: 400,
    melding: `Het wachtwoord moet minstens ${MIN_PASSWORD_LENGTH} tekens lang zijn.`,
  },
} as const satisfies Record<string, Words>;

export type ProblemCode = keyof typeof problemen;

/**
 * The only way in this application to make a refusal; `meer.melding` when there is more to say than the usual words,
 * `meer.velden` when a field says something else than the page.
 */
export function createProblem(
  code: ProblemCode,
  meer: { melding?: string; veld?: string; velden?: Record<string, string> } = {},
): Problem {
  const words: Words = { ...problemen[code], ...meer };
  const { status, melding, veld, retryAfter } = words;
  const velden = meer.velden ?? (veld === undefined ? undefined : { [veld]: melding });
  return new Problem({
    code,
    status,
    melding,
    ...(velden && { velden }),
    ...(retryAfter !== undefined && { retryAfter }),
  });
}

/** The command line is told; a person without a place there must not learn whether a vestiging exists. */
export const createVestigingOnbekend = (actor: Actor, brin6: string): Problem =>
  actor.kind === 'systeem'
    ? createProblem('VESTIGING_ONBEKEND', {
        melding: `Vestiging ${brin6.slice(0, 20)} staat niet in ESIS. Maak haar eerst met: esis vestiging create.`,
      })
    : notFound();

/** The faults of an EDEXML file. No value of the file stands in a sentence: a key or a name may identify a child. */
export const bevindingen = {
  BRIN_ONTBREEKT: [
    'error',
    'In het bestand staat niet van welke school het is. Zet de brincode in de kop van het bestand.',
  ],
  ANDERE_VESTIGING: [
    'error',
    'Dit bestand is van een andere vestiging. Kies het bestand van deze vestiging, of ga eerst naar de andere vestiging.',
  ],
  VESTIGING_ONBEKEND: ['error', 'Deze vestiging staat niet in ESIS. Maak haar eerst aan.'],
  GROEP_DUBBEL: [
    'error',
    'De sleutel (key) van deze groep staat er vaker. Geef elke groep een eigen sleutel.',
  ],
  LEERLING_DUBBEL: [
    'error',
    'De sleutel (key) van deze leerling staat er vaker. Geef elke leerling een eigen sleutel.',
  ],
  GROEP_ONBEKEND: [
    'error',
    'Deze leerling hoort bij een groep die niet in het bestand staat. Voeg de groep toe of verbeter de verwijzing.',
  ],
  GROEP_OVERGESLAGEN: [
    'error',
    'Deze leerling hoort bij een groep waarin een fout staat. De leerling is niet ingelezen; was hij er al, dan bleef hij zoals hij was. Verbeter de groep.',
  ],
  TE_VEEL_FOUTEN: [
    'error',
    'Bij meer dan een op de vijf leerlingen staat een fout. Dan is er iets mis met het hele bestand. Verbeter dat in het programma dat het maakte.',
  ],
  TE_VEEL_GROEPEN: ['error', 'Er staan meer dan 5000 groepen in het bestand. Splits het per vestiging.'],
  LEERKRACHT_DUBBEL: [
    'error',
    'De sleutel (key) van deze leerkracht staat er vaker. Geef elke leerkracht een eigen sleutel.',
  ],
  LEERKRACHT_ZONDER_GROEP: [
    'warning',
    'Deze leerkracht hoort bij een groep die niet in het bestand staat. De verwijzing is weggelaten; voeg de groep toe of haal haar weg.',
  ],
  TE_VEEL_LEERKRACHTEN: [
    'error',
    'Er staan meer dan 5000 leerkrachten in het bestand. Splits het per vestiging.',
  ],
  SLEUTEL_LIJKT_OP_BSN: [
    'warning',
    'Een of meer sleutels (key) in dit bestand lijken op een burgerservicenummer; dit is de eerste. ESIS bewaart zo’n sleutel niet, maar een eigen code ervoor. Alles is gewoon ingelezen. Zijn het echt burgerservicenummers, laat het andere programma dan eigen sleutels gebruiken.',
  ],
  TEKST_LIJKT_OP_BSN: [
    'warning',
    'In dit veld staat iets dat op een burgerservicenummer lijkt. Het is weggelaten; haal het ook weg in het andere programma.',
  ],
  DATUM_ONMOGELIJK: [
    'warning',
    'Deze datum ligt buiten elke kalender. Hij is weggelaten; verbeter hem in het andere programma.',
  ],
  GEEN_LEERLINGEN: ['error', 'Er staan geen leerlingen in het bestand. Er is niets gewijzigd.'],
} as const satisfies Record<string, readonly ['error' | 'warning', string]>;

export type BevindingCode = keyof typeof bevindingen;
