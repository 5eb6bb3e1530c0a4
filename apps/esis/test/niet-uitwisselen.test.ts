/** A child that must not leave (R18): in no answer, count, error or group of any partner, until the school or a day says so. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { createGeheimen } from '@koppelpunt/platform';
import { createUwlrClient, type Leerling, type UwlrClient } from '@koppelpunt/standards';
import { findSporenInDatabase } from '@koppelpunt/testkit';
import { sql } from 'kysely';
import { leerlingIdVan } from '../src/leerlingen/leerling.ts';
import { fillSchool, lastUitwisseling, openAnswer } from './groot-antwoord.ts';
import {
  activate,
  CODE,
  fetchLeerlingen,
  makeEdexml,
  openPartner,
  openSchool,
  SECRET,
  startEsis,
  until,
  VERZOEK,
  type Browser,
  type Esis,
  type Partner,
} from './start-esis.ts';

/** The only one in G1 and in SG-PLUS; the other one shares G2. */
const KIND = '10001';
const ANDER = '10002';
/** The address of a pupil, as the list gives it. */
const adres = (key: string) =>
  `/api/vestigingen/97QX00/leerlingen/${leerlingIdVan(createGeheimen(SECRET), '97QX00', key)}`;
const TOELICHTING = 'vader mag niet weten waar';
const GEHEIM = { reden: 'adres-geheim', toelichting: TOELICHTING, tot: null };

let esis: Esis;
let beheer: Browser;
let begeleider: Browser;
let buren: Browser;
let partner: Partner;
/** The same partner; every byte that ESIS answers it stands in `antwoorden`. */
let meegelezen: UwlrClient;
const antwoorden: string[] = [];
/** The stamp of the last answer that was read. */
let stempel = '';
/** The key under which the partner knows the child. */
let sleutel = '';

const isoleer = (leerlingen: Leerling[]): void => {
  for (const leerling of leerlingen) {
    if (leerling.groep?.key === 'G1') leerling.groep = { key: 'G2' };
    delete leerling.samengesteldeGroepen;
  }
  const [kind] = leerlingen;
  Object.assign(kind!, {
    roepnaam: 'Zebulon',
    achternaam: 'Onderduikstra',
    groep: { key: 'G1' },
    samengesteldeGroepen: [{ key: 'SG-PLUS' }],
  });
};
const school = (over: Parameters<typeof makeEdexml>[0] = {}) => ({ aanpassen: isoleer, ...over });

before(async () => {
  esis = await startEsis();
  beheer = await openSchool(esis, school());
  begeleider = await esis.createGebruiker('ib@school.example', 'intern_begeleider', '97QX00');
  buren = await openSchool(esis, { brin6: '98AB00', naam: 'De Buren' });
  await activate(beheer);
  partner = await openPartner(esis);
  const { url, klantnaam, klantcode } = partner;
  meegelezen = createUwlrClient({
    url,
    klantnaam,
    klantcode,
    async fetch(input, init) {
      const response = await fetch(input, init);
      antwoorden.push(await response.clone().text());
      return response;
    },
  });
  // The name of a group tells as much as that of a child.
  await sql`update groepen set naam = 'Schuilhut' where brin6 = '97QX00' and key = 'G1'`.execute(
    esis.eigenaar,
  );
});
after(async () => await esis.stop());

const withhold = async (key: string, body: object = GEHEIM, browser = begeleider) =>
  await browser.send('PUT', `${adres(key)}/niet-uitwisselen`, body);
const release = async (key: string, toelichting = 'het gevaar is voorbij') =>
  await begeleider.send('POST', `${adres(key)}/weer-uitwisselen`, { toelichting });
const mark = async (key: string) => (await begeleider.get(adres(key))).body.nietUitwisselen;
const fetchSince = async () => {
  const answer = await fetchLeerlingen(meegelezen, CODE, { ...VERZOEK, laatstontvangengegevens: stempel });
  if (answer.school?.aanmaakdatum) stempel = answer.school.aanmaakdatum;
  return answer;
};
const namen = ({ leerlingen }: { leerlingen: Leerling[] }) => leerlingen.map(({ roepnaam }) => roepnaam);

const CALL = { autorisatiesleutel: CODE };
const vanGroep = (kind: 'groep' | 'samengesteldeGroep', key?: string) => ({
  ...VERZOEK,
  groepen: [{ kind, ...(key !== undefined && { key }) }],
});

