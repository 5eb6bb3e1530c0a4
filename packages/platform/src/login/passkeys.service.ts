import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { isIP } from 'node:net';
import { logGebruiker, logMislukt } from './aanmeld-log.ts';
import { consumeEenmaligToken, createEenmaligToken } from './eenmalige-tokens.ts';
import { getGebruiker, lockGebruiker } from './gebruikers.ts';
import { countHerstelcodes, replaceHerstelcodes } from './herstelcodes.ts';
import type { LoginHandeling } from './login-database.ts';
import type { Aanroep, LoginDeps, NieuweSessie } from './login-deps.ts';
import { asMetKennisgeving } from './kennisgeving.ts';
import { openSessie } from './open-sessie.ts';
import {
  findCredential,
  insertPasskey,
  listPasskeysOf,
  setPasskeyUsed,
  type Credential,
  type Passkey,
} from './passkeys.store.ts';
import { forgivePoging, takePoging, tellersVanAdres } from './pogingen.ts';
import type { Sessie } from './sessie.ts';
import { findTweedeStap } from './stap.ts';
import { AANMELDEN, eigenAccount } from './wie.ts';

/**
 * Passkeys (WebAuthn). The device itself asks for a finger, a face or a PIN (user verification is required): a passkey
 * is a password and a second factor in one.
 */
export type CreatePasskeyOutcome =
  /** The first second factor comes with `herstelcodes`, which are shown once. */
  { kind: 'goed'; sessie: NieuweSessie; herstelcodes: string[] | undefined } | { kind: 'geweigerd' };

export type PasskeyOutcome =
  { kind: 'goed'; sessie: NieuweSessie } | { kind: 'geweigerd' } | { kind: 'wacht'; seconden: number };

/** A passkey belongs to a name: at an IP address there are none. */
export const hasPasskeys = ({ publicUrl }: LoginDeps): boolean => isIP(new URL(publicUrl).hostname) === 0;

const rpIdOf = ({ publicUrl }: LoginDeps): string => new URL(publicUrl).hostname;

/** The challenge is its own one-time token; the database holds the hash. */
const createChallenge = async (handeling: LoginHandeling): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(Buffer.from(await createEenmaligToken(handeling, 'passkey'), 'base64url'));

const consumeChallenge = async (deps: LoginDeps, challenge: string): Promise<boolean> =>
  (await deps.as(AANMELDEN, (handeling) => consumeEenmaligToken(handeling, 'passkey', challenge))) !==
  undefined;

/** An answer of a device is checked against these. */
const expectationOf = (deps: LoginDeps) => ({
  expectedChallenge: (challenge: string) => consumeChallenge(deps, challenge),
  expectedOrigin: new URL(deps.publicUrl).origin,
  expectedRPID: rpIdOf(deps),
  requireUserVerification: true,
});

