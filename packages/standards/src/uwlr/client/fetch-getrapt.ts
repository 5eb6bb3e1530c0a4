/**
 * The stepwise port, used in its order: first the groups of a school, then the people in them. It gives what the other
 * port gives in one answer, so a reader need not know which of the two was used.
 */
import type { EdexmlPart } from '../../edexml/part.ts';
import type { LeerlingenVerzoek } from '../messages/leerlingen-verzoek.ts';
import type { LeerlinggegevensVerzoek } from '../messages/leerlinggegevens-verzoek.ts';
import type { Operatie } from '../messages/operaties.ts';
import type { Writable } from '../../xml/schema/writable.ts';
import type { VerzoekBasis } from '../messages/verzoek-basis.ts';
import { collect, Structuur } from './structuur.ts';
import type { GetraptOptions, LeerlinggegevensOutcome } from './uwlr-client.ts';

export type Call = (operatie: Operatie, verzoek: Writable<VerzoekBasis>) => Promise<LeerlinggegevensOutcome>;
type Gegevens = Extract<LeerlinggegevensOutcome, { kind: 'gegevens' }>;
type PeopleOperatie = 'HaalLeerlingen' | 'HaalLeerkrachten';

export async function fetchGetrapt(
  call: Call,
  verzoek: Writable<LeerlinggegevensVerzoek>,
  { leerkrachten = false, groepenPerVerzoek = Infinity }: GetraptOptions,
): Promise<LeerlinggegevensOutcome> {
  const { laatstontvangengegevens: _, ...whole } = verzoek;
  let first = await call('HaalStructuur', verzoek);
  const isUnchanged = first.kind === 'geenwijzigingen';
  // We need the groups to ask who is in them, also when the groups did not change.
  if (isUnchanged) first = await call('HaalStructuur', whole);
  if (first.kind !== 'gegevens') return first;
  const structuur = new Structuur(await collect(first.parts));
  let bytes = first.bytes();

  const asked: PeopleOperatie[] = leerkrachten ? ['HaalLeerlingen', 'HaalLeerkrachten'] : ['HaalLeerlingen'];
  const received = isUnchanged ? await fetchChanges(call, verzoek, structuur, asked) : new Map();
  if (received === undefined) return { kind: 'geenwijzigingen' };

  async function* fetchPeople(operatie: PeopleOperatie): AsyncGenerator<Gegevens, void, void> {
    const earlier = received!.get(operatie);
    if (earlier !== undefined) {
      yield earlier;
      bytes += earlier.bytes();
      return;
    }
    const { groepen } = structuur;
    for (let i = 0; i < groepen.length; i += groepenPerVerzoek) {
      const some = { ...whole, groepen: groepen.slice(i, i + groepenPerVerzoek) };
      const antwoord = await call(operatie, some as Writable<VerzoekBasis>);
      // Nobody is in these groups: a request without a moment to compare with cannot be answered by "unchanged".
      if (antwoord.kind !== 'gegevens') continue;
      yield antwoord;
      bytes += antwoord.bytes();
    }
  }

  const leerlingen = fetchPeople('HaalLeerlingen');
  const step = await leerlingen.next();
  if (step.done === true) return { kind: 'geengegevens' };
  const firstLeerlingen = step.value;

  async function* parts(): AsyncGenerator<readonly EdexmlPart[], void, void> {
    yield structuur.parts;
    const seen = new Set<string>();
    yield* structuur.peopleIn(firstLeerlingen.parts, seen);
    for await (const antwoord of leerlingen) yield* structuur.peopleIn(antwoord.parts, seen);
    if (leerkrachten) {
      const seenLeerkrachten = new Set<string>();
      for await (const antwoord of fetchPeople('HaalLeerkrachten')) {
        yield* structuur.peopleIn(antwoord.parts, seenLeerkrachten);
      }
    }
    await structuur.checkUnchanged(call, whole);
  }
  return { kind: 'gegevens', parts: parts(), bytes: () => bytes };
}

/**
 * The groups did not change; did the people in them? Undefined when they did not. An answer that has begun is kept:
 * it is the one that we need.
 */
async function fetchChanges(
  call: Call,
  verzoek: Writable<LeerlinggegevensVerzoek>,
  { groepen }: Structuur,
  asked: readonly PeopleOperatie[],
): Promise<Map<PeopleOperatie, Gegevens> | undefined> {
  for (const operatie of asked) {
    const withGroepen: Writable<LeerlingenVerzoek> = { ...verzoek, groepen };
    const antwoord = await call(operatie, withGroepen);
    if (antwoord.kind === 'gegevens') return new Map([[operatie, antwoord]]);
    // Nobody is there now; only the whole answer tells whether that is new.
    if (antwoord.kind === 'geengegevens') return new Map();
  }
  return undefined;
}
