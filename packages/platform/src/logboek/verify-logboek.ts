import { sql } from 'kysely';
import type { AnyDb } from '../database/database.ts';
import type { Hoofd } from './hoofden.ts';
import { BEGIN, hashSchakel, type Schakel } from './keten.ts';

export type LogboekVerificatie =
  | {
      kind: 'klopt';
      schakels: number;
      hoofd: string;
      bewaard: 'niet gevraagd' | { volgnummer: number };
      bewaardeHoofden: number;
    }
  | Breuk;

/** The first place where the logboek was changed. */
export type Breuk =
  /** Link and row both exist, but do not belong together (any more). */
  | { kind: 'gewijzigd'; volgnummer: number; logboekId: string; tijdstip: Date }
  | { kind: 'regel ontbreekt'; volgnummer: number; logboekId: string; vorige: Date | undefined }
  | { kind: 'schakel ontbreekt'; volgnummer: number; los: LosseRegel | undefined }
  /** The chain itself is whole, but a row has no link. */
  | { kind: 'regel zonder schakel'; volgnummer: number; los: LosseRegel }
  | { kind: 'hoofd onbekend'; schakels: number }
  /** The first kept head that the chain does not go through. */
  | { kind: 'bewaard hoofd weg'; schakels: number; volgnummer: number };

type LosseRegel = { logboekId: string; tijdstip: Date };

/**
 * Walks the whole chain and recomputes it from the rows, without the database's own function. Streams, so that ten
 * years of logboek take no more memory than a day. `tx` must be allowed to see every row. `hoofd` is a head hash that
 * somebody kept, and `bewaardeHoofden` are those of the file beside the database; only these show a tail that was cut off, or
 * a chain that was rewritten from some row on.
 */
export async function verifyLogboek(
  tx: AnyDb,
  { hoofd, bewaardeHoofden = [] }: { hoofd?: string | undefined; bewaardeHoofden?: readonly Hoofd[] } = {},
): Promise<LogboekVerificatie> {
  let kop = BEGIN;
  let schakels = 0;
  let laatste: Date | undefined;
  const open = new Map(bewaardeHoofden.map((kept) => [`${kept.schakels} ${kept.hash}`, kept]));
  open.delete(`0 ${BEGIN}`);
  let bewaard = hoofd === BEGIN ? { volgnummer: 0 } : undefined;
  for await (const schakel of streamSchakels(tx)) {
    const volgnummer = schakels + 1;
    if (schakel.volgnummer !== String(volgnummer)) {
      return { kind: 'schakel ontbreekt', volgnummer, los: await findLosseRegel(tx) };
    }
    if (schakel.micros === null) {
      return { kind: 'regel ontbreekt', volgnummer, logboekId: schakel.logboekId, vorige: laatste };
    }
    laatste = toDate(schakel.micros);
    kop = hashSchakel(kop, schakel);
    if (kop !== schakel.hash) {
      return { kind: 'gewijzigd', volgnummer, logboekId: schakel.logboekId, tijdstip: laatste };
    }
    if (kop === hoofd) bewaard = { volgnummer };
    open.delete(`${volgnummer} ${kop}`);
    schakels = volgnummer;
  }
  const los = await findLosseRegel(tx);
  if (los) return { kind: 'regel zonder schakel', volgnummer: schakels + 1, los };
  if (hoofd !== undefined && !bewaard) return { kind: 'hoofd onbekend', schakels };
  const [weg] = [...open.values()].toSorted((one, other) => one.schakels - other.schakels);
  if (weg) return { kind: 'bewaard hoofd weg', schakels, volgnummer: weg.schakels };
  const aantal = bewaardeHoofden.length;
  return {
    kind: 'klopt',
    schakels,
    hoofd: kop,
    bewaard: bewaard ?? 'niet gevraagd',
    bewaardeHoofden: aantal,
  };
}

const MICROS = sql<string>`trunc(extract(epoch from l.tijdstip) * 1000000)::bigint::text`;

/** A row that is gone leaves its link with nulls. */
type Gelezen = Schakel | (Omit<Schakel, 'micros'> & { micros: null });

async function* streamSchakels(tx: AnyDb): AsyncIterable<Gelezen> {
  const query = tx
    .selectFrom('logboekSchakels as s')
    .leftJoin('logboek as l', 'l.id', 's.logboekId')
    .select([
      sql`s.volgnummer::text`.as('volgnummer'),
      sql`encode(s.hash, 'hex')`.as('hash'),
      sql`s.logboek_id::text`.as('logboekId'),
      MICROS.as('micros'),
      'l.actor',
      'l.gebeurtenis',
      'l.brin6',
      'l.onderwerp',
      sql`l.details::text`.as('details'),
    ])
    .orderBy('s.volgnummer');
  // A thousand rows are some 300 kB; larger steps were not faster.
  for await (const row of query.stream(1000)) yield row as unknown as Gelezen;
}

/** The row that a hole in the chain lost; none if the row was removed too. */
async function findLosseRegel(tx: AnyDb): Promise<LosseRegel | undefined> {
  const row = await tx
    .selectFrom('logboek as l')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb.selectFrom('logboekSchakels as s').select('s.volgnummer').whereRef('s.logboekId', '=', 'l.id'),
        ),
      ),
    )
    .select([sql<string>`l.id::text`.as('logboekId'), MICROS.as('micros')])
    .orderBy('l.id')
    .limit(1)
    .executeTakeFirst();
  return row && { logboekId: row.logboekId, tijdstip: toDate(row.micros) };
}

/** To the millisecond, for a person to read. */
const toDate = (micros: string): Date => new Date(Number(BigInt(micros) / 1000n));
