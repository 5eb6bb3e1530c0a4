import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
  WebAuthnCredential,
} from '@simplewebauthn/server';
import { isIP } from 'node:net';
import { appendLogboek } from '../logboek/logboek.ts';
import { consumeEenmalig, createEenmalig } from './eenmalig.ts';
import { lockGebruiker } from './gebruikers.ts';
import { countHerstelcodes, replaceHerstelcodes } from './herstelcodes.ts';
import type { Aanroep, LoginDeps, LoginTx, NieuweSessie } from './login-deps.ts';
import { forgivePoging, takePoging, tellerVanAdres } from './pogingen.ts';
import type { Sessie } from './sessies.ts';
import { findAanmeldStap } from './stap.ts';
import { openSessie } from './voltooi.ts';
import { AANMELDEN, eigenAccount } from './wie.ts';

export type Passkey = { id: string; naam: string; createdAt: Date; gebruiktOp: Date | null };

export type RegistreerUitkomst =
  /** `herstelcodes` with the first second factor only: they are shown once. */
  { kind: 'goed'; sessie: NieuweSessie; herstelcodes: string[] | undefined } | { kind: 'geweigerd' };

export type PasskeyUitkomst =
  { kind: 'goed'; sessie: NieuweSessie } | { kind: 'geweigerd' } | { kind: 'wacht'; seconden: number };

/**
 * Passkeys (WebAuthn). The device itself asks for a finger, a face or a PIN (user verification is required), so that
 * one is something you have and something you are or know: password and second factor in one.
 */
export type PasskeysService = {
  /** A passkey belongs to a name, not to an IP address. */
  readonly isMogelijk: boolean;
  startRegistreren(gebruikerId: string): Promise<PublicKeyCredentialCreationOptionsJSON>;
  registreer(
    sessie: Sessie,
    vraag: { naam: string; antwoord: unknown },
    aanroep: Aanroep,
  ): Promise<RegistreerUitkomst>;
  /** Without saying who: the device knows which accounts it has here, and we tell nobody. */
  startAanmelden(): Promise<PublicKeyCredentialRequestOptionsJSON>;
  signIn(antwoord: unknown, aanroep: Aanroep): Promise<PasskeyUitkomst>;
  list(gebruikerId: string): Promise<Passkey[]>;
  /** `enige`: nothing would be left to sign in with besides a password. */
  verwijder(gebruikerId: string, id: string): Promise<'verwijderd' | 'onbekend' | 'enige'>;
};