/** Everything that a partner can ask, right and wrong; fills `antwoorden`. */
async function askEverything(client = meegelezen): Promise<string> {
  antwoorden.length = 0;
  await fetchLeerlingen(client);
  await fetchLeerlingen(client, CODE, { ...VERZOEK, schooljaar: '2025-2026' });
  await client.haalStructuur(VERZOEK, CALL);
  for (const vraag of [
    ...['G1', 'G2', 'bestaat-niet', undefined].map((key) => vanGroep('groep', key)),
    ...['SG-PLUS', undefined].map((key) => vanGroep('samengesteldeGroep', key)),
  ]) {
    const antwoord = await client.haalLeerlingen(vraag, CALL);
    if (antwoord.kind === 'gegevens') for await (const _part of antwoord.parts);
    await client.haalLeerkrachten(vraag, CALL);
  }
  const getrapt = await client.fetchGetrapt(VERZOEK, CALL);
  if (getrapt.kind === 'gegevens') for await (const _part of getrapt.parts);
  await assert.rejects(client.haalStructuur(VERZOEK, { autorisatiesleutel: `${CODE}x` }));
  const resultaten = [{ key: 'R', afnamedatum: '2026-11-20', toetscode: 'T', score: 1 }];
  const toetsafnames = [{ leerlingid: sleutel || 'x', resultaten }];
  const bericht = { school: { ...VERZOEK, aanmaakdatum: '2026-11-23T09:00:00Z' }, toetsafnames };
  await assert.rejects(
    client.brengLeerresultaten({ ...bericht, toetsen: [{ toetscode: { value: 'T' } }] }, CALL),
  );
  assert.ok(antwoorden.length >= 16, String(antwoorden.length));
  // The answer of BrengLeerresultaten names nothing of ours, but would echo what was sent.
  return antwoorden.join('\n');
}

const SPOREN = ['Zebulon', 'Onderduikstra', 'Schuilhut', 'key="G1"', 'SG-PLUS', 'Plusgroep'];

test('off by default: a child goes along, with its group', async () => {
  const eerste = await fetchLeerlingen(meegelezen);
  stempel = eerste.school?.aanmaakdatum ?? '';
  assert.equal(eerste.leerlingen.length, 20);
  sleutel = eerste.leerlingen.find(({ roepnaam }) => roepnaam === 'Zebulon')?.key ?? '';
  assert.notEqual(sleutel, '');
  const alles = await askEverything();
  for (const spoor of [...SPOREN, sleutel]) assert.ok(alles.includes(spoor), spoor);
  assert.equal((await fetchSince()).kind, 'geenwijzigingen');
  assert.equal(await mark(KIND), null);
});

test('a wrong end date, no reason, a number of a person: a sentence beside the field, and nothing is set', async () => {
  for (const [over, veld, zin] of [
    [{ tot: '2026-11-22' }, 'tot', /al voorbij/],
    [{ tot: '2227-07-31' }, 'tot', /jaar weg/],
    [{ tot: '2027-02-30' }, 'tot', /Vul een datum in/],
    [{ tot: 'morgen' }, 'tot', /Vul een datum in/],
    [{ reden: 'zomaar' }, 'reden', /Kies een reden/],
    [{ reden: 'anders', toelichting: ' ' }, 'toelichting', /in een paar woorden/],
    [{ toelichting: 'x'.repeat(501) }, 'toelichting', /hooguit 500/],
    [{ toelichting: 'bsn 123456782' }, 'toelichting', /burgerservicenummer/],
  ] as const) {
    const answer = await withhold(KIND, { ...GEHEIM, ...over });
    assert.equal(answer.status, 400, answer.text);
    assert.match(String(answer.body.velden[veld]), zin, answer.text);
  }
  assert.equal((await withhold('bestaat-niet')).status, 404);
  assert.equal(await mark(KIND), null);
  assert.equal((await fetchSince()).kind, 'geenwijzigingen');
});

test('neither the neighbours nor a partner can see or set it, and directie sees no name', async () => {
  const directie = await esis.createGebruiker('directie@school.example', 'directie', '97QX00');
  for (const [browser, status] of [
    [buren, 404],
    [directie, 403],
  ] as const) {
    assert.equal((await withhold(KIND, GEHEIM, browser)).status, status);
    assert.equal((await browser.get(adres(KIND))).status, status);
    const opheffen = await browser.send('POST', `${adres(KIND)}/weer-uitwisselen`, {
      toelichting: 'x-x',
    });
    assert.equal(opheffen.status, status);
  }
  assert.equal(await mark(KIND), null);
});

