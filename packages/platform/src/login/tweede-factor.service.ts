import { logGebruiker, logMislukt } from './aanmeld-log.ts';
import {
  consumeEenmaligToken,
  createEenmaligToken,
  deleteEenmaligeTokens,
  findEenmaligToken,
} from './eenmalige-tokens.ts';
import { getGebruiker, lockGebruiker } from './gebruikers.ts';
import { consumeHerstelcode, countHerstelcodes, replaceHerstelcodes } from './herstelcodes.ts';
import type { LoginHandeling } from './login-database.ts';
import type { Aanroep, LoginDeps, NieuweSessie } from './login-deps.ts';
import { asMetKennisgeving, type Tell } from './kennisgeving.ts';
import { openSessie } from './open-sessie.ts';
import { forgivePoging, takePoging } from './pogingen.ts';
import { drawQr, type Qr } from './qr.ts';
import type { Sessie } from './sessie.ts';
import { findTweedeStap } from './stap.ts';
import { findTeller } from './tellers.ts';
import { createTotpGeheim, findLaatsteStap, findMatchingStap, formatOtpauthUri } from './totp.ts';
import { AANMELDEN, eigenAccount } from './wie.ts';

export type CodeOutcome =
  | { kind: 'goed'; sessie: NieuweSessie }
  /** Wrong, or right and used before: somebody who looks over a shoulder learns nothing. */
  | { kind: 'geweigerd' }
  | { kind: 'wacht'; seconden: number };

export type ConfirmOutcome =
  | { kind: 'goed'; sessie: NieuweSessie; herstelcodes: string[] }
  | { kind: 'geweigerd' }
  | { kind: 'nietBegonnen' };

/** Binds a secret to its row: the ciphertext of one person does not open as another's. */
export const contextOfGeheim = (gebruikerId: string): string => `tweede_factoren.geheim:${gebruikerId}`;

/** A new secret, not in use before one code of it was shown. The app that is there goes on until then. */
export async function startTweedeFactor(
  deps: LoginDeps,
  gebruikerId: string,
): Promise<{ token: string; geheim: string; uri: string; qr: Qr }> {
  const geheim = createTotpGeheim();
  const gegevens = { geheim: deps.geheimen.encrypt(geheim, contextOfGeheim(gebruikerId)) };
  return await deps.as(eigenAccount(gebruikerId), async (handeling) => {
    await deleteEenmaligeTokens(handeling, 'app-instellen', gebruikerId);
    const token = await createEenmaligToken(handeling, 'app-instellen', { gebruikerId, gegevens });
    const { email } = await getGebruiker(handeling, gebruikerId);
    const uri = formatOtpauthUri({ geheim, uitgever: deps.titel, wie: email });
    return { token, geheim, uri, qr: drawQr(uri) };
  });
}

/** Puts the new app in the place of the one that was there, such as the app of a former telephone. */
export async function confirmTweedeFactor(
  deps: LoginDeps,
  sessie: Sessie,
  { token, code }: { token: string; code: string },
  aanroep: Aanroep,
): Promise<ConfirmOutcome> {
  const { gebruikerId } = sessie;
  return await asMetKennisgeving(deps, eigenAccount(gebruikerId), async (handeling, tell) => {
    const begonnen = await findEenmaligToken(handeling, 'app-instellen', token);
    if (begonnen?.gebruikerId !== gebruikerId) return { kind: 'nietBegonnen' };
    const geheim = String(begonnen.gegevens['geheim']);
    const laatsteStap = findStapOfCode(deps, handeling, { gebruikerId, geheim, code });
    if (laatsteStap === undefined) return { kind: 'geweigerd' };
    await consumeEenmaligToken(handeling, 'app-instellen', token);
    await handeling.tx
      .insertInto('tweedeFactoren')
      .values({ gebruikerId, geheim, laatsteStap })
      .onConflict((conflict) => conflict.column('gebruikerId').doUpdateSet({ geheim, laatsteStap }))
      .execute();
    await logGebruiker(handeling, gebruikerId, 'tweede-factor.ingesteld');
    tell(gebruikerId, 'tweede-factor.ingesteld');
    const herstelcodes = await replaceHerstelcodes(handeling, gebruikerId);
    const nieuw = await openSessie(handeling, gebruikerId, 'totp', { ...aanroep, sessie }, tell);
    return { kind: 'goed', sessie: nieuw, herstelcodes };
  });
}

/** Opens a session with the code of an app. */
export async function signInWithCode(
  deps: LoginDeps,
  sessie: Sessie,
  code: string,
  aanroep: Aanroep,
): Promise<CodeOutcome> {
  return await guess(deps, sessie, 'totp', aanroep, (handeling) =>
    consumeCode(deps, handeling, sessie.gebruikerId, code),
  );
}

