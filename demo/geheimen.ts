import { createTotpGeheim, SECRETS_FILE } from '@koppelpunt/platform';
import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEMO_GEBRUIKERS } from './demo-school.ts';

/** Made at the first start and kept, because the next start needs the same keys and logins. */
export type Geheimen = {
  ESIS_SECRET: string;
  TOP_DOSSIER_SECRET: string;
  klantcode: string;
  /** By e-mail address. */
  wachtwoorden: Record<string, string>;
  /** By e-mail address: the secret of the authenticator app on this person's telephone. */
  totp: Record<string, string>;
};

export function getGeheimen(dataDir: string): Geheimen {
  const file = join(dataDir, SECRETS_FILE);
  // A command line may have run first, and made the one key that it needed.
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Geheimen>) : {};
  const geheimen: Geheimen = {
    ESIS_SECRET: randomBytes(32).toString('base64url'),
    TOP_DOSSIER_SECRET: randomBytes(32).toString('base64url'),
    klantcode: randomBytes(18).toString('base64url'),
    ...kept,
    // A person who was added to the demo later gets one too.
    wachtwoorden: {
      ...Object.fromEntries(DEMO_GEBRUIKERS.map(({ email }) => [email, makeWachtwoord()])),
      ...kept.wachtwoorden,
    },
    totp: {
      ...Object.fromEntries(DEMO_GEBRUIKERS.map(({ email }) => [email, createTotpGeheim()])),
      ...kept.totp,
    },
  };
  writeFileSync(`${file}.nieuw`, `${JSON.stringify(geheimen, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.nieuw`, file);
  return geheimen;
}

/** A visitor of the demo types it over from a screen; four words are easy, and 16^4 × 900 is enough on this machine alone. */
const WOORDEN = [
  'appel',
  'beuk',
  'duin',
  'egel',
  'fiets',
  'gracht',
  'haven',
  'iep',
  'kade',
  'linde',
  'molen',
  'oever',
  'polder',
  'regen',
  'sloot',
  'wolk',
];

function makeWachtwoord(): string {
  const woorden = Array.from({ length: 4 }, () => WOORDEN[randomInt(WOORDEN.length)]);
  return `${woorden.join('-')}-${randomInt(100, 1000)}`;
}
