/** Reads one answer, part by part, and hands its groups and pupils on. Refuses what is not this school's, or not whole. */
import type { Finding, EdexmlPart, Groep, Leerling, SamengesteldeGroep, School } from '@koppelpunt/standards';
import { AntwoordGeweigerd } from './weigering.ts';

export type Ontvanger = {
  addGroep(groep: Groep): void;
  addSamengesteldeGroep(groep: SamengesteldeGroep): void;
  addLeerlingen(leerlingen: readonly Leerling[]): Promise<void>;
};

export type Voortgang = {
  groepenGedaan: number;
  /** Null when pupils do not come group by group, so that "groups done" would be a lie. */
  groepenTotaal: number | null;
  leerlingen: number;
};

/** The largest Dutch school has some hundreds; more than this is an attack on our memory. */
const MAX_GROEPEN = 10_000;
const MAX_GETOOND = 3;

export async function leesAntwoord(
  delen: AsyncIterable<readonly EdexmlPart[]>,
  brin6: string,
  ontvanger: Ontvanger,
  onVoortgang: (voortgang: Voortgang) => Promise<void>,
): Promise<{ school: School; voortgang: Voortgang; aantalGroepen: number; weggelaten: number }> {
  let school: School | undefined;
  let aantalGroepen = 0;
  let aantalSamengesteld = 0;
  let weggelaten = 0;
  const fouten: Finding[] = [];
  let aantalFouten = 0;
  const telling = createGroepTeller();

  for await (const partij of delen) {
    const leerlingen: Leerling[] = [];
    for (const deel of partij) {
      switch (deel.kind) {
        case 'school':
          checkSchool(deel.value, brin6);
          school = deel.value;
          break;
        case 'groep':
          aantalGroepen += 1;
          ontvanger.addGroep(deel.value);
          break;
        case 'samengesteldeGroep':
          aantalSamengesteld += 1;
          ontvanger.addSamengesteldeGroep(deel.value);
          break;
        case 'leerling':
          telling.add(deel.value.groep?.key);
          leerlingen.push(deel.value);
          break;
        case 'finding':
          if (deel.finding.severity === 'error') {
            aantalFouten += 1;
            if (fouten.length < MAX_GETOOND) fouten.push(deel.finding);
          }
          break;
        case 'dropped':
          weggelaten += deel.count;
          break;
        case 'vestiging':
        case 'leerkracht':
          // Not in the SWV-set; a partner that sends it all the same sends it in vain.
          break;
      }
    }
    if (aantalGroepen + aantalSamengesteld > MAX_GROEPEN) throw new AntwoordGeweigerd('SYNC_TE_VEEL_GROEPEN');
    if (leerlingen.length > 0 && !school) throw new AntwoordGeweigerd('SYNC_GEEN_SCHOOL');
    if (aantalFouten === 0) await ontvanger.addLeerlingen(leerlingen);
    await onVoortgang(telling.read(aantalGroepen, false));
  }
  if (!school) throw new AntwoordGeweigerd('SYNC_GEEN_SCHOOL');
  if (aantalFouten > 0) throw new AntwoordGeweigerd('SYNC_BEVINDINGEN', describeFouten(aantalFouten, fouten));
  return { school, voortgang: telling.read(aantalGroepen, true), aantalGroepen, weggelaten };
}

function checkSchool(school: School, brin6: string): void {
  if (!('brincode' in school) || !school.brincode) throw new AntwoordGeweigerd('SYNC_GEEN_SCHOOL');
  if (school.brincode + (school.dependancecode || '00') !== brin6) {
    throw new AntwoordGeweigerd('SYNC_ANDERE_SCHOOL');
  }
}

/** Positions and element names only: the finding of a reader never quotes a value. */
function describeFouten(aantal: number, eerste: readonly Finding[]): string {
  const lijst = eerste.map(({ melding, line }) => `regel ${line}: ${melding}`).join(' ');
  const begin = aantal === 1 ? 'staat 1 fout' : `staan ${aantal} fouten`;
  return `In het antwoord van ESIS ${begin}; er is niets overgenomen. ${lijst} Meld dit bij de school of de leverancier van ESIS.`;
}

/** Our progress measure: pupils come ordered by group, so a group is done when the next one begins. */
function createGroepTeller() {
  const gezien = new Set<string>();
  let huidige: string | undefined;
  let isGeordend = true;
  let leerlingen = 0;
  return {
    add(key: string | undefined): void {
      leerlingen += 1;
      if (key === undefined || key === huidige) return;
      if (gezien.has(key)) isGeordend = false;
      gezien.add(key);
      huidige = key;
    },
    read(aantalGroepen: number, isKlaar: boolean): Voortgang {
      if (isKlaar) {
        return { groepenGedaan: gezien.size, groepenTotaal: isGeordend ? gezien.size : null, leerlingen };
      }
      const groepenTotaal = isGeordend && aantalGroepen > 0 ? aantalGroepen : null;
      return { groepenGedaan: Math.max(0, gezien.size - 1), groepenTotaal, leerlingen };
    },
  };
}
