import { appendLogboek } from '../logboek/logboek.ts';
import { sendTweedeStapGewist, type AccountMail } from './account-mail.ts';
import type { Actor } from '../actor/actor.ts';
import { forgetApparaten } from './apparaten.ts';
import { deleteEenmalig } from './eenmalig.ts';
import type { LoginDeps, LoginTx } from './login-deps.ts';
import { deleteSessies } from './sessies.ts';

export type WisUitkomst =
  | { kind: 'gewist'; gemaild: boolean }
  /** Never set one up, or it was taken away before: nothing changed. */
  | { kind: 'hadGeen' };

/**
 * For who lost the telephone and the recovery codes. The password stays, and stays needed: the next sign-in leads to
 * setting up a second step, so that who took it away gains nothing by it. `checkMag` runs in the same transaction, says
 * no by throwing, and tells at which vestiging the row belongs: whether the actor may is not asked here.
 */
export type WisTweedeStap = (
  actor: Actor,
  gebruikerId: string,
  checkMag: (tx: LoginTx) => Promise<string | undefined>,
) => Promise<WisUitkomst>;

export const createTweedeStapWissen =
  (deps: LoginDeps, accountMail: AccountMail | undefined): WisTweedeStap =>
  async (actor, gebruikerId, checkMag) => {
    const gewist = await deps.as(actor, async ({ tx }) => {
      const brin6 = await checkMag(tx);
      const details = await deleteMiddelen(tx, gebruikerId);
      if (details.app + details.passkeys + details.herstelcodes === 0) return undefined;
      // Also what was begun: a half session with another's telephone in its hand must not finish.
      await deleteEenmalig(tx, 'app-instellen', gebruikerId);
      await forgetApparaten(tx, gebruikerId);
      const sessiesBeeindigd = await deleteSessies(tx, gebruikerId);
      await appendLogboek(
        { actor, tx },
        {
          gebeurtenis: 'tweede-factor.gewist',
          ...(brin6 !== undefined && { brin6 }),
          onderwerp: `gebruiker:${gebruikerId}`,
          details: { ...details, sessiesBeeindigd },
        },
      );
      return await tx
        .selectFrom('gebruikers')
        .select(['name as naam', 'email as to'])
        .where('id', '=', gebruikerId)
        .executeTakeFirstOrThrow();
    });
    if (!gewist) return { kind: 'hadGeen' };
    const sent = accountMail && (await sendTweedeStapGewist(accountMail, { ...gewist, titel: deps.titel }));
    return { kind: 'gewist', gemaild: sent !== undefined && sent.kind !== 'failed' };
  };

async function deleteMiddelen(tx: LoginTx, gebruikerId: string) {
  const deleteVan = async (tabel: 'tweedeFactoren' | 'passkeys' | 'herstelcodes') => {
    const { numDeletedRows } = await tx
      .deleteFrom(tabel)
      .where('gebruikerId', '=', gebruikerId)
      .executeTakeFirst();
    return Number(numDeletedRows);
  };
  return {
    app: await deleteVan('tweedeFactoren'),
    passkeys: await deleteVan('passkeys'),
    herstelcodes: await deleteVan('herstelcodes'),
  };
}
