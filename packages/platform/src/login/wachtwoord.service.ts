import { createHash } from 'node:crypto';
import { appendLogboek } from '../logboek/logboek.ts';
import { findBekend } from './apparaten.ts';
import type { Aanroep, LoginDeps, LoginTx, NieuweSessie } from './login-deps.ts';
import { forgivePoging, takePoging, tellerVanAdres, type Teller } from './pogingen.ts';
import { insertSessie } from './sessies.ts';
import { findAanmeldStap, type Stap } from './stap.ts';
import { AANMELDEN } from './wie.ts';

export type WachtwoordUitkomst =
  | { kind: 'goed'; stap: Stap; sessie: NieuweSessie }
  | { kind: 'geweigerd' }
  | { kind: 'wacht'; seconden: number };

/** From a device or address where this person got in before. */
const VRIJ_BEKEND = 10;
const VRIJ_ONBEKEND = 5;

/** Of no account: who is not there costs the same work as who is. Same form and length as better-auth's own. */
const HASH_VAN_NIEMAND = `${'0'.repeat(32)}:${'0'.repeat(128)}`;

export type WachtwoordService = {
  /** The same answer, after the same work, for an unknown address and for a wrong password. */
  signIn(vraag: { email: string; wachtwoord: string }, aanroep: Aanroep): Promise<WachtwoordUitkomst>;
};

export function createWachtwoordService(deps: LoginDeps): WachtwoordService {
  return {
    async signIn({ email, wachtwoord }, aanroep) {
      const now = deps.now();
      const { gebruiker, tellers, poging } = await deps.as(AANMELDEN, async ({ tx }) => {
        const gebruiker = await findMetWachtwoord(tx, email);
        const bekend = await findBekend(tx, gebruiker?.id ?? '', aanroep, now);
        const tellers = listTellers(gebruiker?.id ?? hashEmail(email), bekend, aanroep.adres);
        return {
          gebruiker,
          tellers,
          poging: await takePoging(tx, [...tellers.eigen, ...tellers.gedeeld], now),
        };
      });
      if (poging.kind === 'wacht') return poging;
      const isGoed = await isWachtwoordVan(deps, gebruiker?.password, wachtwoord);
      if (!gebruiker || !isGoed) {
        await deps.as(AANMELDEN, async ({ tx }) => logMislukt(tx, gebruiker?.id, poging.straks));
        return { kind: 'geweigerd' };
      }
      return await deps.as(AANMELDEN, async ({ tx }) => {
        await forgivePoging(tx, {
          eigen: tellers.eigen.map(({ sleutel }) => sleutel),
          gedeeld: tellers.gedeeld.map(({ sleutel }) => sleutel),
        });
        const { token } = await insertSessie(
          tx,
          {
            gebruikerId: gebruiker.id,
            middel: 'wachtwoord',
            tweedeFactor: false,
            herkomst: aanroep,
            vorige: aanroep.sessie?.id,
          },
          now,
        );
        return { kind: 'goed', stap: await findAanmeldStap(tx, gebruiker.id), sessie: { token } };
      });
    },
  };
}

export async function isWachtwoordVan(
  deps: LoginDeps,
  hash: string | null | undefined,
  wachtwoord: string,
): Promise<boolean> {
  const { password } = await (await deps.getAuth()).$context;
  const isGoed = await password.verify({ hash: hash ?? HASH_VAN_NIEMAND, password: wachtwoord });
  return isGoed && typeof hash === 'string';
}

async function findMetWachtwoord(
  tx: LoginTx,
  email: string,
): Promise<{ id: string; password: string | null } | undefined> {
  return await tx
    .selectFrom('gebruikers')
    .leftJoin('inlogmiddelen', (join) =>
      join
        .onRef('inlogmiddelen.userId', '=', 'gebruikers.id')
        .on('inlogmiddelen.providerId', '=', 'credential'),
    )
    .select(['gebruikers.id', 'inlogmiddelen.password'])
    .where('gebruikers.email', '=', email.toLowerCase())
    .executeTakeFirst();
}

const hashEmail = (email: string): string =>
  createHash('sha256').update(email.toLowerCase()).digest('base64url').slice(0, 22);

function listTellers(
  wie: string,
  bekend: string | undefined,
  adres: string,
): { eigen: Teller[]; gedeeld: Teller[] } {
  if (bekend !== undefined)
    return { eigen: [{ sleutel: `wachtwoord:${wie}:${bekend}`, vrij: VRIJ_BEKEND }], gedeeld: [] };
  return {
    eigen: [{ sleutel: `wachtwoord:${wie}`, vrij: VRIJ_ONBEKEND }],
    gedeeld: [tellerVanAdres(adres)],
  };
}

/** Of an unknown account no trace of what was typed: it may well be somebody's password. */
async function logMislukt(tx: LoginTx, gebruikerId: string | undefined, straks: number): Promise<void> {
  const onderwerp = gebruikerId === undefined ? {} : { onderwerp: `gebruiker:${gebruikerId}` };
  await appendLogboek(
    { actor: AANMELDEN, tx },
    {
      gebeurtenis: 'aanmelding.mislukt',
      ...onderwerp,
      details: { middel: 'wachtwoord', bekend: gebruikerId !== undefined },
    },
  );
  if (straks > 0)
    await appendLogboek(
      { actor: AANMELDEN, tx },
      {
        gebeurtenis: 'aanmelding.vertraagd',
        ...onderwerp,
        details: { middel: 'wachtwoord', seconden: straks },
      },
    );
}
