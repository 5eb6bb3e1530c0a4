import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, for a session, a link in a mail or a challenge. */
export const createToken = (): string => randomBytes(32).toString('base64url');

/** The database keeps this. Nobody guesses 256 random bits, so the hash needs no key and no salt. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url');

export const createId = (): string => randomBytes(16).toString('base64url');
