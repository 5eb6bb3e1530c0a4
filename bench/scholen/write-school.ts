import { writeEdexml, type EdexmlBericht } from '@koppelpunt/standards';
import type { FictionalSchool } from '@koppelpunt/testkit';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** An EDEXML file of this school, written by our own writer. */
export async function writeSchool(map: string, school: FictionalSchool): Promise<string> {
  const file = join(map, `school-${school.leerlingen.length}.xml`);
  await pipeline(writeEdexml(toEdexml(school)), createWriteStream(file));
  return file;
}

/** Our writer takes groups of both kinds in one list. */
export function toEdexml({
  school,
  groepen,
  samengesteldeGroepen,
  leerlingen,
}: FictionalSchool): EdexmlBericht {
  return {
    school,
    groepen: [
      ...groepen.map((groep) => ({ kind: 'groep' as const, ...groep })),
      ...samengesteldeGroepen.map((groep) => ({ kind: 'samengesteldeGroep' as const, ...groep })),
    ],
    leerlingen,
  };
}
