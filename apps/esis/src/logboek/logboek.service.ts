import {
  createLogboekLezer,
  listInzagen,
  listNamenVan,
  pseudoniemVan,
  verifyLogboek,
  type Actor,
  type Database,
  type Geheimen,
  type LogboekLezer,
  type LogboekVerificatie,
} from '@koppelpunt/platform';
import { sql } from 'kysely';
import type { DB } from '../database.generated.ts';
import type { Handeling } from '../database.ts';
import { listKoppelingNamen } from '../koppelingen/namen.service.ts';
import { requireMay } from '../rechten/rechten.ts';
import { WOORDEN } from './woorden.ts';

export type Logboek = {
  /** The rows about one vestiging, and the sign-ins of its people. */
  openLezer(actor: Actor, brin6: string): LogboekLezer;
  /** On the command line only: it reads the rows of every vestiging. */
  verifyLogboek(actor: Actor, hoofd: string | undefined): Promise<LogboekVerificatie>;
  /** Lists the people who looked at this pupil on a screen; on the command line only. */
  listInzagen(actor: Actor, brin6: string, key: string): ReturnType<typeof listInzagen>;
};

export function createLogboek({
  database,
  geheimen,
}: {
  database: Database<DB>;
  geheimen: Geheimen;
}): Logboek {
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
          (await listKoppelingNamen({ actor, tx: tx as Handeling['tx'], now: database.now() }, brin6)).map(
            (koppeling) => ({
              ...koppeling,
              onderwerpen: [`koppeling:${koppeling.id}`],
            }),
          ),
      });
    },
    async verifyLogboek(actor, hoofd) {
      requireMay(actor, 'omgeving inrichten');
      return await database.as(actor, async ({ tx }) => await verifyLogboek(tx, { hoofd }));
    },
    async listInzagen(actor, brin6, key) {
      requireMay(actor, 'omgeving inrichten');
      const pseudoniem = pseudoniemVan(geheimen, brin6, key);
      return await database.as(actor, async ({ tx }) => await listInzagen(tx, { brin6, pseudoniem }));
    },
  };
}
