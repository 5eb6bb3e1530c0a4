import type { Middel } from './login-tables.ts';

/** A session as the server knows it. Without `tweedeFactorOp` it is half-way: the password was right, no more. */
export type Sessie = {
  readonly id: string;
  readonly gebruikerId: string;
  readonly middel: Middel;
  readonly tweedeFactorOp: Date | null;
  readonly createdAt: Date;
};

/** Somebody who walks away from a school computer is signed out an hour later; somebody who works on is not. */
export const INACTIEF_S = 60 * 60;
/** The life of a session is moved forward at most this often: one write, not one per request. */
export const VERLENG_S = 5 * 60;
/** A working day: also a session that is used without end ends. */
export const ABSOLUUT_S = 10 * 60 * 60;
/** Time enough to find one's telephone and to set up a second factor. */
const HALVERWEGE_S = 15 * 60;
/** An act that makes an account weaker, or harder to keep, asks a sign-in this fresh. */
const VERS_S = 15 * 60;

export const isVerlopen = ({ createdAt, tweedeFactorOp }: Sessie, now: Date): boolean =>
  now.getTime() - createdAt.getTime() > (tweedeFactorOp ? ABSOLUUT_S : HALVERWEGE_S) * 1000;

export const isVers = ({ createdAt }: Sessie, now: Date): boolean =>
  now.getTime() - createdAt.getTime() <= VERS_S * 1000;

export const addSeconds = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1000);
