/** Our reader on a file: typed pupils out, one batch at a time. */
import { readEdexml } from '@koppelpunt/standards';
import { serveRounds } from '../contender-process.ts';
import { streamHerhaald } from './stream-herhaald.ts';

export type LeesOpdracht = {
  file: string;
  /** How many times in a row. */ keer: number;
  /** How many times one file holds the pupils. */ maal?: number;
};
export type LeesUitkomst = { leerlingen: number; bevindingen: number };

await serveRounds<LeesOpdracht, LeesUitkomst>(() => ({
  async ronde({ file, keer, maal = 1 }) {
    const uitkomst = { leerlingen: 0, bevindingen: 0 };
    for (let i = 0; i < keer; i++) {
      for await (const delen of readEdexml(streamHerhaald(file, maal))) {
        for (const deel of delen) {
          if (deel.kind === 'leerling' && deel.value.key !== '') uitkomst.leerlingen++;
          else if (deel.kind === 'finding') uitkomst.bevindingen++;
        }
      }
    }
    return uitkomst;
  },
}));
