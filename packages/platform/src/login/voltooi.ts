import { appendLogboek } from '../logboek/logboek.ts';
import type { Actor } from '../actor/actor.ts';
import { rememberApparaat } from './apparaten.ts';
import type { Aanroep, LoginTx, NieuweSessie } from './login-deps.ts';
import type { Middel } from './login-tables.ts';
import { insertSessie } from './sessies.ts';
import { eigenAccount } from './wie.ts';

/** The last step of every way to sign in: a new session in the place of the half one, and a device to remember. */
export async function openSessie(
  tx: LoginTx,
  gebruikerId: string,
  middel: Middel,
  aanroep: Aanroep,
  now: Date,
  /** Who asks in this transaction; the logboek takes no other. */
  actor: Actor = eigenAccount(gebruikerId),
): Promise<NieuweSessie> {
  const { token } = await insertSessie(
    tx,
    { gebruikerId, middel, tweedeFactor: true, herkomst: aanroep, vorige: aanroep.sessie?.id },
    now,
  );
  const apparaat = await rememberApparaat(tx, gebruikerId, aanroep, now);
  await appendLogboek(
    { actor, tx },
    {
      gebeurtenis: 'aanmelding.gelukt',
      onderwerp: `gebruiker:${gebruikerId}`,
      details: { middel },
    },
  );
  return { token, apparaat };
}
