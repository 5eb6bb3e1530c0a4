import { bindDeps } from '../bind-deps.ts';
import type { Geheimen } from '../geheimen/geheimen.ts';
import { endSessie, endSessies, listEigenSessies, signOut } from './account.service.ts';
import type { AccountMail } from './account-mail.ts';
import { nameCookies } from './cookies.ts';
import { findOrInsertGebruiker, type GebruikerOutcome } from './gebruikers.ts';
import { insertLidmaatschappen } from './lidmaatschappen.ts';
import type { Toekenning } from './toekenning.ts';
import { createHashQueue } from './hash-queue.ts';
import type { LoginDatabase, LoginHandeling } from './login-database.ts';
import type { LooksLikeBsn } from '../http/persoonsnummers.ts';
import type { LoginDeps } from './login-deps.ts';
import { takeMailbeurt } from './mail-grens.ts';
import type { OidcConfig } from './oidc-config.ts';
import { rememberProvider } from './oidc-provider.ts';
import { completeOidc, startOidc } from './oidc.service.ts';
import {
  createPasskey,
  deletePasskey,
  hasPasskeys,
  listPasskeys,
  signInWithPasskey,
  startPasskey,
  startPasskeySignIn,
} from './passkeys.service.ts';
import { findSessie } from './sessies.ts';
import { findAanmeldStap } from './stap.ts';
import {
  confirmTweedeFactor,
  contextOfGeheim,
  deleteTweedeFactor,
  getTweedeFactor,
  renewHerstelcodes,
  signInWithCode,
  signInWithHerstelcode,
  startTweedeFactor,
} from './tweede-factor.service.ts';
import { wisTweedeStap } from './tweede-stap-wissen.ts';
import {
  acceptUitnodiging,
  findUitnodiging,
  inviteGebruiker,
  resendUitnodiging,
} from './uitnodigingen.service.ts';
import {
  allowWachtwoordHerstel,
  resetWachtwoord,
  sendWachtwoordHerstel,
} from './wachtwoord-herstel.service.ts';
import { signInWithWachtwoord, updateWachtwoord } from './wachtwoord.service.ts';
import { HASH_KOSTEN, hashWachtwoord, type HashKosten } from './wachtwoord-hash.ts';
import { findBezwaar } from './wachtwoord-regels.ts';
import { setWachtwoordHash } from './wachtwoorden.ts';
import { wachtwoordTeBekend } from './login-problemen.ts';

export type LoginOptions = {
  database: Pick<LoginDatabase, 'as' | 'now'>;
  geheimen: Pick<Geheimen, 'encrypt' | 'decrypt'>;
  /** Law R1: for what another organisation says of a person. */
  looksLikeBsn: LooksLikeBsn;
  publicUrl: string;
  titel: string;
  accountMail?: AccountMail;
  oidc?: OidcConfig;
  /** Cheaper ones are for tests, which sign in by the hundred. */
  hashKosten?: HashKosten;
};

export type NewGebruiker = {
  email: string;
  naam: string;
  wachtwoord: string;
  lidmaatschappen: readonly Toekenning[];
  /** The secret of an authenticator app that is set up already: for the demo and for tests. */
  totpGeheim?: string;
};

/** Signing in and the own account, bound to the database of one application. */
export type Login = ReturnType<typeof createLogin>;

export function createLogin({
  database,
  geheimen,
  looksLikeBsn,
  publicUrl,
  titel,
  accountMail,
  oidc,
  hashKosten = HASH_KOSTEN,
}: LoginOptions) {
  const { as, now } = database;
  const hashQueue = createHashQueue();
  const deps: LoginDeps = { as, now, geheimen, hashQueue, hashKosten, publicUrl, titel, accountMail };
  return {
    ...bindDeps(deps, {
      findSessie,
      findAanmeldStap,
      signInWithWachtwoord,
      signInWithCode,
      signInWithHerstelcode,
      signInWithPasskey,
      startPasskeySignIn,
      hasPasskeys,
      listPasskeys,
      startPasskey,
      createPasskey,
      deletePasskey,
      signOut,
      listEigenSessies,
      endSessie,
      endSessies,
      updateWachtwoord,
      sendWachtwoordHerstel,
      resetWachtwoord,
      allowWachtwoordHerstel,
      startTweedeFactor,
      confirmTweedeFactor,
      deleteTweedeFactor,
      getTweedeFactor,
      renewHerstelcodes,
      wisTweedeStap,
      inviteGebruiker,
      resendUitnodiging,
      findUitnodiging,
      acceptUitnodiging,
      createGebruiker,
      takeMailbeurt,
    }),
    addLidmaatschappen: insertLidmaatschappen,
    /** Through another organisation, when that is set up. */
    oidc: oidc && {
      naam: oidc.naam,
      ...bindDeps(
        { ...deps, config: oidc, getProvider: rememberProvider(oidc), looksLikeBsn },
        { startOidc, completeOidc },
      ),
    },
    /** One transaction of the role of sign-in, for the service that manages people. */
    as: deps.as,
    now: deps.now,
    publicUrl,
    titel,
    accountMail,
    cookies: nameCookies(publicUrl),
    /** Without mail nobody can be invited. */
    kanUitnodigen: accountMail !== undefined,
  };
}

/** Somebody who is there already keeps name, password and places, and a second factor if there is one. */
async function createGebruiker(
  { geheimen, hashKosten }: LoginDeps,
  handeling: LoginHandeling,
  { email, naam, wachtwoord, lidmaatschappen, totpGeheim }: NewGebruiker,
): Promise<GebruikerOutcome> {
  const { kind, id } = await findOrInsertGebruiker(handeling, { email, naam });
  if (totpGeheim !== undefined) {
    const geheim = geheimen.encrypt(totpGeheim, contextOfGeheim(id));
    await handeling.tx
      .insertInto('tweedeFactoren')
      .values({ gebruikerId: id, geheim, laatsteStap: 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  if (kind === 'created') {
    const bezwaar = findBezwaar(wachtwoord, [naam, email]);
    if (bezwaar !== undefined) throw wachtwoordTeBekend(bezwaar, 'wachtwoord');
    await setWachtwoordHash(handeling, id, await hashWachtwoord(wachtwoord, hashKosten));
    await insertLidmaatschappen(handeling, id, lidmaatschappen);
  }
  return { kind, id };
}