export async function startPasskey(
  deps: LoginDeps,
  gebruikerId: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server');
  return await deps.as(eigenAccount(gebruikerId), async (handeling) => {
    const { email, naam } = await getGebruiker(handeling, gebruikerId);
    const known = await listPasskeysOf(handeling, gebruikerId);
    return await generateRegistrationOptions({
      rpName: deps.titel,
      rpID: rpIdOf(deps),
      userID: new TextEncoder().encode(gebruikerId),
      userName: email,
      userDisplayName: naam,
      challenge: await createChallenge(handeling),
      attestationType: 'none',
      excludeCredentials: known.map(({ id }) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  });
}

export async function createPasskey(
  deps: LoginDeps,
  sessie: Sessie,
  { naam, antwoord }: { naam: string; antwoord: unknown },
  aanroep: Aanroep,
): Promise<CreatePasskeyOutcome> {
  const { gebruikerId } = sessie;
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const response = antwoord as RegistrationResponseJSON;
  const checked = await verifyRegistrationResponse({ response, ...expectationOf(deps) }).catch(
    () => undefined,
  );
  if (!checked?.verified) return { kind: 'geweigerd' };
  const { credential } = checked.registrationInfo;
  return await asMetKennisgeving(deps, eigenAccount(gebruikerId), async (handeling, tell) => {
    await insertPasskey(handeling, { ...credential, gebruikerId, naam });
    await logGebruiker(handeling, gebruikerId, 'passkey.toegevoegd');
    tell(gebruikerId, 'passkey.toegevoegd');
    const isEerste = (await countHerstelcodes(handeling, gebruikerId)) === 0;
    const herstelcodes = isEerste ? await replaceHerstelcodes(handeling, gebruikerId) : undefined;
    const nieuw = await openSessie(handeling, gebruikerId, 'passkey', { ...aanroep, sessie }, tell);
    return { kind: 'goed', sessie: nieuw, herstelcodes };
  });
}

/** Nobody says who they are: the device knows which accounts it has here, and we tell nobody. */
export async function startPasskeySignIn(deps: LoginDeps): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
  const challenge = await deps.as(AANMELDEN, createChallenge);
  return await generateAuthenticationOptions({
    rpID: rpIdOf(deps),
    challenge,
    userVerification: 'required',
  });
}

export async function signInWithPasskey(
  deps: LoginDeps,
  antwoord: unknown,
  aanroep: Aanroep,
): Promise<PasskeyOutcome> {
  const response = antwoord as AuthenticationResponseJSON;
  // Nobody guesses a passkey; counting keeps a stranger from filling the logboek with attempts.
  const tellers = tellersVanAdres(aanroep.adres);
  const poging = await deps.as(AANMELDEN, ({ tx, now }) => takePoging(tx, tellers, now));
  if (poging.kind === 'wacht') return poging;
  const credential = await deps.as(AANMELDEN, (handeling) => findCredential(handeling, response.id));
  const counter = credential && (await verifyCredential(deps, credential, response));
  if (!credential || counter === undefined) {
    await deps.as(AANMELDEN, (handeling) => logMislukt(handeling, credential?.gebruikerId, 'passkey'));
    return { kind: 'geweigerd' };
  }
  const { id, gebruikerId } = credential;
  return await asMetKennisgeving(deps, eigenAccount(gebruikerId), async (handeling, tell) => {
    await setPasskeyUsed(handeling, id, counter);
    await forgivePoging(handeling.tx, { eigen: [], gedeeld: tellers.map(({ sleutel }) => sleutel) });
    return { kind: 'goed', sessie: await openSessie(handeling, gebruikerId, 'passkey', aanroep, tell) };
  });
}

/** Gives the new counter of the device; undefined when the signature, or what was signed, is not right. */
async function verifyCredential(
  deps: LoginDeps,
  credential: Credential,
  response: AuthenticationResponseJSON,
): Promise<number | undefined> {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const checked = await verifyAuthenticationResponse({
    response,
    credential,
    ...expectationOf(deps),
  }).catch(() => undefined);
  return checked?.verified ? checked.authenticationInfo.newCounter : undefined;
}

export async function listPasskeys(deps: LoginDeps, gebruikerId: string): Promise<Passkey[]> {
  return await deps.as(eigenAccount(gebruikerId), (handeling) => listPasskeysOf(handeling, gebruikerId));
}

/** `enige`: nothing would be left to sign in with besides a password. */
export async function deletePasskey(
  deps: LoginDeps,
  gebruikerId: string,
  id: string,
): Promise<'verwijderd' | 'onbekend' | 'enige'> {
  return await asMetKennisgeving(deps, eigenAccount(gebruikerId), async (handeling, tell) => {
    await lockGebruiker(handeling, gebruikerId);
    const own = await listPasskeysOf(handeling, gebruikerId);
    if (!own.some((passkey) => passkey.id === id)) return 'onbekend';
    const stap = await findTweedeStap(handeling, gebruikerId);
    if (own.length === 1 && !(stap.stap === 'tweede-factor' && stap.code)) return 'enige';
    await handeling.tx.deleteFrom('passkeys').where('id', '=', id).execute();
    await logGebruiker(handeling, gebruikerId, 'passkey.verwijderd');
    tell(gebruikerId, 'passkey.verwijderd');
    return 'verwijderd';
  });
}
