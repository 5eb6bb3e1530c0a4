import { createHash } from 'node:crypto';
import { withClient } from '@koppelpunt/platform';
import type pg from 'pg';
import { APPS } from '../scripts/apps.ts';
import { DemoError } from './demo-error.ts';
import type { Geheimen } from './geheimen.ts';

/**
 * Records which parts of the demo school are in place, and which keys made them. The comment of ESIS' database holds it,
 * because it must live and die with the data: another server in DATABASE_URL, or a data directory that was deleted,
 * starts empty.
 */
type State = { keys: string; done: Record<string, string> };

const DATABASE = APPS[0].database;
const PREFIX = 'Demo van Koppelpunt: ';

export type DemoState = {
  isDone(id: string, version: string): boolean;
  markDone(id: string, version: string): Promise<void>;
};

export async function openDemoState(serverUrl: string, geheimen: Geheimen): Promise<DemoState> {
  // The fingerprint is that of a secret that never turns.
  const keys = fingerprint(geheimen.klantcode);
  const { done, ...found } = (await withClient(serverUrl, readState)) ?? { keys, done: {} };
  if (found.keys !== keys) {
    throw new DemoError(
      'De databanken op deze server zijn gemaakt met een andere gegevensmap; met de sleutels van deze map zijn ze niet te lezen. ' +
        'Kies die map met KOPPELPUNT_DATA, of een andere server met DATABASE_URL.',
    );
  }
  let writing = Promise.resolve();
  return {
    isDone: (id, version) => done[id] === version,
    async markDone(id, version) {
      done[id] = version;
      // One after the other, so that an older list never replaces a newer one.
      writing = writing.then(() => withClient(serverUrl, (client) => writeState(client, { keys, done })));
      await writing;
    },
  };
}

const fingerprint = (secret: string): string =>
  createHash('sha256').update(secret).digest('hex').slice(0, 16);

async function readState(client: pg.Client): Promise<State | undefined> {
  const { rows } = await client.query<{ comment: string | null }>(
    `select shobj_description(oid, 'pg_database') as comment from pg_database where datname = $1`,
    [DATABASE],
  );
  const comment = rows[0]?.comment;
  return comment?.startsWith(PREFIX) ? (JSON.parse(comment.slice(PREFIX.length)) as State) : undefined;
}

async function writeState(client: pg.Client, state: State): Promise<void> {
  const comment = client.escapeLiteral(PREFIX + JSON.stringify(state));
  await client.query(`comment on database ${client.escapeIdentifier(DATABASE)} is ${comment}`);
}
