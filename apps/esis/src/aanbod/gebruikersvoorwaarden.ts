import { formatDag } from '@koppelpunt/platform';
import type { DocumentText } from './create-pdf.ts';
import { MEEGAAT, NOOIT } from './meegaat.ts';

/** The terms, as text. A change of one word is a new version: what a school accepted is kept by version and hash. */
export const VOORWAARDEN_VERSIE = '1.0';
export const VOORWAARDEN_DATUM = '2026-11-23';

type Artikel = { kop: string; alineas: readonly string[]; punten?: readonly string[] };

/** The terms promise exactly what the exchange does, and what it never does. */
const velden = MEEGAAT.map(({ veld, doel }) => `${veld}: ${doel.charAt(0).toLowerCase()}${doel.slice(1)}.`);
const nooit = new Intl.ListFormat('nl').format(
  NOOIT.slice(1).map((wat) => wat.charAt(0).toLowerCase() + wat.slice(1)),
);

export const VOORWAARDEN: readonly Artikel[] = [
  {
    kop: '1. Waar het om gaat',
    alineas: [
      'Met deze koppeling haalt TOP dossier, het dossiersysteem van uw samenwerkingsverband, gegevens van leerlingen op uit ESIS. U hoeft die gegevens dan niet over te typen als u voor een leerling ondersteuning aanvraagt.',
      'De school beslist zelf of zij de koppeling gebruikt en blijft verantwoordelijk voor de gegevens van haar leerlingen. ESIS geeft gegevens alleen door omdat de school dat vraagt.',
    ],
  },
  {
    kop: '2. Wie akkoord mag gaan',
    alineas: [
      'Akkoord gaat iemand die daarvoor een mandaat heeft van het bestuur of van de school. ESIS bewaart wie dat deed, wanneer, en met welke versie van deze voorwaarden.',
    ],
  },
  {
    kop: '3. Welke gegevens naar TOP dossier gaan',
    alineas: [
      'Van de school gaan het brin- en vestigingsnummer, het schooljaar en de groepen mee. Van iedere leerling die op uw vestiging staat ingeschreven, gaan alleen deze gegevens mee, elk met een eigen reden:',
    ],
    punten: velden,
  },
  {
    kop: '4. Wat nooit meegaat',
    alineas: [
      `Het burgerservicenummer en andere persoonsgebonden nummers staan niet in ESIS en kunnen dus niet meegaan. Ook ${nooit} gaan niet mee. Het kenmerk van een leerling is een schuilnaam die alleen binnen deze koppeling iets betekent.`,
    ],
  },
  {
    kop: '5. De verificatiecode',
    alineas: [
      'De verificatiecode is de sleutel van de koppeling. Geef hem alleen aan de support van TOP dossier. ESIS bewaart de code niet leesbaar en kan hem later niet meer tonen.',
      'Denkt u dat iemand anders de code kent? Verwijder hem dan in ESIS. De uitwisseling stopt op dat moment, ook als er net gegevens worden opgehaald.',
    ],
  },
  {
    kop: '6. Stoppen en hervatten',
    alineas: [
      'U kunt de uitwisseling tijdelijk stoppen door de verificatiecode te verwijderen. Vult u dezelfde code weer in, dan gaat de uitwisseling verder. Met een andere code begint u opnieuw en moet TOP dossier de koppeling weer bevestigen. Alleen een handeling van de school zelf hervat wat de school heeft gestopt.',
      'Bevestigt TOP dossier een aanvraag niet binnen 30 dagen, dan vervalt die.',
    ],
  },
  {
    kop: '7. Wat wordt vastgelegd',
    alineas: [
      'Van iedere uitwisseling legt ESIS vast wanneer zij was, wie de gegevens ophaalde, hoeveel leerlingen het waren, welke velden meegingen en hoe het afliep. De school kan dit overzicht in ESIS inzien.',
    ],
  },
  {
    kop: '8. Kosten en vragen',
    alineas: [
      'Aan deze koppeling zijn geen aanvullende kosten verbonden. Met vragen over de koppeling kunt u terecht bij de applicatiebeheerder van uw school of bij de support van TOP dossier.',
    ],
  },
];

const TITEL = 'Gebruikersvoorwaarden SWV Topdossier koppeling';

/** The terms as a document. */
export const VOORWAARDEN_TEKST: DocumentText = {
  titel: TITEL,
  ondertitel: `Versie ${VOORWAARDEN_VERSIE}, ${formatDag(VOORWAARDEN_DATUM)}`,
  voet: `${TITEL}, versie ${VOORWAARDEN_VERSIE}`,
  moment: new Date(`${VOORWAARDEN_DATUM}T00:00:00Z`),
  secties: VOORWAARDEN,
};
