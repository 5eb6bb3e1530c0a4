import type { Toets, Toetsafname } from '@koppelpunt/standards';

export type LeerresultaatRij = {
  key: string;
  leerling_key: string;
  afnamedatum: string;
  toetscode: string;
  toetsonderdeelcode: string | null;
  score: number | null;
  osoresultaat: object | null;
};

/** What ESIS keeps of the results of one pupil; `leerlingKey` is the key that the school knows, not the one that crossed. */
export const toLeerresultaatRijen = ({ resultaten }: Toetsafname, leerlingKey: string): LeerresultaatRij[] =>
  resultaten.map(({ key, afnamedatum, toetscode, toetsonderdeelcode, score, osoresultaat }) => ({
    key,
    leerling_key: leerlingKey,
    afnamedatum,
    toetscode,
    toetsonderdeelcode: toetsonderdeelcode ?? null,
    score: score ?? null,
    osoresultaat: osoresultaat ?? null,
  }));

export type ToetsRij = { toetscode: string; toets: Toets };

export const toToetsRij = (toets: Toets): ToetsRij => ({ toetscode: toets.toetscode.value, toets });
