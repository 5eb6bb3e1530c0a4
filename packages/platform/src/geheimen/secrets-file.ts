import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSecret } from './sleutelring.ts';

/** Made once by `npm start` and kept when it stops, so that texts encrypted with these keys stay readable. */
export const SECRETS_FILE = 'geheimen.json';

/**
 * An application's key (or ring of them): made once, and kept in the data directory beside the demo's. A file that
 * exists but cannot be read throws, because nobody could open with a new key what the old one encrypted.
 */
export function getSecret(dataDir: string, name: string): string {
  const found = readSecrets(dataDir)[name];
  if (typeof found === 'string') return found;
  const secret = createSecret();
  replaceSecret(dataDir, name, secret);
  return secret;
}

export function replaceSecret(dataDir: string, name: string, secret: string): void {
  const file = join(dataDir, SECRETS_FILE);
  // Others may pass through, not look: for root, PostgreSQL runs as another user in a folder below this one.
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  const secrets = { ...readSecrets(dataDir), [name]: secret };
  writeFileSync(`${file}.${process.pid}`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.${process.pid}`, file);
}

function readSecrets(dataDir: string): Record<string, unknown> {
  const file = join(dataDir, SECRETS_FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>) : {};
}