export function createPasskeysService(deps: LoginDeps): PasskeysService {
  const { origin, hostname: rpID } = new URL(deps.publicUrl);

  /** The challenge is its own one-time token; the database holds the hash. */
  const createChallenge = async (tx: LoginTx): Promise<Uint8Array<ArrayBuffer>> =>
    new Uint8Array(Buffer.from(await createEenmalig(tx, 'passkey', {}, deps.now()), 'base64url'));

  const useChallenge = async (challenge: string): Promise<boolean> =>
    await deps.as(
      AANMELDEN,
      async ({ tx }) => (await consumeEenmalig(tx, 'passkey', challenge, deps.now())) !== undefined,
    );

  return {
    isMogelijk: isIP(rpID) === 0,

    startRegistreren: (gebruikerId) =>
      deps.as(eigenAccount(gebruikerId), async ({ tx }) => {
        const { generateRegistrationOptions } = await import('@simplewebauthn/server');
        const { email, name } = await tx
          .selectFrom('gebruikers')
          .select(['email', 'name'])
          .where('id', '=', gebruikerId)
          .executeTakeFirstOrThrow();
        const known = await listPasskeys(tx, gebruikerId);
        return await generateRegistrationOptions({
          rpName: deps.titel,
          rpID,
          userID: new TextEncoder().encode(gebruikerId),
          userName: email,
          userDisplayName: name,
          challenge: await createChallenge(tx),
          attestationType: 'none',
          excludeCredentials: known.map(({ id }) => ({ id })),
          authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        });
      }),

    async registreer(sessie, { naam, antwoord }, aanroep) {
      const { gebruikerId } = sessie;
      const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
      const checked = await verifyRegistrationResponse({
        response: antwoord as RegistrationResponseJSON,
        expectedChallenge: useChallenge,
        expectedOrigin: origin,
        expectedRPID: rpID,
        requireUserVerification: true,
      }).catch(() => undefined);
      if (!checked?.verified) return { kind: 'geweigerd' };
      const { id, publicKey, counter, transports = [] } = checked.registrationInfo.credential;
      const now = deps.now();
      return await deps.as(eigenAccount(gebruikerId), async ({ tx }) => {
        await tx
          .insertInto('passkeys')
          .values({
            id,
            gebruikerId,
            naam,
            publicKey: Buffer.from(publicKey),
            counter,
            transports: [...transports],
            gebruiktOp: null,
          })
          .execute();
        await appendLogboek(
          { actor: eigenAccount(gebruikerId), tx },
          {
            gebeurtenis: 'passkey.toegevoegd',
            onderwerp: `gebruiker:${gebruikerId}`,
          },
        );
        const isEerste = (await countHerstelcodes(tx, gebruikerId)) === 0;
        const herstelcodes = isEerste ? await replaceHerstelcodes(tx, gebruikerId) : undefined;
        const nieuw = await openSessie(tx, gebruikerId, 'passkey', { ...aanroep, sessie }, now);
        return { kind: 'goed', sessie: nieuw, herstelcodes };
      });
    },

    startAanmelden: () =>
      deps.as(AANMELDEN, async ({ tx }) => {
        const { generateAuthenticationOptions } = await import('@simplewebauthn/server');
        return await generateAuthenticationOptions({
          rpID,
          challenge: await createChallenge(tx),
          userVerification: 'required',
        });
      }),

    async signIn(antwoord, aanroep) {
      const response = antwoord as AuthenticationResponseJSON;
      // A passkey cannot be guessed; this keeps a stranger from filling the logboek with attempts.
      const teller = tellerVanAdres(aanroep.adres);
      const poging = await deps.as(AANMELDEN, ({ tx }) => takePoging(tx, [teller], deps.now()));
      if (poging.kind === 'wacht') return poging;
      const credential = await deps.as(AANMELDEN, ({ tx }) => findCredential(tx, response.id));
      if (!credential) return await refuse(deps, undefined);
      const { gebruikerId } = credential;
      const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
      const checked = await verifyAuthenticationResponse({
        response,
        expectedChallenge: useChallenge,
        expectedOrigin: origin,
        expectedRPID: rpID,
        credential,
        requireUserVerification: true,
      }).catch(() => undefined);
      if (!checked?.verified) return await refuse(deps, gebruikerId);
      const now = deps.now();
      return await deps.as(eigenAccount(gebruikerId), async ({ tx }) => {
        await tx
          .updateTable('passkeys')
          .set({ counter: checked.authenticationInfo.newCounter, gebruiktOp: now })
          .where('id', '=', credential.id)
          .execute();
        await forgivePoging(tx, { eigen: [], gedeeld: [teller.sleutel] });
        return { kind: 'goed', sessie: await openSessie(tx, gebruikerId, 'passkey', aanroep, now) };
      });
    },

    list: (gebruikerId) => deps.as(eigenAccount(gebruikerId), ({ tx }) => listPasskeys(tx, gebruikerId)),

    verwijder: (gebruikerId, id) =>
      deps.as(eigenAccount(gebruikerId), async ({ tx }) => {
        await lockGebruiker(tx, gebruikerId);
        const own = await listPasskeys(tx, gebruikerId);
        if (!own.some((passkey) => passkey.id === id)) return 'onbekend';
        const stap = await findAanmeldStap(tx, gebruikerId);
        if (own.length === 1 && !(stap.stap === 'tweede-factor' && stap.code)) return 'enige';
        await tx.deleteFrom('passkeys').where('id', '=', id).execute();
        await appendLogboek(
          { actor: eigenAccount(gebruikerId), tx },
          {
            gebeurtenis: 'passkey.verwijderd',
            onderwerp: `gebruiker:${gebruikerId}`,
          },
        );
        return 'verwijderd';
      }),
  };
}

async function refuse(deps: LoginDeps, gebruikerId: string | undefined): Promise<PasskeyUitkomst> {
  await deps.as(AANMELDEN, ({ tx }) =>
    appendLogboek(
      { actor: AANMELDEN, tx },
      {
        gebeurtenis: 'aanmelding.mislukt',
        ...(gebruikerId !== undefined && { onderwerp: `gebruiker:${gebruikerId}` }),
        details: { middel: 'passkey', bekend: gebruikerId !== undefined },
      },
    ),
  );
  return { kind: 'geweigerd' };
}

async function findCredential(
  tx: LoginTx,
  id: string,
): Promise<(WebAuthnCredential & { gebruikerId: string }) | undefined> {
  const row = await tx
    .selectFrom('passkeys')
    .select(['id', 'gebruikerId', 'publicKey', 'counter'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row && { ...row, publicKey: new Uint8Array(row.publicKey) };
}

async function listPasskeys(tx: LoginTx, gebruikerId: string): Promise<Passkey[]> {
  return await tx
    .selectFrom('passkeys')
    .select(['id', 'naam', 'createdAt', 'gebruiktOp'])
    .where('gebruikerId', '=', gebruikerId)
    .orderBy('createdAt')
    .execute();
}
