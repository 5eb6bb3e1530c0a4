import type pg from 'pg';
import { borrow, toLoss } from '../database/connections.ts';
import type { Geheimen } from './geheimen.ts';

/**
 * Something that was written with the ring and moves to its first key: a column of ciphertexts, or another store of an
 * application. Everything happens under a lock on the rows, in small transactions, so that the application goes on; a stop
 * half-way leaves each row readable, under one key or the other.
 */
export type Wisselpost = {
  naam: string;
  /** How many there are under each key, by its id. */
  tel(client: pg.ClientBase): Promise<Record<string, number>>;
  /** Moves the next rows after `na`; returns the last one, or undefined when there are no more. */
  verzet(client: pg.ClientBase, vraag: { na: string; limit: number }): Promise<Verzet | undefined>;
};

/** `onleesbaar`: under a key that is not in the ring, or damaged; they stay as they are. */
export type Verzet = { tot: string; verzet: number; onleesbaar: number };

export type PostAfloop = {
  naam: string;
  verzet: number;
  onleesbaar: number;
  /** The number left under other keys. */
  over: Record<string, number>;
};

/** Rows per transaction: a lock lasts milliseconds, and a stop loses at most this much work. */
const PER_KEER = 100;
/** The next round finds the rows that a running process wrote with the old key meanwhile. */
const RONDEN = 3;

export async function wisselSleutels(
  owner: pg.Pool,
  posten: readonly Wisselpost[],
  huidig: string,
  onVoortgang: (naam: string, verzet: number) => void = () => {},
): Promise<PostAfloop[]> {
  const aflopen: PostAfloop[] = [];
  for (const post of posten) {
    const afloop: PostAfloop = { naam: post.naam, verzet: 0, onleesbaar: 0, over: {} };
    aflopen.push(afloop);
    for (let ronde = 0; ronde < RONDEN; ronde += 1) {
      afloop.onleesbaar = 0;
      const voor = afloop.verzet;
      let na: string | undefined = '';
      while (na !== undefined) {
        const stap: Verzet | undefined = await inTransaction(owner, (client) =>
          post.verzet(client, { na: na ?? '', limit: PER_KEER }),
        );
        na = stap?.tot;
        afloop.verzet += stap?.verzet ?? 0;
        afloop.onleesbaar += stap?.onleesbaar ?? 0;
        if (stap && stap.verzet > 0) onVoortgang(post.naam, afloop.verzet);
      }
      const { [huidig]: _nu, ...over } = await inTransaction(owner, (client) => post.tel(client));
      afloop.over = over;
      if (Object.keys(over).length === 0 || afloop.verzet === voor) break;
    }
  }
  return aflopen;
}

/** The total under each key. */
export async function telSleutels(
  owner: pg.Pool,
  posten: readonly Wisselpost[],
): Promise<Record<string, number>> {
  const totaal: Record<string, number> = {};
  for (const post of posten) {
    for (const [id, aantal] of Object.entries(await inTransaction(owner, (client) => post.tel(client))))
      totaal[id] = (totaal[id] ?? 0) + aantal;
  }
  return totaal;
}

export type Kolom = {
  tabel: string;
  /** Its primary key, one column. */
  sleutel: string;
  kolom: string;
  context: (sleutel: string) => string;
};

/** A column of ciphertexts. */
export function kolomPost(geheimen: Geheimen, { tabel, sleutel, kolom, context }: Kolom): Wisselpost {
  return {
    naam: `${tabel}.${kolom}`,
    tel: (client) =>
      telPerSleutel(
        client,
        `select split_part(left(${kolom}, 8), '.', 1) as id from ${tabel} where ${kolom} is not null`,
      ),
    async verzet(client, { na, limit }) {
      const { rows } = await client.query<{ sleutel: string; tekst: string }>(
        `select ${sleutel}::text as sleutel, ${kolom} as tekst from ${tabel}
          where ${sleutel}::text > $1 and ${kolom} is not null and split_part(left(${kolom}, 8), '.', 1) <> $2
          order by ${sleutel}::text limit $3 for update`,
        [na, geheimen.sleutelIds()[0], limit],
      );
      return await verzetRijen(rows, async ({ sleutel: id, tekst }) => {
        const nieuw = hercodeer(geheimen, tekst, context(id));
        if (nieuw === undefined) return false;
        await client.query(`update ${tabel} set ${kolom} = $2 where ${sleutel}::text = $1`, [id, nieuw]);
        return true;
      });
    },
  };
}

/** The same text under the current key; undefined when it does not open. */
export function hercodeer(geheimen: Geheimen, ciphertext: string, context: string): string | undefined {
  try {
    return geheimen.encrypt(geheimen.decrypt(ciphertext, context), context);
  } catch {
    return undefined;
  }
}

/** One batch: `verzet` says of each row whether it moved. */
export async function verzetRijen<Rij extends { sleutel: string }>(
  rows: readonly Rij[],
  verzet: (rij: Rij) => Promise<boolean>,
): Promise<Verzet | undefined> {
  const laatste = rows.at(-1);
  if (!laatste) return undefined;
  const uit = { tot: laatste.sleutel, verzet: 0, onleesbaar: 0 };
  for (const rij of rows) uit[(await verzet(rij)) ? 'verzet' : 'onleesbaar'] += 1;
  return uit;
}

/** `ids`: a query with one column `id`. A text that does not name its key does not count. */
export async function telPerSleutel(client: pg.ClientBase, ids: string): Promise<Record<string, number>> {
  const { rows } = await client.query<{ id: string; aantal: string }>(
    `select id, count(*) as aantal from (${ids}) as telling where id ~ '^k[0-9]+$' group by id`,
  );
  return Object.fromEntries(rows.map(({ id, aantal }) => [id, Number(aantal)]));
}

async function inTransaction<T>(owner: pg.Pool, run: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await borrow(owner);
  try {
    await client.query('begin');
    const result = await run(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    client.release(true);
    throw toLoss(error, client);
  }
}
