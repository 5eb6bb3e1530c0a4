import { findDag, formatDag, formatTijdstip } from '@koppelpunt/platform';
import type { DocumentText } from '../aanbod/create-pdf.ts';
import { MEEGAAT, NOOIT } from '../aanbod/meegaat.ts';
import type { Akkoord } from './akkoord.ts';

/** The receipt of an acceptance, with the names that its ids stand for. */
export type BewijsGegevens = {
  akkoord: Akkoord;
  koppelingnaam: string;
  school: { brin6: string; naam: string };
  /** Null on the command line. */
  email: string | null;
  mandaat: { functie: string; vanaf: string; tot: string } | null;
};

/** The first retry comes after 5 s and each next one after twice as long: the last after more than a week. */
export const BEWIJS_QUEUE = {
  name: 'send-bewijs',
  retryLimit: 18,
  retryDelaySeconds: 5,
  expireInSeconds: 120,
} as const;

/** Ids only. The first finds who gets the receipt, and asks for a mail to each: a mail that fails sends no other twice. */
export type BewijsJobData =
  | { soort: 'rondsturen'; brin6: string; akkoordId: string }
  | { soort: 'mail'; brin6: string; akkoordId: string; gebruikerId: string };

/** The text of the receipt: always the same for the same acceptance. */
export function createBewijs({
  akkoord,
  koppelingnaam,
  school,
  email,
  mandaat,
}: BewijsGegevens): DocumentText {
  const { op, naam, voorwaardenVersie, voorwaardenSha256, id } = akkoord;
  const titel = 'Bewijs van akkoord';
  return {
    titel,
    ondertitel: `${koppelingnaam}, ${school.naam} (${school.brin6})`,
    voet: `${titel} ${id}`,
    moment: op,
    secties: [
      {
        kop: 'Wie akkoord ging',
        alineas: [
          `Naam: ${naam}`,
          mandaat
            ? `Functie: ${mandaat.functie}`
            : 'Ingevoerd door de beheerder van ESIS op de server; daar is geen mandaat gevraagd.',
          ...(email === null ? [] : [`Account in ESIS: ${email}`]),
          ...(mandaat
            ? [
                `Mandaat van het bestuur: van ${formatDag(mandaat.vanaf)} tot en met ${formatDag(mandaat.tot)}`,
              ]
            : []),
          `Moment: ${formatDag(findDag(op))} om ${formatTijdstip(op)}`,
        ],
      },
      {
        kop: 'Waarmee',
        alineas: [
          `Gebruikersvoorwaarden van de ${koppelingnaam}, versie ${voorwaardenVersie}.`,
          `Controlegetal van dat document (SHA-256): ${voorwaardenSha256}`,
          'ESIS bewaart het document zelf. U vindt het bij de koppeling, onder Voorwaarden.',
        ],
      },
      {
        kop: 'Wat er meegaat, en waarom',
        alineas: [],
        punten: MEEGAAT.map(({ veld, doel }) => `${veld}: ${doel}.`),
      },
      { kop: 'Wat nooit meegaat', alineas: [], punten: NOOIT.map((wat) => `${wat}.`) },
      {
        kop: 'Klopt dit niet?',
        alineas: [
          'Verwijder dan in ESIS bij Instellen, Koppelingen de verificatiecode. De uitwisseling stopt op dat moment. Bel daarna wie akkoord ging, of uw bestuur.',
        ],
      },
    ],
  };
}

/** The mail around it. */
export const createBewijsMail = ({ akkoord, koppelingnaam, school }: BewijsGegevens, naam: string) => ({
  onderwerp: `Bewijs van akkoord: ${koppelingnaam} voor ${school.naam} (${school.brin6})`,
  tekst: [
    `Beste ${naam},`,
    '',
    `${akkoord.naam} ging op ${formatDag(findDag(akkoord.op))} namens ${school.naam} (${school.brin6}) akkoord met de gebruikersvoorwaarden van de ${koppelingnaam}.`,
    'Het bewijs zit bij deze e-mail. U krijgt het omdat u deze school beheert, of bij het bestuur hoort.',
    '',
    'Klopt dit niet? Verwijder dan in ESIS bij Instellen, Koppelingen de verificatiecode. De uitwisseling stopt op dat moment.',
    '',
  ].join('\n'),
});
