import { logGebruiker } from './aanmeld-log.ts';
import { findBekend, rememberApparaat } from './apparaten.ts';
import type { LoginHandeling } from './login-database.ts';
import type { Aanroep, NieuweSessie } from './login-deps.ts';
import type { Middel } from './login-tables.ts';
import type { Tell } from './kennisgeving.ts';
import { clearHersteldOp } from './wachtwoorden.ts';
import { insertSessie } from './sessies.ts';

/** The last step of every way to sign in: a whole session in the place of the half one, and a device to remember. */
export async function openSessie(
  handeling: LoginHandeling,
  gebruikerId: string,
  middel: Middel,
  aanroep: Aanroep,
  tell: Tell,
): Promise<NieuweSessie> {
  if (await isVreemd(handeling, gebruikerId, aanroep)) tell(gebruikerId, 'apparaat.onbekend');
  const token = await insertSessie(handeling, { gebruikerId, middel, isHeel: true }, aanroep);
  const apparaat = await rememberApparaat(handeling, gebruikerId, aanroep);
  await clearHersteldOp(handeling, gebruikerId);
  await logGebruiker(handeling, gebruikerId, 'aanmelding.gelukt', { middel });
  return { token, apparaat };
}

/** The first sign-in of an account is always from somewhere new. Marks that there was one. */
async function isVreemd(handeling: LoginHandeling, gebruikerId: string, aanroep: Aanroep): Promise<boolean> {
  const { tx, now } = handeling;
  const first = await tx
    .updateTable('gebruikers')
    .set({ eersteAanmeldingOp: now })
    .where('id', '=', gebruikerId)
    .where('eersteAanmeldingOp', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return !first && (await findBekend(handeling, gebruikerId, aanroep)) === undefined;
}
