import {
  createLogboekLezer,
  listNamenVan,
  type Actor,
  type Database,
  type LogboekLezer,
} from '@koppelpunt/platform';
import { sql } from 'kysely';
import type { DB } from '../database.generated.ts';
import { listKoppelingNamen } from '../koppelingen/namen.service.ts';
import { requireMay } from '../rechten/rechten.ts';
import { WOORDEN } from './woorden.ts';

export type LogboekService = {
  /** Of one vestiging: what happened about it, and who of its people signed in. */
  openLezer(actor: Actor, brin6: string): LogboekLezer;
};

export function createLogboekService({ database }: { database: Database<DB> }): LogboekService {
  return {
    openLezer(actor, brin6) {
      requireMay(actor, 'logboek zien', brin6);
      return createLogboekLezer({
        actor,
        as: async (run) => await database.as(actor, ({ tx }) => run(tx), { vestiging: brin6 }),
        woorden: WOORDEN,
        listNamen: listNamenVan,
        async findPlek(tx) {
          const { rows } = await sql<{ id: string }>`select koppelpunt.bekenden() as id`.execute(tx);
          return { brin6s: [brin6], mensen: rows.map(({ id }) => `gebruiker:${id}`) };
        },
        listKoppelingen: async (tx) =>
          (await listKoppelingNamen(tx, brin6)).map((koppeling) => ({
            ...koppeling,
            onderwerpen: [`koppeling:${koppeling.id}`],
          })),
      });
    },
  };
}
