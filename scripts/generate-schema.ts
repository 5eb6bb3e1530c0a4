import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  buildOpenapi,
  describeSchema,
  ensureDatabase,
  migrate,
  openPool,
  withClient,
  type AnyApp,
} from '@koppelpunt/platform';
import { format, resolveConfig } from 'prettier';
import { APPS, type KnownApp } from './apps.ts';
import { root } from './import-graph.ts';
import { makeRollenDocument } from './rollen-document.ts';
import { runStep, type Step } from './steps.ts';

/** Every generated file, by its path, made from nothing but the migrations, the routes and the descriptions. */
export async function generateSchema(serverUrl: string): Promise<Map<string, string>> {
  const scratch = await mkdtemp(join(tmpdir(), 'koppelpunt-schema-'));
  try {
    const perApp = await Promise.all(
      APPS.map(async (app) => [
        ...(await fromMigrations(serverUrl, app, scratch)),
        ...(await fromRoutes(app, scratch)),
      ]),
    );
    const documenten = [...(await fromDescriptions()), await makeRollenDocument()];
    return new Map(await Promise.all([...perApp.flat(), ...documenten].map(layOut)));
  } finally {
    await rm(scratch, { recursive: true });
  }
}

async function fromMigrations(
  serverUrl: string,
  { name: app, migrations }: KnownApp,
  scratch: string,
): Promise<[string, string][]> {
  const database = `schema_${randomBytes(6).toString('hex')}`;
  const url = await ensureDatabase(serverUrl, database);
  const pool = openPool({ url, applicationName: 'schema', maxConnections: 1 });
  try {
    await migrate(pool, migrations);
    const types = join(scratch, `${app}.database.ts`);
    await run({
      name: `types of ${app}'s tables`,
      command: 'kysely-codegen',
      args: [...codegenFlags(url), '--out-file', types],
    });
    return [
      [`apps/${app}/schema.sql`, await describeSchema(pool)],
      [`apps/${app}/src/database.generated.ts`, await readFile(types, 'utf8')],
    ];
  } finally {
    await pool.end();
    await withClient(serverUrl, async (admin) => {
      await admin.query(`drop database ${database} with (force)`);
    });
  }
}

/** The types that the pool of packages/platform gives: a date stays text, a count is a number. */
const TYPE_MAPPING = JSON.stringify({ int8: 'number', date: 'string' });

const codegenFlags = (url: string): string[] => [
  '--dialect=postgres',
  '--camel-case',
  '--default-schema=public',
  '--include-pattern=public.*', // pg-boss keeps its tables to itself
  '--date-parser=string',
  `--type-mapping=${TYPE_MAPPING}`,
  '--log-level=error',
  `--url=${url}`,
];

/** The field tables in docs/standards, from what the library says of each element. */
async function fromDescriptions(): Promise<[string, string][]> {
  const module = join(root, 'packages', 'standards', 'docs', 'documents.ts');
  const { makeDocuments } = (await import(module)) as { makeDocuments: () => [string, string][] };
  return makeDocuments();
}

async function fromRoutes(known: KnownApp, scratch: string): Promise<[string, string][]> {
  const { name: app } = known;
  const openapi = `${JSON.stringify(await buildOpenapi(await importApp(known)), null, 2)}\n`;
  const [input, output] = [join(scratch, `${app}.openapi.json`), join(scratch, `${app}.api.d.ts`)];
  await writeFile(input, openapi);
  // It needs TypeScript 5, which lives beside it in packages/ui.
  const command = join(root, 'packages', 'ui', 'node_modules', '.bin', 'openapi-typescript');
  await run({ name: `types of ${app}'s routes`, command, args: [input, '--output', output] });
  return [
    [`apps/${app}/openapi.json`, openapi],
    [`apps/${app}/web/api.generated.d.ts`, await readFile(output, 'utf8')],
  ];
}

/** When it is needed, not before: both applications together are slow to load. */
async function importApp({ name, definition }: KnownApp): Promise<AnyApp> {
  const module = (await import(join(root, 'apps', name, 'src', 'app.ts'))) as Record<string, unknown>;
  return module[definition] as AnyApp;
}

/** Formats as an editor does on saving, so that nobody changes a generated file by accident. */
async function layOut([path, content]: [string, string]): Promise<[string, string]> {
  if (path.endsWith('.sql')) return [path, content];
  const filepath = join(root, path);
  return [path, await format(content, { ...(await resolveConfig(filepath)), filepath })];
}

async function run(step: Step): Promise<void> {
  const outcome = await runStep(step);
  if (!outcome.ok) throw new Error(`${outcome.name}: ${outcome.output}`);
}
