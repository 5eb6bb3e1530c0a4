/** A person who works here, as the servers of both applications describe it. */
export type Mens = {
  id: string;
  naam: string;
  email: string;
  isUzelf: boolean;
  magStapWissen: boolean;
  magHerstelToestaan: boolean;
  /** Invited, and never signed in; until when the link opens. */
  uitnodiging: { geldigTot: string | null } | null;
  rollen: readonly RolVanMens[];
};

export type RolVanMens = { rol: string; naam: string; plek: string | null; magAfnemen: boolean };

export type GeefbareRol = {
  rol: string;
  naam: string;
  betekenis: string;
  plek: 'vestiging' | 'bestuur' | 'organisatie';
};

/** A role that waits for the yes of a school. */
export type Rolvoorstel = {
  id: string;
  naam: string;
  email: string;
  rol: string;
  rolNaam: string;
  plek: string;
  voorgesteldDoor: string;
  sinds: string;
  tot: string;
};

export type Mensen = {
  mensen: readonly Mens[];
  voorstellen: readonly Rolvoorstel[];
  geefbaar: readonly GeefbareRol[];
  kanUitnodigen: boolean;
};

export type RolChoice = { rol: string; plek?: string };
export type UitnodigingInvoer = RolChoice & { naam: string; email: string; isPersoonlijk?: boolean };

export type StapGewist =
  { kind: 'gewist'; gemaild: boolean } | { kind: 'hadGeen' } | { kind: 'hersteldPerMail' };

export type MensenActions = {
  /** Gives how things stand afterwards: the role may wait for a yes of the school. */
  onGrant: (id: string, keuze: RolChoice) => Promise<Pick<Mensen, 'voorstellen'>>;
  onWithdraw: (voorstelId: string) => Promise<unknown>;
  onRevoke: (id: string, keuze: RolChoice) => Promise<unknown>;
  onEnd: (id: string) => Promise<unknown>;
  /** `gezien`: the reader has this person in front of them, or on a number that they knew. */
  onClearStap: (id: string, gezien: boolean) => Promise<StapGewist>;
  onAllowHerstel: (id: string) => Promise<{ gemaild: boolean }>;
  /** A new link by mail; the one before opens nothing any more. */
  onResend: (id: string) => Promise<unknown>;
  onInvite: (invoer: UitnodigingInvoer) => Promise<{ uitkomst: 'uitgenodigd' | 'bestondAl' | 'voorgesteld' }>;
};

/** 'intern begeleider (97QX00)'; the school only where more than one is managed. */
export const formatRolMetPlek = ({ naam, plek }: RolVanMens, showsPlek: boolean): string =>
  showsPlek && plek !== null ? `${naam} (${plek})` : naam;

/** Lists the roles that this person can still get. With a choice of school the same role can come twice. */
export const listGrantable = (
  mens: Mens,
  geefbaar: readonly GeefbareRol[],
  choosesPlek: boolean,
): readonly GeefbareRol[] =>
  geefbaar.filter(
    ({ rol, plek }) => (choosesPlek && plek === 'vestiging') || !mens.rollen.some((own) => own.rol === rol),
  );

export const describeVoorgesteld = (naam: string): string =>
  `De school is per e-mail gevraagd of ${naam} de leerlingen mag zien. Zegt iemand daar ja, dan krijgt ${naam} bericht.`;
