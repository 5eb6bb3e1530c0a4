/**
 * The stepwise port, in the order that it is meant to be used: the groups of a school, then who is in them. What comes
 * out is what the other port gives in one answer, so that whoever reads it need not know which of the two it was.
 */
import { StandardsError, UwlrTransportError } from '../../errors.ts';
import type { Deel } from '../../edexml/part.ts';
import type { School } from '../../edexml/school.ts';
import type { LeerlinggegevensUitkomst } from './create-uwlr-client.ts';
import type { LeerlinggegevensVerzoek } from '../messages/leerlinggegevens-verzoek.ts';
import type { LeerlingenVerzoek } from '../messages/leerlingen-verzoek.ts';
import type { Operatie } from '../messages/operaties.ts';
import type { VerzoekBasis } from '../messages/verzoek-basis.ts';

export interface GetraptOpties {
  /** The staff too. */
  readonly leerkrachten?: boolean;
  /**
   * How many groups are asked for at once; without it all of them, in one question. A pupil who moves between two
   * questions may be in neither answer, so fewer is only for a server that cannot give so much at once.
   */
  readonly groepenPerVraag?: number;
}

type Roep = (operatie: Operatie, verzoek: VerzoekBasis) => Promise<LeerlinggegevensUitkomst>;
type Gegevens = Extract<LeerlinggegevensUitkomst, { kind: 'gegevens' }>;
type Groepen = LeerlingenVerzoek['groepen'];
type HaalMensen = 'HaalLeerlingen' | 'HaalLeerkrachten';

export async function haalGetrapt(
  roep: Roep,
  verzoek: LeerlinggegevensVerzoek,
  { leerkrachten = false, groepenPerVraag = Infinity }: GetraptOpties,
): Promise<LeerlinggegevensUitkomst> {
  const { laatstontvangengegevens: _, ...alles } = verzoek;
  let eerste = await roep('HaalStructuur', verzoek);
  const isZelfde = eerste.kind === 'geenwijzigingen';
  // We need the groups to ask who is in them, also when they are the same as before.
  if (isZelfde) eerste = await roep('HaalStructuur', alles);
  if (eerste.kind !== 'gegevens') return eerste;
  const structuur = new Structuur(await verzamel(eerste.delen));
  let bytes = eerste.bytes();

  const operaties: HaalMensen[] = leerkrachten ? ['HaalLeerlingen', 'HaalLeerkrachten'] : ['HaalLeerlingen'];
  const gekregen = isZelfde ? await haalWijzigingen(roep, verzoek, structuur, operaties) : new Map();
  if (gekregen === undefined) return { kind: 'geenwijzigingen' };

  async function* antwoorden(operatie: HaalMensen): AsyncGenerator<Gegevens, void, void> {
    const klaar = gekregen!.get(operatie);
    if (klaar !== undefined) {
      yield klaar;
      bytes += klaar.bytes();
      return;
    }
    const { groepen } = structuur;
    for (let i = 0; i < groepen.length; i += groepenPerVraag) {
      const vraag = { ...alles, groepen: groepen.slice(i, i + groepenPerVraag) };
      const antwoord = await roep(operatie, vraag as VerzoekBasis);
      // Nobody in these groups; without a moment to compare with, nothing can be unchanged.
      if (antwoord.kind !== 'gegevens') continue;
      yield antwoord;
      bytes += antwoord.bytes();
    }
  }

  const leerlingen = antwoorden('HaalLeerlingen');
  const stap = await leerlingen.next();
  if (stap.done === true) return { kind: 'geengegevens' };
  const eersteLeerlingen = stap.value;

  async function* delen(): AsyncGenerator<readonly Deel[], void, void> {
    yield structuur.delen;
    const gezien = new Set<string>();
    yield* structuur.mensenIn(eersteLeerlingen.delen, gezien);
    for await (const antwoord of leerlingen) yield* structuur.mensenIn(antwoord.delen, gezien);
    if (leerkrachten) {
      const ookGezien = new Set<string>();
      for await (const antwoord of antwoorden('HaalLeerkrachten')) {
        yield* structuur.mensenIn(antwoord.delen, ookGezien);
      }
    }
    await structuur.isNogZo(roep, alles);
  }
  return { kind: 'gegevens', delen: delen(), bytes: () => bytes };
}