test('from that moment the child is in no byte of any answer, nor is a group that it had for itself', async () => {
  const { body, status } = await withhold(KIND);
  assert.deepEqual([status, body.uitkomst], [200, 'gezet']);
  const nieuw = await fetchSince();
  assert.equal(nieuw.kind, 'gegevens', 'it counts as a change');
  assert.equal(nieuw.leerlingen.length, 19);
  const alles = await askEverything();
  for (const spoor of [...SPOREN, sleutel, KIND]) assert.ok(!alles.includes(spoor), spoor);
  assert.ok(alles.includes('key="G2"'), 'the other groups are there');
  assert.equal((await fetchSince()).kind, 'geenwijzigingen');
});

test('a group of somebody who stays home answers byte for byte as one that never was', async () => {
  const ask = async (key: string) => {
    antwoorden.length = 0;
    assert.equal((await meegelezen.haalLeerlingen(vanGroep('groep', key), CALL)).kind, 'geengegevens');
    return antwoorden.join('\n');
  };
  assert.equal(await ask('G1'), await ask('bestaat-niet'));
});

test('the school itself sees the mark, the reason and the count; the list of exchanges counts who crossed', async () => {
  const { body } = await beheer.get('/api/vestigingen/97QX00/leerlingen?groep=G1');
  assert.deepEqual(
    body.leerlingen.map((leerling: { key: string; nietUitwisselen: boolean }) => [
      leerling.key,
      leerling.nietUitwisselen,
    ]),
    [[KIND, true]],
  );
  assert.equal(adres(KIND), `/api/vestigingen/97QX00/leerlingen/${body.leerlingen[0].id}`);
  const { sinds: _sinds, ...gezien } = await mark(KIND);
  assert.deepEqual(gezien, { ...GEHEIM, door: 'ib', isAnderKind: false });
  const [vestiging] = (await beheer.get('/api/vestigingen')).body.vestigingen;
  assert.deepEqual([vestiging.aantalLeerlingen, vestiging.aantalThuisblijvers], [20, 1]);
  assert.equal((await buren.get('/api/vestigingen')).body.vestigingen[0].aantalThuisblijvers, 0);
  const { uitwisselingen } = (await beheer.get('/api/vestigingen/97QX00/uitwisselingen')).body;
  const rij = uitwisselingen.find(
    ({ operatie, uitkomst }: { operatie: string; uitkomst: string }) =>
      operatie === 'HaalLeerlinggegevens' && uitkomst === 'gegevens',
  );
  assert.equal(rij.aantalLeerlingen, 19);
});

test('a child in a group with others stays home alone: the group and the others go', async () => {
  assert.equal((await withhold(ANDER, { reden: 'bezwaar', toelichting: '', tot: '2027-07-31' })).status, 200);
  const { leerlingen } = await fetchSince();
  assert.equal(leerlingen.length, 18);
  const structuur = await meegelezen.haalStructuur(VERZOEK, CALL);
  assert.ok(structuur.kind === 'gegevens');
  assert.ok(structuur.groepen.some(({ key }) => key === 'G2'));
  assert.equal((await release(ANDER)).body.uitkomst, 'opgeheven');
  assert.equal((await fetchSince()).leerlingen.length, 19);
});

test('twice is once, and another reason or end date moves nothing for a partner', async () => {
  assert.equal((await withhold(KIND)).body.uitkomst, 'ongewijzigd');
  const { sinds } = await mark(KIND);
  esis.klok.advance(60_000);
  assert.equal((await withhold(KIND, { ...GEHEIM, tot: '2027-07-31' })).body.uitkomst, 'gewijzigd');
  assert.deepEqual([(await mark(KIND)).sinds, (await mark(KIND)).tot], [sinds, '2027-07-31']);
  assert.equal((await withhold(KIND)).body.uitkomst, 'gewijzigd');
  assert.equal((await fetchSince()).kind, 'geenwijzigingen');
});

