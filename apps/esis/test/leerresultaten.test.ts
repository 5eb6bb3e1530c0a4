/** A koppeling whose aanbod takes results of tests brings them. No aanbod of the catalogue does today, so the test makes one. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createGeheimen } from '@koppelpunt/platform';
import { writeLeerresultaten, type LeerresultatenBericht } from '@koppelpunt/standards';
import { extremeLeerresultaten } from '@koppelpunt/standards/test/extremes.ts';
import fc from 'fast-check';
import { pino } from 'pino';
import { CATALOGUS, MET_LEERRESULTATEN } from '../src/aanbod/aanbod.ts';
import { createAutorisaties } from '../src/koppelingen/autorisaties.service.ts';
import { createSleutelpogingen } from '../src/sleutelpogingen/sleutelpogingen.service.ts';
import { createUwlr, type Uwlr } from '../src/uitwisseling/uwlr.service.ts';
import {
  activate,
  CODE,
  fetchLeerlingen,
  openPartner,
  openSchool,
  SECRET,
  startEsis,
  VERZOEK,
  type Browser,
  type Esis,
  type Partner,
} from './start-esis.ts';

let esis: Esis;
let browser: Browser;
let partner: Partner;
let koppelingId: string;
/** The key under which this partner knows the first pupil. */
let leerlingid: string;
let metResultaten: Uwlr;

before(async () => {
  esis = await startEsis();
  browser = await openSchool(esis);
  ({ id: koppelingId } = await activate(browser));
  partner = await openPartner(esis);
  leerlingid = (await fetchLeerlingen(partner.client)).leerlingen[0]!.key;
  const deps = {
    database: esis.database,
    geheimen: createGeheimen(SECRET),
    log: pino({ level: 'silent' }),
    partners: esis.services.partners,
  };
  metResultaten = createUwlr({
    ...deps,
    autorisaties: createAutorisaties(deps),
    sleutelpogingen: createSleutelpogingen(deps),
    metLeerresultaten: new Set(['top-dossier']),
  });
});
after(async () => {
  await metResultaten.settle();
  await esis.stop();
});

const resultaat = (key: string, score: number) => ({
  key,
  afnamedatum: '2026-11-20',
  toetscode: 'REK-3',
  score,
});
const bericht = (over: Partial<LeerresultatenBericht> = {}): LeerresultatenBericht => ({
  school: { ...VERZOEK, aanmaakdatum: '2026-11-23T09:00:00Z' },
  toetsafnames: [{ leerlingid, resultaten: [resultaat('R1', 17), resultaat('R2', 12)] }],
  toetsen: [{ toetscode: { value: 'REK-3' }, toetsnaam: 'Rekenen 3' }],
  ...over,
});

/** Does the work of the route without the route, because the application's catalogue has no such aanbod. */
const bring = async (over: Partial<LeerresultatenBericht> = {}, sleutel = CODE): Promise<string> =>
  (await readAntwoord(over, sleutel)).uitkomst;

async function readAntwoord(
  over: Partial<LeerresultatenBericht> = {},
  sleutel = CODE,
): Promise<{ uitkomst: string; tekst: string }> {
  const { klantnaam, klantcode } = partner;
  const antwoord = await metResultaten.answer({
    headers: {},
    body: writeLeerresultaten(bericht(over), { autorisatiesleutel: sleutel, klantcode, klantnaam }),
    ip: '127.0.0.1',
  });
  const stukken: Uint8Array[] = [];
  for await (const stuk of antwoord.response.body) stukken.push(stuk);
  const tekst = Buffer.concat(stukken);
  await antwoord.finish({ isComplete: true, bytes: tekst.length });
  const uitkomst = antwoord.response.fault?.faultcode ?? antwoord.response.outcome;
  return { uitkomst, tekst: tekst.toString('utf8') };
}

const listResultaten = async () =>
  await esis.eigenaar
    .selectFrom('leerresultaten')
    .select(['key', 'leerlingKey', 'toetscode', 'score', 'brin6'])
    .orderBy('key')
    .execute();

test('no koppeling of the catalogue brings results, so ESIS says that it takes none', async () => {
  assert.equal(MET_LEERRESULTATEN.size, CATALOGUS.filter((aanbod) => aanbod.bringsLeerresultaten).length);
  assert.equal(MET_LEERRESULTATEN.has('top-dossier'), false);
  await assert.rejects(
    partner.client.brengLeerresultaten(bericht(), { autorisatiesleutel: CODE }),
    /Client\.OngeldigBericht/,
  );
  assert.deepEqual(await listResultaten(), []);
});

test('results are kept under the keys of the school, once, with a row of the exchange and one in the logboek', async () => {
  assert.equal(await bring(), 'bevestiging');
  const eerste = await listResultaten();
  assert.deepEqual(
    eerste.map(({ leerlingKey: _leerlingKey, ...rij }) => rij),
    [
      { key: 'R1', toetscode: 'REK-3', score: 17, brin6: '97QX00' },
      { key: 'R2', toetscode: 'REK-3', score: 12, brin6: '97QX00' },
    ],
  );
  const eigen = await esis.eigenaar
    .selectFrom('leerlingen')
    .select('key')
    .where('key', '=', eerste[0]!.leerlingKey)
    .executeTakeFirst();
  assert.ok(eigen, 'the key is the one that the school knows');
  assert.notEqual(eigen.key, leerlingid);
  const [laatste] = (await browser.get('/api/vestigingen/97QX00/uitwisselingen')).body.uitwisselingen;
  assert.deepEqual([laatste.operatie, laatste.uitkomst], ['BrengLeerresultaten', 'bevestigd']);
  const regels = await esis.eigenaar
    .selectFrom('logboek')
    .select(['onderwerp', 'details'])
    .where('gebeurtenis', '=', 'leerresultaten.ontvangen')
    .execute();
  assert.equal(regels.length, 1);
  assert.equal(regels[0]!.onderwerp, `koppeling:${koppelingId}`);
  assert.doesNotMatch(JSON.stringify(regels), new RegExp(`${leerlingid}|${eigen.key}"`));
});

