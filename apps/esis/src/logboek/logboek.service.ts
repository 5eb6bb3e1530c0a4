import {
  bindDeps,
  createLogboekLezer,
  listNamenVan,
  type Actor,
  type LogboekLezer,
} from '@koppelpunt/platform';
import { sql } from 'kysely';
import type { EsisDatabase, Handeling } from '../database.ts';
import { listKoppelingNamen } from '../koppelingen/namen.service.ts';
import { requireMay } from '../rechten/rechten.ts';
import { WOORDEN } from './woorden.ts';

type LogboekDeps = { database: EsisDatabase };

export type Logboek = ReturnType<typeof createLogboek>;
export const createLogboek = (deps: LogboekDeps) => bindDeps(deps, { openLezer });

/** The rows about one vestiging, and the sign-ins of its people. */
function openLezer({ database }: LogboekDeps, actor: Actor, brin6: string): LogboekLezer {
  requireMay(actor, 'logboek zien', brin6);
  return createLogboekLezer<Handeling>({
    as: async (run) => await database.as(actor, run, { vestiging: brin6 }),
    woorden: WOORDEN,
    listNamen: listNamenVan,
    async findPlek({ tx }) {
      const { rows } = await sql<{ id: string }>`select koppelpunt.bekenden() as id`.execute(tx);
      return { brin6s: [brin6], mensen: rows.map(({ id }) => `gebruiker:${id}`) };
    },
    async listKoppelingen(handeling) {
      const koppelingen = await listKoppelingNamen(handeling, brin6);
      return koppelingen.map((koppeling) => ({ ...koppeling, onderwerpen: [`koppeling:${koppeling.id}`] }));
    },
  });
}
