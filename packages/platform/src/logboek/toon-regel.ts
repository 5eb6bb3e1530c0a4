/** How a person reads a row of the logboek. */
import type { LogboekRij } from './lees-logboek.ts';
import { PSEUDONIEMEN } from './inzage.ts';
import { PLATFORM_GEBEURTENISSEN } from './gebeurtenissen.ts';

/** A row in words. The row holds no name; the screen looks names up. */
export type LogboekRegelInWoorden = {
  id: number;
  /** ISO 8601, UTC. */
  op: string;
  wie: string;
  wat: string;
  waarover: string | null;
  brin6: string | null;
  bijzonderheden: string[];
};

export type LogboekWoorden = {
  /** The application's own acts. */
  gebeurtenissen: Readonly<Record<string, string>>;
  /** The application's own keys of details; see `DETAILS`. */
  details: Readonly<Record<string, string>>;
  /** The application's roles, by their word in a row. */
  rollen: Readonly<Record<string, { readonly naam: string }>>;
  /** The names of the jobs and the command line on the screen, by their name as an actor. */
  systemen: Readonly<Record<string, string>>;
  /** The name of a partner on the screen, by its klantnaam. */
  partners?: Readonly<Record<string, string>>;
};

/** The present name, by the text in the row (`gebruiker:…`, `koppeling:…`). */
export type Namen = ReadonlyMap<string, string>;

export function describeRegel(rij: LogboekRij, woorden: LogboekWoorden, namen: Namen): LogboekRegelInWoorden {
  const gebeurtenissen: Readonly<Record<string, string>> = {
    ...PLATFORM_GEBEURTENISSEN,
    ...woorden.gebeurtenissen,
  };
  return {
    id: rij.id,
    op: rij.tijdstip.toISOString(),
    wie: nameActor(rij.actor, woorden, namen),
    // A word of a later version, read by an earlier version that still runs.
    wat: gebeurtenissen[rij.gebeurtenis] ?? rij.gebeurtenis,
    waarover: rij.onderwerp === null ? null : nameOnderwerp(rij.onderwerp, namen),
    brin6: rij.brin6,
    bijzonderheden: sortDetails(rij.details, woorden).flatMap(([key, value]) =>
      describeDetail(key, value, woorden),
    ),
  };
}

export function nameActor(actor: string, { systemen, partners = {} }: LogboekWoorden, namen: Namen): string {
  const [soort, rest] = splitOnce(actor);
  switch (soort) {
    case 'systeem':
      return systemen[rest] ?? SYSTEMEN[rest] ?? `Het systeem (${rest})`;
    case 'partner':
      return partners[rest] ?? rest;
    default:
      return namen.get(actor) ?? `Iemand die hier niet meer werkt (${rest.slice(0, 6)})`;
  }
}

const SYSTEMEN: Readonly<Record<string, string>> = {
  login: 'Het aanmeldscherm',
  aanmelden: 'Iemand die nog niet is ingelogd',
  opdrachtregel: 'Een beheerder op de server',
};

function nameOnderwerp(onderwerp: string, namen: Namen): string {
  const [soort, id] = splitOnce(onderwerp);
  return namen.get(onderwerp) ?? `${soort} ${shorten(id)}`;
}

/** Enough of an id to tell two apart; the whole of it says no more to a person. */
const shorten = (id: string): string => id.slice(0, 8);
const DAG = /^(\d{4})-(\d{2})-(\d{2})$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Words for the keys in rows; the screen shows a key without a word as it is. */
const DETAILS: Readonly<Record<string, string>> = {
  aantal: 'aantal',
  rol: 'rol',
  reden: 'reden',
  velden: 'velden',
  scherm: 'scherm',
  middel: 'manier',
  bekend: 'bekend account',
  seconden: 'seconden wachten',
  minuten: 'minuten wachten',
  over: 'codes over',
  app: 'apps met codes',
  passkeys: 'passkeys',
  herstelcodes: 'herstelcodes',
  sessiesBeeindigd: 'afgemelde sessies',
  persoon: 'persoon',
  koppeling: 'koppeling',
  bron: 'via',
  vanaf: 'vanaf',
  tot: 'tot en met',
  mandaat: 'mandaat',
  naar: 'naar sleutel',
  verzet: 'omgezet',
  onleesbaar: 'onleesbaar',
  plek: 'plek',
  van: 'van',
};

/** The manners of signing in, as the screens call them. */
const MIDDELEN: Readonly<Record<string, string>> = {
  wachtwoord: 'wachtwoord',
  totp: 'code uit een app',
  herstelcode: 'herstelcode',
  passkey: 'passkey',
  oidc: 'account van een andere organisatie',
};

/** In the order of the lists, because PostgreSQL returns the keys of an object by their length. */
function sortDetails(details: LogboekRij['details'], woorden: LogboekWoorden): [string, unknown][] {
  const volgorde = [...Object.keys(DETAILS), ...Object.keys(woorden.details)];
  const plaats = (key: string) => (volgorde.includes(key) ? volgorde.indexOf(key) : volgorde.length);
  return Object.entries(details).toSorted(([a], [b]) => plaats(a) - plaats(b));
}

function describeDetail(key: string, value: unknown, { details, rollen }: LogboekWoorden): string[] {
  if (
    key === PSEUDONIEMEN ||
    value === null ||
    value === undefined ||
    (Array.isArray(value) && value.length === 0)
  )
    return [];
  const naam = details[key] ?? DETAILS[key] ?? key;
  if (typeof value === 'boolean') return [`${naam}: ${value ? 'ja' : 'nee'}`];
  const tekst = Array.isArray(value) ? value.join(', ') : String(value as string | number);
  if (key === 'middel') return [`${naam}: ${MIDDELEN[tekst] ?? tekst}`];
  const [, jaar, maand, dag] = DAG.exec(tekst) ?? [];
  if (jaar !== undefined) return [`${naam}: ${dag}-${maand}-${jaar}`];
  if (key === 'rol') return [`${naam}: ${rollen[tekst]?.naam ?? tekst}`];
  return [`${naam}: ${UUID.test(tekst) ? shorten(tekst) : tekst}`];
}

function splitOnce(text: string): [string, string] {
  const place = text.indexOf(':');
  return place < 0 ? [text, ''] : [text.slice(0, place), text.slice(place + 1)];
}
