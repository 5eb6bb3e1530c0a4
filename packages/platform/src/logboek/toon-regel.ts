/** How a person reads a row of the logboek. */
import type { LogboekRij } from './lees-logboek.ts';
import { PLATFORM_DETAILS, PLATFORM_WAARDEN } from './details.ts';
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
  /** The application's own keys of details, in the order of the screen; null is for machines, and no screen shows it. */
  details: Readonly<Record<string, string | null>>;
  /** By key: the words for values that a machine wrote. A value without a word stands there as it is. */
  waarden?: Readonly<Record<string, Readonly<Record<string, string>>>>;
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

/** What it takes to name who acted. */
export type ActorWoorden = Pick<LogboekWoorden, 'systemen' | 'partners'>;

export function nameActor(actor: string, { systemen, partners = {} }: ActorWoorden, namen: Namen): string {
  const [soort, rest] = splitOnce(actor);
  switch (soort) {
    case 'systeem':
      return systemen[rest] ?? SYSTEMEN[rest] ?? `Het systeem (${rest})`;
    case 'partner':
      return partners[rest] ?? rest;
    default:
      // The name may be gone with the account, or belong to somebody of another school: the row does not tell which.
      return namen.get(actor) ?? `Iemand die u hier niet kent (${rest.slice(0, 6)})`;
  }
}

const SYSTEMEN: Readonly<Record<string, string>> = {
  login: 'Het aanmeldscherm',
  aanmelden: 'Iemand die nog niet is ingelogd',
  opdrachtregel: 'Een beheerder op de server',
  schoolcontact: 'Het contactadres van de school',
};

function nameOnderwerp(onderwerp: string, namen: Namen): string {
  const [soort, id] = splitOnce(onderwerp);
  return namen.get(onderwerp) ?? `${soort} ${shorten(id)}`;
}

/** Enough of an id to tell two apart; the whole of it says no more to a person. */
const shorten = (id: string): string => id.slice(0, 8);
const DAG = /^(\d{4})-(\d{2})-(\d{2})$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const momentFormat = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** In the order of the lists, because PostgreSQL returns the keys of an object by their length. */
function sortDetails(details: LogboekRij['details'], woorden: LogboekWoorden): [string, unknown][] {
  const volgorde = [...Object.keys(PLATFORM_DETAILS), ...Object.keys(woorden.details)];
  const plaats = (key: string) => (volgorde.includes(key) ? volgorde.indexOf(key) : volgorde.length);
  return Object.entries(details).toSorted(([a], [b]) => plaats(a) - plaats(b));
}

function describeDetail(key: string, value: unknown, woorden: LogboekWoorden): string[] {
  const details: LogboekWoorden['details'] = { ...PLATFORM_DETAILS, ...woorden.details };
  const naam = details[key];
  // Without a word it was written by another version; a screen shows no word of a machine.
  if (naam === null || naam === undefined || value === null || value === undefined) return [];
  if (Array.isArray(value) && value.length === 0) return [];
  if (typeof value === 'boolean') return [`${naam}: ${value ? 'ja' : 'nee'}`];
  const waarden = [value].flat().map((each) => describeWaarde(key, String(each as string | number), woorden));
  return [`${naam}: ${waarden.join(', ')}`];
}

function describeWaarde(key: string, tekst: string, { waarden, rollen }: LogboekWoorden): string {
  if (key === 'rol') return rollen[tekst]?.naam ?? tekst;
  const woord = waarden?.[key]?.[tekst] ?? PLATFORM_WAARDEN[key]?.[tekst];
  if (woord !== undefined) return woord;
  const [, jaar, maand, dag] = DAG.exec(tekst) ?? [];
  if (jaar !== undefined) return `${dag}-${maand}-${jaar}`;
  if (MOMENT.test(tekst)) return momentFormat.format(new Date(tekst));
  return UUID.test(tekst) ? shorten(tekst) : tekst;
}

function splitOnce(text: string): [string, string] {
  const place = text.indexOf(':');
  return place < 0 ? [text, ''] : [text.slice(0, place), text.slice(place + 1)];
}
