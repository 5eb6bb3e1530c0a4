import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** What an application may do with its one secret. Each purpose has a key of its own, derived by HKDF. */
export type Geheimen = {
  /** Keyed hash (HMAC-SHA-256, hex): the same text gives the same hash, and without our key nobody can test a guess. */
  hash(text: string): string;
  /** A keyed pseudonym within a namespace, 32 hex characters: unlinkable between namespaces. */
  pseudonym(namespace: string, text: string): string;
  /** AES-256-GCM. `context` (which row, which column) is authenticated: a ciphertext moved elsewhere does not open. */
  encrypt(text: string, context: string): string;
  decrypt(ciphertext: string, context: string): string;
  /** For what brings its own cryptography, as the sessions do. */
  deriveText(purpose: string): string;
};

/** Which key wrote a ciphertext; a second key can then be introduced without guessing. */
const KEY_ID = 'k1';

export function createGeheimen(secret: string): Geheimen {
  if (Buffer.from(secret, 'base64url').length < 32) {
    throw new Error('the application secret must be at least 32 random bytes, base64url');
  }
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', secret, '', `koppelpunt/${purpose}`, 32));
  const hashKey = derive('hash');
  const pseudonymKey = derive('pseudonym');
  const cipherKey = derive('cipher');

  return {
    hash: (text) => createHmac('sha256', hashKey).update(text).digest('hex'),
    pseudonym: (namespace, text) =>
      createHmac('sha256', pseudonymKey)
        .update(namespace)
        .update('\0')
        .update(text)
        .digest('hex')
        .slice(0, 32),
    encrypt(text, context) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [KEY_ID, nonce, body, cipher.getAuthTag()]
        .map((part) => (typeof part === 'string' ? part : part.toString('base64url')))
        .join('.');
    },
    decrypt(ciphertext, context) {
      const [keyId, nonce, body, tag] = ciphertext.split('.');
      if (keyId !== KEY_ID || !nonce || body === undefined || !tag)
        throw new Error('not a ciphertext of this key');
      const decipher = createDecipheriv('aes-256-gcm', cipherKey, Buffer.from(nonce, 'base64url'), {
        authTagLength: 16,
      })
        .setAAD(Buffer.from(context))
        .setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString(
        'utf8',
      );
    },
    deriveText: (purpose) => derive(purpose).toString('base64url'),
  };
}

/** Compares in a time that does not tell where two texts differ. */
export function isSameText(left: string, right: string): boolean {
  const a = createHmac('sha256', COMPARE_KEY).update(left).digest();
  const b = createHmac('sha256', COMPARE_KEY).update(right).digest();
  return timingSafeEqual(a, b);
}

const COMPARE_KEY = randomBytes(32);
