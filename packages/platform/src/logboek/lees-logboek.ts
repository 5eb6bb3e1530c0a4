import { sql, type ExpressionBuilder, type Kysely } from 'kysely';
import type { AnyDb } from '../database/database.ts';

/** Which rows, newest first. The policies of the database leave out the rows that the actor may not see. */
export type LogboekFilter = {
  /** Only rows about these vestigingen, and rows without a vestiging by or about `mensen`; undefined: all that one may see. */
  brin6s?: readonly string[] | undefined;
  /** In the form of `actor`: `gebruiker:…`. */
  mensen?: readonly string[] | undefined;
  /** Only about things of these kinds: `koppeling`, `verzoek`. */
  soorten?: readonly string[] | undefined;
  /** Acts that this person may not know of. */
  behalve?: readonly string[] | undefined;
  actor?: string | undefined;
  /** `koppeling:…`, `verzoek:…` */
  onderwerpen?: readonly string[] | undefined;
  /** Days in the Netherlands, both included: `2026-11-23`. */
  van?: string | undefined;
  tot?: string | undefined;
  /** The id of the last row of the page before. */
  voor?: number | undefined;
};

export type LogboekRij = {
  id: number;
  tijdstip: Date;
  actor: string;
  gebeurtenis: string;
  brin6: string | null;
  onderwerp: string | null;
  details: Record<string, unknown>;
};

/** The part of the filter that the application sets, depending on the actor. */
export type LogboekPlek = Pick<LogboekFilter, 'brin6s' | 'mensen' | 'soorten' | 'behalve'>;

type Tables = { logboek: LogboekRij };
type Where = ExpressionBuilder<Tables, 'logboek'>;

/** By moment and then by id: rows of one act may carry the same moment, and ids alone follow the start of an act. */
export async function listLogboek(
  tx: AnyDb,
  filter: LogboekFilter,
  limit: number,
): Promise<{ rijen: LogboekRij[]; volgende: number | null }> {
  const { voor } = filter;
  const rijen = await (tx as Kysely<Tables>)
    .selectFrom('logboek')
    .select(['id', 'tijdstip', 'actor', 'gebeurtenis', 'brin6', 'onderwerp', 'details'])
    .where((eb) => eb.and(toConditions(eb, filter)))
    .$if(voor !== undefined, (query) =>
      query.where(
        sql<boolean>`(tijdstip, id) < (select o.tijdstip, o.id from logboek o where o.id = ${voor})`,
      ),
    )
    .orderBy('tijdstip', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  const heeftMeer = rijen.length > limit;
  const pagina = heeftMeer ? rijen.slice(0, limit) : rijen;
  return { rijen: pagina, volgende: heeftMeer ? (pagina.at(-1)?.id ?? null) : null };
}

/** Everybody named in the rows, to choose from. */
export async function listActoren(tx: AnyDb, filter: LogboekPlek): Promise<string[]> {
  const rows = await (tx as Kysely<Tables>)
    .selectFrom('logboek')
    .select('actor')
    .distinct()
    .where((eb) => eb.and(toConditions(eb, filter)))
    .execute();
  return rows.map(({ actor }) => actor);
}

function toConditions(
  eb: Where,
  { brin6s, mensen, soorten, behalve, actor, onderwerpen, van, tot }: LogboekFilter,
) {
  const list = [...(mensen ?? [])];
  return [
    ...(brin6s
      ? [
          eb.or([
            eb('brin6', '=', eb.fn.any(eb.val([...brin6s]))),
            eb.and([
              eb('brin6', 'is', null),
              eb.or([
                eb('actor', '=', eb.fn.any(eb.val(list))),
                eb('onderwerp', '=', eb.fn.any(eb.val(list))),
              ]),
            ]),
          ]),
        ]
      : []),
    ...(soorten ? [eb(sql`split_part(onderwerp, ':', 1)`, '=', eb.fn.any(eb.val([...soorten])))] : []),
    ...(behalve ? [eb.not(eb('gebeurtenis', '=', eb.fn.any(eb.val([...behalve]))))] : []),
    ...(actor !== undefined ? [eb('actor', '=', actor)] : []),
    ...(onderwerpen ? [eb('onderwerp', '=', eb.fn.any(eb.val([...onderwerpen])))] : []),
    ...(van !== undefined
      ? [eb('tijdstip', '>=', sql<Date>`${van}::date::timestamp at time zone 'Europe/Amsterdam'`)]
      : []),
    ...(tot !== undefined
      ? [eb('tijdstip', '<', sql<Date>`(${tot}::date + 1)::timestamp at time zone 'Europe/Amsterdam'`)]
      : []),
  ];
}
