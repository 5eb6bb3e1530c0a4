import { createHash } from 'node:crypto';
import { findAfzender } from '../pogingen/adresblokken.ts';
import { logGebruiker, logMislukt } from './aanmeld-log.ts';
import { deleteApparaten } from './apparaten.ts';
import { deleteEenmaligeTokens } from './eenmalige-tokens.ts';
import { lockGebruiker } from './gebruikers.ts';
import type { LoginHandeling } from './login-database.ts';
import type { Aanroep, LoginDeps, NieuweSessie } from './login-deps.ts';
import { asMetKennisgeving } from './kennisgeving.ts';
import { forgivePoging, takePoging, tellersVanAdres, undoPoging, type PogingUitkomst } from './pogingen.ts';
import { deleteSessies, insertSessie } from './sessies.ts';
import type { Sessie } from './sessie.ts';
import { findTweedeStap, type Stap } from './stap.ts';
import { findTeller } from './tellers.ts';
import { hashWachtwoord, isVerouderd, isWachtwoordOf } from './wachtwoord-hash.ts';
import { findWachtwoordHash, replaceWachtwoordHash, setWachtwoordHash } from './wachtwoorden.ts';
import { requireGoedWachtwoord } from './wachtwoord-keuze.ts';
import { AANMELDEN, eigenAccount } from './wie.ts';

export type WachtwoordOutcome =
  | { kind: 'goed'; stap: Stap; sessie: NieuweSessie }
  | { kind: 'geweigerd' }
  | { kind: 'wacht'; seconden: number };

export type UpdateWachtwoordOutcome =
  { kind: 'gewijzigd' } | { kind: 'oudKloptNiet' } | { kind: 'wacht'; seconden: number };

/** Guesses at the old password in a session that is open: a screen that was left alone tells nobody the password. */
const VRIJ_IN_SESSIE = 5;

/** The same answer, after the same work, for an unknown address and for a wrong password. */
export async function signInWithWachtwoord(
  deps: LoginDeps,
  { email, wachtwoord }: { email: string; wachtwoord: string },
  aanroep: Aanroep,
): Promise<WachtwoordOutcome> {
  const { gebruiker, tellers, poging } = await deps.as(AANMELDEN, (handeling) =>
    takeGuess(handeling, email, aanroep),
  );
  if (poging.kind === 'wacht') return poging;
  const huidig = gebruiker?.hash ?? undefined;
  const { isGoed, nieuweHash } = await hashInTurn(deps, aanroep, poging, async () => {
    const isRight = await isWachtwoordOf(huidig, wachtwoord, deps.hashKosten);
    const isOud = isRight && huidig !== undefined && isVerouderd(huidig, deps.hashKosten);
    return {
      isGoed: isRight,
      nieuweHash: isOud ? await hashWachtwoord(wachtwoord, deps.hashKosten) : undefined,
    };
  });
  return await deps.as(AANMELDEN, async (handeling): Promise<WachtwoordOutcome> => {
    if (!gebruiker || !isGoed) {
      await logMislukt(handeling, gebruiker?.id, 'wachtwoord', poging.straks);
      return { kind: 'geweigerd' };
    }
    await forgivePoging(handeling.tx, tellers);
    if (huidig !== undefined && nieuweHash !== undefined)
      await replaceWachtwoordHash(handeling, gebruiker.id, { huidig, nieuw: nieuweHash });
    const half = { gebruikerId: gebruiker.id, middel: 'wachtwoord', isHeel: false } as const;
    const token = await insertSessie(handeling, half, aanroep);
    return { kind: 'goed', stap: await findTweedeStap(handeling, gebruiker.id), sessie: { token } };
  });
}

/** A guess that nobody could look at, because too many wait, does not count. */
async function hashInTurn<T>(
  deps: LoginDeps,
  { adres }: Aanroep,
  { geteld }: Extract<PogingUitkomst, { kind: 'mag' }>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await deps.hashQueue.run(findAfzender(adres), work);
  } catch (error) {
    await deps.as(AANMELDEN, ({ tx }) => undoPoging(tx, geteld));
    throw error;
  }
}

/** Counts a guess before it is checked. A stranger's guess also counts for the address it comes from. */
async function takeGuess(handeling: LoginHandeling, email: string, aanroep: Aanroep) {
  const { tx, now } = handeling;
  const gebruiker = await tx
    .selectFrom('gebruikers')
    .leftJoin('wachtwoorden', 'wachtwoorden.gebruikerId', 'gebruikers.id')
    .select(['gebruikers.id', 'wachtwoorden.hash'])
    .where('gebruikers.email', '=', email.toLowerCase())
    .executeTakeFirst();
  const { teller, isBekend } = await findTeller(
    handeling,
    'wachtwoord',
    gebruiker?.id ?? hashEmail(email),
    aanroep,
  );
  const gedeeld = isBekend ? [] : tellersVanAdres(aanroep.adres);
  const poging = await takePoging(tx, [teller, ...gedeeld], now);
  const tellers = { eigen: [teller.sleutel], gedeeld: gedeeld.map(({ sleutel }) => sleutel) };
  return { gebruiker, tellers, poging };
}

const hashEmail = (email: string): string =>
  createHash('sha256').update(email.toLowerCase()).digest('base64url').slice(0, 22);

/** Ends every other session, and a link to choose another: somebody who knew the old password is out. */
export async function updateWachtwoord(
  deps: LoginDeps,
  { id: sessieId, gebruikerId }: Sessie,
  { oud, nieuw }: { oud: string; nieuw: string },
  aanroep: Aanroep,
): Promise<UpdateWachtwoordOutcome> {
  const eigen = eigenAccount(gebruikerId);
  await requireGoedWachtwoord(deps, gebruikerId, nieuw, 'nieuw');
  const teller = { sleutel: `wachtwoord-wijzigen:${gebruikerId}`, vrij: VRIJ_IN_SESSIE };
  const poging = await deps.as(AANMELDEN, ({ tx, now }) => takePoging(tx, [teller], now));
  if (poging.kind === 'wacht') return poging;
  const huidig = await deps.as(eigen, (handeling) => findWachtwoordHash(handeling, gebruikerId));
  const hash = await hashInTurn(deps, aanroep, poging, async () =>
    (await isWachtwoordOf(huidig, oud, deps.hashKosten))
      ? await hashWachtwoord(nieuw, deps.hashKosten)
      : undefined,
  );
  if (hash === undefined) return { kind: 'oudKloptNiet' };
  return await asMetKennisgeving(deps, eigen, async (handeling, tell) => {
    // First the account, as where a password is chosen by a link: two ways at once wait for each other.
    await lockGebruiker(handeling, gebruikerId);
    await setWachtwoordHash(handeling, gebruikerId, hash);
    await forgivePoging(handeling.tx, { eigen: [teller.sleutel], gedeeld: [] });
    await deleteEenmaligeTokens(handeling, 'wachtwoord-herstel', gebruikerId);
    await deleteApparaten(handeling, gebruikerId);
    const sessiesBeeindigd = await deleteSessies(handeling, gebruikerId, { behalve: sessieId });
    await logGebruiker(handeling, gebruikerId, 'wachtwoord.gewijzigd', { sessiesBeeindigd });
    tell(gebruikerId, 'wachtwoord.gewijzigd');
    return { kind: 'gewijzigd' };
  });
}
