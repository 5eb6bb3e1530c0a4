import { Problem } from '../problem/problem.ts';
import { logGebruiker } from './aanmeld-log.ts';
import { formatLink, sendUitnodiging } from './account-mail.ts';
import type { Actor } from '../actor/actor.ts';
import {
  consumeEenmaligToken,
  createEenmaligToken,
  deleteEenmaligeTokens,
  findEenmaligToken,
} from './eenmalige-tokens.ts';
import { findOrInsertGebruiker, getGebruiker, lockGebruiker } from './gebruikers.ts';
import { insertLidmaatschappen } from './lidmaatschappen.ts';
import type { Toekenning } from './toekenning.ts';
import type { LoginHandeling } from './login-database.ts';
import type { Aanroep, LoginDeps, NieuweSessie } from './login-deps.ts';
import { hasSchoolaccount } from './schoolaccounts.ts';
import { insertSessie } from './sessies.ts';
import { findWachtwoordHash, setWachtwoordHash } from './wachtwoorden.ts';
import { hashGekozen } from './wachtwoord-keuze.ts';
import { AANMELDEN, eigenAccount } from './wie.ts';

export type Uitnodiging = { email: string; naam: string; lidmaatschappen: readonly Toekenning[] };

export type InviteOutcome = {
  /**
   * `bestondAl`: the account works already, so no mail was needed. `nietVerzonden`: the mail did not leave. The places were
   * added all the same.
   */
  kind: 'uitgenodigd' | 'bestondAl' | 'nietVerzonden';
} & Uitgenodigd;

/** `toegevoegd`: how many of the places this person did not have. */
type Uitgenodigd = { gebruikerId: string; toegevoegd: number };

/**
 * Makes an account without a password, gives it its places, and mails a link to choose a password: nobody but its owner
 * ever knows it. `prepare` runs before any row is written and `write` after, in the same transaction. Whether the actor may is
 * the application's question, asked before.
 */
export async function inviteGebruiker(
  deps: LoginDeps,
  actor: Actor,
  { email, naam, lidmaatschappen }: Uitnodiging,
  {
    prepare,
    write,
  }: {
    prepare?: (handeling: LoginHandeling) => Promise<void>;
    write?: (handeling: LoginHandeling, uitgenodigd: Uitgenodigd) => Promise<void>;
  } = {},
): Promise<InviteOutcome> {
  const { accountMail, publicUrl, titel } = deps;
  if (!accountMail) throw geenMail();
  const { token, ...uitgenodigd } = await deps.as(actor, async (handeling) => {
    await prepare?.(handeling);
    const { id: gebruikerId } = await findOrInsertGebruiker(handeling, { email, naam });
    const toegevoegd = await insertLidmaatschappen(handeling, gebruikerId, lidmaatschappen);
    await write?.(handeling, { gebruikerId, toegevoegd });
    const maySignIn = await hasMiddel(handeling, gebruikerId);
    const link = maySignIn ? undefined : await createLink(handeling, gebruikerId);
    return { gebruikerId, toegevoegd, token: link };
  });
  if (token === undefined) return { kind: 'bestondAl', ...uitgenodigd };
  const link = formatLink(publicUrl, '/uitnodiging', token);
  const sent = await sendUitnodiging(accountMail, { to: email, naam, titel, link });
  return { kind: sent.kind === 'failed' ? 'nietVerzonden' : 'uitgenodigd', ...uitgenodigd };
}

/** A new link for somebody who never used the one before, which opens nothing any more. `check`: may this actor? */
export async function resendUitnodiging(
  deps: LoginDeps,
  actor: Actor,
  gebruikerId: string,
  check: (handeling: LoginHandeling) => Promise<unknown>,
): Promise<void> {
  const { accountMail, publicUrl, titel } = deps;
  if (!accountMail) throw geenMail();
  const { email, naam, token } = await deps.as(actor, async (handeling) => {
    await check(handeling);
    // Whoever is choosing a password by the link of before is waited for: then no other link is needed.
    await lockGebruiker(handeling, gebruikerId);
    if (await hasMiddel(handeling, gebruikerId)) throw nietNodig();
    const persoon = await getGebruiker(handeling, gebruikerId);
    return { ...persoon, token: await createLink(handeling, gebruikerId) };
  });
  const link = formatLink(publicUrl, '/uitnodiging', token);
  const sent = await sendUitnodiging(accountMail, { to: email, naam, titel, link });
  if (sent.kind === 'failed') throw nietVerzonden();
}

/** Somebody with any way to sign in needs no invitation. */
const hasMiddel = async (handeling: LoginHandeling, gebruikerId: string): Promise<boolean> =>
  (await findWachtwoordHash(handeling, gebruikerId)) !== undefined ||
  (await hasSchoolaccount(handeling, gebruikerId));

async function createLink(handeling: LoginHandeling, gebruikerId: string): Promise<string> {
  await deleteEenmaligeTokens(handeling, 'uitnodiging', gebruikerId);
  const token = await createEenmaligToken(handeling, 'uitnodiging', { gebruikerId });
  await logGebruiker(handeling, gebruikerId, 'uitnodiging.verzonden');
  return token;
}

/** The person that the link is for; undefined when it is used, old or wrong. */
export async function findUitnodiging(
  deps: LoginDeps,
  token: string,
): Promise<{ naam: string; email: string } | undefined> {
  return await deps.as(AANMELDEN, async (handeling) => {
    const found = await findEenmaligToken(handeling, 'uitnodiging', token);
    return found?.gebruikerId ? await getGebruiker(handeling, found.gebruikerId) : undefined;
  });
}

/** Chooses the password and opens a half session: the second factor comes next. Undefined when the link is not valid. */
export async function acceptUitnodiging(
  deps: LoginDeps,
  { token, wachtwoord }: { token: string; wachtwoord: string },
  aanroep: Aanroep,
): Promise<NieuweSessie | undefined> {
  const found = await deps.as(AANMELDEN, (handeling) => findEenmaligToken(handeling, 'uitnodiging', token));
  const gebruikerId = found?.gebruikerId;
  if (!gebruikerId) return undefined;
  const hash = await hashGekozen(deps, gebruikerId, wachtwoord, aanroep);
  return await deps.as(eigenAccount(gebruikerId), async (handeling) => {
    if (!(await consumeEenmaligToken(handeling, 'uitnodiging', token))) return undefined;
    await setWachtwoordHash(handeling, gebruikerId, hash);
    await logGebruiker(handeling, gebruikerId, 'uitnodiging.aanvaard');
    const half = { gebruikerId, middel: 'wachtwoord', isHeel: false } as const;
    return { token: await insertSessie(handeling, half, aanroep) };
  });
}

export const geenMail = () =>
  new Problem({
    status: 503,
    code: 'MAIL_NIET_INGESTELD',
    melding:
      'Uitnodigen kan nog niet: er is geen mailserver ingesteld. Vraag dit aan de beheerder van de toepassing.',
  });

const nietNodig = () =>
  new Problem({
    status: 409,
    code: 'UITNODIGING_NIET_NODIG',
    melding: 'Deze persoon heeft al een wachtwoord gekozen en kan inloggen.',
  });

export const nietVerzonden = () =>
  new Problem({
    status: 502,
    code: 'UITNODIGING_NIET_VERZONDEN',
    melding:
      'De e-mail met de uitnodiging kon niet worden verstuurd. Controleer het adres en nodig de persoon opnieuw uit.',
  });
