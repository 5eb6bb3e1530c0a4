/** Reads one answer, part by part, and hands its groups and pupils on. Refuses an answer of another school, or a broken one. */
import type { Bevinding, Deel, Groep, Leerling, SamengesteldeGroep, School } from '@koppelpunt/standards';
import { AntwoordError } from './antwoord-error.ts';
import type { Voortgang } from './synchronisatie.ts';

export type AntwoordSink = {
  addGroep(groep: Groep): void;
  addSamengesteldeGroep(groep: SamengesteldeGroep): void;
  addLeerlingen(leerlingen: readonly Leerling[]): Promise<void>;
};

export type AntwoordBron = { delen: AsyncIterable<readonly Deel[]>; bytes(): number };

export type AntwoordInhoud = {
  school: School;
  voortgang: Voortgang;
  aantalGroepen: number;
  /** How many texts the reader dropped. */
  weggelaten: number;
};

/** The largest Dutch school has some hundreds; more than this is an attack on our memory. */
const MAX_GROEPEN = 10_000;
/** A person mends the first mistakes and asks again; a longer list is not read. */
const MAX_GETOOND = 3;

export async function readAntwoord(
  antwoord: AntwoordBron,
  brin6: string,
  sink: AntwoordSink,
  onVoortgang: (voortgang: Voortgang) => Promise<void>,
): Promise<AntwoordInhoud> {
  const stand = startReading(brin6, sink);
  const readVoortgang = (isKlaar: boolean): Voortgang => ({
    ...stand.telling.read(stand.aantalGroepen, isKlaar),
    bytes: antwoord.bytes(),
  });
  for await (const delen of antwoord.delen) {
    const leerlingen: Leerling[] = [];
    for (const deel of delen) readDeel(stand, deel, leerlingen);
    if (stand.aantalGroepen + stand.aantalSamengesteld > MAX_GROEPEN)
      throw new AntwoordError('SYNC_TE_VEEL_GROEPEN');
    if (leerlingen.length > 0 && !stand.school) throw new AntwoordError('SYNC_GEEN_SCHOOL');
    if (stand.aantalFouten === 0) await sink.addLeerlingen(leerlingen);
    await onVoortgang(readVoortgang(false));
  }
  const { school, aantalFouten, fouten, aantalGroepen, weggelaten } = stand;
  if (!school) throw new AntwoordError('SYNC_GEEN_SCHOOL');
  if (aantalFouten > 0) throw new AntwoordError('SYNC_BEVINDINGEN', describeFouten(aantalFouten, fouten));
  return { school, voortgang: readVoortgang(true), aantalGroepen, weggelaten };
}

/** What was read so far. */
type Stand = {
  readonly brin6: string;
  readonly sink: AntwoordSink;
  readonly telling: GroepTelling;
  /** The first mistakes; `aantalFouten` counts all of them. */
  readonly fouten: Bevinding[];
  school: School | undefined;
  aantalGroepen: number;
  aantalSamengesteld: number;
  aantalFouten: number;
  weggelaten: number;
};

const startReading = (brin6: string, sink: AntwoordSink): Stand => ({
  brin6,
  sink,
  telling: countGroepen(),
  fouten: [],
  school: undefined,
  aantalGroepen: 0,
  aantalSamengesteld: 0,
  aantalFouten: 0,
  weggelaten: 0,
});

function readDeel(stand: Stand, deel: Deel, leerlingen: Leerling[]): void {
  switch (deel.kind) {
    case 'school':
      checkSchool(deel.value, stand.brin6);
      stand.school = deel.value;
      break;
    case 'groep':
      stand.aantalGroepen += 1;
      stand.sink.addGroep(deel.value);
      break;
    case 'samengesteldeGroep':
      stand.aantalSamengesteld += 1;
      stand.sink.addSamengesteldeGroep(deel.value);
      break;
    case 'leerling':
      stand.telling.add(deel.value.groep?.key);
      leerlingen.push(deel.value);
      break;
    case 'bevinding':
      if (deel.bevinding.severity !== 'error') break;
      stand.aantalFouten += 1;
      if (stand.fouten.length < MAX_GETOOND) stand.fouten.push(deel.bevinding);
      break;
    case 'weggelaten':
      stand.weggelaten += deel.count;
      break;
    case 'vestiging':
    case 'leerkracht':
      // Not in the SWV-set. A partner that sends it all the same sends it in vain.
      break;
  }
}

function checkSchool(school: School, brin6: string): void {
  if (!('brincode' in school) || !school.brincode) throw new AntwoordError('SYNC_GEEN_SCHOOL');
  if (school.brincode + (school.dependancecode || '00') !== brin6) {
    throw new AntwoordError('SYNC_ANDERE_SCHOOL');
  }
}

/** Positions and element names only: the finding of a reader never quotes a value. */
function describeFouten(aantal: number, eerste: readonly Bevinding[]): string {
  const lijst = eerste.map(({ melding, line }) => `regel ${line}: ${melding}`).join(' ');
  const begin = aantal === 1 ? 'staat 1 fout' : `staan ${aantal} fouten`;
  return `In het antwoord van ESIS ${begin}; er is niets overgenomen. ${lijst} Meld dit bij de school of de leverancier van ESIS.`;
}

type GroepTelling = {
  add(key: string | undefined): void;
  read(aantalGroepen: number, isKlaar: boolean): Omit<Voortgang, 'bytes'>;
};

/** Our measure of progress: pupils come ordered by group, so a group is done when the next one begins. */
function countGroepen(): GroepTelling {
  const gezien = new Set<string>();
  let huidige: string | undefined;
  let isGeordend = true;
  let leerlingen = 0;
  return {
    add(key) {
      leerlingen += 1;
      if (key === undefined || key === huidige) return;
      if (gezien.has(key)) isGeordend = false;
      gezien.add(key);
      huidige = key;
    },
    read(aantalGroepen, isKlaar) {
      if (isKlaar) {
        return { groepenGedaan: gezien.size, groepenTotaal: isGeordend ? gezien.size : null, leerlingen };
      }
      const groepenTotaal = isGeordend && aantalGroepen > 0 ? aantalGroepen : null;
      return { groepenGedaan: Math.max(0, gezien.size - 1), groepenTotaal, leerlingen };
    },
  };
}
