import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { ConfigError } from '../config/config.ts';
import {
  createGeheimen,
  derivePseudonymKey,
  type Geheimen,
  type Sleutelbron,
  type VasteSleutels,
} from './geheimen.ts';
import { parseSleutelring, versieVan } from './sleutelring.ts';
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
    pseudonym: await getVasteSleutel(owner, ring, IDS.pseudonym, () => derivePseudonymKey(oudsteVan(bron))),
    wortel: await getVasteSleutel(owner, ring, IDS.wortel, () => randomBytes(32)),
  };
  return createGeheimen(bron, vast);
}

const oudsteVan = (bron: Sleutelbron) => {
  const [eerste, ...rest] = parseSleutelring(bron());
  return rest.reduce((oudste, een) => (versieVan(een.id) < versieVan(oudste.id) ? een : oudste), eerste);
};

async function getVasteSleutel(
  owner: pg.Pool | pg.ClientBase,
  ring: Geheimen,
  id: string,
  vanVoorDezeTabel: () => Buffer,
): Promise<Buffer> {
  const kept = await findRow(owner, id);
  if (kept?.versleuteld) return open(ring, id, kept.versleuteld);
  const nieuw = kept ? vanVoorDezeTabel() : randomBytes(32);
  // The first of several processes that start together decides.
  await owner.query(
    `insert into vaste_sleutels (id, versleuteld) values ($1, $2)
     on conflict (id) do update set versleuteld = excluded.versleuteld where vaste_sleutels.versleuteld is null`,
    [id, ring.encrypt(nieuw.toString('base64url'), vasteSleutelContext(id))],
  );
  const stored = await findRow(owner, id);
  if (!stored?.versleuteld) throw new Error(`the fixed key ${id} that was just written is gone`);
  return open(ring, id, stored.versleuteld);
}

async function findRow(owner: pg.Pool | pg.ClientBase, id: string) {
  const { rows } = await owner.query<{ versleuteld: string | null }>(
    'select versleuteld from vaste_sleutels where id = $1',
    [id],
  );
  return rows[0];
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
