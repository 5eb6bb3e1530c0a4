import { randomBytes } from 'node:crypto';
import { ConfigError } from '../config/config.ts';

/** One key of an application: 32 random bytes, base64url. Its id stands in front of everything that it wrote. */
export type Sleutel = { id: string; secret: string };

/** The keys that a process knows. The first writes; each of them still opens what it once wrote. */
export type Sleutelring = readonly [Sleutel, ...Sleutel[]];

/** `k` and a number: the higher, the newer. */
const ID = /^k[1-9][0-9]{0,3}$/;
const BASE64URL = /^[A-Za-z0-9_-]+$/;
const MIN_BYTES = 32;

/** `k2:<secret>,k1:<secret>`, or a bare secret, which is k1. Its errors never quote a secret. */
export function parseSleutelring(text: string): Sleutelring {
  const parts = text.split(',').map((part) => part.trim());
  const [eerste, ...rest] = parts.length === 1 && !text.includes(':') ? [`k1:${text.trim()}`] : parts;
  const ring: Sleutelring = [parseSleutel(eerste ?? ''), ...rest.map(parseSleutel)];
  const ids = ring.map(({ id }) => id);
  const dubbel = ids.find((id, index) => ids.indexOf(id) !== index);
  if (dubbel !== undefined) throw fout(`staat ${dubbel} er twee keer in`);
  const secrets = new Set(ring.map(({ secret }) => secret));
  if (secrets.size !== ring.length) throw fout('staat dezelfde sleutel er onder twee namen in');
  return ring;
}

export const serializeSleutelring = (ring: Sleutelring): string =>
  ring.map(({ id, secret }) => `${id}:${secret}`).join(',');

export const createSecret = (): string => randomBytes(MIN_BYTES).toString('base64url');

/** The ring with a new key in front; its number is one past the highest. */
export function addSleutel(ring: Sleutelring): Sleutelring {
  const hoogste = Math.max(...ring.map(({ id }) => versieVan(id)));
  return [{ id: `k${hoogste + 1}`, secret: createSecret() }, ...ring];
}

export const versieVan = (id: string): number => Number(id.slice(1));

function parseSleutel(part: string): Sleutel {
  const at = part.indexOf(':');
  if (at === -1) throw fout('heeft een van de sleutels geen naam');
  const [id, secret] = [part.slice(0, at), part.slice(at + 1)];
  if (!ID.test(id)) throw fout('begint een sleutel niet met een naam als k1 of k2');
  if (!BASE64URL.test(secret)) throw fout(`is sleutel ${id} leeg of geen base64url`);
  if (Buffer.from(secret, 'base64url').length < MIN_BYTES) {
    throw fout(`is sleutel ${id} te kort: minstens ${MIN_BYTES} willekeurige bytes, base64url (43 tekens)`);
  }
  return { id, secret };
}

const fout = (wat: string) =>
  new ConfigError(
    `De sleutels kloppen niet: in ESIS_SECRET of TOP_DOSSIER_SECRET ${wat}. ` +
      'Schrijf één sleutel, of een rij als k2:…,k1:… met de nieuwste vooraan. Zie docs/handleiding/beheer.md, Sleutels.',
  );
