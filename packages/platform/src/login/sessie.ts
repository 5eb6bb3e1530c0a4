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

/** The clocks of two processes differ by less. A session from further ahead was made while a clock was wrong, and ends. */
const KLOKVERSCHIL_S = 60;

const ageOf = ({ createdAt }: Pick<Sessie, 'createdAt'>, now: Date): number =>
  (now.getTime() - createdAt.getTime()) / 1000;

export function isVerlopen(sessie: Sessie, now: Date): boolean {
  const age = ageOf(sessie, now);
  return age < -KLOKVERSCHIL_S || age > (sessie.tweedeFactorOp ? ABSOLUUT_S : HALVERWEGE_S);
}

export function isVers(sessie: Pick<Sessie, 'createdAt'>, now: Date): boolean {
  const age = ageOf(sessie, now);
  return age >= -KLOKVERSCHIL_S && age <= VERS_S;
}

export const addSeconds = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1000);
