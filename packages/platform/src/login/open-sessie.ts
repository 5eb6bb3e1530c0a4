import { logGebruiker } from './aanmeld-log.ts';
import { rememberApparaat } from './apparaten.ts';
import type { LoginHandeling } from './login-database.ts';
import type { Aanroep, NieuweSessie } from './login-deps.ts';
import type { Middel } from './login-tables.ts';
import { clearHersteldOp } from './wachtwoorden.ts';
import { insertSessie } from './sessies.ts';

/** The last step of every way to sign in: a whole session in the place of the half one, and a device to remember. */
export async function openSessie(
  handeling: LoginHandeling,
  gebruikerId: string,
  middel: Middel,
  aanroep: Aanroep,
): Promise<NieuweSessie> {
  const token = await insertSessie(handeling, { gebruikerId, middel, isHeel: true }, aanroep);
  const apparaat = await rememberApparaat(handeling, gebruikerId, aanroep);
  await clearHersteldOp(handeling, gebruikerId);
  await logGebruiker(handeling, gebruikerId, 'aanmelding.gelukt', { middel });
  return { token, apparaat };
}
