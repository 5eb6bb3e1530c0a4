import { sql, type ExpressionBuilder, type Kysely } from 'kysely';
import type { DB } from '../database.generated.ts';
import type { Stand, Stap } from './sleutelpoging.ts';

export type Poging = { stap: Stap; adres: string; klant: string; geprobeerd: string };

/** More than can close a door or lengthen a wait: a known address may have more wrong ones than anybody needs to read. */
const MEER_DAN_GENOEG = 1000;

/**
 * Until the end of the transaction nobody else counts for this address or this name. Always first the address, then the
 * name, in a space of numbers each, so that two never wait for each other.
 */
export async function lockDeur(tx: Kysely<DB>, { stap, adres, klant }: Poging): Promise<void> {
  await sql`select pg_advisory_xact_lock(92001, hashtext(${`${stap} ${adres}`}))`.execute(tx);
  await sql`select pg_advisory_xact_lock(92002, hashtext(${`${stap} ${klant}`}))`.execute(tx);
}

/** True when this value may be counted and was not counted yet in the window. */
export async function insertPoging(
  tx: Kysely<DB>,
  { stap, adres, klant, geprobeerd }: Poging,
  { moment, sinds, mag }: { moment: Date; sinds: Date; mag: boolean },
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
          sql<Date>`${moment}::timestamptz`.as('tijdstip'),
        ])
        .where(sql<boolean>`${mag}::boolean`),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['stap', 'adres', 'klant', 'geprobeerd'])
        .doUpdateSet({ tijdstip: moment })
        .where('sleutelpogingen.tijdstip', '<', sinds),
    )
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** The wrong ones after `sinds`, oldest first. What comes from a known address says nothing about a name elsewhere. */
export async function findStand(tx: Kysely<DB>, { stap, adres, klant }: Poging, sinds: Date): Promise<Stand> {
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
    .limit(MEER_DAN_GENOEG)
    .execute();
  const oudsteEerst = rows.toReversed();
  return {
    vanAdres: oudsteEerst.filter((row) => row.vanAdres).map(({ tijdstip }) => tijdstip),
    vanKlant: oudsteEerst.filter((row) => row.vanKlant).map(({ tijdstip }) => tijdstip),
  };
}

export async function deletePoging(
  tx: Kysely<DB>,
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

/** Was this partner let in from here since then, and how many koppelingen has it? Nobody (null) was, and has none. */
export async function findBekend(
  tx: Kysely<DB>,
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
  tx: Kysely<DB>,
  bekend: { partnerId: string; adres: string; gezienOp: Date },
): Promise<void> {
  await tx
    .insertInto('bekendeAdressen')
    .values(bekend)
    .onConflict((conflict) =>
      conflict.columns(['partnerId', 'adres']).doUpdateSet({ gezienOp: bekend.gezienOp }),
    )
    .execute();
}
