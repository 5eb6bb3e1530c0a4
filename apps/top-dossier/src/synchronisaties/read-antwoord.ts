/**
 * Reads one answer, part by part, and hands its groups and pupils on. Refuses an answer of another school or schooljaar, or a
 * broken one. A record with an error in it stays out, and what we had of it stays as it was
 * (docs/decisions/0053-one-bad-record.md).
 */
import {
  findRecordPath,
  type EdexmlPart,
  type Finding,
  type Groep,
  type Leerling,
  type SamengesteldeGroep,
  type School,
} from '@koppelpunt/standards';
import { AntwoordError } from './antwoord-error.ts';
import type { Voortgang } from './synchronisatie.ts';

export type AntwoordSink = {
  addGroep(groep: Groep): void;
  addSamengesteldeGroep(groep: SamengesteldeGroep): void;
  addLeerlingen(leerlingen: readonly Leerling[]): Promise<void>;
  /** A record with an error in it: what we have of it stays. */
  keep(kind: 'leerling' | 'groep' | 'samengesteldeGroep', key: string | undefined): void;
};

export type AntwoordParts = { parts: AsyncIterable<readonly EdexmlPart[]>; bytes(): number };

export type AntwoordInhoud = {
  school: School;
  voortgang: Voortgang;
  /** How many texts the reader dropped. */
  weggelaten: number;
  /** How many records stayed out, and what is wrong in them. */
  overgeslagen: number;
  bevindingen: Bevindingen;
};

/** The first, and how many there are. */
export type Bevindingen = { readonly first: Bevinding[]; aantal: number };
type Bevinding = Pick<Finding, 'melding' | 'line' | 'path'>;

/** The largest Dutch school has some hundreds; more than this is an attack on our memory. */
const MAX_GROEPEN = 10_000;
/** A person mends the first mistakes and asks again; a longer list is not read. */
const MAX_SHOWN = 10;

/** When more than this part of the pupils is wrong, it is the message that is wrong; but three wrong ones are three. */
const MAX_OVERGESLAGEN_DEEL = 0.2;
const MAX_OVERGESLAGEN = 3;

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
    if (state.fouten.aantal === 0) await sink.addLeerlingen(leerlingen);
    await onVoortgang(readVoortgang(false));
  }
  const { school, fouten, bevindingen, weggelaten, overgeslagen } = state;
  if (!school) throw new AntwoordError('SYNC_GEEN_SCHOOL');
  const voortgang = readVoortgang(true);
  if (fouten.aantal > 0 || isTeVeel(state.leerlingenOvergeslagen, voortgang.leerlingen)) {
    const all = {
      first: [...fouten.first, ...bevindingen.first],
      aantal: fouten.aantal + bevindingen.aantal,
    };
    throw new AntwoordError('SYNC_BEVINDINGEN', describeFouten(all));
  }
  return { school, voortgang, weggelaten, overgeslagen, bevindingen };
}

const isTeVeel = (overgeslagen: number, gelezen: number): boolean =>
  overgeslagen > 0 &&
  (gelezen === 0 ||
    overgeslagen > Math.max(MAX_OVERGESLAGEN, (overgeslagen + gelezen) * MAX_OVERGESLAGEN_DEEL));

/** The part that was read so far. */
type ReadState = {
  readonly vraag: Vraag;
  readonly sink: AntwoordSink;
  readonly telling: GroepTelling;
  /** What is wrong in the message itself: nothing of it is taken over. */
  readonly fouten: Bevindingen;
  /** What is wrong in one record. */
  readonly bevindingen: Bevindingen;
  /** The path of the last record with an error in it; what can be read of it comes next. */
  half: string | undefined;
  school: School | undefined;
  aantalGroepen: number;
  aantalSamengesteld: number;
  weggelaten: number;
  overgeslagen: number;
  leerlingenOvergeslagen: number;
};

const startReading = (vraag: Vraag, sink: AntwoordSink): ReadState => ({
  vraag,
  sink,
  telling: countGroepen(),
  fouten: { first: [], aantal: 0 },
  bevindingen: { first: [], aantal: 0 },
  half: undefined,
  school: undefined,
  aantalGroepen: 0,
  aantalSamengesteld: 0,
  weggelaten: 0,
  overgeslagen: 0,
  leerlingenOvergeslagen: 0,
});