/** Opens a session with a recovery code. */
export async function signInWithHerstelcode(
  deps: LoginDeps,
  sessie: Sessie,
  code: string,
  aanroep: Aanroep,
): Promise<CodeOutcome> {
  const { gebruikerId } = sessie;
  return await guess(deps, sessie, 'herstelcode', aanroep, async (handeling, tell) => {
    const over = await consumeHerstelcode(handeling, gebruikerId, code);
    if (over === undefined) return false;
    await logGebruiker(handeling, gebruikerId, 'herstelcode.gebruikt', { over });
    tell(gebruikerId, 'herstelcode.gebruikt');
    return true;
  });
}

/** One guess, counted before it is looked at. */
async function guess(
  deps: LoginDeps,
  sessie: Sessie,
  middel: 'totp' | 'herstelcode',
  aanroep: Aanroep,
  consume: (handeling: LoginHandeling, tell: Tell) => Promise<boolean>,
): Promise<CodeOutcome> {
  const { gebruikerId } = sessie;
  const { teller, poging } = await deps.as(AANMELDEN, async (handeling) => {
    const found = await findTeller(handeling, 'code', gebruikerId, aanroep);
    return { ...found, poging: await takePoging(handeling.tx, [found.teller], handeling.now) };
  });
  if (poging.kind === 'wacht') return poging;
  const nieuw = await asMetKennisgeving(deps, eigenAccount(gebruikerId), async (handeling, tell) => {
    if (!(await consume(handeling, tell))) return undefined;
    await forgivePoging(handeling.tx, { eigen: [teller.sleutel], gedeeld: [] });
    return await openSessie(handeling, gebruikerId, middel, { ...aanroep, sessie }, tell);
  });
  if (nieuw) return { kind: 'goed', sessie: nieuw };
  await deps.as(AANMELDEN, (handeling) => logMislukt(handeling, gebruikerId, middel, poging.straks));
  return { kind: 'geweigerd' };
}

/** Uses up the step that this code belongs to: a code that somebody saw does not open twice. */
async function consumeCode(
  deps: LoginDeps,
  handeling: LoginHandeling,
  gebruikerId: string,
  code: string,
): Promise<boolean> {
  const { tx } = handeling;
  const row = await tx
    .selectFrom('tweedeFactoren')
    .select('geheim')
    .where('gebruikerId', '=', gebruikerId)
    .executeTakeFirst();
  const stap = row && findStapOfCode(deps, handeling, { gebruikerId, code, ...row });
  if (stap === undefined) return false;
  const used = await tx
    .updateTable('tweedeFactoren')
    .set({ laatsteStap: stap })
    .where('gebruikerId', '=', gebruikerId)
    // A step that lies ahead was used while a clock was wrong: it keeps nobody out until that day.
    .where((eb) =>
      eb.or([eb('laatsteStap', '<', stap), eb('laatsteStap', '>', findLaatsteStap(handeling.now))]),
    )
    .returning('laatsteStap')
    .executeTakeFirst();
  return used !== undefined;
}

function findStapOfCode(
  { geheimen }: LoginDeps,
  { now }: LoginHandeling,
  { gebruikerId, geheim, code }: { gebruikerId: string; geheim: string; code: string },
): number | undefined {
  const plain = geheimen.decrypt(geheim, contextOfGeheim(gebruikerId));
  return findMatchingStap(plain, code.replaceAll(/\s/g, ''), now);
}

export async function renewHerstelcodes(deps: LoginDeps, gebruikerId: string): Promise<string[]> {
  return await asMetKennisgeving(deps, eigenAccount(gebruikerId), async (handeling, tell) => {
    await logGebruiker(handeling, gebruikerId, 'herstelcodes.gemaakt');
    tell(gebruikerId, 'herstelcodes.gemaakt');
    return await replaceHerstelcodes(handeling, gebruikerId);
  });
}

/** False when it is the only second factor: whoever knows the password would then be the first to make another. */
export async function deleteTweedeFactor(deps: LoginDeps, gebruikerId: string): Promise<boolean> {
  return await asMetKennisgeving(deps, eigenAccount(gebruikerId), async (handeling, tell) => {
    await lockGebruiker(handeling, gebruikerId);
    const stap = await findTweedeStap(handeling, gebruikerId);
    if (stap.stap !== 'tweede-factor' || !stap.passkey) return false;
    await handeling.tx.deleteFrom('tweedeFactoren').where('gebruikerId', '=', gebruikerId).execute();
    await logGebruiker(handeling, gebruikerId, 'tweede-factor.verwijderd');
    tell(gebruikerId, 'tweede-factor.verwijderd');
    return true;
  });
}

/** For the screen of the own account. */
export async function getTweedeFactor(
  deps: LoginDeps,
  gebruikerId: string,
): Promise<{ code: boolean; herstelcodes: number }> {
  return await deps.as(eigenAccount(gebruikerId), async (handeling) => {
    const stap = await findTweedeStap(handeling, gebruikerId);
    return {
      code: stap.stap === 'tweede-factor' && stap.code,
      herstelcodes: await countHerstelcodes(handeling, gebruikerId),
    };
  });
}
