import { logGebruiker } from './aanmeld-log.ts';
import { describeApparaat } from './apparaat-naam.ts';
import type { LoginDeps } from './login-deps.ts';
import type { Middel } from './login-tables.ts';
import { deleteSessies, listSessies } from './sessies.ts';
import type { Sessie } from './sessie.ts';
import { eigenAccount } from './wie.ts';

export type SessieOverzicht = {
  id: string;
  apparaat: string;
  adres: string;
  middel: Middel;
  sinds: Date;
  laatst: Date;
  isDeze: boolean;
};

export async function signOut(deps: LoginDeps, { id, gebruikerId }: Sessie): Promise<void> {
  await deps.as(eigenAccount(gebruikerId), async (handeling) => {
    await deleteSessies(handeling, gebruikerId, { alleen: id });
    await logGebruiker(handeling, gebruikerId, 'afmelding');
  });
}

export async function listEigenSessies(deps: LoginDeps, deze: Sessie): Promise<SessieOverzicht[]> {
  const { gebruikerId } = deze;
  const rows = await deps.as(eigenAccount(gebruikerId), (handeling) => listSessies(handeling, gebruikerId));
  return rows.map(({ id, adres, userAgent, middel, createdAt, gezienOp }) => ({
    id,
    apparaat: describeApparaat(userAgent),
    adres,
    middel,
    sinds: createdAt,
    laatst: gezienOp,
    isDeze: id === deze.id,
  }));
}

/** False when the session is not theirs, or ended already. */
export async function endSessie(deps: LoginDeps, { gebruikerId }: Sessie, id: string): Promise<boolean> {
  return await deps.as(eigenAccount(gebruikerId), async (handeling) => {
    const aantal = await deleteSessies(handeling, gebruikerId, { alleen: id });
    if (aantal > 0) await logGebruiker(handeling, gebruikerId, 'sessies.beeindigd', { aantal });
    return aantal > 0;
  });
}

/** Everywhere, this one included. */
export async function endSessies(deps: LoginDeps, { gebruikerId }: Sessie): Promise<void> {
  await deps.as(eigenAccount(gebruikerId), async (handeling) => {
    const aantal = await deleteSessies(handeling, gebruikerId);
    await logGebruiker(handeling, gebruikerId, 'sessies.beeindigd', { aantal });
  });
}