function readPart(state: ReadState, part: EdexmlPart, leerlingen: Leerling[]): void {
  if ('position' in part && part.position.path === state.half) return;
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
      if (!isInKalender(part.value)) {
        readOnmogelijk(state, part);
        break;
      }
      state.telling.add(part.value.groep?.key);
      leerlingen.push(part.value);
      break;
    case 'finding':
      readFinding(state, part.finding);
      break;
    case 'flawed':
      readFlawed(state, part);
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

/** The school itself decides about the whole answer; staff and vestigingen are not taken over anyway. */
function readFlawed(state: ReadState, part: Extract<EdexmlPart, { kind: 'flawed' }>): void {
  const { of, key, hasValue, position } = part;
  if (of !== 'leerling' && of !== 'groep' && of !== 'samengesteldeGroep') return;
  state.half = hasValue ? position.path : undefined;
  state.overgeslagen += 1;
  if (of === 'leerling') state.leerlingenOvergeslagen += 1;
  state.sink.keep(of, key);
}

/** The standard takes years of any length; a database, a screen and a calendar do not. */
const isInKalender = ({ geboortedatum = '2000-01-01' }: Leerling): boolean =>
  /^[0-9]{4}-/.test(geboortedatum);

function readOnmogelijk(
  state: ReadState,
  { value, position }: Extract<EdexmlPart, { kind: 'leerling' }>,
): void {
  readFlawed(state, { kind: 'flawed', of: 'leerling', key: value.key, hasValue: false, position });
  addBevinding(state.bevindingen, {
    line: position.line,
    path: `${position.path}/geboortedatum`,
    melding: 'Deze geboortedatum ligt buiten elke kalender.',
  });
}

function readFinding({ fouten, bevindingen }: ReadState, finding: Finding): void {
  if (finding.severity !== 'error') return;
  const list = findRecordPath(finding.path) === undefined ? fouten : bevindingen;
  addBevinding(list, finding);
}

function addBevinding(list: Bevindingen, bevinding: Bevinding): void {
  list.aantal += 1;
  if (list.first.length < MAX_SHOWN) list.first.push(bevinding);
}

function checkSchool(school: School, { brin6, schooljaar }: Vraag): void {
  if (!('brincode' in school) || !school.brincode) throw new AntwoordError('SYNC_GEEN_SCHOOL');
  if (school.brincode + (school.dependancecode || '00') !== brin6) {
    throw new AntwoordError('SYNC_ANDERE_SCHOOL');
  }
  if (school.schooljaar !== schooljaar) throw new AntwoordError('SYNC_ANDER_SCHOOLJAAR');
}

/** Positions and element names only: the finding of a reader never quotes a value. */
export const listBevindingen = ({ first, aantal }: Bevindingen): string =>
  first
    .slice(0, MAX_SHOWN)
    .map(({ melding, line, path }) => `regel ${line}, ${toPlaats(path)}: ${melding}`)
    .join(' ') + (aantal > MAX_SHOWN ? ` En nog ${aantal - MAX_SHOWN}.` : '');

/** `leerling[12]/geboortedatum`: the parts of a path that a person can look up. */
const toPlaats = (path: string): string => path.split('/').slice(-2).join('/');

/** What a run that succeeded has to tell all the same; null when nothing. */
export function describeInhoud({
  overgeslagen,
  weggelaten,
  bevindingen,
}: Pick<AntwoordInhoud, 'overgeslagen' | 'weggelaten' | 'bevindingen'>): string | null {
  const zinnen: string[] = [];
  if (overgeslagen > 0) {
    const wat =
      overgeslagen === 1
        ? 'Een gegeven (leerling of groep) is'
        : `${overgeslagen} gegevens (leerlingen of groepen) zijn`;
    zinnen.push(
      `Gelukt met bevindingen. ${wat} niet overgenomen, omdat er een fout in staat; wat TOP dossier al had, bleef zoals het was. ${listBevindingen(bevindingen)} De school verbetert dit in ESIS; gaat het om de opbouw van het bericht, dan de leverancier van ESIS.`,
    );
  }
  if (weggelaten > 0) {
    zinnen.push(
      `${weggelaten} teksten leken op een burgerservicenummer en zijn niet overgenomen. Vraag de school om ze in ESIS te verbeteren.`,
    );
  }
  return zinnen.length === 0 ? null : zinnen.join(' ');
}

function describeFouten(fouten: Bevindingen): string {
  const { aantal } = fouten;
  const count = aantal === 1 ? 'staat 1 fout' : `staan ${aantal} fouten`;
  return `In het antwoord van ESIS ${count}; er is niets overgenomen. ${listBevindingen(fouten)} Meld dit bij de school of de leverancier van ESIS.`;
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
