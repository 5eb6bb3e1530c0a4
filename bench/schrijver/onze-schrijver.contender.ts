/** Our writer: pupils in memory → an EDEXML file's bytes, thrown away. */
import { writeEdexml } from '@koppelpunt/standards';
import { serveRounds } from '../contender-process.ts';
import { readSchool } from '../scholen/read-school.ts';
import { toEdexml } from '../scholen/write-school.ts';

export type SchrijfOpdracht = { keer: number };
export type SchrijfUitkomst = { bytes: number };

await serveRounds<SchrijfOpdracht, SchrijfUitkomst>(async ({ file = '' }) => {
  const bericht = toEdexml(await readSchool(file));
  return {
    async ronde({ keer }) {
      let bytes = 0;
      for (let i = 0; i < keer; i++) for await (const stuk of writeEdexml(bericht)) bytes += stuk.length;
      return { bytes };
    },
  };
});
