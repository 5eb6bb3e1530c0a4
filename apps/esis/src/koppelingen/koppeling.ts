import { findMoment, isGaande } from '@koppelpunt/platform';
import type { Pauze } from './pauze.ts';

/**
 * One koppeling: one vestiging × one aanbod.
 *
 * - `aangevraagd`: Gereed was pressed; the partner has not fetched pupils yet.
 * - `actief`: pupils really crossed at least once with this verificatiecode (looking at the groups does not count).
 * - `gepauzeerd`: a pause holds it (pauze.ts). Under the pause it keeps the state that it has, and shows that again when
 *   the last pause ended. Nothing but its side, or its own last day, ends a pause: no sign-in, restart, import or upgrade.
 * - `verlopen`: not confirmed within 30 days, days of a pause not counted; entering a code asks anew.
 * - `ingetrokken`: ended for good, a new koppeling is a new row. No screen or command reaches it yet; it stands here
 *   because the uniqueness of "one living koppeling per vestiging and aanbod" already needs to know it.
 *
 * Its codes. At most one is in force; beside it the previous one may be kept (`vorige`), with the acceptance that it came
 * with. A school that enters a code which is neither of the two is asked whether that is a slip of the finger, and nothing
 * changes. Only who says that it is a new one, and accepts the terms again, replaces the code in force: the koppeling goes
 * to `aangevraagd`, and the replaced code becomes `vorige`. A third code replaces the second, and the same `vorige` stays:
 * it is the code that the partner has. What a code does when the partner shows it, and when the school enters it:
 *
 * | the code is          | the partner may fetch with it        | the school enters it                                 |
 * |----------------------|--------------------------------------|------------------------------------------------------|
 * | in force             | in `aangevraagd` and `actief`        | resumes when it was removed; asks anew when expired  |
 * | `vorige`             | never                                | comes into force again as it was; the newer one ends |
 * | used here before     | never                                | asks; chosen as new: "al eens gebruikt"              |
 * | never seen           | never                                | asks; chosen as new, with acceptance: `aangevraagd`  |
 *
 * `vorige` is kept until the partner has fetched pupils with the newer code (`leerlingenOpgehaald`): from then on the
 * partner has another code, and the old one is "al eens gebruikt" like any.
 */
export const KOPPELING_STATUSSEN = [
  'aangevraagd',
  'actief',
  'gepauzeerd',
  'ingetrokken',
  'verlopen',
] as const;
export type KoppelingStatus = (typeof KOPPELING_STATUSSEN)[number];

/** What a koppeling is under its pauses. */
export type Grondstatus = Exclude<KoppelingStatus, 'gepauzeerd'>;

/** The events of a koppeling. `verloop` is the clock's; the others are acts of the school or the partner. */
export type KoppelingEvent =
  'leerlingenOpgehaald' | 'zelfdeCode' | 'vorigeCode' | 'nieuweCode' | 'verloop' | 'ingetrokken';

/** The state that the code before this one remembers. */
type Next = Grondstatus | 'vanEerder';

/** The legal transitions; no other happens. A row that names its own status changes nothing when it comes again. */
export const OVERGANGEN: Readonly<Record<Grondstatus, Readonly<Partial<Record<KoppelingEvent, Next>>>>> = {
  aangevraagd: {
    leerlingenOpgehaald: 'actief',
    zelfdeCode: 'aangevraagd',
    vorigeCode: 'vanEerder',
    nieuweCode: 'aangevraagd',
    verloop: 'verlopen',
    ingetrokken: 'ingetrokken',
  },
  actief: {
    leerlingenOpgehaald: 'actief',
    zelfdeCode: 'actief',
    nieuweCode: 'aangevraagd',
    ingetrokken: 'ingetrokken',
  },
  verlopen: {
    zelfdeCode: 'aangevraagd',
    vorigeCode: 'vanEerder',
    nieuweCode: 'aangevraagd',
    ingetrokken: 'ingetrokken',
  },
  ingetrokken: {},
};

/** 30 days: a school holiday of two weeks fits in it twice; a code that lies about longer is a risk without a use. */
export const VERLOOPT_NA_DAGEN = 30;

const VERLOOPT_MS = VERLOOPT_NA_DAGEN * 24 * 60 * 60 * 1000;

