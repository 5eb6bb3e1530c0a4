import { sql } from 'kysely';
import type { AnyDb } from '../database/database.ts';
import type { Actor } from '../actor/actor.ts';
import type { JobDefinition } from './jobs.ts';
import { logsNothing } from '../audit/audit-policy.ts';

export const OPRUIM_JOB = 'opruimen';
/** Not at the whole hour, when others begin too. */
export const EVERY_HOUR = '13 * * * *';

/** Counters of sign-in, and roles that were proposed in vain: every application has them. */
const EIGEN_TABELLEN = ['aanmeldpogingen', 'rolvoorstellen'] as const;

type Opruimbaar = { as<T>(actor: Actor<never>, act: (handeling: { tx: AnyDb }) => Promise<T>): Promise<T> };

/**
 * Deletes, every hour, the rows that counted guesses and no longer count, and the proposals that lapsed. Only the policies of
 * this actor (in the migrations) say how old those are, so that it can delete nothing else, whatever it asks.
 */
export function opruimJob(deps: {
  database: Opruimbaar;
  tabellen?: readonly string[];
}): JobDefinition<Record<string, never>> {
  return {
    name: OPRUIM_JOB,
    // The next hour is the retry.
    retryLimit: 0,
    retryDelaySeconds: 1,
    expireInSeconds: 10 * 60,
    pollSeconds: 60,
    audit: logsNothing('of a guess and of a proposal the logboek told what mattered'),
    actor: 'opruimen',
    async handle(_data, _signal, actor) {
      for (const tabel of [...EIGEN_TABELLEN, ...(deps.tabellen ?? [])]) {
        await deps.database.as(
          actor,
          async ({ tx }) => await sql`delete from ${sql.table(tabel)}`.execute(tx),
        );
      }
      return { kind: 'done' };
    },
  };
}
