/** The answer to HaalStructuur as one value: it holds no people, so it is small. */
import type { EdexmlPart } from '../../edexml/part.ts';
import type { Groep } from '../../edexml/groep.ts';
import type { SamengesteldeGroep } from '../../edexml/samengestelde-groep.ts';
import type { School } from '../../edexml/school.ts';
import type { Vestiging } from '../../edexml/vestiging.ts';
import { StandardsError } from '../../errors.ts';
import type { StructuurOutcome } from './uwlr-client.ts';

export async function collectStructuur(
  batches: AsyncIterable<readonly EdexmlPart[]>,
): Promise<StructuurOutcome> {
  let school: School | undefined;
  const vestigingen: Vestiging[] = [];
  const groepen: Groep[] = [];
  const samengesteldeGroepen: SamengesteldeGroep[] = [];
  for await (const batch of batches) {
    for (const part of batch) {
      if (part.kind === 'school') school = part.value;
      else if (part.kind === 'vestiging') vestigingen.push(part.value);
      else if (part.kind === 'groep') groepen.push(part.value);
      else if (part.kind === 'samengesteldeGroep') samengesteldeGroepen.push(part.value);
    }
  }
  if (school === undefined) throw new StandardsError('UWLR_ANTWOORD_ONGELDIG');
  return { kind: 'gegevens', school, vestigingen, groepen, samengesteldeGroepen };
}