test('an import, the same or another, an undo and a new school year keep it', async () => {
  const importeer = async (over: Parameters<typeof makeEdexml>[0] = {}) => {
    const url = '/api/vestigingen/97QX00/edexml?toestaanVertrek=ja';
    const answer = await beheer.sendFile(url, await makeEdexml(school(over)));
    assert.equal(answer.status, 200, answer.text);
  };
  const isThuis = async (jaar = VERZOEK.schooljaar) => {
    const antwoord = await fetchLeerlingen(partner.client, CODE, { ...VERZOEK, schooljaar: jaar });
    assert.ok(antwoord.leerlingen.length > 0);
    assert.ok(!namen(antwoord).includes('Zebulon'), jaar);
  };
  await importeer();
  await isThuis();
  await importeer({ leerlingen: 25 });
  await isThuis();
  assert.equal((await beheer.send('DELETE', '/api/vestigingen/97QX00/edexml/laatste')).status, 200);
  await isThuis();

  // The child leaves, and comes back.
  await importeer({ aanpassen: (leerlingen) => (isoleer(leerlingen), leerlingen.splice(0, 1)) });
  await importeer();
  await isThuis();

  const volgend = (await makeEdexml(school())).replaceAll('2026-2027', '2027-2028');
  const answer = await beheer.sendFile('/api/vestigingen/97QX00/edexml?toestaanVertrek=ja', volgend);
  assert.equal(answer.status, 200, answer.text);
  await isThuis('2027-2028');
  assert.equal((await mark(KIND)).reden, 'adres-geheim');
  stempel = (await fetchLeerlingen(partner.client)).school?.aanmaakdatum ?? '';
});

test('the same child under another key stays home, and another child under its key too, until somebody looks', async () => {
  const importeer = async (aanpassen: (leerlingen: Leerling[]) => void) => {
    const xml = await makeEdexml({ aanpassen });
    assert.equal(
      (await beheer.sendFile('/api/vestigingen/97QX00/edexml?toestaanVertrek=ja', xml)).status,
      200,
    );
  };
  await importeer((leerlingen) => {
    isoleer(leerlingen);
    const [kind, tweede] = leerlingen;
    Object.assign(kind!, { key: 'nieuw-1', roepnaam: 'ZÉBULON', achternaam: 'Van Elders' });
    Object.assign(tweede!, { key: KIND });
  });
  const antwoord = await fetchLeerlingen(partner.client);
  assert.equal(antwoord.leerlingen.length, 18);
  assert.ok(!namen(antwoord).some((naam) => /z.bulon/i.test(naam ?? '')));
  assert.deepEqual(
    [(await mark('nieuw-1')).reden, (await mark('nieuw-1')).toelichting],
    ['adres-geheim', TOELICHTING],
  );
  assert.deepEqual([(await mark(KIND)).isAnderKind, (await mark('nieuw-1')).isAnderKind], [true, false]);
  // What somebody set right is not set wrong again by the next import.
  assert.equal((await release('nieuw-1')).body.uitkomst, 'opgeheven');
  await importeer((leerlingen) => {
    isoleer(leerlingen);
    leerlingen[0]!.key = 'nieuw-1';
  });
  assert.equal(await mark('nieuw-1'), null);
  await importeer(isoleer);
  stempel = (await fetchLeerlingen(partner.client)).school?.aanmaakdatum ?? '';
});

test('a running answer that may hold the child is cut off', async () => {
  assert.equal((await release(KIND)).body.uitkomst, 'opgeheven');
  await fillSchool(esis, 20_000);
  const answer = await openAnswer(partner);
  await once(answer, 'data');
  answer.pause();
  const begonnen = performance.now();
  assert.equal((await withhold(KIND)).status, 200);
  await until(async () => answer.socket.destroyed || (await lastUitwisseling(esis)).bytes > 0);
  assert.ok(performance.now() - begonnen < 10_000, 'it took too long');
  const [error] = (await once(answer.resume(), 'error')) as [NodeJS.ErrnoException];
  assert.equal(error.code, 'ECONNRESET');
  await until(async () => (await lastUitwisseling(esis)).uitkomst === 'afgebroken');
  await sql`delete from leerlingen where key like 'extra-%'`.execute(esis.eigenaar);
  const heel = await fetchLeerlingen(partner.client);
  assert.equal(heel.leerlingen.length, 19);
  stempel = heel.school?.aanmaakdatum ?? '';
});

test('the day after the last one the child goes along again, by the clock alone', async () => {
  await withhold(KIND, { ...GEHEIM, tot: '2026-11-30' });
  assert.equal((await fetchSince()).kind, 'geenwijzigingen');
  esis.klok.set('2026-11-30T22:59:59Z'); // one second before midnight in the Netherlands
  assert.equal((await fetchSince()).kind, 'geenwijzigingen');
  assert.equal((await fetchLeerlingen(partner.client)).leerlingen.length, 19);
  esis.klok.set('2026-11-30T23:00:00Z');
  const antwoord = await fetchSince();
  assert.equal(antwoord.kind, 'gegevens');
  assert.ok(namen(antwoord).includes('Zebulon'));
  assert.equal(await mark(KIND), null);
  assert.equal((await beheer.get('/api/vestigingen')).body.vestigingen[0].aantalThuisblijvers, 0);
  assert.equal((await fetchSince()).kind, 'geenwijzigingen');
  // Set again, it is as new.
  assert.equal((await withhold(KIND)).body.uitkomst, 'gezet');
  assert.ok(!namen(await fetchSince()).includes('Zebulon'));
});

