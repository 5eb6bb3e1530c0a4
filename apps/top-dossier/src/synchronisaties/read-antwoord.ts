/** Reads one answer, part by part, and hands its groups and pupils on. Refuses an answer of another school or schooljaar, or a broken one. */
import type { EdexmlPart, Finding, Groep, Leerling, SamengesteldeGroep, School } from '@koppelpunt/standards';
import { AntwoordError } from './antwoord-error.ts';
import type { Voortgang } from './synchronisatie.ts';

export type AntwoordSink = {
  addGroep(groep: Groep): void;
  addSamengesteldeGroep(groep: SamengesteldeGroep): void;
  addLeerlingen(leerlingen: readonly Leerling[]): Promise<void>;
};

export type AntwoordParts = { parts: AsyncIterable<readonly EdexmlPart[]>; bytes(): number };

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
const MAX_SHOWN = 3;

/** What was asked for; an answer about something else is refused. */
type Vraag = { brin6: string; schooljaar: string };

export async function readAntwoord(
  antwoord: AntwoordParts,
  vraag: Vraag,
  sink: AntwoordSink,
  onVoortgang: (voortgang: Voortgang) => Promise<void>,
): Promise<AntwoordInhoud> {
  const state = startReading(vraag, sink);
  const readVoortgang = (isDone: boolean): Voortgang => ({
    ...state.telling.read(state.aantalGroepen, isDone),
    bytes: antwoord.bytes(),
  });
  for await (const parts of antwoord.parts) {
    const leerlingen: Leerling[] = [];
    for (const part of parts) readPart(state, part, leerlingen);
    if (state.aantalGroepen + state.aantalSamengesteld > MAX_GROEPEN)
      throw new AntwoordError('SYNC_TE_VEEL_GROEPEN');
    if (leerlingen.length > 0 && !state.school) throw new AntwoordError('SYNC_GEEN_SCHOOL');
    if (state.aantalFouten === 0) await sink.addLeerlingen(leerlingen);
    await onVoortgang(readVoortgang(false));
  }
  const { school, aantalFouten, fouten, aantalGroepen, weggelaten } = state;
  if (!school) throw new AntwoordError('SYNC_GEEN_SCHOOL');
  if (aantalFouten > 0) throw new AntwoordError('SYNC_BEVINDINGEN', describeFouten(aantalFouten, fouten));
  return { school, voortgang: readVoortgang(true), aantalGroepen, weggelaten };
}

/** The part that was read so far. */
type ReadState = {
  readonly vraag: Vraag;
  readonly sink: AntwoordSink;
  readonly telling: GroepTelling;
  /** The first mistakes; `aantalFouten` counts all of them. */
  readonly fouten: Finding[];
  school: School | undefined;
  aantalGroepen: number;
  aantalSamengesteld: number;
  aantalFouten: number;
  weggelaten: number;
};

const startReading = (vraag: Vraag, sink: AntwoordSink): ReadState => ({
  vraag,
  sink,
  telling: countGroepen(),
  fouten: [],
  school: undefined,
  aantalGroepen: 0,
  aantalSamengesteld: 0,
  aantalFouten: 0,
  weggelaten: 0,
});

function readPart(state: ReadState, part: EdexmlPart, leerlingen: Leerling[]): void {
  switch (part.kind) {
    case 'school':
      checkSchool(part.value, state.vraag);
      state.school = part.value;
      break;
    case 'groep':
      state.aantalGroepen += 1;
      state.sink.addGroep(part.value);
      break;
    case 'samengesteldeGroep':
      state.aantalSamengesteld += 1;
      state.sink.addSamengesteldeGroep(part.value);
      break;
    case 'leerling':
      state.telling.add(part.value.groep?.key);
      leerlingen.push(part.value);
      break;
    case 'finding':
      if (part.finding.severity !== 'error') break;
      state.aantalFouten += 1;
      if (state.fouten.length < MAX_SHOWN) state.fouten.push(part.finding);
      break;
    case 'dropped':
      state.weggelaten += part.count;
      break;
    case 'vestiging':
    case 'leerkracht':
      // Not in the SWV-set. A partner that sends it all the same sends it in vain.
      break;
  }
}

function checkSchool(school: School, { brin6, schooljaar }: Vraag): void {
  if (!('brincode' in school) || !school.brincode) throw new AntwoordError('SYNC_GEEN_SCHOOL');
  if (school.brincode + (school.dependancecode || '00') !== brin6) {
    throw new AntwoordError('SYNC_ANDERE_SCHOOL');
  }
  if (school.schooljaar !== schooljaar) throw new AntwoordError('SYNC_ANDER_SCHOOLJAAR');
}

/** Positions and element names only: the finding of a reader never quotes a value. */
function describeFouten(aantal: number, first: readonly Finding[]): string {
  const list = first.map(({ melding, line }) => `regel ${line}: ${melding}`).join(' ');
  const count = aantal === 1 ? 'staat 1 fout' : `staan ${aantal} fouten`;
  return `In het antwoord van ESIS ${count}; er is niets overgenomen. ${list} Meld dit bij de school of de leverancier van ESIS.`;
}

type GroepTelling = {
  add(key: string | undefined): void;
  read(aantalGroepen: number, isDone: boolean): Omit<Voortgang, 'bytes'>;
};

/** Our measure of progress: pupils come ordered by group, so a group is done when the next one begins. */
function countGroepen(): GroepTelling {
  const seen = new Set<string>();
  let current: string | undefined;
  let isOrdered = true;
  let leerlingen = 0;
  return {
    add(key) {
      leerlingen += 1;
      if (key === undefined || key === current) return;
      if (seen.has(key)) isOrdered = false;
      seen.add(key);
      current = key;
    },
    read(aantalGroepen, isDone) {
      if (isDone) {
        return { groepenGedaan: seen.size, groepenTotaal: isOrdered ? seen.size : null, leerlingen };
      }
      const groepenTotaal = isOrdered && aantalGroepen > 0 ? aantalGroepen : null;
      return { groepenGedaan: Math.max(0, seen.size - 1), groepenTotaal, leerlingen };
    },
  };
}