export type Koppeling = {
  readonly id: string;
  readonly brin6: string;
  readonly aanbodId: string;
  readonly partnerId: string;
  /** The stored status. Ask `statusOp` what it is now: no job has to run for a request to expire or a pause to end. */
  readonly status: Grondstatus;
  /** From here the 30 days count, and the schooldagen of stilte: Gereed, or the last time that a code was entered. */
  readonly aangevraagdOp: Date;
  readonly geactiveerdOp: Date;
  /** The acceptance of the terms with which the code in force came. */
  readonly akkoordId: string;
  /** YYYY-MM-DD, in the Netherlands. */
  readonly startdatum: string;
  readonly codeHash: string;
  /** Those that hold, will hold or ended not long ago, in the order in which they begin. */
  readonly pauzes: readonly Pauze[];
  readonly verzoek: VerzoekRecord | null;
  readonly vorige: Vorige | null;
};

/** A state to which a code brings a koppeling back. */
export type Vanuit = 'aangevraagd' | 'actief';

/** The code that a newer one replaced, as long as the partner has not used the newer one. */
export type Vorige = {
  readonly codeHash: string;
  readonly akkoordId: string;
  readonly vanuit: Vanuit;
  readonly verzoek: VerzoekRecord | null;
};

/** The request to the partner, as it left ESIS. */
export type VerzoekRecord = { readonly op: Date; readonly door: string };

/** The `vorige` that a koppeling keeps when a new code replaces the one in force. */
export function toVorige(koppeling: Koppeling): Vorige {
  const { vorige, codeHash, akkoordId, status, verzoek } = koppeling;
  const vanuit = status === 'actief' ? 'actief' : 'aangevraagd';
  return vorige ?? { codeHash, akkoordId, vanuit, verzoek };
}

type Klokdelen = Pick<Koppeling, 'status' | 'aangevraagdOp' | 'startdatum' | 'pauzes'>;

/** The status at this moment, pauses and the clock included. */
export function statusOp(koppeling: Klokdelen, moment: Date): KoppelingStatus {
  const status = grondstatusOp(koppeling, moment);
  return (status === 'aangevraagd' || status === 'actief') && listPauzesOp(koppeling, moment).length > 0
    ? 'gepauzeerd'
    : status;
}

/** What it is under its pauses at this moment. */
export function grondstatusOp(koppeling: Klokdelen, moment: Date): Grondstatus {
  const verlooptOp = findVerlooptOp(koppeling);
  return verlooptOp && moment >= verlooptOp ? 'verlopen' : koppeling.status;
}

/**
 * When a request expires; null when it does not. One that may only be answered from its startdatum on has its 30 days from
 * that day, and one that was paused has them from the end of the pause.
 */
export function findVerlooptOp({ status, aangevraagdOp, startdatum, pauzes }: Klokdelen): Date | null {
  if (status !== 'aangevraagd') return null;
  let vanaf = Math.max(aangevraagdOp.getTime(), findMoment(startdatum, 0).getTime());
  for (const pauze of pauzes) {
    if (pauze.vanaf.getTime() >= vanaf + VERLOOPT_MS) continue;
    if (pauze.tot === null) return null;
    vanaf = Math.max(vanaf, pauze.tot.getTime());
  }
  return new Date(vanaf + VERLOOPT_MS);
}

/** The pauses that hold it at this moment. */
export const listPauzesOp = ({ pauzes }: Pick<Koppeling, 'pauzes'>, moment: Date): Pauze[] =>
  pauzes.filter((pauze) => isGaande(pauze, moment));

export const isCodeVerwijderd = ({ pauzes }: Pick<Koppeling, 'pauzes'>): boolean =>
  pauzes.some(({ codeVerwijderd, tot }) => codeVerwijderd && tot === null);

/** The status after an event, or undefined when that event cannot happen to it. */
export function nextStatus(
  status: Grondstatus,
  event: KoppelingEvent,
  vanuit?: Vanuit,
): Grondstatus | undefined {
  const next = OVERGANGEN[status][event];
  return next === 'vanEerder' ? vanuit : next;
}

export const isUitwisselbaar = (status: KoppelingStatus): boolean =>
  status === 'aangevraagd' || status === 'actief';

/** The name that the school sees beside an act of a person. */
export const describeHandelaar = (actor: { kind: string; naam?: string }): string =>
  actor.kind === 'gebruiker' && actor.naam !== undefined ? actor.naam : 'de beheerder van ESIS';
