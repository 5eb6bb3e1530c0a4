import { logGebruiker } from './aanmeld-log.ts';
import { appendLogboek } from '../logboek/logboek.ts';
import type { Actor } from '../actor/actor.ts';
import { formatLink, sendHerstel, sendHerstelKanNiet } from './account-mail.ts';
import { deleteApparaten } from './apparaten.ts';
import {
  consumeEenmaligToken,
  createEenmaligToken,
  deleteEenmaligeTokens,
  findEenmaligToken,
} from './eenmalige-tokens.ts';
import { getGebruiker, lockGebruiker } from './gebruikers.ts';
import type { LoginHandeling } from './login-database.ts';
import type { Aanroep, LoginDeps } from './login-deps.ts';
import { asMetKennisgeving } from './kennisgeving.ts';
import { listGewist, listMetTweedeStap } from './personen.ts';
import { takePoging, tellersVanAdres } from './pogingen.ts';
import { deleteSessies } from './sessies.ts';
import { setWachtwoordHash } from './wachtwoorden.ts';
import { hashGekozen } from './wachtwoord-keuze.ts';
import { AANMELDEN, eigenAccount } from './wie.ts';

/** Enough for somebody who lost the first mail; a stranger cannot fill a mailbox with it. */
const MAILS_VRIJ = 3;
const ADRES_VRIJ = 20;
const HERSTELLEN = '/wachtwoord-herstellen';

/** Mails a link, when the address is known. It takes longer for a known address: call it after the answer has left. */
export async function sendWachtwoordHerstel(
  deps: LoginDeps,
  email: string,
  { adres }: Aanroep,
): Promise<void> {
  const { accountMail, publicUrl, titel } = deps;
  if (!accountMail) return;
  const found = await deps.as(AANMELDEN, (handeling) => createLink(handeling, email, adres));
  if (!found) return;
  const { email: to, naam, token, metStap } = found;
  if (token === undefined) await sendHerstelKanNiet(accountMail, { to, naam, titel });
  else
    await sendHerstel(accountMail, {
      to,
      naam,
      titel,
      link: formatLink(publicUrl, HERSTELLEN, token),
      metStap,
    });
}

/**
 * For a person whose second step was taken away, by somebody who has them in front of them: `checkMag` says whether the
 * actor may, in the same transaction, and gives the vestiging of the row. Mails the link at once.
 */
export async function allowWachtwoordHerstel(
  deps: LoginDeps,
  actor: Actor,
  gebruikerId: string,
  checkMag: (handeling: LoginHandeling) => Promise<string | undefined>,
): Promise<{ gemaild: boolean }> {
  const { accountMail, publicUrl, titel } = deps;
  if (!accountMail) return { gemaild: false };
  const { naam, email, token, metStap } = await deps.as(actor, async (handeling) => {
    const brin6 = await checkMag(handeling);
    await lockGebruiker(handeling, gebruikerId);
    await appendLogboek(handeling, {
      gebeurtenis: 'wachtwoord-herstel.toegestaan',
      ...(brin6 !== undefined && { brin6 }),
      onderwerp: `gebruiker:${gebruikerId}`,
    });
    return {
      ...(await getGebruiker(handeling, gebruikerId)),
      metStap: await hasStap(handeling, gebruikerId),
      token: await replaceToken(handeling, gebruikerId),
    };
  });
  const link = formatLink(publicUrl, HERSTELLEN, token);
  const sent = await sendHerstel(accountMail, { to: email, naam, titel, link, metStap });
  return { gemaild: sent.kind !== 'failed' };
}

const hasStap = async (handeling: LoginHandeling, gebruikerId: string): Promise<boolean> =>
  (await listMetTweedeStap(handeling, [gebruikerId])).has(gebruikerId);

async function replaceToken(handeling: LoginHandeling, gebruikerId: string): Promise<string> {
  await deleteEenmaligeTokens(handeling, 'wachtwoord-herstel', gebruikerId);
  return await createEenmaligToken(handeling, 'wachtwoord-herstel', { gebruikerId });
}

async function createLink(handeling: LoginHandeling, email: string, adres: string) {
  const { tx, now } = handeling;
  const gebruiker = await tx
    .selectFrom('gebruikers')
    .innerJoin('wachtwoorden', 'wachtwoorden.gebruikerId', 'gebruikers.id')
    .select(['gebruikers.id', 'naam', 'email'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  const tellers = tellersVanAdres(adres, 'herstel:adres', ADRES_VRIJ);
  if (gebruiker) tellers.push({ sleutel: `herstel:${gebruiker.id}`, vrij: MAILS_VRIJ });
  const poging = await takePoging(tx, tellers, now);
  if (!gebruiker || poging.kind === 'wacht') return undefined;
  const { id: gebruikerId, naam } = gebruiker;
  await lockGebruiker(handeling, gebruikerId);
  // Whoever reads the mailbox would be in with it alone (R19).
  if ((await listGewist(handeling, [gebruikerId])).has(gebruikerId)) {
    await logGebruiker(handeling, gebruikerId, 'wachtwoord-herstel.geweigerd');
    return { naam, email: gebruiker.email, token: undefined, metStap: false };
  }
  const token = await replaceToken(handeling, gebruikerId);
  await logGebruiker(handeling, gebruikerId, 'wachtwoord-herstel.gevraagd');
  return { naam, email: gebruiker.email, token, metStap: await hasStap(handeling, gebruikerId) };
}

/** Ends every session. The second factor stays: somebody who reads the mailbox is not yet in. */
export async function resetWachtwoord(
  deps: LoginDeps,
  { token, wachtwoord }: { token: string; wachtwoord: string },
  aanroep: Aanroep,
): Promise<'hersteld' | 'ongeldig'> {
  const found = await deps.as(AANMELDEN, (handeling) =>
    findEenmaligToken(handeling, 'wachtwoord-herstel', token),
  );
  const gebruikerId = found?.gebruikerId;
  if (!gebruikerId) return 'ongeldig';
  const hash = await hashGekozen(deps, gebruikerId, wachtwoord, aanroep);
  return await asMetKennisgeving(deps, eigenAccount(gebruikerId), async (handeling, tell) => {
    // First: whoever takes the second step away at this moment has to see that this password came by mail.
    await lockGebruiker(handeling, gebruikerId);
    if (!(await consumeEenmaligToken(handeling, 'wachtwoord-herstel', token))) return 'ongeldig';
    await setWachtwoordHash(handeling, gebruikerId, hash, { perMail: true });
    await deleteApparaten(handeling, gebruikerId);
    const sessiesBeeindigd = await deleteSessies(handeling, gebruikerId);
    await logGebruiker(handeling, gebruikerId, 'wachtwoord.hersteld', { sessiesBeeindigd });
    tell(gebruikerId, 'wachtwoord.hersteld');
    return 'hersteld';
  });
}
