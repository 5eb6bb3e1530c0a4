/** The services on their database and a fake ESIS, without screens, jobs or people. */
import {
  createGeheimen,
  createLog,
  dangerouslyAsSystem,
  openDatabase,
  type Actor,
} from '@koppelpunt/platform';
import {
  createTestDatabase,
  openOwner,
  startFakeEsis,
  type FakeEsis,
  type Owner,
  type TestKlok,
} from '@koppelpunt/testkit';
import { createServices, type Services } from '../src/app.ts';
import { MIGRATIONS, type TopDossierDatabase } from '../src/database.ts';
import type { DB } from '../src/database.generated.ts';
import { bereikVan } from '../src/rechten/rechten.ts';

export const SECRET = 'T'.repeat(43);
export const OPDRACHTREGEL: Actor = dangerouslyAsSystem('opdrachtregel');

export type TestServices = {
  appUrl: string;
  database: TopDossierDatabase;
  owner: Owner<DB>;
  services: Services;
  esis: FakeEsis;
  /** Returns the id of a koppeling whose pupils have crossed. */
  koppel(brin6: string, verificatiecode: string): Promise<string>;
  stop(): Promise<void>;
};

/** `klok`: a clock that the test turns. */
export async function startServices({ klok }: { klok?: TestKlok } = {}): Promise<TestServices> {
  const testDatabase = await createTestDatabase(MIGRATIONS);
  const database = openDatabase<DB>({
    url: testDatabase.appUrl,
    applicationName: 'test',
    bereikVan,
    ...(klok && { now: () => klok.now() }),
  });
  const owner = openOwner<DB>(testDatabase.url);
  const services = createServices({
    database,
    geheimen: createGeheimen(SECRET),
    jobs: { send: async () => {} },
    log: createLog({ name: 'test', level: 'silent' }),
  });
  const esis = await startFakeEsis();
  const { url, klantnaam, klantcode } = esis;
  await services.bronnen.setBron(OPDRACHTREGEL, { id: 'esis', url, klantnaam, klantcode });
  return {
    appUrl: testDatabase.appUrl,
    database,
    owner,
    services,
    esis,
    async koppel(brin6, verificatiecode) {
      const aanvraag = { brin6, bronId: 'esis', verificatiecode, schoolnaam: null, contactEmail: null };
      const { id } = await database.as(OPDRACHTREGEL, (handeling) =>
        services.koppelingen.requestKoppeling(handeling, aanvraag),
      );
      const run = await services.synchronisaties.runNow(OPDRACHTREGEL, id, { toestaanVertrek: false });
      if (run.status !== 'gelukt') throw new Error(run.melding ?? run.status);
      return id;
    },
    async stop() {
      await esis.stop();
      await database.close();
      await owner.close();
      await testDatabase.drop();
    },
  };
}