/**
 * The groups are the same as before; are the people in them too? Undefined when they are. An answer that has begun is
 * kept: it is the one that we need.
 */
async function haalWijzigingen(
  roep: Roep,
  verzoek: LeerlinggegevensVerzoek,
  { groepen }: Structuur,
  operaties: readonly HaalMensen[],
): Promise<Map<HaalMensen, Gegevens> | undefined> {
  for (const operatie of operaties) {
    const antwoord = await roep(operatie, { ...verzoek, groepen } as VerzoekBasis);
    if (antwoord.kind === 'gegevens') return new Map([[operatie, antwoord]]);
    // Nobody is there now; whether that is new, only the whole tells.
    if (antwoord.kind === 'geengegevens') return new Map();
  }
  return undefined;
}

class Structuur {
  readonly delen: readonly Deel[];
  /** Every group, and those who are in none. */
  readonly groepen: Groepen;
  readonly #school: School;

  constructor(delen: readonly Deel[]) {
    const school = delen.find((deel) => deel.kind === 'school');
    if (school === undefined) throw new StandardsError('UWLR_ANTWOORD_ONGELDIG');
    this.#school = school.value;
    this.delen = delen;
    this.groepen = [...sleutelsIn(delen).map((key) => ({ kind: 'groep' as const, key })), { kind: 'groep' }];
  }

  /**
   * The people of one answer who were in no earlier one; what is there twice in one answer is for the reader to judge.
   * The school must be ours, and the moment is that of the groups.
   */
  async *mensenIn(
    partijen: AsyncIterable<readonly Deel[]>,
    eerder: Set<string>,
  ): AsyncGenerator<readonly Deel[], void, void> {
    const hier: string[] = [];
    for await (const partij of partijen) {
      const delen = partij.filter((deel) => {
        if (deel.kind === 'school') return this.#isOnzeSchool(deel.value);
        if (deel.kind !== 'leerling' && deel.kind !== 'leerkracht') return true;
        hier.push(deel.value.key);
        return !eerder.has(deel.value.key);
      });
      if (delen.length > 0) yield delen;
    }
    for (const key of hier) eerder.add(key);
  }

  /** Throws when a group came or went in the meantime: then somebody may be missing. */
  async isNogZo(roep: Roep, verzoek: LeerlinggegevensVerzoek): Promise<void> {
    const { aanmaakdatum } = this.#school;
    const sinds = aanmaakdatum === undefined ? {} : { laatstontvangengegevens: aanmaakdatum };
    const antwoord = await roep('HaalStructuur', { ...verzoek, ...sinds });
    if (antwoord.kind === 'geenwijzigingen') return;
    const nu = antwoord.kind === 'gegevens' ? sleutelsIn(await verzamel(antwoord.delen)) : [];
    const toen = sleutelsIn(this.delen);
    if (nu.length === toen.length && nu.every((key) => toen.includes(key))) return;
    throw new UwlrTransportError('UWLR_GEWIJZIGD', { retryable: true });
  }

  #isOnzeSchool(school: School): false {
    const { schooljaar, brincode, dependancecode, schoolkey } = this.#school;
    const isOnze =
      school.schooljaar === schooljaar &&
      school.brincode === brincode &&
      (school.dependancecode ?? '00') === (dependancecode ?? '00') &&
      school.schoolkey === schoolkey;
    if (!isOnze) throw new StandardsError('UWLR_ANTWOORD_ONGELDIG');
    return false;
  }
}

const sleutelsIn = (delen: readonly Deel[]): string[] =>
  delen.flatMap((deel) => (deel.kind === 'groep' ? [deel.value.key] : []));

async function verzamel(partijen: AsyncIterable<readonly Deel[]>): Promise<Deel[]> {
  const delen: Deel[] = [];
  for await (const partij of partijen) delen.push(...partij);
  return delen;
}
