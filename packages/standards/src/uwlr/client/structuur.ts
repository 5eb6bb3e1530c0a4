/** The groups of a school as one answer gave them, and what the later answers of the same fetch must agree with. */
import type { EdexmlPart } from '../../edexml/part.ts';
import type { School } from '../../edexml/school.ts';
import { StandardsError, UwlrTransportError } from '../../errors.ts';
import type { LeerlingenVerzoek } from '../messages/leerlingen-verzoek.ts';
import type { Writable } from '../../xml/schema/writable.ts';
import type { LeerlinggegevensVerzoek } from '../messages/leerlinggegevens-verzoek.ts';
import type { LeerlinggegevensOutcome } from './uwlr-client.ts';

type CallStructuur = (
  operatie: 'HaalStructuur',
  verzoek: Writable<LeerlinggegevensVerzoek>,
) => Promise<LeerlinggegevensOutcome>;

export class Structuur {
  readonly parts: readonly EdexmlPart[];
  /** Every group, and those who are in none. */
  readonly groepen: LeerlingenVerzoek['groepen'];
  readonly #school: School;

  constructor(parts: readonly EdexmlPart[]) {
    const school = parts.find((part) => part.kind === 'school');
    if (school === undefined) throw new StandardsError('UWLR_ANTWOORD_ONGELDIG');
    this.#school = school.value;
    this.parts = parts;
    this.groepen = [...listKeys(parts).map((key) => ({ kind: 'groep' as const, key })), { kind: 'groep' }];
  }

  /**
   * The people of one answer who were in no earlier answer; the reader judges who is twice in one answer. The answer
   * must be about our school, and its moment is that of the groups.
   */
  async *peopleIn(
    batches: AsyncIterable<readonly EdexmlPart[]>,
    seen: Set<string>,
  ): AsyncGenerator<readonly EdexmlPart[], void, void> {
    const keys: string[] = [];
    for await (const batch of batches) {
      const parts = batch.filter((part) => {
        if (part.kind === 'school') {
          this.#checkSchool(part.value);
          return false;
        }
        if (part.kind === 'flawed') return part.key === undefined || !seen.has(part.key);
        if (part.kind !== 'leerling' && part.kind !== 'leerkracht') return true;
        keys.push(part.value.key);
        return !seen.has(part.value.key);
      });
      if (parts.length > 0) yield parts;
    }
    for (const key of keys) seen.add(key);
  }

  /** Throws when a group came or went in the meantime: somebody may then be missing. */
  async checkUnchanged(call: CallStructuur, verzoek: Writable<LeerlinggegevensVerzoek>): Promise<void> {
    const { aanmaakdatum } = this.#school;
    const since = aanmaakdatum === undefined ? {} : { laatstontvangengegevens: aanmaakdatum };
    const antwoord = await call('HaalStructuur', { ...verzoek, ...since });
    if (antwoord.kind === 'geenwijzigingen') return;
    const now = antwoord.kind === 'gegevens' ? listKeys(await collect(antwoord.parts)) : [];
    const before = listKeys(this.parts);
    if (now.length === before.length && now.every((key) => before.includes(key))) return;
    throw new UwlrTransportError('UWLR_GEWIJZIGD', { retryable: true });
  }

  #checkSchool(school: School): void {
    const { schooljaar, brincode, dependancecode, schoolkey } = this.#school;
    const isSame =
      school.schooljaar === schooljaar &&
      school.brincode === brincode &&
      (school.dependancecode ?? '00') === (dependancecode ?? '00') &&
      school.schoolkey === schoolkey;
    if (!isSame) throw new StandardsError('UWLR_ANTWOORD_ONGELDIG');
  }
}

/** A group whose own record is wrong has pupils all the same. */
function listKeys(parts: readonly EdexmlPart[]): string[] {
  const keys = parts.map((part) => {
    if (part.kind === 'groep') return part.value.key;
    return part.kind === 'flawed' && part.of === 'groep' ? part.key : undefined;
  });
  return [...new Set(keys.filter((key) => key !== undefined))];
}

export async function collect(batches: AsyncIterable<readonly EdexmlPart[]>): Promise<EdexmlPart[]> {
  const parts: EdexmlPart[] = [];
  for await (const batch of batches) parts.push(...batch);
  return parts;
}
