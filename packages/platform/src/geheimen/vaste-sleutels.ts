import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { ConfigError } from '../config/config.ts';
import { createGeheimen, type Geheimen, type Sleutelbron, type VasteSleutels } from './geheimen.ts';
import { kolomPost, type Wisselpost } from './wissel.ts';

/** `p1` makes the pseudonyms, `w1` is the root of the texts of `deriveText`. */
const IDS = { pseudonym: 'p1', wortel: 'w1' } as const;

const vasteSleutelContext = (id: string): string => `vaste_sleutels:${id}`;

/**
 * The keys of an application with its database, on a connection of the owner: the ring, and the keys that must not turn
 * with it. Partners know pupils by their pseudonym; if that turned, every school would seem to lose all its pupils.
 * Each is made once, at random, and lies in the database encrypted under the ring, which therefore may turn.
 */
export async function openGeheimen(owner: pg.Pool | pg.ClientBase, bron: Sleutelbron): Promise<Geheimen> {
  const ring = createGeheimen(bron);
  const vast: VasteSleutels = {
    pseudonym: await getVasteSleutel(owner, ring, IDS.pseudonym),
    wortel: await getVasteSleutel(owner, ring, IDS.wortel),
  };
  return createGeheimen(bron, vast);
}

async function getVasteSleutel(owner: pg.Pool | pg.ClientBase, ring: Geheimen, id: string): Promise<Buffer> {
  const kept = await findVersleuteld(owner, id);
  if (kept !== undefined) return open(ring, id, kept);
  // The first of several processes that start together decides.
  await owner.query('insert into vaste_sleutels (id, versleuteld) values ($1, $2) on conflict do nothing', [
    id,
    ring.encrypt(randomBytes(32).toString('base64url'), vasteSleutelContext(id)),
  ]);
  const stored = await findVersleuteld(owner, id);
  if (stored === undefined) throw new Error(`the fixed key ${id} that was just written is gone`);
  return open(ring, id, stored);
}

async function findVersleuteld(owner: pg.Pool | pg.ClientBase, id: string): Promise<string | undefined> {
  const { rows } = await owner.query<{ versleuteld: string }>(
    'select versleuteld from vaste_sleutels where id = $1',
    [id],
  );
  return rows[0]?.versleuteld;
}

/** The first text that a process opens with its ring, so that wrong keys are reported here, in words, not at the first request. */
function open(ring: Geheimen, id: string, versleuteld: string): Buffer {
  try {
    return Buffer.from(ring.decrypt(versleuteld, vasteSleutelContext(id)), 'base64url');
  } catch (cause) {
    const nodig = versleuteld.slice(0, Math.max(0, versleuteld.indexOf('.')));
    throw new ConfigError(
      `De sleutels passen niet bij deze databank: zij is versleuteld met ${nodig}, en met de gegeven ${ring.sleutelIds().join(', ')} gaat zij niet open. ` +
        'Neem de sleutels die bij deze databank horen. Zie docs/handleiding/beheer.md, Sleutels.',
      { cause },
    );
  }
}

/** They are encrypted under the ring too. */
export const vasteSleutelPost = (geheimen: Geheimen): Wisselpost =>
  kolomPost(geheimen, {
    tabel: 'vaste_sleutels',
    sleutel: 'id',
    kolom: 'versleuteld',
    context: vasteSleutelContext,
  });
