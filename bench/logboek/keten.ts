/**
 * Measures the cost of the chain over the logboek: acts with one row each, with and without it, in turns on one PostgreSQL
 * server that writes through to disk. Run `node bench/logboek/keten.ts`; docs/decisions/0010 has the figures.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  dangerouslyAsSystem,
  ensureDatabase,
  migrate,
  openDatabase,
  PLATFORM_MIGRATIONS,
  startEmbeddedPostgres,
  verifyLogboek,
} from '@koppelpunt/platform';
import pg from 'pg';

const ACTS = 1000;
const ROUNDS = 3;

const dataDir = await mkdtemp(join(tmpdir(), 'koppelpunt-keten-'));
const server = await startEmbeddedPostgres({ dataDir });
const url = await ensureDatabase(server.url, 'keten');
const pool = new pg.Pool({ connectionString: url, max: 16 });
try {
  await migrate(pool, [PLATFORM_MIGRATIONS]);
  console.log('connections  with chain  without  (acts per second, best of three)');
  for (const connections of [1, 4, 16]) {
    const best = { enable: 0, disable: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const what of ['disable', 'enable'] as const) {
        await pool.query(`alter table logboek ${what} trigger logboek_aan_keten`);
        best[what] = Math.max(best[what], await measure(connections));
      }
    }
    const ratio = (best.enable / best.disable).toFixed(2);
    console.log(
      `${connections}`.padEnd(13),
      Math.round(best.enable),
      '     ',
      Math.round(best.disable),
      ` ${ratio} ×`,
    );
  }
  await measureVerify();
} finally {
  await pool.end();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function measure(connections: number): Promise<number> {
  let left = ACTS;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = await pool.connect();
      try {
        while (left > 0) {
          left -= 1;
          await client.query(
            `insert into logboek (actor, gebeurtenis, brin6, onderwerp, details)
             values ('partner:top-dossier', 'uitwisseling.ongewijzigd', '97QX00', 'koppeling:x', '{"operatie": "HaalLeerlinggegevens"}')`,
          );
        }
      } finally {
        client.release();
      }
    }),
  );
  return ACTS / ((performance.now() - started) / 1000);
}

/** On a chain of its own, since the rows above were written without links half of the time. */
async function measureVerify(): Promise<void> {
  const ROWS = 50_000;
  await pool.query(`alter table logboek disable trigger user; alter table logboek_schakels disable trigger user;
    truncate logboek, logboek_schakels; alter table logboek enable trigger user; alter table logboek_schakels enable trigger user`);
  await pool.query(
    `insert into logboek (actor, gebeurtenis, brin6, onderwerp, details)
     select 'partner:top-dossier', 'uitwisseling.leerlingen', '97QX00', 'koppeling:' || n, '{"leerlingen": 220, "bytes": 84213}'
       from generate_series(1, ${ROWS}) n`,
  );
  const database = openDatabase<object>({ url, applicationName: 'keten' });
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const started = performance.now();
  const uitkomst = await database.as(
    dangerouslyAsSystem('opdrachtregel'),
    async ({ tx }) => await verifyLogboek(tx),
  );
  const seconds = (performance.now() - started) / 1000;
  const grown = Math.round((process.memoryUsage().rss - before) / 1e6);
  console.log(
    `verify: ${uitkomst.kind}, ${ROWS} links in ${seconds.toFixed(1)} s, ${Math.round(ROWS / seconds)}/s, ${grown} MB more`,
  );
  await database.close();
}
