/** fast-xml-parser on a file: it takes the whole text and gives one object. Its fastest settings: no numbers, no trimming. */
import { XMLParser } from 'fast-xml-parser';
import { readFile } from 'node:fs/promises';
import { serveRounds } from '../contender-process.ts';
import type { LeesOpdracht, LeesUitkomst } from './onze-lezer.contender.ts';

type Edex = { EDEX: { leerlingen: { leerling: { '@_key': string }[] } } };

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  trimValues: false,
  isArray: (naam) => naam === 'leerling',
});

await serveRounds<LeesOpdracht, LeesUitkomst>(() => ({
  async ronde({ file, keer }) {
    const uitkomst = { leerlingen: 0, bevindingen: 0 };
    for (let i = 0; i < keer; i++) {
      const { EDEX } = parser.parse(await readFile(file, 'utf8')) as Edex;
      for (const leerling of EDEX.leerlingen.leerling) if (leerling['@_key'] !== '') uitkomst.leerlingen++;
    }
    return uitkomst;
  },
}));
