import { describeTot, findPauzeOp, type Pauze } from './pauze.ts';

/**
 * A koppeling on our side: one vestiging (BRIN6) whose pupils we may fetch with the code that the school gave.
 *
 * It begins as `aangevraagd`: support entered a code, and no pupil has crossed yet. It is `actief` from the moment
 * that pupils really crossed (P9). When ESIS refuses a code that worked before, the school has removed it: the koppeling
 * is `gepauzeerd` and we fetch nothing. The rooster asks whether the code works again. Only that yes makes it actief
 * (P2, P4); no login, restart, setting or button of ours does. Beside that we may pause it ourselves (pauze.ts). Any other obstacle makes it a `storing`, which ends with
 * the next run that succeeds. Zero pupils is a storing too (P10). When the school sends another code, the koppeling goes
 * back to `aangevraagd` (P8).
 */
export const KOPPELING_STATUSSEN = ['aangevraagd', 'actief', 'gepauzeerd', 'storing'] as const;
export type KoppelingStatus = (typeof KOPPELING_STATUSSEN)[number];

/** The events of a koppeling. All but the first are the ways in which a run ends. */
export type KoppelingEvent =
  | 'andere-code'
  | 'gelukt'
  | 'geen-wijzigingen'
  | 'geweigerd'
  | 'mislukt'
  | 'vastgehouden'
  | 'nul-leerlingen'
  /** We paused it: nothing was asked, or the answer was broken off. It says nothing about the school. */
  | 'stilgezet';

export type Koppeling = {
  id: string;
  brin6: string;
  bronId: string;
  schoolnaam: string | null;
  status: KoppelingStatus;
  statusSinds: Date;
  contactEmail: string | null;
  actiefSinds: Date | null;
  laatstePogingOp: Date | null;
  laatstGeluktOp: Date | null;
  /** When ESIS is asked again. */
  volgendeOp: Date;
  bevestigingVerzondenOp: Date | null;
  laatstOntvangenGegevens: string | null;
  /** The whole question that this answer was about. */
  laatsteVraag: string | null;
  aantalLeerlingen: number;
  aantalGroepen: number;
  /** Ours: those that hold, will hold or ended not long ago. */
  pauzes: readonly Pauze[];
};

/** A transition that is not here is illegal: a bug of ours, or an answer to a question that we did not ask. */
const TRANSITIONS: Record<KoppelingStatus, Partial<Record<KoppelingEvent, KoppelingStatus>>> = {
  aangevraagd: {
    'andere-code': 'aangevraagd',
    gelukt: 'actief',
    geweigerd: 'aangevraagd',
    mislukt: 'aangevraagd',
    vastgehouden: 'aangevraagd',
    'nul-leerlingen': 'aangevraagd',
    stilgezet: 'aangevraagd',
  },
  actief: {
    'andere-code': 'aangevraagd',
    gelukt: 'actief',
    'geen-wijzigingen': 'actief',
    geweigerd: 'gepauzeerd',
    mislukt: 'storing',
    vastgehouden: 'actief',
    'nul-leerlingen': 'storing',
    stilgezet: 'actief',
  },
  gepauzeerd: {
    'andere-code': 'aangevraagd',
    gelukt: 'actief',
    'geen-wijzigingen': 'actief',
    geweigerd: 'gepauzeerd',
    // We could not ask, or not read the answer: the school has not said yes.
    mislukt: 'gepauzeerd',
    vastgehouden: 'actief',
    'nul-leerlingen': 'storing',
    stilgezet: 'gepauzeerd',
  },
  storing: {
    'andere-code': 'aangevraagd',
    gelukt: 'actief',
    'geen-wijzigingen': 'actief',
    geweigerd: 'gepauzeerd',
    mislukt: 'storing',
    vastgehouden: 'actief',
    'nul-leerlingen': 'storing',
    stilgezet: 'storing',
  },
};

/** Binds the encrypted verificatiecode to its row and column. */
export const codeContext = (id: string): string => `koppelingen:${id}:code`;

export function findNextStatus(status: KoppelingStatus, event: KoppelingEvent): KoppelingStatus | undefined {
  return TRANSITIONS[status][event];
}

export function getNextStatus(status: KoppelingStatus, event: KoppelingEvent): KoppelingStatus {
  const next = findNextStatus(status, event);
  if (!next) throw new Error(`a koppeling that is ${status} cannot meet ${event}`);
  return next;
}

/** What holds it now: the school, we, or both. */
export function describeStand(
  { status, pauzes }: Pick<Koppeling, 'status' | 'pauzes'>,
  moment: Date,
): { status: KoppelingStatus } & ReturnType<typeof describeStatus> {
  const pauze = findPauzeOp(pauzes, moment);
  if (!pauze) return { status, ...describeStatus(status) };
  const school = status === 'gepauzeerd';
  const wij = pauze.tot
    ? `Niemand hoeft iets te doen: support heeft gepauzeerd${describeTot(pauze)}; daarna vraagt TOP dossier vanzelf weer.`
    : 'Support is aan zet: zij heeft gepauzeerd, en alleen zij kan dat opheffen.';
  return {
    status: 'gepauzeerd',
    statusLabel: school ? 'Gepauzeerd door de school en door TOP dossier' : 'Gepauzeerd door TOP dossier',
    // A pause with a last day ends by itself.
    isSupportAanZet: pauze.tot === null,
    aanZet: school ? `${wij} De school pauzeert zelf ook, en heft haar pauze in ESIS op.` : wij,
  };
}

/** What we know of the school, without what we paused ourselves. */
export function describeStatus(status: KoppelingStatus): {
  statusLabel: string;
  aanZet: string;
  isSupportAanZet: boolean;
} {
  switch (status) {
    case 'aangevraagd':
      return {
        statusLabel: 'Wacht op eerste synchronisatie',
        aanZet: 'Support is aan zet: controleer het verzoek en activeer de koppeling.',
        isSupportAanZet: true,
      };
    case 'actief':
      return { statusLabel: 'Actief', aanZet: 'Niemand hoeft iets te doen.', isSupportAanZet: false };
    case 'gepauzeerd':
      return {
        statusLabel: 'Gepauzeerd door de school',
        aanZet:
          'De school is aan zet: als zij in ESIS hervat, zo nodig met de verificatiecode, gaat de koppeling vanzelf verder.',
        isSupportAanZet: false,
      };
    case 'storing':
      return {
        statusLabel: 'Storing',
        aanZet: 'Support is aan zet: lees de laatste melding en probeer daarna Nu bijwerken.',
        isSupportAanZet: true,
      };
  }
}
