import { appendLogboek } from '../logboek/logboek.ts';
import { Problem } from '../problem/problem.ts';
import { formatLink, sendUitnodiging, type AccountMail } from './account-mail.ts';
import type { Actor } from '../actor/actor.ts';
import { consumeEenmalig, createEenmalig, deleteEenmalig, findEenmalig } from './eenmalig.ts';
import { findOrInsertGebruiker, setWachtwoordHash } from './gebruikers.ts';
import { insertLidmaatschappen, type Toekenning } from './lidmaatschappen.ts';
import type { Aanroep, LoginDeps, LoginTx, NieuweSessie } from './login-deps.ts';
import { insertSessie } from './sessies.ts';
import { AANMELDEN, eigenAccount } from './wie.ts';

export type Uitnodiging = { email: string; naam: string; lidmaatschappen: readonly Toekenning[] };

export type InviteUitkomst =
  | { kind: 'uitgenodigd'; gebruikerId: string }
  /** Has an account that works: the places were added, no mail was needed. */
  | { kind: 'bestondAl'; gebruikerId: string; toegevoegd: number };

export type AanvaardUitkomst = { kind: 'goed'; sessie: NieuweSessie } | { kind: 'ongeldig' };

export type UitnodigingenService = {
  /**
   * An account without a password, its places, and a mail with a link to choose one: nobody but its owner ever knows
   * it. `metTx` writes what belongs to it (a role's own row) in the same transaction. Whether the actor may is the
   * application's question, asked before.
   */
  inviteGebruiker: (
    actor: Actor,
    uitnodiging: Uitnodiging,
    metTx?: (tx: LoginTx, gebruikerId: string) => Promise<void>,
  ) => Promise<InviteUitkomst>;
  /** Whom the link is for; undefined when it is used, old or wrong. */
  bekijk(token: string): Promise<{ naam: string; email: string } | undefined>;
  /** Chooses the password and opens a half session: the second factor comes next. */
  aanvaard(vraag: { token: string; wachtwoord: string }, aanroep: Aanroep): Promise<AanvaardUitkomst>;
};

export function createUitnodigingenService(
  deps: LoginDeps,
  accountMail: AccountMail | undefined,
): UitnodigingenService {
  return {
    async inviteGebruiker(actor, { email, naam, lidmaatschappen }, metTx) {
      if (!accountMail) throw geenMail();
      const gemaakt = await deps.as(actor, async ({ tx }) => {
        const { id } = await findOrInsertGebruiker(tx, { email, naam });
        const toegevoegd = await insertLidmaatschappen(tx, id, lidmaatschappen);
        await metTx?.(tx, id);
        if (await kanAanmelden(tx, id)) return { id, toegevoegd, token: undefined };
        await deleteEenmalig(tx, 'uitnodiging', id);
        const token = await createEenmalig(tx, 'uitnodiging', { gebruikerId: id }, deps.now());
        await appendLogboek(
          { actor, tx },
          {
            gebeurtenis: 'uitnodiging.verzonden',
            onderwerp: `gebruiker:${id}`,
          },
        );
        return { id, toegevoegd, token };
      });
      const { id: gebruikerId, toegevoegd, token } = gemaakt;
      if (token === undefined) return { kind: 'bestondAl', gebruikerId, toegevoegd };
      const link = formatLink(deps.publicUrl, '/uitnodiging', token);
      const sent = await sendUitnodiging(accountMail, { to: email, naam, titel: deps.titel, link });
      if (sent.kind === 'failed') throw nietVerzonden();
      return { kind: 'uitgenodigd', gebruikerId };
    },

    bekijk: (token) =>
      deps.as(AANMELDEN, async ({ tx }) => {
        const found = await findEenmalig(tx, 'uitnodiging', token, deps.now());
        if (!found) return undefined;
        const { name, email } = await tx
          .selectFrom('gebruikers')
          .select(['name', 'email'])
          .where('id', '=', String(found['gebruikerId']))
          .executeTakeFirstOrThrow();
        return { naam: name, email };
      }),

    async aanvaard({ token, wachtwoord }, aanroep) {
      const { password } = await (await deps.getAuth()).$context;
      const hash = await password.hash(wachtwoord);
      const now = deps.now();
      const found = await deps.as(AANMELDEN, ({ tx }) => findEenmalig(tx, 'uitnodiging', token, now));
      if (!found) return { kind: 'ongeldig' };
      const gebruikerId = String(found['gebruikerId']);
      return await deps.as(eigenAccount(gebruikerId), async ({ tx }): Promise<AanvaardUitkomst> => {
        if (!(await consumeEenmalig(tx, 'uitnodiging', token, now))) return { kind: 'ongeldig' };
        await setWachtwoordHash(tx, gebruikerId, hash);
        await appendLogboek(
          { actor: eigenAccount(gebruikerId), tx },
          {
            gebeurtenis: 'uitnodiging.aanvaard',
            onderwerp: `gebruiker:${gebruikerId}`,
          },
        );
        const nieuw = { gebruikerId, middel: 'wachtwoord', tweedeFactor: false, herkomst: aanroep } as const;
        const { token: sessieToken } = await insertSessie(tx, { ...nieuw, vorige: aanroep.sessie?.id }, now);
        return { kind: 'goed', sessie: { token: sessieToken } };
      });
    },
  };
}

/** Somebody with any way to sign in needs no invitation. */
async function kanAanmelden(tx: LoginTx, gebruikerId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('inlogmiddelen')
    .select('id')
    .where('userId', '=', gebruikerId)
    .executeTakeFirst();
  return found !== undefined;
}

const geenMail = () =>
  new Problem({
    status: 503,
    code: 'MAIL_NIET_INGESTELD',
    melding:
      'Uitnodigen kan nog niet: er is geen mailserver ingesteld. Vraag dit aan de beheerder van de toepassing.',
  });

const nietVerzonden = () =>
  new Problem({
    status: 502,
    code: 'UITNODIGING_NIET_VERZONDEN',
    melding:
      'De e-mail met de uitnodiging kon niet worden verstuurd. Controleer het adres en nodig de persoon opnieuw uit.',
  });
