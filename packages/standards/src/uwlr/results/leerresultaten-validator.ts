/**
 * A server checks this in results, after the schema: keys and references, norms, scores that no norm can judge, and the
 * scores of OSO. Only the application knows which pupils a school has, and which words a list holds.
 */
import type { Finding } from '../../findings.ts';
import type { Position } from '../../position.ts';
import { fault, type Fault, type Faultcode } from '../messages/faults.ts';
import type { Toetsafname } from '../messages/leerresultaten-verzoek.ts';
import type { Toets } from '../messages/toets.ts';
import { LeerresultatenIdentityCheck } from './leerresultaten-identity.ts';

type Resultaat = Toetsafname['resultaten'][number];

interface Range {
  lowest: number;
  highest: number;
}

export class LeerresultatenValidator {
  /** The first thing that is wrong: there is no need to look for more. */
  fault: Fault | undefined;
  readonly #identity = new LeerresultatenIdentityCheck((finding) => this.#refuseFinding(finding));
  /** Per test and part: the lowest and the highest score, and the range of its norms. */
  readonly #scores = new Map<string, Range & { position: Position }>();
  readonly #normen = new Map<string, Range>();

  checkToetsafname(toetsafname: Toetsafname, position: Position): void {
    this.#identity.checkToetsafname(toetsafname, position);
    toetsafname.resultaten.forEach((resultaat, i) => {
      const at = { ...position, path: `${position.path}/resultaten/resultaat[${i + 1}]` };
      const { score, osoresultaat } = resultaat;
      if (osoresultaat && !isPossible(osoresultaat)) this.#refuse('Client.EldResultaatOngeldig', at);
      if (score !== undefined) this.#keepScore(resultaat, score, at);
    });
  }

  checkToets(toets: Toets, position: Position): void {
    this.#identity.checkToets(toets, position);
    const code = toets.toetscode.value;
    this.#keepNormen(keyOf(code), toets.toetsnormering);
    for (const { toetsonderdeelcode, toetsonderdeelnormering } of toets.toetsonderdelen ?? []) {
      this.#keepNormen(keyOf(code, toetsonderdeelcode.value), toetsonderdeelnormering);
    }
  }

  /** At the end of the message, when all tests are known. */
  end(): void {
    this.#identity.end();
    for (const [key, { lowest, highest, position }] of this.#scores) {
      const range = this.#normen.get(key);
      if (range === undefined || (lowest >= range.lowest && highest <= range.highest)) continue;
      this.#refuse('Client.ScoreOngeldig', position);
    }
  }

  #keepScore({ toetscode, toetsonderdeelcode }: Resultaat, score: number, position: Position): void {
    const key = keyOf(toetscode, toetsonderdeelcode);
    const range = this.#scores.get(key);
    if (range === undefined) {
      this.#scores.set(key, { lowest: score, highest: score, position });
    } else if (score < range.lowest || score > range.highest) {
      range.lowest = Math.min(range.lowest, score);
      range.highest = Math.max(range.highest, score);
      range.position = position;
    }
  }

  #keepNormen(key: string, normering: Toets['toetsnormering']): void {
    if (normering === undefined) return;
    const begin = normering.normen.map((norm) => norm.beginnormwaarde);
    const end = normering.normen.map((norm) => norm.eindnormwaarde);
    this.#normen.set(key, { lowest: lowestOf(begin), highest: -lowestOf(end.map((value) => -value)) });
  }

  #refuseFinding({ code, severity, melding, ...position }: Finding): void {
    if (code === 'NORM_OMGEKEERD') this.#refuse('Client.ToetsNormeringOngeldig', position, melding);
    else if (severity === 'error') this.#refuse('Client.OngeldigBericht', position, melding);
  }

  #refuse(faultcode: Faultcode, { line, column }: Position, melding = ''): void {
    this.fault ??= fault(faultcode, `${melding} (regel ${line}, kolom ${column})`.trim());
  }
}

const keyOf = (toetscode: string, onderdeel?: string): string => JSON.stringify([toetscode, onderdeel]);

const lowestOf = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b), Infinity);

/** No test gives a negative count, more right answers than questions, or an interval that ends before it begins. */
function isPossible({ toetsscore }: NonNullable<Resultaat['osoresultaat']>): boolean {
  if (toetsscore === undefined) return true;
  const { aantalopgaven = Infinity, aantalgoed = 0, aantalfout = 0, aantalgelezen = 0 } = toetsscore;
  const { betrouwbaarheidsinterval: interval } = toetsscore;
  if (Math.min(aantalopgaven, aantalgoed, aantalfout, aantalgelezen) < 0) return false;
  if (aantalgoed + aantalfout > aantalopgaven) return false;
  return interval === undefined || Number(interval.bivlaag) <= Number(interval.bivhoog);
}
