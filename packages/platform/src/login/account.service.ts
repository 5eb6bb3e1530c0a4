import { appendLogboek } from '../logboek/logboek.ts';
import { describeApparaat } from './apparaat-naam.ts';
import { forgetApparaten } from './apparaten.ts';
import { deleteEenmalig } from './eenmalig.ts';
import { setWachtwoordHash } from './gebruikers.ts';
import type { LoginDeps, LoginTx } from './login-deps.ts';
import type { Middel } from './login-tables.ts';
import { forgivePoging, takePoging } from './pogingen.ts';
import { deleteSessies, listSessies, type Sessie } from './sessies.ts';
import { isWachtwoordVan } from './wachtwoord.service.ts';
import { AANMELDEN, eigenAccount } from './wie.ts';

/** Of the old password, by who has the session already: a screen that was left open tells nobody the password. */
const VRIJ = 5;

export type SessieOverzicht = {
  id: string;
  apparaat: string;
  adres: string;
  middel: Middel;
  sinds: Date;
  laatst: Date;
  isDeze: boolean;
};

export type AccountService = {
  afmelden(sessie: Sessie): Promise<void>;
  listSessies(sessie: Sessie): Promise<SessieOverzicht[]>;
  /** False when it is none of theirs, or ended already. */
  eindigSessie(sessie: Sessie, id: string): Promise<boolean>;
  /** Everywhere, this one included. */
  eindigAlles(sessie: Sessie): Promise<void>;
  /** Ends every other session, and a link to choose another: whoever knew the old password is out. */
  wijzigWachtwoord(
    sessie: Sessie,
    vraag: { oud: string; nieuw: string },
  ): Promise<{ kind: 'gewijzigd' } | { kind: 'oudKloptNiet' } | { kind: 'wacht'; seconden: number }>;
};

export function createAccountService(deps: LoginDeps): AccountService {
  return {
    afmelden: (sessie) =>
      deps.as(eigenAccount(sessie.gebruikerId), async ({ tx }) => {
        await deleteSessies(tx, sessie.gebruikerId, { alleen: sessie.id });
        await appendLogboek(
          { actor: eigenAccount(sessie.gebruikerId), tx },
          {
            gebeurtenis: 'afmelding',
            onderwerp: `gebruiker:${sessie.gebruikerId}`,
          },
        );
      }),

    listSessies: (sessie) =>
      deps.as(eigenAccount(sessie.gebruikerId), async ({ tx }) => {
        const rows = await listSessies(tx, sessie.gebruikerId, deps.now());
        return rows.map(({ id, userAgent, ipAddress, middel, createdAt, updatedAt }) => ({
          id,
          apparaat: describeApparaat(userAgent ?? ''),
          adres: ipAddress ?? '',
          middel,
          sinds: createdAt,
          laatst: updatedAt,
          isDeze: id === sessie.id,
        }));
      }),

    eindigSessie: (sessie, id) =>
      deps.as(eigenAccount(sessie.gebruikerId), async ({ tx }) => {
        const aantal = await deleteSessies(tx, sessie.gebruikerId, { alleen: id });
        if (aantal > 0) await logBeeindigd(tx, sessie.gebruikerId, aantal);
        return aantal > 0;
      }),

    eindigAlles: (sessie) =>
      deps.as(eigenAccount(sessie.gebruikerId), async ({ tx }) => {
        const aantal = await deleteSessies(tx, sessie.gebruikerId);
        await logBeeindigd(tx, sessie.gebruikerId, aantal);
      }),

    async wijzigWachtwoord(sessie, { oud, nieuw }) {
      const { gebruikerId } = sessie;
      const teller = { sleutel: `wachtwoord-wijzigen:${gebruikerId}`, vrij: VRIJ };
      const poging = await deps.as(AANMELDEN, ({ tx }) => takePoging(tx, [teller], deps.now()));
      if (poging.kind === 'wacht') return poging;
      const huidig = await deps.as(eigenAccount(gebruikerId), ({ tx }) =>
        tx
          .selectFrom('inlogmiddelen')
          .select('password')
          .where('userId', '=', gebruikerId)
          .where('providerId', '=', 'credential')
          .executeTakeFirst(),
      );
      if (!(await isWachtwoordVan(deps, huidig?.password, oud))) return { kind: 'oudKloptNiet' };
      const { password } = await (await deps.getAuth()).$context;
      const hash = await password.hash(nieuw);
      return await deps.as(eigenAccount(gebruikerId), async ({ tx }) => {
        await setWachtwoordHash(tx, gebruikerId, hash);
        await forgivePoging(tx, { eigen: [teller.sleutel], gedeeld: [] });
        await deleteEenmalig(tx, 'wachtwoord-herstel', gebruikerId);
        await forgetApparaten(tx, gebruikerId);
        const aantal = await deleteSessies(tx, gebruikerId, { behalve: sessie.id });
        await appendLogboek(
          { actor: eigenAccount(gebruikerId), tx },
          {
            gebeurtenis: 'wachtwoord.gewijzigd',
            onderwerp: `gebruiker:${gebruikerId}`,
            details: { sessiesBeeindigd: aantal },
          },
        );
        return { kind: 'gewijzigd' };
      });
    },
  };
}

const logBeeindigd = (tx: LoginTx, gebruikerId: string, aantal: number): Promise<void> =>
  appendLogboek(
    { actor: eigenAccount(gebruikerId), tx },
    {
      gebeurtenis: 'sessies.beeindigd',
      onderwerp: `gebruiker:${gebruikerId}`,
      details: { aantal },
    },
  );
