import { readEdexml, type EdexmlPart } from '@koppelpunt/standards';
import type { FictionalSchool } from '@koppelpunt/testkit';
import { createReadStream } from 'node:fs';

/**
 * A whole school from a file, for contestants that begin with pupils in memory. They do not make their pupils
 * themselves: the generator comes with half of the platform, and that would count as their memory.
 */
export async function readSchool(file: string): Promise<FictionalSchool> {
  return await collectSchool(readEdexml(createReadStream(file)));
}

export async function collectSchool(delen: AsyncIterable<readonly EdexmlPart[]>): Promise<FictionalSchool> {
  const inhoud: Omit<FictionalSchool, 'school'> = { groepen: [], samengesteldeGroepen: [], leerlingen: [] };
  let school: FictionalSchool['school'] | undefined;
  for await (const partij of delen) {
    for (const deel of partij) {
      if (deel.kind === 'school') school = deel.value;
      else if (deel.kind === 'groep') inhoud.groepen.push(deel.value);
      else if (deel.kind === 'samengesteldeGroep') inhoud.samengesteldeGroepen.push(deel.value);
      else if (deel.kind === 'leerling') inhoud.leerlingen.push(deel.value);
    }
  }
  if (!school) throw new Error('no school in it');
  return { school, ...inhoud };
}
