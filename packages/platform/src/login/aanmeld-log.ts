import type { PlatformGebeurtenis } from '../logboek/gebeurtenissen.ts';
import type { PlatformDetail } from '../logboek/details.ts';
import { appendLogboek, type LogboekRegel } from '../logboek/logboek.ts';
import type { LoginHandeling } from './login-database.ts';
import type { Middel } from './login-tables.ts';

/** An act about somebody's account. */
export const logGebruiker = async (
  handeling: LoginHandeling,
  gebruikerId: string,
  gebeurtenis: PlatformGebeurtenis,
  details: NonNullable<LogboekRegel<string, PlatformDetail>['details']> = {},
): Promise<void> =>
  await appendLogboek(handeling, { gebeurtenis, onderwerp: `gebruiker:${gebruikerId}`, details });

/**
 * A sign-in that failed, and the wait that it led to. A name without an account leaves no trace, because it may well be
 * somebody's password.
 */
export async function logMislukt(
  handeling: LoginHandeling,
  gebruikerId: string | undefined,
  middel: Middel,
  seconden = 0,
): Promise<void> {
  const onderwerp = gebruikerId === undefined ? {} : { onderwerp: `gebruiker:${gebruikerId}` };
  await appendLogboek(handeling, {
    gebeurtenis: 'aanmelding.mislukt',
    ...onderwerp,
    details: { middel, bekend: gebruikerId !== undefined },
  });
  if (seconden === 0) return;
  await appendLogboek(handeling, {
    gebeurtenis: 'aanmelding.vertraagd',
    ...onderwerp,
    details: { middel, seconden },
  });
}
