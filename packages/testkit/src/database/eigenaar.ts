import pg from 'pg';
import type { TestDatabase } from './test-database.ts';

export type TestEigenaar = { url: string; drop(): Promise<void> };

/**
 * An empty database whose owner is no superuser but may make roles, as on a server that is not ours. It is on the server of
 * `beside`, where somebody else made the groups that the migrations grant to.
 */
export async function createTestEigenaar(beside: TestDatabase): Promise<TestEigenaar> {
  const admin = new pg.Client({ connectionString: beside.url });
  await admin.connect();
  const eigenaar = `${new URL(beside.url).pathname.slice(1)}_eigenaar`;
  await admin.query(`create role ${eigenaar} login createrole nosuperuser password 'x'`);
  await admin.query(
    `grant koppelpunt_app, koppelpunt_login to ${eigenaar} with admin true, inherit false, set false`,
  );
  await admin.query(`create database ${eigenaar} owner ${eigenaar} template template0`);
  const url = new URL(beside.url);
  Object.assign(url, { username: eigenaar, password: 'x', pathname: `/${eigenaar}` });
  return {
    url: url.href,
    async drop() {
      await admin.query(`drop database ${eigenaar} with (force)`);
      await admin.query(`drop role if exists ${eigenaar}_app, ${eigenaar}_login`);
      await admin.query(`drop role ${eigenaar}`);
      await admin.end();
    },
  };
}
