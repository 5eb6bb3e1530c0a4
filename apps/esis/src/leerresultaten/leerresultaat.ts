import { looksLikeBsn, type Toets, type Toetsafname } from '@koppelpunt/standards';

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

/**
 * The message without a number of a person (law R1). A text that holds one becomes a pseudonym, the same one each time: a
 * code or a key goes on meaning what it meant.
 */
export function sieveTexts<Value>(value: Value, pseudonym: (text: string) => string): Value {
  if (typeof value === 'string') return (looksLikeBsn(value) ? `p:${pseudonym(value)}` : value) as Value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one: unknown) => sieveTexts(one, pseudonym)) as Value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, sieveTexts(one as unknown, pseudonym)]),
  ) as Value;
}
