import { sql } from 'kysely';
import type { Db } from '../database.ts';

export type GroepAantal = { naam: string; jaargroep: string; aantal: number };

export async function listGroepAantallen(db: Db, koppelingId: string): Promise<GroepAantal[]> {
  return await db
    .selectFrom('groepen as g')
    .leftJoin('leerlingen as l', (join) =>
      join
        .onRef('l.koppelingId', '=', 'g.koppelingId')
        .onRef('l.groepKey', '=', 'g.key')
        .on('l.vertrokkenOp', 'is', null),
    )
    .select(['g.naam', 'g.jaargroep'])
    .select((eb) => eb.fn.count<number>('l.id').as('aantal'))
    .where('g.koppelingId', '=', koppelingId)
    .groupBy(['g.key', 'g.naam', 'g.jaargroep'])
    .orderBy('g.naam')
    .execute();
}

export async function listSamengesteldeGroepAantallen(
  db: Db,
  koppelingId: string,
): Promise<{ naam: string; aantal: number }[]> {
  return await db
    .selectFrom('samengesteldeGroepen as g')
    .leftJoin('leerlingen as l', (join) =>
      join
        .onRef('l.koppelingId', '=', 'g.koppelingId')
        .on(sql<boolean>`g.key = any(l.samengestelde_groep_keys)`)
        .on('l.vertrokkenOp', 'is', null),
    )
    .select('g.naam')
    .select((eb) => eb.fn.count<number>('l.id').as('aantal'))
    .where('g.koppelingId', '=', koppelingId)
    .groupBy(['g.key', 'g.naam'])
    .orderBy('g.naam')
    .execute();
}

export async function listLeerlingRows(db: Db, koppelingId: string) {
  return await db
    .selectFrom('leerlingen as l')
    .leftJoin('groepen as g', (join) =>
      join.onRef('g.koppelingId', '=', 'l.koppelingId').onRef('g.key', '=', 'l.groepKey'),
    )
    .select(['l.id', 'l.key', 'l.achternaam', 'l.voorvoegsel', 'l.roepnaam', 'l.geboortedatum', 'l.geslacht'])
    .select(['l.jaargroep', 'g.naam as groep'])
    .select(
      sql<string[]>`array(select s.naam from samengestelde_groepen s
        where s.koppeling_id = l.koppeling_id and s.key = any(l.samengestelde_groep_keys) order by s.naam)`.as(
        'samengesteldeGroepen',
      ),
    )
    .where('l.koppelingId', '=', koppelingId)
    .where('l.vertrokkenOp', 'is', null)
    .orderBy('g.naam')
    .orderBy('l.achternaam')
    .orderBy('l.roepnaam')
    .orderBy('l.key')
    .execute();
}
