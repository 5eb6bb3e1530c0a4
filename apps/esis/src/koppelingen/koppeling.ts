import { beginVan } from '../kalender/kalender.ts';

/**
 * One koppeling: one vestiging × one aanbod.
 *
 * - `aangevraagd`: Gereed was pressed; the partner has not fetched pupils yet.
 * - `actief`: pupils really crossed at least once with this verificatiecode (looking at the groups does not count).
 * - `gepauzeerd`: the school removed the code. It remembers the state it came from: the same code brings that back,
 *   another code is a new request. Nothing else ends a pause: no sign-in, restart, import or upgrade.
 * - `verlopen`: not confirmed within 30 days; entering a code asks anew.
 * - `ingetrokken`: ended for good, a new koppeling is a new row. No screen or command reaches it yet; it stands here
 *   because the uniqueness of "one living koppeling per vestiging and aanbod" already needs to know it.
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
  'leerlingenOpgehaald' | 'codeVerwijderd' | 'zelfdeCode' | 'andereCode' | 'verloop' | 'ingetrokken';

type Next = KoppelingStatus | 'vanVoorDePauze';

/** The legal transitions; no other happens. A row that names its own status changes nothing when it comes again. */
export const OVERGANGEN: Readonly<Record<KoppelingStatus, Readonly<Partial<Record<KoppelingEvent, Next>>>>> =
  {
    aangevraagd: {
      leerlingenOpgehaald: 'actief',
      codeVerwijderd: 'gepauzeerd',
      zelfdeCode: 'aangevraagd',
      andereCode: 'aangevraagd',
      verloop: 'verlopen',
      ingetrokken: 'ingetrokken',
    },
    actief: {
      leerlingenOpgehaald: 'actief',
      codeVerwijderd: 'gepauzeerd',
      zelfdeCode: 'actief',
      andereCode: 'aangevraagd',
      ingetrokken: 'ingetrokken',
    },
    gepauzeerd: {
      codeVerwijderd: 'gepauzeerd',
      zelfdeCode: 'vanVoorDePauze',
      andereCode: 'aangevraagd',
      ingetrokken: 'ingetrokken',
    },
    verlopen: {
      codeVerwijderd: 'verlopen',
      zelfdeCode: 'aangevraagd',
      andereCode: 'aangevraagd',
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
  /** From here the 30 days count: Gereed, or the last time that a code was entered. */
  readonly aangevraagdOp: Date;
  readonly geactiveerdOp: Date;
  /** The name typed at "Uw naam". */
  readonly geactiveerdDoor: string;
  /** In which function, by the mandate; null on the command line, and for what is older than mandates. */
  readonly geactiveerdFunctie: string | null;
  readonly voorwaardenVersie: string;
  /** YYYY-MM-DD, in the Netherlands. */
  readonly startdatum: string;
  readonly codeHash: string;
  readonly pauze: {
    readonly vanuit: 'aangevraagd' | 'actief';
    readonly sinds: Date;
    readonly door: string;
  } | null;
  readonly verzoekVerzondenOp: Date | null;
};

/**
 * The status at this moment, the clock included. A request that may only be answered from its startdatum on has its 30
 * days from that day.
 */
export function statusOp(
  koppeling: Pick<Koppeling, 'status' | 'aangevraagdOp' | 'startdatum'>,
  moment: Date,
): KoppelingStatus {
  if (koppeling.status !== 'aangevraagd') return koppeling.status;
  const vanaf = Math.max(koppeling.aangevraagdOp.getTime(), beginVan(koppeling.startdatum).getTime());
  return moment.getTime() >= vanaf + VERLOOPT_NA_DAGEN * DAG_MS ? 'verlopen' : 'aangevraagd';
}

/** The status after an event, or undefined when that event cannot happen to it. */
export function nextStatus(
  status: KoppelingStatus,
  event: KoppelingEvent,
  vanuit?: 'aangevraagd' | 'actief',
): KoppelingStatus | undefined {
  const next = OVERGANGEN[status][event];
  return next === 'vanVoorDePauze' ? vanuit : next;
}

export const isUitwisselbaar = (status: KoppelingStatus): boolean =>
  status === 'aangevraagd' || status === 'actief';
