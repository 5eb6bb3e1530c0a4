/**
 * A content model as a table of states: in which order may the children of an element come?
 *
 * The model (sequence, choice, 0..1, 1..n) becomes a position automaton (Glushkov) and that becomes
 * deterministic by subsets. One table look-up per child tells whether the order is right.
 */
import type { Model } from './description.ts';

export interface Staat {
  readonly volgende: ReadonlyMap<string, number>;
  /** The children may end here. */
  readonly eind: boolean;
  /** Names that a complete element still needs from here; all possible names when none is compulsory. */
  readonly verwacht: readonly string[];
}

/** State 0 is the start. */
export type Automaat = readonly Staat[];

interface Fragment {
  readonly eerste: readonly number[];
  readonly laatste: readonly number[];
  readonly leeg: boolean;
}

interface Positie {
  readonly naam: string;
  readonly verplicht: boolean;
  readonly volgt: Set<number>;
}

export function compileAutomaat(model: Model): Automaat {
  const posities: Positie[] = [];
  const wortel = fragmentVan(model, posities);
  const start = wortel.eerste;
  const laatste = new Set(wortel.laatste);

  const staten: Staat[] = [];
  const nummers = new Map<string, number>();
  const wacht: { nummer: number; opvolgers: readonly number[]; eind: boolean }[] = [];

  const nummerVan = (verzameling: readonly number[]): number => {
    const sleutel = verzameling.toSorted((a, b) => a - b).join(',');
    let nummer = nummers.get(sleutel);
    if (nummer === undefined) {
      nummer = nummers.size + 1;
      nummers.set(sleutel, nummer);
      const opvolgers = new Set(verzameling.flatMap((p) => [...posities[p]!.volgt]));
      wacht.push({ nummer, opvolgers: [...opvolgers], eind: verzameling.some((p) => laatste.has(p)) });
    }
    return nummer;
  };

  wacht.push({ nummer: 0, opvolgers: start, eind: wortel.leeg });
  for (let taak = wacht.shift(); taak !== undefined; taak = wacht.shift()) {
    const perNaam = new Map<string, number[]>();
    for (const p of taak.opvolgers) {
      const naam = posities[p]!.naam;
      perNaam.set(naam, [...(perNaam.get(naam) ?? []), p]);
    }
    const volgende = new Map<string, number>();
    for (const [naam, verzameling] of perNaam) volgende.set(naam, nummerVan(verzameling));
    const nodig = taak.opvolgers.filter((p) => posities[p]!.verplicht).map((p) => posities[p]!.naam);
    staten[taak.nummer] = {
      volgende,
      eind: taak.eind,
      verwacht: [...new Set(nodig.length > 0 ? nodig : perNaam.keys())],
    };
  }
  return staten;
}

function fragmentVan(model: Model, posities: Positie[]): Fragment {
  switch (model.deel) {
    case 'element':
    case 'reeks': {
      posities.push({ naam: model.naam, verplicht: model.verplicht, volgt: new Set() });
      const p = posities.length - 1;
      return { eerste: [p], laatste: [p], leeg: !model.verplicht };
    }
    case 'herhaling': {
      const keuzes = kies(model.items.map((item) => fragmentVan(item, posities)));
      for (const p of keuzes.laatste) for (const q of keuzes.eerste) posities[p]!.volgt.add(q);
      return { ...keuzes, leeg: !model.verplicht };
    }
    case 'keuze': {
      const keuzes = kies(model.delen.map((deel) => fragmentVan(deel, posities)));
      return { ...keuzes, leeg: keuzes.leeg || !model.verplicht };
    }
    case 'volgorde': {
      const rij = model.delen
        .map((deel) => fragmentVan(deel, posities))
        .reduce((a, b) => na(a, b, posities), { eerste: [], laatste: [], leeg: true });
      return { ...rij, leeg: rij.leeg || !model.verplicht };
    }
  }
}

function kies(takken: readonly Fragment[]): Fragment {
  return {
    eerste: takken.flatMap((t) => t.eerste),
    laatste: takken.flatMap((t) => t.laatste),
    leeg: takken.some((t) => t.leeg),
  };
}

function na(a: Fragment, b: Fragment, posities: readonly Positie[]): Fragment {
  for (const p of a.laatste) for (const q of b.eerste) posities[p]!.volgt.add(q);
  return {
    eerste: a.leeg ? [...a.eerste, ...b.eerste] : a.eerste,
    laatste: b.leeg ? [...a.laatste, ...b.laatste] : b.laatste,
    leeg: a.leeg && b.leeg,
  };
}
