import pg from 'pg';
import { APPS } from '../scripts/apps.ts';

/**
 * Which parts of the demo school are in place. It stands in the comment of ESIS' database, because it must live and
 * die with the data: another server in DATABASE_URL, or a data directory that was thrown away, starts empty.
 */
const DATABASE = APPS[0].database;
const PREFIX = 'Demo van Koppelpunt: ';

export async function listDone(serverUrl: string): Promise<Set<string>> {
  return await withClient(serverUrl, readDone);
}

export async function markDone(serverUrl: string, id: string): Promise<void> {
  await withClient(serverUrl, async (client) => {
    const done = [...(await readDone(client)).add(id)];
    const comment = client.escapeLiteral(PREFIX + JSON.stringify(done));
    await client.query(`comment on database ${client.escapeIdentifier(DATABASE)} is ${comment}`);
  });
}

async function readDone(client: pg.Client): Promise<Set<string>> {
  const { rows } = await client.query<{ comment: string | null }>(
    `select shobj_description(oid, 'pg_database') as comment from pg_database where datname = $1`,
    [DATABASE],
  );
  const comment = rows[0]?.comment;
  return new Set(comment?.startsWith(PREFIX) ? (JSON.parse(comment.slice(PREFIX.length)) as string[]) : []);
}

async function withClient<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}
