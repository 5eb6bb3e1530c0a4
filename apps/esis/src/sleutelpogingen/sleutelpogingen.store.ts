import { sql, type Kysely } from 'kysely';
import type { DB } from '../database.generated.ts';
import type { Stand, Stap } from './sleutelpoging.ts';

export type Poging = { stap: Stap; adres: string; klant: string };

/** True when this value was not counted yet in the window. */
export async function insertPoging(
  tx: Kysely<DB>,
  poging: Poging & { geprobeerd: string },
  { moment, sinds }: { moment: Date; sinds: Date },
): Promise<boolean> {
  const result = await tx
    .insertInto('sleutelpogingen')
    .values({ ...poging, tijdstip: moment })
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
  const rows = await tx
    .selectFrom('sleutelpogingen')
    .select((eb) => [
      'tijdstip',
      eb('adres', '=', adres).as('vanAdres'),
      eb
        .and([
          eb('klant', '=', klant),
          eb.not(
            eb.exists(
              eb
                .selectFrom('bekendeAdressen')
                .select(sql`1`.as('een'))
                .whereRef('bekendeAdressen.adres', '=', 'sleutelpogingen.adres'),
            ),
          ),
        ])
        .as('vanKlant'),
    ])
    .where('stap', '=', stap)
    .where('tijdstip', '>', sinds)
    .where((eb) => eb.or([eb('adres', '=', adres), eb('klant', '=', klant)]))
    .orderBy('tijdstip')
    .execute();
  return {
    vanAdres: rows.filter((row) => row.vanAdres).map(({ tijdstip }) => tijdstip),
    vanKlant: rows.filter((row) => row.vanKlant).map(({ tijdstip }) => tijdstip),
  };
}

export async function deletePogingen(tx: Kysely<DB>, voor: Date): Promise<void> {
  await tx.deleteFrom('sleutelpogingen').where('tijdstip', '<', voor).execute();
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
