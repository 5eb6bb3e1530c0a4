import { logGebruiker } from './aanmeld-log.ts';
import { formatLink, sendHerstel } from './account-mail.ts';
import { deleteApparaten } from './apparaten.ts';
import {
  consumeEenmaligToken,
  createEenmaligToken,
  deleteEenmaligeTokens,
  findEenmaligToken,
} from './eenmalige-tokens.ts';
import type { LoginHandeling } from './login-database.ts';
import type { Aanroep, LoginDeps } from './login-deps.ts';
import { takePoging } from './pogingen.ts';
import { deleteSessies } from './sessies.ts';
import { hashWachtwoord } from './wachtwoord-hash.ts';
import { setWachtwoordHash } from './wachtwoorden.ts';
import { AANMELDEN, eigenAccount } from './wie.ts';

/** Enough for somebody who lost the first mail; a stranger cannot fill a mailbox with it. */
const MAILS_VRIJ = 3;
const ADRES_VRIJ = 20;

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
  const link = formatLink(publicUrl, '/wachtwoord-herstellen', found.token);
  await sendHerstel(accountMail, { to: found.email, naam: found.naam, titel, link });
}

async function createLink(handeling: LoginHandeling, email: string, adres: string) {
  const { tx, now } = handeling;
  const gebruiker = await tx
    .selectFrom('gebruikers')
    .innerJoin('wachtwoorden', 'wachtwoorden.gebruikerId', 'gebruikers.id')
    .select(['gebruikers.id', 'naam', 'email'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst();
  const tellers = [{ sleutel: `herstel:adres:${adres}`, vrij: ADRES_VRIJ }];
  if (gebruiker) tellers.push({ sleutel: `herstel:${gebruiker.id}`, vrij: MAILS_VRIJ });
  const poging = await takePoging(tx, tellers, now);
  if (!gebruiker || poging.kind === 'wacht') return undefined;
  const { id: gebruikerId, naam } = gebruiker;
  await deleteEenmaligeTokens(handeling, 'wachtwoord-herstel', gebruikerId);
  const token = await createEenmaligToken(handeling, 'wachtwoord-herstel', { gebruikerId });
  await logGebruiker(handeling, gebruikerId, 'wachtwoord-herstel.gevraagd');
  return { naam, email: gebruiker.email, token };
}

/** Ends every session. The second factor stays: somebody who reads the mailbox is not yet in. */
export async function resetWachtwoord(
  deps: LoginDeps,
  { token, wachtwoord }: { token: string; wachtwoord: string },
): Promise<'hersteld' | 'ongeldig'> {
  const hash = await hashWachtwoord(wachtwoord);
  const found = await deps.as(AANMELDEN, (handeling) =>
    findEenmaligToken(handeling, 'wachtwoord-herstel', token),
  );
  const gebruikerId = found?.gebruikerId;
  if (!gebruikerId) return 'ongeldig';
  return await deps.as(eigenAccount(gebruikerId), async (handeling) => {
    if (!(await consumeEenmaligToken(handeling, 'wachtwoord-herstel', token))) return 'ongeldig';
    await setWachtwoordHash(handeling, gebruikerId, hash);
    await deleteApparaten(handeling, gebruikerId);
    const sessiesBeeindigd = await deleteSessies(handeling, gebruikerId);
    await logGebruiker(handeling, gebruikerId, 'wachtwoord.hersteld', { sessiesBeeindigd });
    return 'hersteld';
  });
}
