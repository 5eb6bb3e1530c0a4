import { appendLogboek } from '../logboek/logboek.ts';
import { formatLink, sendHerstel, type AccountMail } from './account-mail.ts';
import { forgetApparaten } from './apparaten.ts';
import { consumeEenmalig, createEenmalig, deleteEenmalig, findEenmalig } from './eenmalig.ts';
import { setWachtwoordHash } from './gebruikers.ts';
import type { Aanroep, LoginDeps } from './login-deps.ts';
import { takePoging } from './pogingen.ts';
import { deleteSessies } from './sessies.ts';
import { AANMELDEN, eigenAccount } from './wie.ts';

/** Enough for who lost the first mail; a stranger cannot fill somebody's mailbox with it. */
const MAILS_VRIJ = 3;
const ADRES_VRIJ = 20;

export type WachtwoordHerstelService = {
  /** Says nothing of whether the address is known, not by its answer and not by its time: the work comes after. */
  vraagAan(email: string, aanroep: Aanroep): Promise<void>;
  /** Ends every session. The second factor stays: who reads the mailbox is not yet in. */
  herstel(vraag: { token: string; wachtwoord: string }): Promise<{ kind: 'hersteld' } | { kind: 'ongeldig' }>;
};

export function createWachtwoordHerstelService(
  deps: LoginDeps,
  accountMail: AccountMail | undefined,
): WachtwoordHerstelService {
  async function mail(email: string, adres: string): Promise<void> {
    if (!accountMail) return;
    const now = deps.now();
    const gevonden = await deps.as(AANMELDEN, async ({ tx }) => {
      const gebruiker = await tx
        .selectFrom('gebruikers')
        .innerJoin('inlogmiddelen', 'inlogmiddelen.userId', 'gebruikers.id')
        .select(['gebruikers.id', 'gebruikers.name', 'gebruikers.email'])
        .where('gebruikers.email', '=', email.toLowerCase())
        .where('inlogmiddelen.providerId', '=', 'credential')
        .executeTakeFirst();
      const tellers = [{ sleutel: `herstel:adres:${adres}`, vrij: ADRES_VRIJ }];
      if (gebruiker) tellers.push({ sleutel: `herstel:${gebruiker.id}`, vrij: MAILS_VRIJ });
      const poging = await takePoging(tx, tellers, now);
      if (!gebruiker || poging.kind === 'wacht') return undefined;
      await deleteEenmalig(tx, 'wachtwoord-herstel', gebruiker.id);
      const gegevens = { gebruikerId: gebruiker.id };
      const token = await createEenmalig(tx, 'wachtwoord-herstel', gegevens, now);
      await appendLogboek(
        { actor: AANMELDEN, tx },
        {
          gebeurtenis: 'wachtwoord-herstel.gevraagd',
          onderwerp: `gebruiker:${gebruiker.id}`,
        },
      );
      return { gebruiker, token };
    });
    if (!gevonden) return;
    const { gebruiker, token } = gevonden;
    await sendHerstel(accountMail, {
      to: gebruiker.email,
      naam: gebruiker.name,
      titel: deps.titel,
      link: formatLink(deps.publicUrl, '/wachtwoord-herstellen', token),
    });
  }

  return {
    vraagAan: (email, { adres }) => mail(email, adres),

    async herstel({ token, wachtwoord }) {
      const now = deps.now();
      const { password } = await (await deps.getAuth()).$context;
      const hash = await password.hash(wachtwoord);
      const found = await deps.as(AANMELDEN, ({ tx }) => findEenmalig(tx, 'wachtwoord-herstel', token, now));
      if (!found) return { kind: 'ongeldig' };
      const gebruikerId = String(found['gebruikerId']);
      return await deps.as(eigenAccount(gebruikerId), async ({ tx }) => {
        if (!(await consumeEenmalig(tx, 'wachtwoord-herstel', token, now))) return { kind: 'ongeldig' };
        await setWachtwoordHash(tx, gebruikerId, hash);
        await forgetApparaten(tx, gebruikerId);
        const aantal = await deleteSessies(tx, gebruikerId);
        await appendLogboek(
          { actor: eigenAccount(gebruikerId), tx },
          {
            gebeurtenis: 'wachtwoord.hersteld',
            onderwerp: `gebruiker:${gebruikerId}`,
            details: { sessiesBeeindigd: aantal },
          },
        );
        return { kind: 'hersteld' };
      });
    },
  };
}
