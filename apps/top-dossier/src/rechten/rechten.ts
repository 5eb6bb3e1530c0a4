import { defineRechten } from '@koppelpunt/platform';

/**
 * Every right in TOP dossier, in one table. The routes and services ask it, and the database gets its scope from it.
 * docs/rollen.md and the tests of every role at every route are generated from it.
 */
export const rechten = defineRechten({
  rollen: {
    support: {
      naam: 'support',
      plek: 'organisatie',
      tweedeFactor: true,
      betekenis:
        'Behandelt verzoeken en helpt als een koppeling hapert, met groepen en aantallen. Ziet nooit een naam van een leerling.',
      waarom: 'Wie bij de leverancier werkt, ziet geen gegevens van leerlingen (R33).',
      geeft: [],
    },
    functioneel_beheerder: {
      naam: 'functioneel beheerder',
      plek: 'organisatie',
      tweedeFactor: true,
      betekenis:
        'Regelt wie er werkt en ziet bij welke bronnen gegevens worden opgehaald. Ziet nooit een leerling.',
      waarom: 'Rollen geven en leerlingen zien gaan niet samen: dan gaf iemand zichzelf toegang (R33).',
      geeft: ['support', 'functioneel_beheerder', 'intern_begeleider', 'behandelaar'],
      onmisbaar: true,
    },
    intern_begeleider: {
      naam: 'intern begeleider',
      plek: 'vestiging',
      tweedeFactor: true,
      betekenis: 'Ziet de leerlingen van de eigen vestiging, en niets van een andere.',
      waarom: 'Begeleidt deze leerlingen en werkt aan hun dossier (R3).',
      geeft: [],
    },
    behandelaar: {
      naam: 'behandelaar',
      plek: 'organisatie',
      tweedeFactor: true,
      betekenis:
        'Werkt bij het samenwerkingsverband aan dossiers. Ziet geen leerling zolang er geen dossier is ingediend; indienen kan nog niet, dus nu is er alleen de eerste pagina.',
      waarom:
        'Het samenwerkingsverband mag gegevens alleen zien voor een advies of besluit dat de school vraagt (R2, R4).',
      geeft: [],
    },
  },
  acties: {
    'verzoeken behandelen': {
      over: 'vestiging',
      rollen: ['support'],
      betekenis: 'Verzoeken van scholen lezen, controleren, activeren of afwijzen.',
    },
    'koppelingen zien': {
      over: 'vestiging',
      rollen: ['support', 'intern_begeleider'],
      betekenis: 'Hoe het met de koppeling van een school staat.',
    },
    'koppelingen pauzeren': {
      over: 'vestiging',
      rollen: ['support'],
      betekenis:
        'Tijdelijk niets van een school ophalen, nu of voor later, en die pauze opheffen. Nooit die van de school zelf.',
    },
    'groepen zien': {
      over: 'vestiging',
      rollen: ['support', 'intern_begeleider'],
      betekenis: 'De groepen van een school met aantallen, zonder namen van leerlingen.',
    },
    'leerlingen zien': {
      over: 'leerlingen',
      rollen: ['intern_begeleider'],
      betekenis: 'De leerlingen met naam.',
    },
    'synchronisaties starten': {
      over: 'vestiging',
      rollen: ['support'],
      betekenis: 'Nu laten ophalen, volgen hoe het loopt, en toestaan dat veel leerlingen weg zijn.',
    },
    'bronnen zien': {
      over: 'organisatie',
      rollen: ['functioneel_beheerder'],
      betekenis: 'Bij welke systemen gegevens worden opgehaald en onder welke naam; niet de klantcode.',
    },
    'mensen beheren': {
      over: 'vestiging',
      rollen: ['functioneel_beheerder'],
      betekenis: 'Zien wie er werkt, uitnodigen, rollen geven en afnemen; nooit aan zichzelf.',
    },
    'toegang bevestigen': {
      over: 'leerlingen',
      rollen: ['intern_begeleider'],
      betekenis:
        'Ja of nee zeggen als iemand die de leerlingen niet ziet, een ander een rol wil geven die ze wel ziet; nooit over zichzelf.',
    },
    'logboek zien': {
      over: 'vestiging',
      rollen: ['functioneel_beheerder', 'support', 'intern_begeleider'],
      betekenis:
        'Wat er is gebeurd en door wie; er staat geen leerling in. Support ziet alleen verzoeken en koppelingen, een intern begeleider alleen de eigen vestiging.',
    },
    'gegevens ophalen': {
      over: 'organisatie',
      rollen: [],
      betekenis: 'Leerlingen bij de school ophalen en opslaan: alleen de taak zelf, nooit een mens.',
    },
    'berichten versturen': {
      over: 'organisatie',
      rollen: [],
      betekenis: 'Bevestigingen, afwijzingen en meldingen van stilte mailen: alleen de taak zelf.',
    },
    'post ontvangen': {
      over: 'organisatie',
      rollen: [],
      betekenis: 'Mail aannemen en er een verzoek van maken: alleen de postbus zelf.',
    },
    'omgeving inrichten': {
      over: 'organisatie',
      rollen: [],
      betekenis:
        'Bronnen instellen en eerste gebruikers maken: alleen op de opdrachtregel en bij het starten.',
    },
  },
  systemen: {
    opdrachtregel: {
      acties: 'alle',
      betekenis: 'Een beheerder op de server zelf. Alles staat in het logboek.',
    },
    start: {
      acties: ['omgeving inrichten', 'gegevens ophalen'],
      betekenis:
        'De toepassing zelf: stelt bij het starten de bron in die de configuratie noemt, en geeft afgebroken werk opnieuw uit.',
    },
    postbus: { acties: ['post ontvangen'], betekenis: 'De eigen postbus.' },
    synchronisatie: {
      acties: ['gegevens ophalen', 'koppelingen zien'],
      betekenis: 'De taak die een school ophaalt.',
    },
    rooster: {
      acties: ['gegevens ophalen', 'koppelingen zien'],
      betekenis:
        'Het rooster: de taak die elke koppeling op haar eigen moment bijwerkt, en merkt dat een school pauzeert of hervat.',
    },
    berichten: {
      acties: ['berichten versturen', 'koppelingen zien'],
      betekenis: 'De taak die mail verstuurt.',
    },
    stilte: {
      acties: ['berichten versturen', 'koppelingen zien'],
      betekenis: 'De taak die support elke schooldag mailt welke scholen stil zijn.',
    },
    hoofden: {
      acties: [],
      betekenis: 'De taak die elke nacht het hoofd van het logboek buiten de database bewaart.',
    },
    opruimen: {
      acties: [],
      betekenis:
        'De taak die weghaalt wat pogingen om binnen te komen telde, voorstellen voor een rol waarop niemand op tijd antwoordde, en e-mails en verzoeken waarvan de bewaartermijn voorbij is.',
    },
  },
});

export const { may, requireMay, bereikVan, listVestigingen: listEigenVestigingen } = rechten;
export type Rol = (typeof rechten.rollen)[number];
export type Actie = (typeof rechten.acties)[number];
export const ROLLEN = rechten.rollen;

/** For the `config` of a route: lets in everyone who may do this act. */
export const recht = (actie: Actie) => ({ kind: 'recht', actie }) as const;
