/** Most schools did not change since the last question: each costs a few queries, and reveals nothing. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import pg from 'pg';
import {
  activate,
  CODE,
  fetchLeerlingen,
  openPartner,
  openSchool,
  startEsis,
  statusOf,
  until,
  VERZOEK,
  type Browser,
  type Esis,
  type Partner,
} from './start-esis.ts';

let esis: Esis;
let browser: Browser;
let partner: Partner;
let id: string;
let stempel: string;

before(async () => {
  esis = await startEsis();
  browser = await openSchool(esis);
  ({ id } = await activate(browser));
  partner = await openPartner(esis);
  stempel = (await fetchLeerlingen(partner.client)).school?.aanmaakdatum ?? '';
  await until(async () => (await statusOf(browser, id)) === 'actief');
});
after(async () => await esis.stop());

const fetchSince = async (laatst: string) =>
  await fetchLeerlingen(partner.client, CODE, { ...VERZOEK, laatstontvangengegevens: laatst });

const count = async () => {
  const { aantal } = await esis.eigenaar
    .selectFrom('uitwisselingen')
    .select('aantal')
    .where('uitkomst', '=', 'geenwijzigingen')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return aantal;
};

/** The queries of one call, including those that record it. */
async function listQuestions(laatst: string): Promise<{ kind: string; vragen: string[] }> {
  const vragen: string[] = [];
  const { prototype } = pg.Client as unknown as { prototype: { query: (...args: unknown[]) => unknown } };
  const original = prototype.query;
  prototype.query = function (this: unknown, ...args) {
    const [first] = args as [string | { text: string }];
    vragen.push(typeof first === 'string' ? first : first.text);
    return original.apply(this, args);
  };
  try {
    const { kind } = await fetchSince(laatst);
    await until(
      async () =>
        vragen.at(-1) === 'commit' && vragen.some((text) => text.startsWith('update "uitwisselingen"')),
    );
    return { kind, vragen };
  } finally {
    prototype.query = original;
  }
}

test('a school where nothing changed is three short transactions: who asks, what for, and what is written down', async () => {
  await fetchSince(stempel); // from here on ESIS knows this address
  const before = await count();
  const { kind, vragen } = await listQuestions(stempel);
  assert.equal(kind, 'geenwijzigingen');
  assert.equal(vragen.filter((text) => text.startsWith('begin')).length, 3, vragen.join('\n'));
  assert.ok(vragen.length <= 11, vragen.join('\n'));
  assert.ok(
    !vragen.some((text) => text.includes('repeatable read')),
    'nothing is read that needs a snapshot',
  );
  assert.ok(
    !vragen.some((text) => text.includes('"logboek"')),
    'that it is asked again is counted on its line',
  );
  assert.equal(await count(), before + 1);
});

test('a code that was taken away stops the very next question, also where nothing changed', async () => {
  assert.equal((await fetchSince(stempel)).kind, 'geenwijzigingen');
  await browser.send('DELETE', `/api/vestigingen/97QX00/koppelingen/${id}/verificatiecode`);
  await assert.rejects(fetchSince(stempel), { faultcode: 'Client.AutorisatieOngeldig' });
  await browser.send('PUT', `/api/vestigingen/97QX00/koppelingen/${id}/verificatiecode`, {
    verificatiecode: CODE,
  });
  assert.equal((await fetchSince(stempel)).kind, 'geenwijzigingen');
});

test('a pupil that comes later is not handed out before its day, and on that day it is a change without any import', async () => {
  const [first] = await esis.eigenaar.selectFrom('leerlingen').select('key').limit(1).execute();
  await esis.eigenaar
    .updateTable('leerlingen')
    .set({ instroomdatum: '2026-11-25' })
    .where('key', '=', first?.key ?? '')
    .execute();
  assert.equal((await fetchLeerlingen(partner.client)).leerlingen.length, 19);
  assert.equal((await fetchSince(stempel)).kind, 'geenwijzigingen');
  esis.klok.set('2026-11-24T23:00:00Z'); // midnight in the Netherlands
  const { kind, leerlingen, school } = await fetchSince(stempel);
  assert.deepEqual([kind, leerlingen.length], ['gegevens', 20]);
  assert.equal((await fetchSince(school?.aanmaakdatum ?? '')).kind, 'geenwijzigingen');
});
