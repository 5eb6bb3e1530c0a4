/** What the reader knows of one open element, and its judgement of the children once they have all come. */
import type { LeesElement, LeesType } from '../schema/compile.ts';
import type { Snelpad } from './fast-reader.ts';

export interface Frame {
  element: LeesElement;
  /** Absent: simple content. */
  type: LeesType | undefined;
  waarde: Record<string, unknown>;
  reeks: unknown[];
  /** State in the content model, or `ZOEK`. */
  staat: number;
  /** The first child that came out of order, and where. */
  dwars: string;
  dwarsLine: number;
  dwarsColumn: number;
  /** How often each child came, by its place in the type. */
  gezien: number[];
  /** Which one this is among its brothers, from 1. */
  nummer: number;
  line: number;
  column: number;
  tekst: string;
  tekstGemeld: boolean;
  /** Of a list: how its items are written (prefix), and the fast path for them, or null when there is none. */
  prefix: string;
  snelpad: Snelpad | null | undefined;
  /** Path of the list, once a fast item asked for it. */
  pad: string;
}

/** The children left the prescribed order; what they still mean shows at the end. */
export const ZOEK = -1;

export function legeFrame(element: LeesElement): Frame {
  return {
    element,
    type: undefined,
    waarde: {},
    reeks: [],
    staat: 0,
    dwars: '',
    dwarsLine: 0,
    dwarsColumn: 0,
    gezien: [],
    nummer: 1,
    line: 0,
    column: 0,
    tekst: '',
    tekstGemeld: false,
    prefix: '',
    snelpad: undefined,
    pad: '',
  };
}

export type Oordeel =
  | { kind: 'goed' }
  /** The same children in the right order make a complete element. */
  | { kind: 'volgorde' }
  /** One of these should have been there. */
  | { kind: 'ontbreekt'; namen: readonly string[]; volgorde: boolean }
  /** This child does not go with what else is there, in any order. */
  | { kind: 'nietSamen'; naam: string };

const GOED: Oordeel = { kind: 'goed' };

export function beoordeel(frame: Frame, type: LeesType): Oordeel {
  if (frame.staat !== ZOEK) {
    const { eind, verwacht } = type.automaat[frame.staat]!;
    return eind ? GOED : { kind: 'ontbreekt', namen: verwacht, volgorde: false };
  }
  let staat = 0;
  for (const kind of type.kindRij) {
    // After two, more of the same changes nothing.
    for (let i = Math.min(kind.meervoud ? 2 : 1, frame.gezien[kind.index]!); i > 0; i--) {
      const volgende = type.automaat[staat]!.volgende.get(kind.naam);
      if (volgende === undefined) return tegenspraak(kind, staat, type);
      staat = volgende;
    }
  }
  const { eind, verwacht } = type.automaat[staat]!;
  return eind ? { kind: 'volgorde' } : { kind: 'ontbreekt', namen: verwacht, volgorde: true };
}

/** No order makes these children right: does `kind` lack something before it, or is it one too many? */
function tegenspraak(kind: LeesElement, staat: number, type: LeesType): Oordeel {
  const namen = type.automaat[staat]!.verwacht.filter((naam) => type.kinderen.get(naam)!.verplicht);
  const ervoor = namen.some((naam) => type.kinderen.get(naam)!.index <= kind.index);
  return ervoor ? { kind: 'ontbreekt', namen, volgorde: false } : { kind: 'nietSamen', naam: kind.naam };
}
