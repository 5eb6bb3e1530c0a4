import { findDag, formatDag } from '@koppelpunt/platform';
import type { Aanbod } from '../aanbod/aanbod.ts';
import { listPauzesOp, statusOp, VERLOOPT_NA_DAGEN, type Koppeling } from './koppeling.ts';
import { describeWie, findLaatsteDag, type Pauze } from './pauze.ts';

/** How a status is called on the screen: pause and end differ in word. */
export function describeStatus(koppeling: Koppeling, aanbod: Aanbod, moment: Date): string {
  switch (statusOp(koppeling, moment)) {
    case 'aangevraagd':
      return koppeling.verzoek ? `Wacht op ${aanbod.partner}` : 'Verzoek nog niet verstuurd';
    case 'actief':
      return 'Actief';
    case 'gepauzeerd':
      return `Gepauzeerd door ${describeWie(listPauzesOp(koppeling, moment))}`;
    case 'ingetrokken':
      return 'Beëindigd';
    case 'verlopen':
      return 'Verlopen';
  }
}

/** It is active and the partner fetches nothing any more: only the partner can see why. */
export const describeStil = ({ partner }: Aanbod): string =>
  `${partner} is aan zet: er is al twee schooldagen niets uitgewisseld. Bel de support van ${partner}; in ESIS hoeft u niets te doen.`;

/** It fetches, and does not take over what it fetched: UWLR tells us no more than that. */
export const describeOnverwerkt = ({ partner }: Aanbod): string =>
  `${partner} is aan zet: het haalde de laatste wijziging op, maar verwerkte die nog niet. Klopt het bestand dat u het laatst inlas? Bel dan de support van ${partner}.`;

/** The partner asks, and there is nothing to give: only the school can mend that. */
export const describeZonderLeerlingen = ({ partner }: Aanbod): string =>
  `Uw school is aan zet: ${partner} vroeg om de leerlingen, maar van het schooljaar waar het om vroeg heeft ESIS geen leerlingen van uw school. Lees het nieuwe schooljaar in bij Leerlingen.`;

/** One sentence: who acts next, and what that is. */
export function describeAanZet(koppeling: Koppeling, aanbod: Aanbod, moment: Date): string {
  const { partner } = aanbod;
  const start =
    koppeling.startdatum > findDag(moment)
      ? ` Tot ${formatDag(koppeling.startdatum)} worden er nog geen gegevens uitgewisseld.`
      : '';
  switch (statusOp(koppeling, moment)) {
    case 'aangevraagd':
      return koppeling.verzoek
        ? `De support van ${partner} is aan zet: zij controleert uw verzoek en activeert de koppeling.${start}`
        : `U bent aan zet: stuur het verzoek naar de support van ${partner}. Zij weet van niets tot u dat doet.${start}`;
    case 'actief':
      return `Niemand hoeft iets te doen: ${partner} haalt de gegevens zelf op.${start}`;
    case 'gepauzeerd':
      return describePauzes(listPauzesOp(koppeling, moment));
    case 'verlopen':
      return `U bent aan zet: ${partner} heeft niet binnen ${VERLOOPT_NA_DAGEN} dagen bevestigd. Vul een verificatiecode in om het opnieuw te vragen.`;
    case 'ingetrokken':
      return 'Deze koppeling is beëindigd. Activeer haar opnieuw als u weer gegevens wilt uitwisselen.';
  }
}

/** Each side that paused ends its own; with an end nobody has to. */
function describePauzes(pauzes: readonly Pauze[]): string {
  const dag = findLaatsteDag(pauzes);
  const wie = describeWie(pauzes);
  if (dag !== null)
    return `Niemand hoeft iets te doen: de uitwisseling is gepauzeerd door ${wie}, tot en met ${formatDag(dag)}. Daarna gaat zij vanzelf verder.`;
  const zinnen = pauzes.filter(({ tot }) => tot === null).map(describeHervatten);
  return `Niemand hoeft iets te doen: de uitwisseling is gepauzeerd door ${wie}. ${zinnen.join(' ')}`;
}

function describeHervatten({ soort, codeVerwijderd }: Pauze): string {
  if (codeVerwijderd) return 'Vul de verificatiecode weer in als u wilt hervatten.';
  switch (soort) {
    case 'school':
      return 'De school hervat wanneer zij wil; de code blijft geldig.';
    case 'bestuur':
      return 'Alleen het bestuur kan zijn pauze opheffen.';
    case 'systeem':
      return 'Alleen de beheerder van ESIS kan zijn pauze opheffen.';
  }
}
