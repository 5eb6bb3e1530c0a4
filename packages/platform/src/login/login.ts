import type { AnyDb } from '../database/database.ts';
import type { LoginDatabase } from './login-database.ts';
import type { Geheimen } from '../geheimen/geheimen.ts';
import { createAccountService, type AccountService } from './account.service.ts';
import type { AccountMail } from './account-mail.ts';
import type { Actor } from '../actor/actor.ts';
import { createAuth, type Auth } from './auth.ts';
import { nameCookies, serializeSessieCookie, type Cookies } from './cookies.ts';
import { findOrInsertGebruiker, setWachtwoordHash } from './gebruikers.ts';
import { insertLidmaatschappen, listLidmaatschappen, type Toekenning } from './lidmaatschappen.ts';
import type { LoginDeps, LoginTx } from './login-deps.ts';
import type { OidcConfig } from './oidc-config.ts';
import { createOidcService, type OidcService } from './oidc.service.ts';
import { createPasskeysService, type PasskeysService } from './passkeys.service.ts';
import { isVerlopen, type Sessie } from './sessies.ts';
import { findAanmeldStap, type Stap } from './stap.ts';
import {
  createTweedeFactorService,
  contextVanGeheim,
  type TweedeFactorService,
} from './tweede-factor.service.ts';
import { createTweedeStapWissen, type WisTweedeStap } from './tweede-stap-wissen.ts';
import { createUitnodigingenService, type UitnodigingenService } from './uitnodigingen.service.ts';
import {
  createWachtwoordHerstelService,
  type WachtwoordHerstelService,
} from './wachtwoord-herstel.service.ts';
import { createWachtwoordService, type WachtwoordService } from './wachtwoord.service.ts';
import { eigenAccount } from './wie.ts';

export type Login = {
  /** Who sent these headers; undefined without a living session. */
  findActor(headers: Headers): Promise<Actor | undefined>;
  findSessie(headers: Headers): Promise<{ actor: Actor; sessie: Sessie } | undefined>;
  /** With `tx`, everything it writes is part of that transaction. Who is there already stays as they are. */
  createGebruiker(gebruiker: NewGebruiker, tx?: AnyDb): Promise<CreateGebruikerOutcome>;
  /** Adds those that are missing, and tells how many that were. */
  addLidmaatschappen(tx: AnyDb, gebruikerId: string, toekenningen: readonly Toekenning[]): Promise<number>;
  /** See UitnodigingenService: for the screens and commands with which an application manages its people. */
  readonly inviteGebruiker: UitnodigingenService['inviteGebruiker'];
  /** For the same: takes away somebody's second step. */
  readonly wisTweedeStap: WisTweedeStap;
  /** What a session still lacks. */
  findStap(sessie: Sessie): Promise<Stap>;
  readonly wachtwoord: WachtwoordService;
  readonly tweedeFactor: TweedeFactorService;
  readonly passkeys: PasskeysService;
  readonly account: AccountService;
  readonly uitnodigingen: UitnodigingenService;
  /** False where no mail can be sent. */
  readonly kanUitnodigen: boolean;
  /** One transaction of the login role, for who manages people: they and their places are its tables. */
  as: LoginDeps['as'];
  readonly herstel: WachtwoordHerstelService;
  /** Through another organisation, when that is set up. */
  readonly oidc: OidcService | undefined;
  readonly publicUrl: string;
  readonly cookies: Cookies;
  /** The `set-cookie` line of a session. */
  serializeSessie(token: string): string;
};

export type NewGebruiker = {
  email: string;
  naam: string;
  wachtwoord: string;
  lidmaatschappen: readonly Toekenning[];
  /** The secret of an authenticator app that is set up already: for the demo and for tests. */
  totpGeheim?: string;
};

export type CreateGebruikerOutcome = { kind: 'created'; id: string } | { kind: 'alreadyExists'; id: string };

export type LoginOptions = {
  database: Pick<LoginDatabase, 'as' | 'db'>;
  geheimen: Pick<Geheimen, 'encrypt' | 'decrypt' | 'deriveText'>;
  publicUrl: string;
  /** How the application calls itself: in an authenticator app, in a passkey, in mails. */
  titel: string;
  /** Without, nobody can be invited and no password be reset. */
  accountMail?: AccountMail;
  oidc?: OidcConfig;
  now?: () => Date;
};

