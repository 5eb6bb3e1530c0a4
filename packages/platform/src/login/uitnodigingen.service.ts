import { findAfzender } from '../pogingen/adresblokken.ts';
import { computeGeslotenTot } from '../pogingen/pogingen.ts';
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
import { findOrInsertGebruiker, getGebruiker } from './gebruikers.ts';
import { insertLidmaatschappen } from './lidmaatschappen.ts';
import type { Toekenning } from './toekenning.ts';
import type { LoginHandeling } from './login-database.ts';
import type { Aanroep, LoginDeps, NieuweSessie } from './login-deps.ts';
import { hasSchoolaccount } from './schoolaccounts.ts';
import { insertSessie } from './sessies.ts';
import { hashWachtwoord } from './wachtwoord-hash.ts';
import { findWachtwoordHash, setWachtwoordHash } from './wachtwoorden.ts';
import { requireGoedWachtwoord } from './wachtwoord-keuze.ts';
import { AANMELDEN, eigenAccount } from './wie.ts';

export type Uitnodiging = { email: string; naam: string; lidmaatschappen: readonly Toekenning[] };

export type InviteOutcome =
  | { kind: 'uitgenodigd'; gebruikerId: string }
  /** The account works already: the places were added, no mail was needed. */
  | { kind: 'bestondAl'; gebruikerId: string; toegevoegd: number };

/**
 * Makes an account without a password, gives it its places, and mails a link to choose a password: nobody but its owner
 * ever knows it. `write` adds rows of its own (such as that of a role) in the same transaction. Whether the actor may is
 * the application's question, asked before.
 */
export async function inviteGebruiker(
  deps: LoginDeps,
  actor: Actor,
  { email, naam, lidmaatschappen }: Uitnodiging,
  write?: (handeling: LoginHandeling, gebruikerId: string) => Promise<void>,
): Promise<InviteOutcome> {
  if (!deps.accountMail) throw geenMail();
  const { gebruikerId, toegevoegd, token } = await deps.as(actor, async (handeling) => {
    const { id } = await findOrInsertGebruiker(handeling, { email, naam });
    const added = await insertLidmaatschappen(handeling, id, lidmaatschappen);
    await write?.(handeling, id);
    const maySignIn = await hasMiddel(handeling, id);
    return {
      gebruikerId: id,
      toegevoegd: added,
      token: maySignIn ? undefined : await createLink(handeling, id),
    };
  });
  if (token === undefined) return { kind: 'bestondAl', gebruikerId, toegevoegd };
  await sendLink(deps, { email, naam, token });
  return { kind: 'uitgenodigd', gebruikerId };
}

/** A new link for somebody who never used the one before, which opens nothing any more. `check`: may this actor? */
export async function resendUitnodiging(
  deps: LoginDeps,
  actor: Actor,
  gebruikerId: string,
  check: (handeling: LoginHandeling) => Promise<unknown>,
): Promise<void> {
  if (!deps.accountMail) throw geenMail();
  const brief = await deps.as(actor, async (handeling) => {
    await check(handeling);
    if (await hasMiddel(handeling, gebruikerId)) throw nietNodig();
    return {
      ...(await getGebruiker(handeling, gebruikerId)),
      token: await createLink(handeling, gebruikerId),
    };
  });
  await sendLink(deps, brief);
}

async function sendLink(
  { accountMail, publicUrl, titel }: LoginDeps,
  { email, naam, token }: { email: string; naam: string; token: string },
): Promise<void> {
  if (!accountMail) throw geenMail();
  const link = formatLink(publicUrl, '/uitnodiging', token);
  const sent = await sendUitnodiging(accountMail, { to: email, naam, titel, link });
  if (sent.kind === 'failed') throw nietVerzonden();
}

/** Somebody with any way to sign in needs no invitation. */
const hasMiddel = async (handeling: LoginHandeling, gebruikerId: string): Promise<boolean> =>
  (await findWachtwoordHash(handeling, gebruikerId)) !== undefined ||
  (await hasSchoolaccount(handeling, gebruikerId));

/** Enough for who mistyped and for who lost the mail; more is a nuisance to whoever has that address. */
const MAX_PER_DAG = { max: 5, vensterMs: 24 * 60 * 60 * 1000 };

async function createLink(handeling: LoginHandeling, gebruikerId: string): Promise<string> {
  const { now } = handeling;
  const vorige = await deleteEenmaligeTokens(handeling, 'uitnodiging', gebruikerId);
  const verzonden = vorige.flatMap(({ verzonden: momenten }) => (momenten ?? []) as string[]);
  const geslotenTot = computeGeslotenTot(
    MAX_PER_DAG,
    verzonden.map((moment) => new Date(moment)),
    now,
  );
  if (geslotenTot && geslotenTot > now) throw teVaak();
  const gegevens = { verzonden: [...verzonden, now.toISOString()].slice(-MAX_PER_DAG.max) };
  const token = await createEenmaligToken(handeling, 'uitnodiging', { gebruikerId, gegevens });
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
  await requireGoedWachtwoord(deps, gebruikerId, wachtwoord);
  // Only for who has a link: a stranger must not make us hash.
  const hash = await deps.hashQueue.run(findAfzender(aanroep.adres), () =>
    hashWachtwoord(wachtwoord, deps.hashKosten),
  );
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

const teVaak = () =>
  new Problem({
    status: 429,
    code: 'UITNODIGING_TE_VAAK',
    melding:
      'Deze persoon kreeg vandaag al vijf uitnodigingen. Kijk of het e-mailadres klopt en in de map met ongewenste e-mail; morgen kan het weer.',
  });

const nietNodig = () =>
  new Problem({
    status: 409,
    code: 'UITNODIGING_NIET_NODIG',
    melding: 'Deze persoon heeft al een wachtwoord gekozen en kan inloggen.',
  });

const nietVerzonden = () =>
  new Problem({
    status: 502,
    code: 'UITNODIGING_NIET_VERZONDEN',
    melding:
      'De e-mail met de uitnodiging kon niet worden verstuurd. Controleer het adres en nodig de persoon opnieuw uit.',
  });
