import type { Voorstel } from './edexml.contract.ts';

/** The bound of TOP dossier's brake as well: more than one in five gone is more often a wrong file than a small school. */
const MAX_VERTROKKEN_DEEL = 0.2;

type Tellingen = {
  vertrokken: number;
  /** At the school before this file. */
  aanwezig: number;
  groepen: readonly { naam: string; voor: number; na: number; vertrokken: number }[];
  /** For the first file of a school year. */
  vorigJaar?: { schooljaar: string; aanwezig: number; ontbreekt: number } | undefined;
};

/** Why somebody must say yes first; null when nobody needs to. */
export function findVastgehouden({
  vertrokken,
  aanwezig,
  groepen,
  vorigJaar,
}: Tellingen): Voorstel['vastgehouden'] {
  const legeGroepen = groepen.filter(({ voor, na, vertrokken: weg }) => voor > 0 && na === 0 && weg === voor);
  const redenen: string[] = [];
  if (vertrokken > aanwezig * MAX_VERTROKKEN_DEEL) {
    redenen.push(`${vertrokken} van de ${aanwezig} leerlingen staan niet meer in dit bestand.`);
  }
  if (vorigJaar && vorigJaar.ontbreekt > vorigJaar.aanwezig * MAX_VERTROKKEN_DEEL) {
    redenen.push(
      `${vorigJaar.ontbreekt} van de ${vorigJaar.aanwezig} leerlingen van schooljaar ${vorigJaar.schooljaar} staan niet in dit bestand.`,
    );
  }
  if (legeGroepen.length === 1) redenen.push('Alle leerlingen van een groep vertrekken.');
  if (legeGroepen.length > 1) redenen.push(`Alle leerlingen van ${legeGroepen.length} groepen vertrekken.`);
  return redenen.length === 0
    ? null
    : { vertrokken, aanwezig, legeGroepen: legeGroepen.map(({ naam }) => naam), redenen };
}
