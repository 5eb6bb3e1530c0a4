/** Every element that a message can begin with, compiled for the standard and profile that judge it. */
import { edexWortel } from '../edexml/edex.ts';
import { uitgeven as uitgevenEdexml } from '../edexml/emitted-types.ts';
import { leerresultatenUitgeven } from '../uwlr/results/leerresultaten-reader.ts';
import { leerresultatenBevestiging, leerresultatenVerzoek } from '../uwlr/messages/leerresultaten-verzoek.ts';
import { LEERLINGGEGEVENS, LEERRESULTATEN, TOETSDEFINITIES } from '../uwlr/messages/namespaces.ts';
import { operaties } from '../uwlr/messages/operaties.ts';
import { profielAanpassing } from '../uwlr/profielen/profiel-aanpassing.ts';
import { toetsdefinities } from '../uwlr/messages/toetsdefinities.ts';
import { maakAanpasser, type Aanpasser } from '../xml/schema/restrict.ts';
import type { ElementDeel, ElementType } from '../xml/schema/description.ts';
import { compileLezer, type LeesElement } from '../xml/schema/compile.ts';
import { profielen, standaarden, type ProfielNaam, type StandaardNaam } from './standards.ts';

export interface Wortel {
  readonly deel: ElementDeel;
  readonly uri: string;
  readonly familie: 'edexml' | 'uwlr';
  /** Needs a header `autorisatie`. */
  readonly isVerzoek: boolean;
  /** Stepwise: refers to groups that came in an earlier answer. */
  readonly isGetrapt: boolean;
  /** Results, which live in more than one namespace. */
  readonly isLeerresultaten: boolean;
}

const gewoon = { familie: 'uwlr', isVerzoek: false, isGetrapt: false, isLeerresultaten: false } as const;

function* uwlrWortels(): Generator<Wortel> {
  for (const { verzoek, antwoord, gegevens, port } of Object.values(operaties)) {
    for (const deel of [verzoek, antwoord, gegevens]) {
      const isGetrapt = port === 'getrapt';
      yield { ...gewoon, deel, uri: LEERLINGGEGEVENS, isVerzoek: deel === verzoek, isGetrapt };
    }
  }
  const resultaten = { ...gewoon, isLeerresultaten: true };
  yield { ...resultaten, deel: leerresultatenVerzoek, uri: LEERRESULTATEN, isVerzoek: true };
  yield { ...resultaten, deel: leerresultatenBevestiging, uri: LEERRESULTATEN };
  yield { ...resultaten, deel: toetsdefinities, uri: TOETSDEFINITIES };
}

const edexml: Wortel = { ...gewoon, deel: edexWortel, uri: '', familie: 'edexml' };
const uwlr = new Map<string, Wortel>();
for (const wortel of uwlrWortels()) uwlr.set(`${wortel.uri} ${wortel.deel.naam}`, wortel);

/** EDEX in any namespace: a wrong one is a finding, not another message. */
export function findWortel(uri: string, lokaal: string): Wortel | undefined {
  return lokaal === 'EDEX' ? edexml : uwlr.get(`${uri} ${lokaal}`);
}

export interface Oordeelkeuze {
  readonly standard: StandaardNaam;
  readonly profiel?: ProfielNaam | undefined;
  readonly officieleSchooljaren: boolean;
}

function aanpassers({ standard, profiel }: Oordeelkeuze): Aanpasser[] {
  const standaard = standaarden[standard];
  return [
    ...('aanpassing' in standaard ? [maakAanpasser(standaard.aanpassing)] : []),
    ...(profiel === undefined ? [] : [maakAanpasser(profielAanpassing(profielen[profiel]))]),
  ];
}

/** Requests are handed out as well, so that the rules can look at them. */
const uitgeven = new Map<ElementType<unknown>, string>([
  ...uitgevenEdexml,
  ...leerresultatenUitgeven,
  ...Object.values(operaties).map(({ verzoek }): [ElementType<unknown>, string] => [
    verzoek.inhoud as ElementType<unknown>,
    'verzoek',
  ]),
]);

const gecompileerd = new Map<string, LeesElement>();

export function leesElementVan(wortel: Wortel, keuze: Oordeelkeuze): LeesElement {
  const { deel, uri, familie } = wortel;
  const { standard, profiel = '', officieleSchooljaren } = keuze;
  const sleutel = [uri, deel.naam, standard, profiel, officieleSchooljaren].join(' ');
  let klaar = gecompileerd.get(sleutel);
  if (klaar === undefined) {
    const rij = aanpassers(keuze);
    const perType = new Map(
      [...uitgeven].map(([type, kind]) => [rij.reduce((t, a) => a.type(t), type), kind] as const),
    );
    const aangepast = rij.reduce((d, a) => a.deel(d), deel);
    klaar = compileLezer(aangepast, { uitgeven: perType, officialYears: officieleSchooljaren, uwlr: familie === 'uwlr' });
    gecompileerd.set(sleutel, klaar);
  }
  return klaar;
}
