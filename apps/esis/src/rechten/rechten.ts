import { defineRechten } from '@koppelpunt/platform';

/**
 * Who may do what in ESIS. The one table: the routes and services ask it, the database gets its scope from it, the tests
 * through the front door are made of it, and docs/rollen.md is.
 */
export const rechten = defineRechten({
  rollen: {
    applicatiebeheerder: {
      naam: 'applicatiebeheerder',
      plek: 'vestiging',
      tweedeFactor: true,
      betekenis:
        'Regelt de koppelingen van een vestiging en leest haar leerlingen in. Gaat alleen akkoord met voorwaarden zolang het bestuur daarvoor een mandaat heeft gegeven.',
      waarom:
        'Ziet leerlingen, omdat wie een bestand inleest moet kunnen zien of het klopt. Alleen wie het bestuur mandaat gaf, beslist over uitwisselen (R9).',
      geeft: ['applicatiebeheerder', 'intern_begeleider'],
      onmisbaar: true,
    },
    intern_begeleider: {
      naam: 'intern begeleider',
      plek: 'vestiging',
      tweedeFactor: true,
      betekenis:
        'Ziet de leerlingen van de eigen vestiging, en bepaalt wie van hen met geen koppeling meegaat. Regelt verder niets.',
      waarom: 'Begeleidt deze leerlingen.',
      geeft: [],
    },
    directie: {
      naam: 'directie',
      plek: 'vestiging',
      tweedeFactor: true,
      betekenis:
        'Ziet welke koppelingen er zijn, wat er is uitgewisseld, wat er in het logboek staat en wie er werkt. Ziet geen namen van leerlingen.',
      waarom:
        'Verantwoorden kan met aantallen, velden en data (R13). Een directeur die ook intern begeleider is, krijgt die rol erbij; dan staat vast waarom hij namen ziet.',
      geeft: ['applicatiebeheerder', 'intern_begeleider', 'directie'],
    },
    bestuur: {
      naam: 'bestuur',
      plek: 'bestuur',
      tweedeFactor: true,
      betekenis:
        'Verleent mandaten, kan de uitwisseling van zijn scholen pauzeren, en ziet hun koppelingen en logboek. Ziet geen leerlingen.',
      waarom:
        'Het bestuur is verantwoordelijk voor de uitwisseling en bepaalt wie akkoord mag gaan (R9); daarvoor hoeft het geen kind te kennen (R13).',
      geeft: ['directie', 'applicatiebeheerder'],
    },
    functioneel_beheerder: {
      naam: 'functioneel beheerder',
      plek: 'organisatie',
      tweedeFactor: true,
      betekenis:
        'Werkt bij de leverancier van ESIS: ziet het aanbod en de partners. Ziet geen vestiging en nooit een leerling.',
      waarom: 'Wie bij de leverancier werkt, ziet geen gegevens van leerlingen (R33).',
      geeft: [],
    },
  },
  acties: {
    'vestiging zien': {
      over: 'vestiging',
      rollen: ['applicatiebeheerder', 'intern_begeleider', 'directie', 'bestuur'],
      betekenis: 'Naam en plaats van de vestiging, en hoeveel leerlingen en groepen zij heeft.',
    },
    'leerlingen zien': {
      over: 'leerlingen',
      rollen: ['applicatiebeheerder', 'intern_begeleider'],
      betekenis: 'De leerlingen met naam en groep.',
    },
    'leerlingen inlezen': {
      over: 'leerlingen',
      rollen: ['applicatiebeheerder'],
      betekenis: 'Een EDEXML-bestand met leerlingen inlezen.',
    },
    'niet uitwisselen bepalen': {
      over: 'leerlingen',
      rollen: ['applicatiebeheerder', 'intern_begeleider'],
      betekenis:
        'Bepalen dat een leerling met geen enkele koppeling meegaat, met een reden, en dat weer opheffen.',
    },
    'koppelingen zien': {
      over: 'vestiging',
      rollen: ['applicatiebeheerder', 'directie', 'bestuur'],
      betekenis: 'Welke koppelingen er zijn, hoe het ermee staat en wie er aan zet is.',
    },
    'koppelingen beheren': {
      over: 'vestiging',
      rollen: ['applicatiebeheerder'],
      betekenis: 'Verificatiecode bedenken, verwijderen en weer invullen; het verzoek versturen.',
    },
    'koppelingen pauzeren': {
      over: 'vestiging',
      rollen: ['applicatiebeheerder', 'bestuur'],
      betekenis:
        'De uitwisseling pauzeren, nu of voor later, en de eigen pauze opheffen: de school die van de school, het bestuur die van het bestuur.',
    },
    'voorwaarden accepteren': {
      over: 'vestiging',
      rollen: ['applicatiebeheerder'],
      betekenis:
        'Akkoord gaan met de gebruikersvoorwaarden en zo een koppeling activeren; alleen met een mandaat dat op dat moment geldt.',
    },
    'uitwisselingen zien': {
      over: 'vestiging',
      rollen: ['applicatiebeheerder', 'directie', 'bestuur'],
      betekenis: 'Wanneer wie wat ophaalde: aantallen en velden, geen namen.',
    },
    'mandaten zien': {
      over: 'vestiging',
      rollen: ['applicatiebeheerder', 'directie', 'bestuur'],
      betekenis: 'Wie namens het bestuur akkoord mag gaan, en wie dat kan regelen.',
    },
    'mandaten beheren': {
      over: 'vestiging',
      rollen: ['bestuur'],
      betekenis: 'Een mandaat verlenen of intrekken; nooit aan zichzelf.',
    },
    'mensen beheren': {
      over: 'vestiging',
      rollen: ['applicatiebeheerder', 'directie', 'bestuur'],
      betekenis:
        'Zien wie er werkt, uitnodigen, rollen geven en afnemen; alleen de rollen die de eigen rol mag geven, nooit aan zichzelf.',
    },
    'toegang bevestigen': {
      over: 'leerlingen',
      rollen: ['applicatiebeheerder'],
      betekenis:
        'Ja of nee zeggen als iemand die de leerlingen niet ziet, een ander een rol wil geven die ze wel ziet; nooit over zichzelf.',
    },
    'logboek zien': {
      over: 'vestiging',
      rollen: ['applicatiebeheerder', 'directie', 'bestuur'],
      betekenis: 'Wat er rond de vestiging is gebeurd en door wie; er staat geen leerling in.',
    },
    'partners zien': {
      over: 'organisatie',
      rollen: ['functioneel_beheerder'],
      betekenis: 'Het aanbod en onder welke naam een partner gegevens ophaalt; niet de klantcode.',
    },
    'omgeving inrichten': {
      over: 'organisatie',
      rollen: [],
      betekenis: 'Vestigingen, partners en eerste gebruikers maken: alleen op de opdrachtregel.',
    },
  },
  systemen: {
    opdrachtregel: {
      acties: 'alle',
      betekenis: 'Een beheerder op de server zelf. Alles staat in het logboek.',
    },
    uwlr: {
      acties: [],
      betekenis: 'Wie gegevens vraagt, zolang niet vaststaat welke partner dat is: ziet alleen partners.',
    },
    hoofden: {
      acties: [],
      betekenis: 'De taak die elke nacht het hoofd van het logboek buiten de database bewaart.',
    },
    bewijzen: {
      acties: ['koppelingen zien'],
      betekenis:
        'De taak die het bewijs van akkoord mailt aan de beheerders van de school en aan het bestuur.',
    },
    meldingen: {
      acties: ['koppelingen zien'],
      betekenis:
        'De taak die mailt dat morgen een pauze begint of afloopt, en dat een aanvraag over een week verloopt.',
    },
    opruimen: {
      acties: [],
      betekenis:
        'De taak die weghaalt wat pogingen om binnen te komen telde, als het niet meer telt, en voorstellen voor een rol waarop niemand op tijd antwoordde.',
    },
  },
});

export const { may, requireMay, bereikVan, listVestigingen: listEigenVestigingen } = rechten;
export type Rol = (typeof rechten.rollen)[number];
export type Actie = (typeof rechten.acties)[number];
export const ROLLEN = rechten.rollen;

/** For the `config` of a route: an actor that may do this act gets in. */
export const recht = (actie: Actie) => ({ kind: 'recht', actie }) as const;
