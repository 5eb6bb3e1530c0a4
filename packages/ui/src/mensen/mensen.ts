/** A person who works here, as the servers of both applications describe it. */
export type Mens = {
  id: string;
  naam: string;
  email: string;
  isUzelf: boolean;
  magStapWissen: boolean;
  rollen: readonly RolVanMens[];
};

export type RolVanMens = { rol: string; naam: string; plek: string | null; magAfnemen: boolean };

export type GeefbareRol = {
  rol: string;
  naam: string;
  betekenis: string;
  plek: 'vestiging' | 'bestuur' | 'organisatie';
};

export type Mensen = {
  mensen: readonly Mens[];
  geefbaar: readonly GeefbareRol[];
  kanUitnodigen: boolean;
};

export type RolChoice = { rol: string; plek?: string };
export type UitnodigingInvoer = RolChoice & { naam: string; email: string };

export type MensenActions = {
  onGrant: (id: string, keuze: RolChoice) => Promise<unknown>;
  onRevoke: (id: string, keuze: RolChoice) => Promise<unknown>;
  onEnd: (id: string) => Promise<unknown>;
  onClearStap: (id: string) => Promise<{ kind: 'gewist'; gemaild: boolean } | { kind: 'hadGeen' }>;
  onInvite: (invoer: UitnodigingInvoer) => Promise<{ uitkomst: 'uitgenodigd' | 'bestondAl' }>;
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
