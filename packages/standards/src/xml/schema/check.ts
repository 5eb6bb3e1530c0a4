/** Compiles a simple type into one function: the text of an element → its value, or undefined when it does not fit. */
import type { Soort } from './simple-type.ts';

export interface ControleOpties {
  /** Stop at 2024-2025, as the official list does. */
  readonly officialYears?: boolean;
  /** The lists as they are in a UWLR message, not in a file. */
  readonly uwlr?: boolean;
}

/** The values of a list, as far as they may stand here. */
export function waardenVan(soort: Soort<unknown>, opties: ControleOpties): readonly string[] | undefined {
  const { waarden, alleenInBestand } = soort;
  if (!opties.uwlr || alleenInBestand === undefined) return waarden;
  return waarden?.filter((w) => !alleenInBestand.includes(w));
}

export type Controle = (tekst: string) => unknown;

export const EERSTE_SCHOOLJAAR = 1991;

export function compileControle(soort: Soort<unknown>, opties: ControleOpties = {}): Controle {
  switch (soort.basis) {
    case 'string':
      return stringControle(soort, opties);
    case 'integer':
      return soort.waarden === undefined ? getalControle(soort) : geheelControle(soort);
    case 'anyURI':
      return (tekst) => (isAdres(kort(tekst)) ? kort(tekst) : undefined);
    case 'decimal':
      return decimaalControle(soort);
    case 'date':
      return (tekst) => leesDatum(tekst);
    case 'dateTime':
      return (tekst) => leesTijdstip(tekst);
  }
}

function stringControle(soort: Soort<unknown>, opties: ControleOpties): Controle {
  const { patroon, min = 0, max = Infinity, schooljaar, officieelTot = Infinity } = soort;
  const tot = opties.officialYears ? officieelTot : Infinity;
  const waarden = waardenVan(soort, opties);
  if (waarden !== undefined) {
    const lijst = new Set(waarden);
    return (tekst) => (lijst.has(tekst) ? tekst : undefined);
  }
  if (patroon !== undefined) {
    const vorm = new RegExp(`^(?:${patroon})$`, 'u');
    if (schooljaar !== 'lijst') return (tekst) => (vorm.test(tekst) ? tekst : undefined);
    return (tekst) => (vorm.test(tekst) && isSchooljaar(tekst, tot) ? tekst : undefined);
  }
  // UTF-16 units are at least as many as code points: a text that fits in units fits.
  return (tekst) =>
    tekst.length >= min && (tekst.length <= max || telTekens(tekst, max) <= max) ? tekst : undefined;
}

/** Counts code points, but never further than it must. */
function telTekens(tekst: string, max: number): number {
  if (tekst.length > max * 2) return Infinity;
  let aantal = 0;
  for (const _ of tekst) aantal++;
  return aantal;
}

export function isSchooljaar(tekst: string, tot = Infinity): boolean {
  const eerste = Number(tekst.slice(0, 4));
  return Number(tekst.slice(5)) === eerste + 1 && eerste >= EERSTE_SCHOOLJAAR && eerste <= tot;
}

/** What XSD calls white space, and no more: a non-breaking space is a character like any other. */
const kort = (tekst: string): string => tekst.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');

function getalControle({ van = -Infinity, tot = Infinity }: Soort<unknown>): Controle {
  return (tekst) => {
    const cijfers = kort(tekst);
    if (!/^[+-]?[0-9]+$/.test(cijfers)) return undefined;
    const getal = Number(cijfers) + 0; // no minus zero
    return Number.isSafeInteger(getal) && getal >= van && getal <= tot ? getal : undefined;
  };
}

