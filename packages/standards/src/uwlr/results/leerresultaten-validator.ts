/**
 * What a server checks of results after the schema: keys and references, norms, scores that no norm can judge, and the
 * scores of OSO. Which pupils a school has, and what a word from a list may be, only the application knows.
 */
import type { Bevinding } from '../../findings.ts';
import type { Position } from '../../position.ts';
import { fault, type Fault, type Faultcode } from '../messages/faults.ts';
import { LeerresultatenIdentiteit } from './leerresultaten-identiteit.ts';
import type { Toetsafname } from '../messages/leerresultaten-verzoek.ts';
import type { Toets } from '../messages/toets.ts';

type Resultaat = Toetsafname['resultaten'][number];

interface Bereik {
  laagst: number;
  hoogst: number;
  position: Position;
}

export class ResultatenKeuring {
  /** The first thing that is wrong: there is no need to look for more. */
  fault: Fault | undefined;
  readonly #identiteit = new LeerresultatenIdentiteit((bevinding) => this.#bevinding(bevinding));
  /** Per test and part: the lowest and highest score, and from where to where its norms go. */
  readonly #scores = new Map<string, Bereik>();
  readonly #normen = new Map<string, Omit<Bereik, 'position'>>();

  checkAfname(afname: Toetsafname, position: Position): void {
    this.#identiteit.checkAfname(afname, position);
    afname.resultaten.forEach((resultaat, i) => {
      const hier = { ...position, path: `${position.path}/resultaten/resultaat[${i + 1}]` };
      const { score, osoresultaat } = resultaat;
      if (osoresultaat && !isMogelijk(osoresultaat)) this.#weiger('Client.EldResultaatOngeldig', hier);
      if (score !== undefined) this.#onthoud(resultaat, score, hier);
    });
  }

  checkToets(toets: Toets, position: Position): void {
    this.#identiteit.checkToets(toets, position);
    const code = toets.toetscode.waarde;
    this.#normeer(naam(code), toets.toetsnormering);
    for (const { toetsonderdeelcode, toetsonderdeelnormering } of toets.toetsonderdelen ?? []) {
      this.#normeer(naam(code, toetsonderdeelcode.waarde), toetsonderdeelnormering);
    }
  }

  /** At the end, when all tests are known. */
  rondAf(): void {
    this.#identiteit.rondAf();
    for (const [van, { laagst, hoogst, position }] of this.#scores) {
      const norm = this.#normen.get(van);
      if (norm === undefined || (laagst >= norm.laagst && hoogst <= norm.hoogst)) continue;
      this.#weiger('Client.ScoreOngeldig', position);
    }
  }

  #onthoud({ toetscode, toetsonderdeelcode }: Resultaat, score: number, position: Position): void {
    const van = naam(toetscode, toetsonderdeelcode);
    const bereik = this.#scores.get(van);
    if (bereik === undefined) {
      this.#scores.set(van, { laagst: score, hoogst: score, position });
    } else if (score < bereik.laagst || score > bereik.hoogst) {
      bereik.laagst = Math.min(bereik.laagst, score);
      bereik.hoogst = Math.max(bereik.hoogst, score);
      bereik.position = position;
    }
  }

  #normeer(van: string, normering: Toets['toetsnormering']): void {
    if (normering === undefined) return;
    const begin = normering.normen.map((norm) => norm.beginnormwaarde);
    const eind = normering.normen.map((norm) => norm.eindnormwaarde);
    this.#normen.set(van, { laagst: laagsteVan(begin), hoogst: -laagsteVan(eind.map((waarde) => -waarde)) });
  }

  #bevinding({ code, severity, melding, ...position }: Bevinding): void {
    if (code === 'NORM_OMGEKEERD') this.#weiger('Client.ToetsNormeringOngeldig', position, melding);
    else if (severity === 'error') this.#weiger('Client.OngeldigBericht', position, melding);
  }

  #weiger(faultcode: Faultcode, { line, column }: Position, melding = ''): void {
    this.fault ??= fault(faultcode, `${melding} (regel ${line}, kolom ${column})`.trim());
  }
}

const naam = (toetscode: string, onderdeel?: string): string => JSON.stringify([toetscode, onderdeel]);

const laagsteVan = (getallen: readonly number[]): number =>
  getallen.reduce((a, b) => Math.min(a, b), Infinity);

/** Counts below nothing, more right than asked, an interval that ends before it begins: no test gives these. */
function isMogelijk({ toetsscore }: NonNullable<Resultaat['osoresultaat']>): boolean {
  if (toetsscore === undefined) return true;
  const { aantalopgaven = Infinity, aantalgoed = 0, aantalfout = 0, aantalgelezen = 0 } = toetsscore;
  const { betrouwbaarheidsinterval: interval } = toetsscore;
  if (Math.min(aantalopgaven, aantalgoed, aantalfout, aantalgelezen) < 0) return false;
  if (aantalgoed + aantalfout > aantalopgaven) return false;
  return interval === undefined || Number(interval.bivlaag) <= Number(interval.bivhoog);
}
