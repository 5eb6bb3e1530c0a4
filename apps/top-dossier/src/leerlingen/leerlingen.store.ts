import { sql } from 'kysely';
import type { Handeling } from '../database.ts';

export type GroepAantal = { naam: string; jaargroep: string; aantal: number };

/** The counts of the last merge: support may read them and may not look at the pupils. */
export async function listGroepAantallen({ tx }: Handeling, koppelingId: string): Promise<GroepAantal[]> {
  return await tx
    .selectFrom('groepen')
    .select(['naam', 'jaargroep', 'aantalLeerlingen as aantal'])
    .where('koppelingId', '=', koppelingId)
    .orderBy('naam')
    .execute();
}

export async function listSamengesteldeGroepAantallen(
  { tx }: Handeling,
  koppelingId: string,
): Promise<{ naam: string; aantal: number }[]> {
  return await tx
    .selectFrom('samengesteldeGroepen')
    .select(['naam', 'aantalLeerlingen as aantal'])
    .where('koppelingId', '=', koppelingId)
    .orderBy('naam')
    .execute();
}

export async function listLeerlingen({ tx }: Handeling, koppelingId: string) {
  return await tx
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