test('R1: a number of a person in a key, a code or a text of a result stands in no table', async () => {
  const bsn = '123456782';
  const uitkomst = await bring({
    toetsafnames: [{ leerlingid, resultaten: [{ ...resultaat(bsn, 3), toetscode: `T ${bsn}` }] }],
    toetsen: [{ toetscode: { value: `T ${bsn}` }, toetsnaam: `van kind ${bsn}` }],
  });
  assert.equal(uitkomst, 'bevestiging');
  const toetsen = await esis.eigenaar.selectFrom('toetsen').selectAll().execute();
  const rijen = await listResultaten();
  assert.doesNotMatch(JSON.stringify([toetsen, rijen]), new RegExp(bsn));
  const [nieuw] = rijen.filter(({ key }) => key.startsWith('p:'));
  assert.ok(
    toetsen.some(({ toetscode }) => toetscode === nieuw?.toetscode),
    'the test and its result still agree',
  );
  await esis.eigenaar.deleteFrom('leerresultaten').where('key', 'like', 'p:%').execute();
});

test('the same key again replaces, and the same message again changes nothing', async () => {
  const voor = await listResultaten();
  assert.equal(await bring(), 'bevestiging');
  assert.deepEqual(await listResultaten(), voor);
  assert.equal(
    await bring({ toetsafnames: [{ leerlingid, resultaten: [resultaat('R1', 20)] }] }),
    'bevestiging',
  );
  assert.deepEqual(
    (await listResultaten()).map(({ key, score }) => [key, score]),
    [
      ['R1', 20],
      ['R2', 12],
    ],
  );
});

test('one pupil that the school does not have, and nothing of the message is kept', async () => {
  const voor = await listResultaten();
  const toetsafnames = [
    { leerlingid, resultaten: [resultaat('R1', 1), resultaat('R9', 1)] },
    { leerlingid: 'niemand', resultaten: [resultaat('R10', 1)] },
  ];
  assert.equal(await bring({ toetsafnames }), 'Client.LeerlingOngeldig');
  assert.deepEqual(await listResultaten(), voor);
});

test('a pupil who stays home is one that the school does not have, byte for byte', async () => {
  const voor = await listResultaten();
  const toetsafnames = (key: string) => [{ leerlingid: key, resultaten: [resultaat('R1', 2)] }];
  const vraag = { reden: 'bezwaar', toelichting: '', tot: null };
  const { body } = await browser.get('/api/vestigingen/97QX00/leerlingen');
  const { id } = body.leerlingen.find(({ key }: { key: string }) => key === voor[0]!.leerlingKey);
  const url = `/api/vestigingen/97QX00/leerlingen/${id}/niet-uitwisselen`;
  assert.equal((await browser.send('PUT', url, vraag)).status, 200);
  assert.equal(await bring({ toetsafnames: toetsafnames(leerlingid) }), 'Client.LeerlingOngeldig');
  assert.deepEqual(
    await readAntwoord({ toetsafnames: toetsafnames(leerlingid) }),
    await readAntwoord({ toetsafnames: toetsafnames('niemand') }),
  );
  assert.deepEqual(await listResultaten(), voor);
  await esis.eigenaar.deleteFrom('thuisblijvers').execute();
});

test('a wrong key, another school, and a koppeling that is not meant for it are refused', async () => {
  const voor = await listResultaten();
  assert.equal(await bring({}, '97QX00-geraden-geraden-gerad'), 'Client.AutorisatieOngeldig');
  const ander = { ...VERZOEK, brincode: '98AB', aanmaakdatum: '2026-11-23T09:00:00Z' };
  assert.equal(await bring({ school: ander }), 'Client.AutorisatieOngeldig');
  assert.deepEqual(await listResultaten(), voor);
});

test('who may not see pupils sees no results, and another partner none of this one', async () => {
  const { database } = esis;
  const readAs = async (actor: Parameters<typeof database.as>[0]) =>
    await database.as(actor, async ({ tx }) => await tx.selectFrom('leerresultaten').select('key').execute());
  assert.deepEqual(await readAs({ kind: 'partner', naam: 'iemand-anders' }), []);
  assert.equal((await readAs({ kind: 'partner', naam: partner.klantnaam })).length, 2);
});

test('no results that the schema takes are an internal error', async () => {
  for (const { school, toetsafnames, toetsen } of fc.sample(extremeLeerresultaten, {
    numRuns: 25,
    seed: 14,
  })) {
    const { schoolkey: _, ...others } = school;
    const over = {
      school: { ...others, ...VERZOEK },
      toetsafnames: toetsafnames.map((afname) => ({ ...afname, leerlingid })),
      toetsen,
    };
    assert.doesNotMatch(await bring(over as Partial<LeerresultatenBericht>), /^Server/, JSON.stringify(over));
  }
});

test('a paused koppeling brings nothing', async () => {
  const voor = await listResultaten();
  const answer = await browser.send(
    'DELETE',
    `/api/vestigingen/97QX00/koppelingen/${koppelingId}/verificatiecode`,
  );
  assert.ok(answer.status < 300, answer.text);
  assert.equal(await bring(), 'Client.AutorisatieOngeldig');
  assert.deepEqual(await listResultaten(), voor);
});
