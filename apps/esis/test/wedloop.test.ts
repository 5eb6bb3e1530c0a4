/** An import and an answer at the same moment: the next call finds the changes that the answer missed. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createGeheimen } from '@koppelpunt/platform';
import { createAutorisaties } from '../src/koppelingen/autorisaties.service.ts';
import { createSleutelpogingen } from '../src/sleutelpogingen/sleutelpogingen.service.ts';
import { UwlrCall } from '../src/uitwisseling/uwlr-call.service.ts';
import { createWachtrijen } from '../src/uitwisseling/wachtrijen.ts';
import {
  activate,
  CODE,
  fetchLeerlingen,
  makeEdexml,
  openPartner,
  openSchool,
  SECRET,
  startEsis,
  statusOf,
  SYSTEEM,
  until,
  VERZOEK,
  type Esis,
  type Partner,
} from './start-esis.ts';

let esis: Esis;
let partner: Partner;

before(async () => {
  esis = await startEsis();
  const browser = await openSchool(esis);
  const { id } = await activate(browser);
  partner = await openPartner(esis);
  await fetchLeerlingen(partner.client);
  await until(async () => (await statusOf(browser, id)) === 'actief');
});
after(async () => await esis.stop());

const fetchSince = async (laatst: string | undefined) =>
  await fetchLeerlingen(partner.client, CODE, {
    ...VERZOEK,
    ...(laatst && { laatstontvangengegevens: laatst }),
  });

/** Reads the file in, and stops half-way until `goOn` is called. */
function startImport(xml: string) {
  const { promise: gate, resolve: goOn } = Promise.withResolvers<void>();
  const { promise: isHalfway, resolve: onHalfway } = Promise.withResolvers<void>();
  const bytes = Buffer.from(xml);
  async function* source() {
    yield bytes.subarray(0, bytes.length / 2);
    onHalfway();
    await gate;
    yield bytes.subarray(bytes.length / 2);
  }
  const done = esis.services.edexml.importEdexml(SYSTEEM, '97QX00', source());
  return { done, isHalfway, goOn };
}

test('an import that began before an answer and commits after it is found by the next call', async () => {
  esis.klok.advance(60_000);
  const running = startImport(await makeEdexml({ leerlingen: 20, aanpassen: (all) => all.splice(0, 2) }));
  await running.isHalfway;
  esis.klok.advance(60_000);
  const old = await fetchSince(undefined);
  assert.equal(old.leerlingen.length, 20, 'what has not committed is not there');

  running.goOn();
  assert.equal((await running.done).kind, 'ingelezen');
  const next = await fetchSince(old.school?.aanmaakdatum);
  assert.deepEqual([next.kind, next.leerlingen.length], ['gegevens', 18]);
  assert.equal((await fetchSince(next.school?.aanmaakdatum)).kind, 'geenwijzigingen');
});

test('an import that commits between the head of an answer and its first pupil is in neither', async (t) => {
  const db = esis.eigenaar;
  const geheimen = createGeheimen(SECRET);
  const sleutelpogingen = createSleutelpogingen({ database: esis.database, geheimen });
  const deps = { database: esis.database, geheimen, partners: esis.services.partners, sleutelpogingen };
  const autorisaties = createAutorisaties(deps);
  const partner = await db.selectFrom('partners').selectAll().executeTakeFirstOrThrow();
  const actor = { kind: 'partner', naam: partner.klantnaam } as const;
  const vraag = { partnerId: partner.id, sleutel: CODE, brin6: '97QX00' };
  const open = await autorisaties.findAutorisatie(actor, vraag, async () => {});
  assert.ok(open.kind === 'geautoriseerd');

  const xml = await makeEdexml({ leerlingen: 25 });
  const call = new UwlrCall(
    { ...deps, autorisaties, wachtrijen: createWachtrijen() },
    { ip: '127.0.0.1' },
    async () => {
      const { done, goOn } = startImport(xml);
      goOn();
      assert.equal((await done).kind, 'ingelezen');
    },
  );
  t.after(async () => await call.close());
  call.partner = partner;
  call.autorisatie = open.autorisatie;
  const bron = await call.openLeerlinggegevens(open.autorisatie, VERZOEK);
  assert.ok(bron.kind === 'gegevens');
  let aantal = 0;
  for await (const leerlingen of bron.leerlingen) aantal += [leerlingen].flat().length;
  await call.close();
  assert.equal(aantal, 18, 'stamp, groups and pupils are of one moment');

  const next = await fetchSince(String(bron.school.aanmaakdatum));
  assert.deepEqual([next.kind, next.leerlingen.length], ['gegevens', 25]);
});

test('two imports in one moment of the clock have two stamps', async () => {
  const stamps = [];
  for (const leerlingen of [20, 21, 20]) {
    await runImport(await makeEdexml({ leerlingen }));
    stamps.push((await fetchSince(undefined)).school?.aanmaakdatum ?? '');
  }
  assert.deepEqual(stamps, stamps.toSorted());
  assert.equal(new Set(stamps).size, 3);
});

async function runImport(xml: string): Promise<void> {
  const { done, goOn } = startImport(xml);
  goOn();
  await done;
}