test('when nobody else is left there is nothing to get', async () => {
  const rest = await sql<{ rij: string }>`
    with weg as (delete from leerlingen where brin6 = '97QX00' and key <> ${KIND} returning *)
    select to_jsonb(weg)::text as rij from weg`.execute(esis.eigenaar);
  antwoorden.length = 0;
  assert.equal((await fetchLeerlingen(meegelezen)).kind, 'geengegevens');
  assert.equal((await meegelezen.haalLeerlingen(vanGroep('groep', 'G1'), CALL)).kind, 'geengegevens');
  const structuur = await meegelezen.haalStructuur(VERZOEK, CALL);
  assert.ok(structuur.kind === 'gegevens', 'groups that nobody is in stay as they were');
  assert.ok(!antwoorden.join('').includes('key="G1"'));
  await sql`insert into leerlingen select * from jsonb_populate_recordset(null::leerlingen,
    ${`[${rest.rows.map(({ rij }) => rij).join()}]`}::jsonb)`.execute(esis.eigenaar);
});

test('taking it off asks why, is an act, and the child is in the next answer', async () => {
  assert.equal((await release(KIND, ' ')).status, 400);
  assert.equal((await release('bestaat-niet')).status, 404);
  const { aantal } = await esis.eigenaar
    .selectFrom('thuisblijvers')
    .select(sql<number>`count(*)::int`.as('aantal'))
    .executeTakeFirstOrThrow();
  assert.ok(aantal > 2);
  await fetchSince();
  assert.equal((await release(KIND)).body.uitkomst, 'opgeheven');
  assert.equal((await release(KIND)).body.uitkomst, 'ongewijzigd');
  const antwoord = await fetchSince();
  assert.ok(namen(antwoord).includes('Zebulon'));
  assert.ok(
    antwoord.leerlingen.some(({ key }) => key === sleutel),
    'the same pupil as before',
  );
});

test('each act is a row of the logboek, with the reason and without the child; the words stand nowhere to be read', async () => {
  const regels = await esis.eigenaar
    .selectFrom('logboek')
    .select(['gebeurtenis', 'details', 'brin6'])
    .where('gebeurtenis', 'like', 'niet-uitwisselen.%')
    .orderBy('id')
    .execute();
  assert.deepEqual(
    new Set(regels.map(({ gebeurtenis }) => gebeurtenis)),
    new Set(['gezet', 'gewijzigd', 'opgeheven', 'gevolgd'].map((einde) => `niet-uitwisselen.${einde}`)),
  );
  const { reden, pseudoniemen } = regels[0]!.details as { reden: string; pseudoniemen: string[] };
  assert.deepEqual([reden, pseudoniemen.length], ['adres-geheim', 1]);
  assert.doesNotMatch(JSON.stringify(regels), /Zebulon|Onderduikstra|"10001"|vader|gevaar/);
  const { body } = await beheer.get('/api/vestigingen/97QX00/logboek');
  assert.match(JSON.stringify(body), /adres geheim/);
  const { sporen, rijen } = await findSporenInDatabase(esis.ownerUrl, {
    toelichting: TOELICHTING,
    opheffing: 'het gevaar is voorbij',
  });
  assert.ok(rijen > 100);
  assert.deepEqual(sporen, []);
});

test('what clears away old rows takes none of today, and none that counts, however old', async () => {
  const opruimen = { kind: 'systeem', naam: 'opruimen' } as const;
  const clear = async () =>
    await esis.database.as(opruimen, async ({ tx }) => await sql`delete from thuisblijvers`.execute(tx));
  assert.equal((await withhold(KIND)).body.uitkomst, 'gezet');
  await sql`update thuisblijvers set sinds = '2001-01-01' where opgeheven_op is null`.execute(esis.eigenaar);
  assert.equal((await clear()).numAffectedRows, 0n);
  await sql`update thuisblijvers set opgeheven_op = '2001-01-01' where opgeheven_op is not null`.execute(
    esis.eigenaar,
  );
  assert.ok(((await clear()).numAffectedRows ?? 0n) > 0n);
  assert.equal((await mark(KIND)).reden, 'adres-geheim');
});
