/** The other port: the groups of a school, then the pupils in them, under the same rules as all at once. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  swvSet,
  type EdexmlPart,
  type Groep,
  type Leerling,
  type LeerlinggegevensOutcome,
} from '@koppelpunt/standards';
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

before(async () => {
  esis = await startEsis();
  // One pupil has no group, as happens in the first week of August.
  browser = await openSchool(esis, {
    leerlingen: 60,
    aanpassen: (leerlingen) => delete leerlingen[0]!.groep,
  });
  ({ id } = await activate(browser));
  partner = await openPartner(esis);
});
after(async () => await esis.stop());

const CALL = { autorisatiesleutel: CODE };

async function readParts(antwoord: LeerlinggegevensOutcome): Promise<EdexmlPart[]> {
  assert.ok(antwoord.kind === 'gegevens', antwoord.kind);
  const parts: EdexmlPart[] = [];
  for await (const partij of antwoord.parts) parts.push(...partij);
  return parts;
}
const leerlingenIn = (delen: readonly EdexmlPart[]): Leerling[] =>
  delen.flatMap((deel) => (deel.kind === 'leerling' ? [deel.value] : []));

const groepen = async (): Promise<Groep[]> => {
  const antwoord = await partner.client.haalStructuur(VERZOEK, CALL);
  assert.ok(antwoord.kind === 'gegevens');
  return antwoord.groepen;
};
const vraagt = (...keys: (string | undefined)[]) => ({
  ...VERZOEK,
  groepen: keys.map((key) =>
    key === undefined ? { kind: 'groep' as const } : { kind: 'groep' as const, key },
  ),
});
const uitwisselingen = async () =>
  (await browser.get('/api/vestigingen/97QX00/uitwisselingen')).body.uitwisselingen;

test('the pupils of a group make a koppeling active, as everything at once does', async () => {
  const [groep] = await groepen();
  assert.equal(await statusOf(browser, id), 'aangevraagd');
  const leden = leerlingenIn(await readParts(await partner.client.haalLeerlingen(vraagt(groep!.key), CALL)));
  assert.ok(leden.length > 0 && leden.length < 60);
  assert.ok(leden.every((leerling) => leerling.groep?.key === groep!.key));
  for (const veld of leden.flatMap(Object.keys)) assert.ok(veld in swvSet.fields.leerling, veld);
  await until(async () => (await statusOf(browser, id)) === 'actief');
  const [laatste] = await uitwisselingen();
  const { operatie, uitkomst, aantalLeerlingen, aantalGroepen, groepvelden } = laatste;
  assert.deepEqual([operatie, uitkomst, aantalLeerlingen], ['HaalLeerlingen', 'gegevens', leden.length]);
  assert.deepEqual([aantalGroepen, groepvelden], [0, []]);
  const { bytes } = await esis.eigenaar
    .selectFrom('uitwisselingen')
    .select('bytes')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  assert.ok(Number(bytes) > 0);
  const regels = await esis.eigenaar.selectFrom('logboek').select(['gebeurtenis', 'onderwerp']).execute();
  for (const gebeurtenis of ['uitwisseling.structuur', 'uitwisseling.begonnen', 'uitwisseling.leerlingen']) {
    assert.ok(
      regels.some((regel) => regel.gebeurtenis === gebeurtenis && regel.onderwerp === `koppeling:${id}`),
      gebeurtenis,
    );
  }
});

test('groups of nobody, groups that went, and those without a group', async () => {
  assert.equal((await partner.client.haalLeerlingen(vraagt('bestaat-niet'), CALL)).kind, 'geengegevens');
  const zonder = leerlingenIn(await readParts(await partner.client.haalLeerlingen(vraagt(undefined), CALL)));
  assert.equal(zonder.length, 1);
  assert.equal(zonder[0]!.groep, undefined);
  await until(async () => (await uitwisselingen())[1].uitkomst === 'geengegevens');
});

test('all groups together are everybody once, with the same keys as everything at once', async () => {
  const inEen = await fetchLeerlingen(partner.client);
  const keys = (await groepen()).map((groep) => groep.key);
  const samen = leerlingenIn(
    await readParts(await partner.client.haalLeerlingen(vraagt(...keys, undefined), CALL)),
  );
  assert.deepEqual(samen, inEen.leerlingen);
  const getrapt = await readParts(await partner.client.fetchGetrapt(VERZOEK, CALL));
  assert.deepEqual(leerlingenIn(getrapt), inEen.leerlingen);
  const plus = {
    ...VERZOEK,
    groepen: [{ kind: 'samengesteldeGroep' as const, key: 'weg' }, { kind: 'samengesteldeGroep' as const }],
  };
  const zonderPlus = leerlingenIn(await readParts(await partner.client.haalLeerlingen(plus, CALL)));
  assert.deepEqual(
    zonderPlus,
    inEen.leerlingen.filter((l) => (l.samengesteldeGroepen ?? []).length === 0),
  );
});

test('geenwijzigingen holds per operation', async () => {
  const { school } = await fetchLeerlingen(partner.client);
  const sinds = { laatstontvangengegevens: school!.aanmaakdatum! };
  const [groep] = await groepen();
  const vraag = { ...vraagt(groep!.key), ...sinds };
  assert.equal((await partner.client.haalLeerlingen(vraag, CALL)).kind, 'geenwijzigingen');
  assert.equal((await partner.client.fetchGetrapt({ ...VERZOEK, ...sinds }, CALL)).kind, 'geenwijzigingen');
});

test('the SWV-set has no staff, so nobody is found in any group, and none stands in the other answer', async () => {
  const keys = (await groepen()).map((groep) => groep.key);
  assert.equal(
    (await partner.client.haalLeerkrachten(vraagt(...keys, undefined), CALL)).kind,
    'geengegevens',
  );
  const delen = await readParts(await partner.client.haalLeerlinggegevens(VERZOEK, CALL));
  assert.equal(
    delen.some((deel) => deel.kind === 'leerkracht'),
    false,
  );
  await until(async () => {
    const rijen = (await uitwisselingen()) as { operatie: string; uitkomst: string }[];
    return rijen.some((rij) => rij.operatie === 'HaalLeerkrachten' && rij.uitkomst === 'geengegevens');
  });
});

test('a paused koppeling opens no group, and a wrong key no other school', async () => {
  const answer = await browser.send('DELETE', `/api/vestigingen/97QX00/koppelingen/${id}/verificatiecode`);
  assert.ok(answer.status < 300, answer.text);
  for (const haal of ['haalLeerlingen', 'haalLeerkrachten'] as const) {
    await assert.rejects(partner.client[haal](vraagt(undefined), CALL), /Client\.AutorisatieOngeldig/);
  }
  await assert.rejects(partner.client.fetchGetrapt(VERZOEK, CALL), /Client\.AutorisatieOngeldig/);
});

test('results of tests are not what this koppeling is for', async () => {
  const school = { ...VERZOEK, aanmaakdatum: '2026-11-23T09:00:00Z' };
  const toetsafnames = [
    { leerlingid: 'x', resultaten: [{ key: 'r', afnamedatum: '2026-11-20', toetscode: 'T', score: 1 }] },
  ];
  const toetsen = [{ toetscode: { value: 'T' } }];
  await assert.rejects(
    partner.client.brengLeerresultaten({ school, toetsafnames, toetsen }, CALL),
    /Client\.(OngeldigBericht|AutorisatieOngeldig)/,
  );
});

test('both WSDLs and their schemas are there for everybody', async () => {
  for (const query of [
    'wsdl',
    'wsdl=leerresultaten',
    'xsd=leerlinggegevens',
    'xsd=leerresultaten',
    'xsd=oso',
  ]) {
    const response = await fetch(`${partner.url}?${query}`);
    assert.equal(response.status, 200, query);
    assert.match(response.headers.get('content-type')!, /^text\/xml/);
    if (query.startsWith('wsdl'))
      assert.match(await response.text(), /location="http:\/\/127\.0\.0\.1:4100\/uwlr\/v2"/);
  }
});
