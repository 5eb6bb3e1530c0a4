import { findDag, findLaatsteDag, formatDag } from '@koppelpunt/platform';
import type { Meldbaar, Meldinhoud } from '../koppelingen/meldbaar.ts';
import { describeWie, type Pauze } from '../koppelingen/pauze.ts';

/** The first retry comes after 5 s and each next one after twice as long: the last after half a day, when the day has passed. */
export const MELDING_QUEUE = {
  name: 'send-melding',
  retryLimit: 13,
  retryDelaySeconds: 5,
  expireInSeconds: 120,
} as const;

/** The first finds who gets it, and asks for a mail to each: a mail that fails sends no other twice. */
export type MeldingJobData =
  { soort: 'rondsturen'; melding: Meldbaar } | { soort: 'mail'; melding: Meldbaar; gebruikerId: string };

/** The mail to one person: the school, the days and who acts next. No code, no pupil. */
export function createMelding(
  { wat }: Meldbaar,
  inhoud: Meldinhoud,
  naam: string,
): { onderwerp: string; tekst: string } {
  const { school, koppelingnaam } = inhoud;
  const { kop, zinnen } = describeMelding(wat, inhoud);
  return {
    onderwerp: `${kop}: ${koppelingnaam} van ${school.naam} (${school.brin6})`,
    tekst: [`Beste ${naam},`, '', ...zinnen, '', 'ESIS', ''].join('\n'),
  };
}

function describeMelding(wat: Meldbaar['wat'], inhoud: Meldinhoud): { kop: string; zinnen: string[] } {
  const { partner, pauze, verlooptOp, isVerzocht } = inhoud;
  if (wat === 'verloop' && verlooptOp) {
    const dag = formatDag(findDag(verlooptOp));
    return {
      kop: 'De aanvraag verloopt bijna',
      zinnen: [
        `${partner} heeft de koppeling nog niet bevestigd. Op ${dag} verloopt de aanvraag.`,
        isVerzocht
          ? `Het verzoek is verstuurd. Vraag de support van ${partner} hoe het ermee staat.`
          : `U bent aan zet: het verzoek aan de support van ${partner} is vanuit ESIS nog niet verstuurd. Dat doet u bij Instellen – Koppelingen – Beheren.`,
        'Is hij verlopen, dan kunt u het met een verificatiecode opnieuw vragen.',
      ],
    };
  }
  if (!pauze) throw new Error('a mail about a pause without a pause');
  const { tot } = pauze;
  const laatst = tot && formatDag(findLaatsteDag(tot));
  if (wat === 'pauze-begin')
    return {
      kop: 'Morgen begint een pauze',
      zinnen: [
        `Morgen pauzeert ${wieVan(pauze)} de uitwisseling met ${partner}. Dan gaan er geen gegevens naar ${partner}.`,
        `Reden: ${pauze.reden ?? ''}`,
        laatst
          ? `De pauze duurt tot en met ${laatst}; daarna gaat de uitwisseling vanzelf verder.`
          : `De pauze duurt tot ${wieVan(pauze)} hervat.`,
      ],
    };
  return {
    kop: 'Morgen gaat de uitwisseling verder',
    zinnen: [
      `Vandaag is de laatste dag van de pauze van ${wieVan(pauze)}. Morgen kan ${partner} weer gegevens ophalen, met dezelfde verificatiecode.`,
      'Is er ook een andere pauze, dan gaat de uitwisseling pas verder als die voorbij is.',
    ],
  };
}

const wieVan = (pauze: Pauze): string => describeWie([pauze]);
