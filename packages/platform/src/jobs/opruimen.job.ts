import { sql } from 'kysely';
import type { AnyDb } from '../database/database.ts';
import type { Actor } from '../actor/actor.ts';
import type { JobDefinition } from './jobs.ts';
import { logsNothing } from '../audit/audit-policy.ts';

export const OPRUIM_JOB = 'opruimen';
/** Not at the whole hour, when others begin too. */
export const EVERY_HOUR = '13 * * * *';

/** Counters of sign-in, which every application has. */
const EIGEN_TABELLEN = ['aanmeldpogingen'] as const;

type Opruimbaar = { as<T>(actor: Actor<never>, act: (handeling: { tx: AnyDb }) => Promise<T>): Promise<T> };

/**
 * Deletes, every hour, the rows that counted guesses and no longer count. Only the policies of this actor (platform/0003 and
 * the application's own) say how old those are, so that it can delete nothing else, whatever it asks.
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
    audit: logsNothing('counters of guesses, of which the logboek told what mattered'),
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