function decimaalControle({ van = -Infinity, tot = Infinity }: Soort<unknown>): Controle {
  return (tekst) => {
    const cijfers = kort(tekst);
    if (!/^[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/.test(cijfers)) return undefined;
    const [onder, boven] = omsluit(cijfers);
    return onder >= van && boven <= tot ? cijfers : undefined;
  };
}

/** The whole numbers below and above it: our bounds are whole, and a number may have more digits than we can hold. */
function omsluit(cijfers: string): [onder: number, boven: number] {
  const heel = Number(cijfers.replace(/\..*/, '.0'));
  if (!/\.0*[1-9]/.test(cijfers)) return [heel, heel];
  return cijfers.startsWith('-') ? [heel - 1, heel] : [heel, heel + 1];
}

/**
 * Where libxml2 and Xerces agree. What an address may not hold (spaces, quotes) they take as if it were written with
 * percents; a scheme, a percent or a bracket in the wrong place they do not.
 */
function isAdres(tekst: string): boolean {
  const [pad = '', ...rest] = tekst.split('#');
  const voorPad = /^[^/?]*/.exec(pad)![0];
  return (
    rest.length < 2 &&
    !/%(?![0-9a-f]{2})/i.test(tekst) &&
    (!voorPad.includes(':') || /^[a-z][a-z0-9+.-]*:/i.test(voorPad)) &&
    !/[[\]]/.test(pad.replace(/\/\/[^/?[\]]*\[[^[\]]*\]/, ''))
  );
}

function geheelControle(soort: Soort<unknown>): Controle {
  const lijst = new Map((soort.waarden ?? []).map((w) => [Number(w), Number(w)]));
  return (tekst) => {
    if (tekst.length === 1) return lijst.get(tekst.charCodeAt(0) - 48);
    const cijfers = kort(tekst);
    return /^[+-]?[0-9]+$/.test(cijfers)
      ? lijst.get(Math.abs(Number(cijfers)) === 0 ? 0 : Number(cijfers))
      : undefined;
  };
}

// A year of more digits libxml2 does not hold; one before our era they all take, and we do not.
const DATUM = /^([0-9]{4,18})-([0-9]{2})-([0-9]{2})(Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?$/;
const TIJDSTIP =
  /^([0-9]{4,18})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]+)?(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?$/;

const [STREEPJE, T, DUBBELEPUNT] = [0x2d, 0x54, 0x3a];

/** The first ten characters are a day of four, two and two digits: what nearly all dates are, without a regex. */
function isGewoneDag(tekst: string): boolean {
  if (tekst.charCodeAt(4) !== STREEPJE || tekst.charCodeAt(7) !== STREEPJE) return false;
  const jaar = tweeCijfers(tekst, 0) * 100 + tweeCijfers(tekst, 2);
  const maand = tweeCijfers(tekst, 5);
  const dag = tweeCijfers(tekst, 8);
  // A day that not every month has is for the long way round.
  return jaar > 0 && maand >= 1 && maand <= 12 && dag >= 1 && dag <= 28;
}

/** The number that two digits make; NaN, which compares false with everything, when they are not digits. */
function tweeCijfers(tekst: string, i: number): number {
  const tien = tekst.charCodeAt(i) - 48;
  const een = tekst.charCodeAt(i + 1) - 48;
  return tien >= 0 && tien <= 9 && een >= 0 && een <= 9 ? tien * 10 + een : NaN;
}

/** A time zone is valid on xs:date, but a calendar day has none: it is left off. */
function leesDatum(tekst: string): string | undefined {
  if (tekst.length === 10 && isGewoneDag(tekst)) return tekst;
  const dag = kort(tekst);
  const m = DATUM.exec(dag);
  if (m === null || !isDag(m[1]!, m[2]!, m[3]!)) return undefined;
  return m[4] === undefined ? dag : dag.slice(0, -m[4].length);
}

function leesTijdstip(tekst: string): string | undefined {
  if (tekst.length === 19 && isGewoneDag(tekst) && isGewoneTijd(tekst)) return tekst;
  const moment = kort(tekst);
  const m = TIJDSTIP.exec(moment);
  if (m === null || !isDag(m[1]!, m[2]!, m[3]!)) return undefined;
  const [uur, minuut, seconde] = [Number(m[4]), Number(m[5]), Number(m[6])];
  if (uur === 24) return minuut === 0 && seconde === 0 && Number(m[7] ?? 0) === 0 ? moment : undefined;
  return uur < 24 && minuut < 60 && seconde < 60 ? moment : undefined;
}

/** `T07:30:00` behind the day. */
function isGewoneTijd(tekst: string): boolean {
  return (
    tekst.charCodeAt(10) === T &&
    tekst.charCodeAt(13) === DUBBELEPUNT &&
    tekst.charCodeAt(16) === DUBBELEPUNT &&
    tweeCijfers(tekst, 11) < 24 &&
    tweeCijfers(tekst, 14) < 60 &&
    tweeCijfers(tekst, 17) < 60
  );
}

const DAGEN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDag(jaarTekst: string, maandTekst: string, dagTekst: string): boolean {
  // More than four digits may not begin with a zero; year 0000 does not exist in XSD 1.0.
  if (jaarTekst.length > 4 ? jaarTekst.startsWith('0') : jaarTekst === '0000') return false;
  const [jaar, maand, dag] = [Number(jaarTekst), Number(maandTekst), Number(dagTekst)];
  const schrikkel = (jaar % 4 === 0 && jaar % 100 !== 0) || jaar % 400 === 0;
  const dagen = maand === 2 && schrikkel ? 29 : (DAGEN[maand - 1] ?? 0);
  return dag >= 1 && dag <= dagen;
}
