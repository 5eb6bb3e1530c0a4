import type { Geheimen } from '../geheimen/geheimen.ts';
import type { AccountMail } from './account-mail.ts';
import type { HashQueue } from './hash-queue.ts';
import type { LoginDatabase } from './login-database.ts';
import type { HashKosten } from './wachtwoord-hash.ts';
import type { Sessie } from './sessie.ts';

/** Every verb of signing in takes these first. */
export type LoginDeps = Pick<LoginDatabase, 'as' | 'now'> & {
  readonly geheimen: Pick<Geheimen, 'encrypt' | 'decrypt'>;
  readonly hashQueue: HashQueue;
  /** What a new password hash costs. */
  readonly hashKosten: HashKosten;
  readonly publicUrl: string;
  /** How the application calls itself: in an authenticator app, in a passkey, in mails. */
  readonly titel: string;
  /** Without it, nobody can be invited and no password be reset. */
  readonly accountMail?: AccountMail | undefined;
};

/** The things that a request says besides its body. */
export type Aanroep = {
  readonly adres: string;
  readonly userAgent: string;
  /** The device cookie, when there is one. */
  readonly apparaat: string | undefined;
  /** The session that this browser has already, whole or half-way. */
  readonly sessie: Sessie | undefined;
};

/** The tokens that the browser gets after a step that opened a session. */
export type NieuweSessie = {
  readonly token: string;
  /** A whole session comes with a token by which the device is known later. */
  readonly apparaat?: string;
};
