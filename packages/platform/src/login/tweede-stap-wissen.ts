import { appendLogboek } from '../logboek/logboek.ts';
import { sendTweedeStapGewist } from './account-mail.ts';
import type { Actor } from '../actor/actor.ts';
import { deleteApparaten } from './apparaten.ts';
import { deleteEenmaligeTokens } from './eenmalige-tokens.ts';
import { getGebruiker, lockGebruiker } from './gebruikers.ts';
import type { LoginHandeling } from './login-database.ts';
import type { LoginDeps } from './login-deps.ts';
import { deleteSessies } from './sessies.ts';
import { findHersteldOp } from './wachtwoorden.ts';

export type WisOutcome =
  | { kind: 'gewist'; gemaild: boolean }
  /** This person never set one up, or it was taken away before: nothing changed. */
  | { kind: 'hadGeen' }
  /**
   * The password was chosen by mail, and nobody showed a second step with it: whoever reads the mailbox would be in. Only
   * somebody who has the person in front of them, or on a number that they knew, goes on.
   */
  | { kind: 'hersteldPerMail' };

/**
 * Takes away the second step of somebody who lost the telephone and the recovery codes. The password stays, and stays
 * needed: the next sign-in leads to setting up a second step, so that the person who took it away gains nothing by it.
 * Whether the actor may is not asked here: `checkMag` runs in the same transaction, says no by throwing, and gives the
 * vestiging to which the row belongs.
 */
export async function wisTweedeStap(
  deps: LoginDeps,
  actor: Actor,
  gebruikerId: string,
  checkMag: (handeling: LoginHandeling) => Promise<string | undefined>,
  { gezien = false } = {},
): Promise<WisOutcome> {
  const gewist = await deps.as(actor, async (handeling) => {
    const brin6 = await checkMag(handeling);
    await lockGebruiker(handeling, gebruikerId);
    if (!gezien && (await findHersteldOp(handeling, gebruikerId)) !== null) return 'hersteldPerMail';
    const details = await deleteMiddelen(handeling, gebruikerId);
    if (details.app + details.passkeys + details.herstelcodes === 0) return undefined;
    // Also the app that was being set up: a half session with another's telephone in its hand must not finish.
    await deleteEenmaligeTokens(handeling, 'app-instellen', gebruikerId);
    // And a link for a new password: the mailbox alone must not be enough.
    await deleteEenmaligeTokens(handeling, 'wachtwoord-herstel', gebruikerId);
    await handeling.tx
      .updateTable('gebruikers')
      .set({ tweedeStapGewistOp: handeling.now })
      .where('id', '=', gebruikerId)
      .execute();
    await deleteApparaten(handeling, gebruikerId);
    const sessiesBeeindigd = await deleteSessies(handeling, gebruikerId);
    await appendLogboek(handeling, {
      gebeurtenis: 'tweede-factor.gewist',
      ...(brin6 !== undefined && { brin6 }),
      onderwerp: `gebruiker:${gebruikerId}`,
      details: { ...details, sessiesBeeindigd, gezien },
    });
    return await getGebruiker(handeling, gebruikerId);
  });
  if (gewist === 'hersteldPerMail') return { kind: gewist };
  if (!gewist) return { kind: 'hadGeen' };
  const { accountMail, titel } = deps;
  const brief = { to: gewist.email, naam: gewist.naam, titel };
  const sent = accountMail && (await sendTweedeStapGewist(accountMail, brief));
  return { kind: 'gewist', gemaild: sent !== undefined && sent.kind !== 'failed' };
}

async function deleteMiddelen({ tx }: LoginHandeling, gebruikerId: string) {
  const deleteFrom = async (tabel: 'tweedeFactoren' | 'passkeys' | 'herstelcodes') => {
    const { numDeletedRows } = await tx
      .deleteFrom(tabel)
      .where('gebruikerId', '=', gebruikerId)
      .executeTakeFirst();
    return Number(numDeletedRows);
  };
  return {
    app: await deleteFrom('tweedeFactoren'),
    passkeys: await deleteFrom('passkeys'),
    herstelcodes: await deleteFrom('herstelcodes'),
  };
}