export function createLogin(options: LoginOptions): Login {
  const { database, geheimen, publicUrl, titel, accountMail, now = () => new Date() } = options;
  const db: LoginTx = database.db;
  const secret = geheimen.deriveText('login');
  const cookies = nameCookies(publicUrl);
  // Loaded at the first use: half of what a command line would otherwise cost to start, and most sign nobody in.
  let auth: Promise<Auth> | undefined;
  const getAuth = () => (auth ??= createAuth({ db, secret, publicUrl, sessieCookie: cookies.sessie }));
  const deps: LoginDeps = { as: database.as, getAuth, geheimen, titel, publicUrl, now };

  async function findSessie(headers: Headers): Promise<{ actor: Actor; sessie: Sessie } | undefined> {
    // No cookie, no session: an UWLR client need not wait for better-auth.
    if (!headers.get('cookie')?.includes(cookies.sessie)) return undefined;
    const found = await (await getAuth()).api.getSession({ headers });
    if (!found) return undefined;
    const { id: gebruikerId, email, name: naam } = found.user;
    const { id, createdAt, tweedeFactorOp = null, middel } = found.session;
    const sessie = { id, gebruikerId, createdAt, tweedeFactorOp, middel } as Sessie;
    if (isVerlopen(sessie, now())) return undefined;
    const lidmaatschappen = await listLidmaatschappen(db, gebruikerId);
    const tweedeFactor = sessie.tweedeFactorOp !== null;
    return {
      sessie,
      actor: { kind: 'gebruiker', id: gebruikerId, email, naam, lidmaatschappen, tweedeFactor },
    };
  }

  async function createGebruiker(
    tx: LoginTx,
    { email, naam, wachtwoord, lidmaatschappen, totpGeheim }: NewGebruiker,
  ): Promise<CreateGebruikerOutcome> {
    const { kind, id } = await findOrInsertGebruiker(tx, { email, naam });
    // Whoever has a second factor keeps it; an account of before there was one gets this.
    if (totpGeheim !== undefined) {
      const geheim = geheimen.encrypt(totpGeheim, contextVanGeheim(id));
      await tx
        .insertInto('tweedeFactoren')
        .values({ gebruikerId: id, geheim, laatsteStap: 0, bevestigdOp: now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
    if (kind === 'alreadyExists') return { kind, id };
    const { password } = await (await getAuth()).$context;
    await setWachtwoordHash(tx, id, await password.hash(wachtwoord));
    await insertLidmaatschappen(tx, id, lidmaatschappen);
    return { kind, id };
  }

  const uitnodigingen = createUitnodigingenService(deps, accountMail);
  return {
    findSessie,
    findActor: async (headers) => (await findSessie(headers))?.actor,
    createGebruiker: async (gebruiker, tx) => await createGebruiker(tx ?? db, gebruiker),
    addLidmaatschappen: async (tx, gebruikerId, toekenningen) =>
      await insertLidmaatschappen(tx, gebruikerId, toekenningen),
    inviteGebruiker: uitnodigingen.inviteGebruiker,
    wisTweedeStap: createTweedeStapWissen(deps, accountMail),
    findStap: async ({ gebruikerId, tweedeFactorOp }) =>
      tweedeFactorOp === null
        ? await deps.as(eigenAccount(gebruikerId), ({ tx }) => findAanmeldStap(tx, gebruikerId))
        : { stap: 'klaar' },
    wachtwoord: createWachtwoordService(deps),
    tweedeFactor: createTweedeFactorService(deps),
    passkeys: createPasskeysService(deps),
    account: createAccountService(deps),
    uitnodigingen,
    as: deps.as,
    kanUitnodigen: accountMail !== undefined,
    herstel: createWachtwoordHerstelService(deps, accountMail),
    oidc: options.oidc && createOidcService(deps, options.oidc),
    publicUrl,
    cookies,
    serializeSessie: (token) => serializeSessieCookie(cookies.sessie, token, secret),
  };
}
