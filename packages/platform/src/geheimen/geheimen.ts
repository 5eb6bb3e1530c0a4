import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto';
import { parseSleutelring, versieVan, type Sleutel, type Sleutelring } from './sleutelring.ts';

/**
 * An application does this with its keys. Each purpose has a key of its own, derived by HKDF.
 *
 * A text written with the ring carries the id of its key, and moves to another key when the ring turns (`sleutels
 * wissel`). Values that must stay the same for ever come from fixed keys instead: see vaste-sleutels.ts.
 */
export type Geheimen = {
  /** The ids of the keys that this process knows at this moment, the current one first. */
  sleutelIds(): readonly [string, ...string[]];
  /** AES-256-GCM. `context` (which row, which column) is authenticated: a ciphertext moved elsewhere does not open. */
  encrypt(text: string, context: string): string;
  decrypt(ciphertext: string, context: string): string;
  /**
   * The only thing that we may keep of a text that nobody may read back; its hash is made of this. A thief with our key
   * can test a guess against kenmerk and hash, a thief without it against neither. From a seal (the encrypted kenmerk) we
   * can make the hash under another key; from the hash alone we cannot.
   */
  kenmerk(text: string): string;
  /** Keyed hash (HMAC-SHA-256) of a kenmerk, by the current key: `k2.<hex>`. */
  hash(kenmerk: string): string;
  /** Its hash under each key that we know, the current one first, for looking it up. */
  hashes(kenmerk: string): string[];
  /** Whether this hash was made of this kenmerk; false too for a hash of a key that we do not have. */
  isHashVan(hash: string, kenmerk: string): boolean;
  /** A keyed pseudonym within a namespace, 32 hex characters: unlinkable between namespaces. Does not turn. */
  pseudonym(namespace: string, text: string): string;
  /** A secret for something else of ours, such as a password in the database. Does not turn. */
  deriveText(purpose: string): string;
};

/** The keys that do not turn with the ring. Without a database to keep them, they come from the oldest key. */
export type VasteSleutels = { pseudonym: Buffer; wortel: Buffer };

/** Returns the ring as text, which is the same text as long as the ring did not change. */
export type Sleutelbron = () => string;

export class SleutelOnbekend extends Error {
  override name = 'SleutelOnbekend';
  readonly code = 'SLEUTEL_ONBEKEND';
}

export function createGeheimen(bron: string | Sleutelbron, vast?: VasteSleutels): Geheimen {
  const lees = typeof bron === 'string' ? () => bron : bron;
  let [text, ring] = ['', undefined as Geopend | undefined];
  const open = (): Geopend => {
    const nieuw = lees();
    if (ring && nieuw === text) return ring;
    [text, ring] = [nieuw, openRing(parseSleutelring(nieuw))];
    return ring;
  };
  const eerste = open();
  const wortel = vast?.wortel ?? eerste.oudste.secret;
  const pseudonymKey = createSecretKey(vast?.pseudonym ?? derive(eerste.oudste.secret, 'pseudonym'));

  const hashMet = ({ id, hashKey }: Sleutels, kenmerk: string) =>
    `${id}.${createHmac('sha256', hashKey).update(kenmerk).digest('hex')}`;

  return {
    sleutelIds: () => open().ids,
    encrypt: (plain, context) => encrypt(open().huidig, plain, context),
    decrypt(ciphertext, context) {
      const id = sleutelIdVan(ciphertext);
      const sleutels = open().bijId.get(id);
      if (!sleutels) throw new SleutelOnbekend(`no key ${/^k\d{1,4}$/.test(id) ? id : 'of this form'}`);
      return decrypt(sleutels, ciphertext, context);
    },
    kenmerk: (plain) => createHash('sha256').update('kenmerk\0').update(plain).digest('hex'),
    hash: (kenmerk) => hashMet(open().huidig, kenmerk),
    hashes: (kenmerk) => [...open().bijId.values()].map((sleutels) => hashMet(sleutels, kenmerk)),
    isHashVan(hash, kenmerk) {
      const sleutels = open().bijId.get(sleutelIdVan(hash));
      return sleutels !== undefined && isSameText(hash, hashMet(sleutels, kenmerk));
    },
    pseudonym: (namespace, plain) =>
      createHmac('sha256', pseudonymKey)
        .update(namespace)
        .update('\0')
        .update(plain)
        .digest('hex')
        .slice(0, 32),
    deriveText: (purpose) => derive(wortel, purpose).toString('base64url'),
  };
}

/** Which key wrote a ciphertext or a hash. */
export const sleutelIdVan = (text: string): string => text.slice(0, Math.max(0, text.indexOf('.')));

/** Compares in a time that does not tell where two texts differ. */
export function isSameText(left: string, right: string): boolean {
  const a = createHmac('sha256', COMPARE_KEY).update(left).digest();
  const b = createHmac('sha256', COMPARE_KEY).update(right).digest();
  return timingSafeEqual(a, b);
}

const COMPARE_KEY = createSecretKey(randomBytes(32));

/** Key objects, because Node makes one from a bare buffer at each use, and an HMAC then takes six times as long. */
type Sleutels = { id: string; hashKey: KeyObject; cipherKey: KeyObject };
type Geopend = {
  ids: readonly [string, ...string[]];
  huidig: Sleutels;
  oudste: Sleutel;
  bijId: Map<string, Sleutels>;
};

function openRing(ring: Sleutelring): Geopend {
  const toSleutels = ({ id, secret }: Sleutel): Sleutels => ({
    id,
    hashKey: createSecretKey(derive(secret, 'hash')),
    cipherKey: createSecretKey(derive(secret, 'cipher')),
  });
  const huidig = toSleutels(ring[0]);
  return {
    ids: [ring[0].id, ...ring.slice(1).map(({ id }) => id)],
    huidig,
    oudste: ring.toSorted((a, b) => versieVan(a.id) - versieVan(b.id))[0] ?? ring[0],
    bijId: new Map(ring.map((sleutel, at) => [sleutel.id, at === 0 ? huidig : toSleutels(sleutel)])),
  };
}

function derive(secret: string | Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `koppelpunt/${purpose}`, 32));
}

function encrypt({ id, cipherKey }: Sleutels, text: string, context: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce).setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [id, ...[nonce, body, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.');
}

function decrypt({ cipherKey }: Sleutels, ciphertext: string, context: string): string {
  const [, nonce, body, tag] = ciphertext.split('.');
  if (!nonce || body === undefined || !tag) throw new Error('not a ciphertext of ours');
  const decipher = createDecipheriv('aes-256-gcm', cipherKey, Buffer.from(nonce, 'base64url'), {
    authTagLength: 16,
  })
    .setAAD(Buffer.from(context))
    .setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
}
