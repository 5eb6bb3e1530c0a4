import { sql, type ExpressionBuilder } from 'kysely';
import type { Handeling } from '../database.ts';
import type { DB } from '../database.generated.ts';
import type { Pogingen, Stap } from './sleutelpoging.ts';

export type Poging = { stap: Stap; adres: string; klant: string; geprobeerd: string };

/** More than can shut out an address or lengthen a delay: a known address may have more wrong ones than we need to read. */
const MAX_READ = 1000;

/**
 * Until the end of the transaction nobody else counts for this address or this name. Always first the address, then the
 * name, in a space of numbers each, so that two never wait for each other.
 */
export async function lockPogingen({ tx }: Handeling, { stap, adres, klant }: Poging): Promise<void> {
  await sql`select pg_advisory_xact_lock(92001, hashtext(${`${stap} ${adres}`}))`.execute(tx);
  await sql`select pg_advisory_xact_lock(92002, hashtext(${`${stap} ${klant}`}))`.execute(tx);
}

/** True when this value may be counted and was not counted yet in the window. */
export async function insertPoging(
  { tx, now }: Handeling,
  { stap, adres, klant, geprobeerd }: Poging,
  { sinds, mayCount }: { sinds: Date; mayCount: boolean },
): Promise<boolean> {
  const result = await tx
    .insertInto('sleutelpogingen')
    .columns(['stap', 'adres', 'klant', 'geprobeerd', 'tijdstip'])
    .expression(
      tx
        .selectNoFrom([
          sql<string>`${stap}::text`.as('stap'),
          sql<string>`${adres}::text`.as('adres'),
          sql<string>`${klant}::text`.as('klant'),
          sql<string>`${geprobeerd}::text`.as('geprobeerd'),
          sql<Date>`${now}::timestamptz`.as('tijdstip'),
        ])
        .where(sql<boolean>`${mayCount}::boolean`),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['stap', 'adres', 'klant', 'geprobeerd'])
        .doUpdateSet({ tijdstip: now })
        .where('sleutelpogingen.tijdstip', '<', sinds),
    )
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** The wrong ones after `sinds`, oldest first. Those from a known address do not count against a name elsewhere. */
export async function listPogingen(
  { tx }: Handeling,
  { stap, adres, klant }: Poging,
  sinds: Date,
): Promise<Pogingen> {
  const vanKlant = (eb: ExpressionBuilder<DB, 'sleutelpogingen'>) =>
    eb.and([
      eb('klant', '=', klant),
      eb.not(
        eb.exists(
          eb
            .selectFrom('bekendeAdressen')
            .select(sql`1`.as('een'))
            .whereRef('bekendeAdressen.adres', '=', 'sleutelpogingen.adres'),
        ),
      ),
    ]);
  const rows = await tx
    .selectFrom('sleutelpogingen')
    .select((eb) => ['tijdstip', eb('adres', '=', adres).as('vanAdres'), vanKlant(eb).as('vanKlant')])
    .where('stap', '=', stap)
    .where('tijdstip', '>', sinds)
    .where((eb) => eb.or([eb('adres', '=', adres), vanKlant(eb)]))
    .orderBy('tijdstip', 'desc')
    .limit(MAX_READ)
    .execute();
  const oldestFirst = rows.toReversed();
  return {
    vanAdres: oldestFirst.filter((row) => row.vanAdres).map(({ tijdstip }) => tijdstip),
    vanKlant: oldestFirst.filter((row) => row.vanKlant).map(({ tijdstip }) => tijdstip),
  };
}

export async function deletePoging(
  { tx }: Handeling,
  { stap, adres, klant, geprobeerd }: Poging,
): Promise<void> {
  await tx
    .deleteFrom('sleutelpogingen')
    .where('stap', '=', stap)
    .where('adres', '=', adres)
    .where('klant', '=', klant)
    .where('geprobeerd', '=', geprobeerd)
    .execute();
}

/** Was this partner let in from here since then, and how many koppelingen has it? With null: no, and none. */
export async function findBekend(
  { tx }: Handeling,
  { partnerId, adres, sinds }: { partnerId: string | null; adres: string; sinds: Date },
): Promise<{ isBekend: boolean; koppelingen: number }> {
  const row = await tx
    .selectNoFrom((eb) => [
      eb
        .exists(
          eb
            .selectFrom('bekendeAdressen')
            .select(sql`1`.as('een'))
            .where('partnerId', '=', partnerId)
            .where('adres', '=', adres)
            .where('gezienOp', '>', sinds),
        )
        .as('isBekend'),
      sql<number>`koppelpunt.tel_koppelingen(${partnerId})`.as('koppelingen'),
    ])
    .executeTakeFirstOrThrow();
  return { isBekend: row.isBekend === true, koppelingen: row.koppelingen };
}

export async function upsertBekend(
  { tx, now }: Handeling,
  { partnerId, adres }: { partnerId: string; adres: string },
): Promise<void> {
  await tx
    .insertInto('bekendeAdressen')
    .values({ partnerId, adres, gezienOp: now })
    .onConflict((conflict) => conflict.columns(['partnerId', 'adres']).doUpdateSet({ gezienOp: now }))
    .execute();
}
