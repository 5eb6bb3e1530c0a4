/** A server that is not ours, where the owner of the database is no superuser: row-level security holds for the owner too. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  createAppDeps,
  createLog,
  createLogboekBeheer,
  createMailer,
  openDatabases,
  prepareDatabase,
  type Databases,
  type Geheimen,
} from '@koppelpunt/platform';
import {
  createTestDatabase,
  createTestEigenaar,
  type TestDatabase,
  type TestEigenaar,
} from '@koppelpunt/testkit';
import { createServices, esis } from '../src/app.ts';
import { MIGRATIONS } from '../src/database.ts';
import type { DB } from '../src/database.generated.ts';
import { rechten } from '../src/rechten/rechten.ts';
import { CODE, makeEdexml, SECRET, SYSTEEM } from './start-esis.ts';

let testDatabase: TestDatabase;
let databases: Databases<DB>;
let geheimen: Geheimen;
let services: ReturnType<typeof createServices>;
let eigenaar: TestEigenaar;

before(async () => {
  testDatabase = await createTestDatabase(MIGRATIONS);
  eigenaar = await createTestEigenaar(testDatabase);
  const prepare = async () =>
    await prepareDatabase({ url: eigenaar.url, migrations: MIGRATIONS, sleutels: () => SECRET });
  await prepare();
  // The same application starts for the second time.
  const { geheimen: opened, ...urls } = await prepare();
  geheimen = opened;
  databases = openDatabases(esis, urls, { applicationName: 'esis-test' });
  const deps = createAppDeps(esis, {
    ...databases,
    geheimen,
    jobs: { send: async () => {} },
    log: createLog({ name: 'test', level: 'silent' }),
    mailer: createMailer({ smtpUrl: 'smtp://127.0.0.1:1' }),
    publicUrl: 'http://localhost:4100',
  });
  services = createServices(deps, { SUPPORT_EMAIL: 'support@swv.example' });
});
after(async () => {
  await databases.close();
  await eigenaar.drop();
  await testDatabase.drop();
});

async function* stream(text: string): AsyncIterable<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

test('a school is set up, its pupils are read in, its koppeling is made, and the chain of the logboek holds', async () => {
  const { vestigingen, edexml, koppelingen, gebruikers, voorwaarden } = services;
  const brin6 = '97QX00';
  assert.equal(await vestigingen.createVestiging(SYSTEEM, { brin6, naam: 'De Regenboog' }), 'gemaakt');
  assert.equal((await edexml.importEdexml(SYSTEEM, undefined, stream(await makeEdexml()))).kind, 'ingelezen');
  const document = await voorwaarden.findVoorwaarden('top-dossier');
  const koppeling = await koppelingen.createKoppeling(SYSTEEM, brin6, {
    aanbodId: 'top-dossier',
    naam: 'P. Proef',
    akkoord: true,
    startdatum: new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Amsterdam' }).format(new Date()),
    verificatiecode: CODE,
    voorwaardenVersie: document?.versie ?? '',
  });
  assert.equal(koppeling.status, 'aangevraagd');
  const wachtwoord = 'regenboog-paraplu-9';
  const mens = { email: 'b@school.example', naam: 'B', rol: 'directie', brin6, wachtwoord } as const;
  assert.equal(await gebruikers.createGebruiker(SYSTEEM, mens), 'gemaakt');
  assert.equal((await vestigingen.listVestigingen(SYSTEEM))[0]?.aantalLeerlingen, 20);
  const beheer = createLogboekBeheer({ database: databases.database, geheimen, rechten });
  assert.equal((await beheer.verifyLogboek(SYSTEEM, undefined)).kind, 'klopt');
});
