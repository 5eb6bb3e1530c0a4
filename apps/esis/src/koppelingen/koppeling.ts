import { findMoment } from '@koppelpunt/platform';

/**
 * One koppeling: one vestiging × one aanbod.
 *
 * - `aangevraagd`: Gereed was pressed; the partner has not fetched pupils yet.
 * - `actief`: pupils really crossed at least once with this verificatiecode (looking at the groups does not count).
 * - `gepauzeerd`: the school removed the code. It remembers the state it came from: the same code brings that back, a new
 *   code is a new request. Nothing else ends a pause: no sign-in, restart, import or upgrade.
 * - `verlopen`: not confirmed within 30 days; entering a code asks anew.
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
 * | in force             | in `aangevraagd` and `actief`        | resumes, or asks anew when the request had expired   |
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

/** The events of a koppeling. `verloop` is the clock's; the others are acts of the school or the partner. */
export type KoppelingEvent =
  | 'leerlingenOpgehaald'
  | 'codeVerwijderd'
  | 'zelfdeCode'
  | 'vorigeCode'
  | 'nieuweCode'
  | 'verloop'
  | 'ingetrokken';

/** The state that the pause, or the code before this one, remembers. */
type Next = KoppelingStatus | 'vanEerder';

/** The legal transitions; no other happens. A row that names its own status changes nothing when it comes again. */
export const OVERGANGEN: Readonly<Record<KoppelingStatus, Readonly<Partial<Record<KoppelingEvent, Next>>>>> =
  {
    aangevraagd: {
      leerlingenOpgehaald: 'actief',
      codeVerwijderd: 'gepauzeerd',
      zelfdeCode: 'aangevraagd',
      vorigeCode: 'vanEerder',
      nieuweCode: 'aangevraagd',
      verloop: 'verlopen',
      ingetrokken: 'ingetrokken',
    },
    actief: {
      leerlingenOpgehaald: 'actief',
      codeVerwijderd: 'gepauzeerd',
      zelfdeCode: 'actief',
      nieuweCode: 'aangevraagd',
      ingetrokken: 'ingetrokken',
    },
    gepauzeerd: {
      codeVerwijderd: 'gepauzeerd',
      zelfdeCode: 'vanEerder',
      vorigeCode: 'vanEerder',
      nieuweCode: 'aangevraagd',
      ingetrokken: 'ingetrokken',
    },
    verlopen: {
      codeVerwijderd: 'verlopen',
      zelfdeCode: 'aangevraagd',
      vorigeCode: 'vanEerder',
      nieuweCode: 'aangevraagd',
      ingetrokken: 'ingetrokken',
    },
    ingetrokken: {},
  };

/** 30 days: a school holiday of two weeks fits in it twice; a code that lies about longer is a risk without a use. */
export const VERLOOPT_NA_DAGEN = 30;

const DAG_MS = 24 * 60 * 60 * 1000;

export type Koppeling = {
  readonly id: string;
  readonly brin6: string;
  readonly aanbodId: string;
  readonly partnerId: string;
  /** The stored status. Ask `statusOp` what it is now: no job has to run for a request to expire. */
  readonly status: KoppelingStatus;
  /** From here the 30 days count, and the schooldagen of stilte: Gereed, or the last time that a code was entered. */
  readonly aangevraagdOp: Date;
  readonly geactiveerdOp: Date;
  /** The acceptance of the terms with which the code in force came. */
  readonly akkoordId: string;
  /** YYYY-MM-DD, in the Netherlands. */
  readonly startdatum: string;
  readonly codeHash: string;
  readonly pauze: { readonly vanuit: Vanuit; readonly sinds: Date; readonly door: string } | null;
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
  const { vorige, codeHash, akkoordId, pauze, status, verzoek } = koppeling;
  const vanuit = pauze?.vanuit ?? (status === 'actief' ? 'actief' : 'aangevraagd');
  return vorige ?? { codeHash, akkoordId, vanuit, verzoek };
}

/**
 * The status at this moment, the clock included. A request that may only be answered from its startdatum on has its 30
 * days from that day.
 */
export function statusOp(
  koppeling: Pick<Koppeling, 'status' | 'aangevraagdOp' | 'startdatum'>,
  moment: Date,
): KoppelingStatus {
  if (koppeling.status !== 'aangevraagd') return koppeling.status;
  const vanaf = Math.max(koppeling.aangevraagdOp.getTime(), findMoment(koppeling.startdatum, 0).getTime());
  return moment.getTime() >= vanaf + VERLOOPT_NA_DAGEN * DAG_MS ? 'verlopen' : 'aangevraagd';
}

/** The status after an event, or undefined when that event cannot happen to it. */
export function nextStatus(
  status: KoppelingStatus,
  event: KoppelingEvent,
  vanuit?: Vanuit,
): KoppelingStatus | undefined {
  const next = OVERGANGEN[status][event];
  return next === 'vanEerder' ? vanuit : next;
}

export const isUitwisselbaar = (status: KoppelingStatus): boolean =>
  status === 'aangevraagd' || status === 'actief';

/** The name that the school sees beside an act of a person. */
export const describeHandelaar = (actor: { kind: string; naam?: string }): string =>
  actor.kind === 'gebruiker' && actor.naam !== undefined ? actor.naam : 'de beheerder van ESIS';
