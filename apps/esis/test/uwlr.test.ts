import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createUwlrClient, writeEdexml } from '@koppelpunt/standards';
import {
  extremeSchool,
  extremeVerzoek,
  OPERATIES,
  serializeVerzoek,
} from '@koppelpunt/standards/test/extremes.ts';
import fc from 'fast-check';
import { text } from 'node:stream/consumers';
import {
  activate,
  CODE,
  fetchLeerlingen,
  makeEdexml,
  openPartner,
  openSchool,
  startEsis,
  statusOf,
  SYSTEEM,
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
  browser = await openSchool(esis);
  ({ id } = await activate(browser));
  partner = await openPartner(esis);
});
after(async () => await esis.stop());

type Vraag = {
  sleutel?: string;
  klantnaam?: string;
  klantcode?: string;
  brincode?: string;
  dependancecode?: string;
  schooljaar?: string;
  xsdversie?: string;
  operatie?: string;
};

const bericht = (over: Vraag = {}) => {
  const vraag = {
    sleutel: CODE,
    klantnaam: partner.klantnaam,
    klantcode: partner.klantcode,
    ...VERZOEK,
    operatie: 'leerlinggegevens_verzoek',
    ...over,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header>
<autorisatie xmlns="http://www.edustandaard.nl/leerresultaten/2/autorisatie"><autorisatiesleutel>${vraag.sleutel}</autorisatiesleutel><klantcode>${vraag.klantcode}</klantcode><klantnaam>${vraag.klantnaam}</klantnaam></autorisatie>
</soap:Header><soap:Body><${vraag.operatie} xmlns="http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens"><schooljaar>${vraag.schooljaar}</schooljaar><brincode>${vraag.brincode}</brincode><dependancecode>${vraag.dependancecode}</dependancecode><xsdversie>${vraag.xsdversie}</xsdversie></${vraag.operatie}></soap:Body></soap:Envelope>`;
};

async function post(body: string, headers: Record<string, string> = {}) {
  const response = await fetch(partner.url, {
    method: 'POST',
    headers: { 'content-type': 'text/xml; charset=utf-8', ...headers },
    body,
  });
  const text = await response.text();
  return {
    status: response.status,
    text,
    fault: /<faultcode>soap:([\w.]+)/.exec(text)?.[1],
    faultstring: /<faultstring>([^<]*)/.exec(text)?.[1],
    headers: response.headers,
  };
}

test('the order of the checks: klant, message, version, key', async () => {
  for (const [over, fault] of [
    [
      { klantnaam: 'vreemd', sleutel: 'fout', xsdversie: 'fout', brincode: 'FOUT' },
      'Client.OngeldigeKlantIdentificatie',
    ],
    [{ klantcode: 'fout' }, 'Client.OngeldigeKlantIdentificatie'],
    [{ brincode: 'ONGELDIG', sleutel: 'fout' }, 'Client.OngeldigBericht'],
    [{ schooljaar: '2011-2012-FOUT' }, 'Client.OngeldigBericht'],
    [{ xsdversie: '2.2-FOUT', sleutel: 'fout' }, 'Client.XsdVersieOngeldig'],
    [{ sleutel: 'fout' }, 'Client.AutorisatieOngeldig'],
    [{ brincode: '00ZZ' }, 'Client.AutorisatieOngeldig'],
    [{ dependancecode: '01' }, 'Client.AutorisatieOngeldig'],
  ] as const) {
    const answer = await post(bericht(over));
    assert.deepEqual([answer.status, answer.fault], [500, fault], JSON.stringify(over));
  }
});

test('unknown, wrong, and other school answer with the same bytes', async () => {
  const answers = await Promise.all(
    [
      { sleutel: 'bestaat-niet' },
      { sleutel: CODE.slice(0, -1) },
      { brincode: '98AB' },
      { dependancecode: '01' },
    ].map(async (over) => (await post(bericht(over))).text),
  );
  assert.equal(new Set(answers).size, 1);
});

test('hostile XML is refused as a wrong message, and quickly', async () => {
  const hostile = [
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
    `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "${'x'.repeat(1000)}">]><l>&a;&a;</l>`,
    '<a>'.repeat(100_000),
    `<a ${Array.from({ length: 5000 }, (_, n) => `b${n}="c"`).join(' ')}/>`,
    bericht({ sleutel: 'x'.repeat(200_000) }),
    bericht().slice(0, -40),
    'geen xml',
    '',
  ];
  for (const body of hostile) {
    const started = performance.now();
    const answer = await post(body);
    assert.deepEqual([answer.status, answer.fault], [500, 'Client.OngeldigBericht'], body.slice(0, 60));
    assert.doesNotMatch(answer.text, /root:/);
    assert.ok(performance.now() - started < 5000);
  }
  assert.equal((await post(' '.repeat(3_000_000))).status, 413);
  assert.equal((await post('{}', { 'content-type': 'application/json' })).status, 415);
});

test('anything but POST is 405 and says so; the WSDL is there for everybody', async () => {
  for (const method of ['GET', 'PUT', 'DELETE', 'PATCH']) {
    const response = await fetch(partner.url, { method });
    assert.deepEqual([response.status, response.headers.get('allow')], [405, 'POST'], method);
  }
  const wsdl = await fetch(`${partner.url}?wsdl`);
  assert.equal(wsdl.status, 200);
  assert.match(await wsdl.text(), /location="http:\/\/127\.0\.0\.1:4100\/uwlr\/v2"/);
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

test('each refusal is written down for the school it is about; a stranger is not', async () => {
  const list = async () => (await browser.get('/api/vestigingen/97QX00/uitwisselingen')).body.uitwisselingen;
  // Equal refusals in a row are one line with a count.
  const count = async () => sum((await list()).map(({ aantal }: { aantal: number }) => aantal));
  // A row comes a moment after the answer, so this one is the last of the tests before.
  await post(bericht({ operatie: 'structuur_verzoek' }));
  await until(async () => (await list())[0]?.operatie === 'HaalStructuur');
  const before = await count();
  await post(bericht({ klantcode: 'fout' }));
  await post(bericht({ sleutel: 'fout-fout-fout' }));
  await until(async () => (await count()) > before);
  assert.equal(await count(), before + 1);
  const rows: { operatie: string; partner: string; uitkomst: string; isVreemdeCode: boolean }[] =
    await list();
  assert.ok(
    rows.some(
      ({ operatie, partner, uitkomst, isVreemdeCode }) =>
        operatie === 'HaalLeerlinggegevens' &&
        partner === 'top-dossier' &&
        uitkomst === 'geweigerd' &&
        isVreemdeCode,
    ),
  );
});

test('the other port, with a wrong SOAPAction and gzip, is answered at the same address', async () => {
  const answer = await post(bericht({ operatie: 'structuur_verzoek' }), {
    soapaction: '"verkeerd"',
    'accept-encoding': 'gzip',
  });
  assert.equal(answer.status, 200);
  assert.match(answer.text, /<structuur_antwoord/);
  assert.equal(answer.headers.get('content-encoding'), 'gzip');
});

test('only the fields of the SWV-set cross, under keys that only this koppeling knows', async () => {
  const { leerlingen, school } = await fetchLeerlingen(partner.client);
  const allowed = new Set([
    'key',
    'achternaam',
    'voorvoegsel',
    'roepnaam',
    'geboortedatum',
    'geslacht',
    'jaargroep',
    'groep',
    'samengesteldeGroepen',
  ]);
  for (const leerling of leerlingen) {
    for (const veld of Object.keys(leerling)) assert.ok(allowed.has(veld), veld);
    assert.match(leerling.key, /^[0-9a-f]{32}$/);
  }
  assert.equal(new Set(leerlingen.map(({ key }) => key)).size, 20);
  assert.deepEqual(
    [school?.brincode, school?.dependancecode, school?.schooljaar, school?.xsdversie],
    ['97QX', '00', '2026-2027', '2.2'],
  );
  await until(async () => (await statusOf(browser, id)) === 'actief');
});

test('the same child has other keys at another koppeling', async () => {
  const buren = await openSchool(esis, { brin6: '98AB00', naam: 'De Buren' });
  await activate(buren, { brin6: '98AB00', code: '98AB00-kw7hq2zr9vpt4xmd' });
  const own = await fetchLeerlingen(partner.client);
  const other = await fetchLeerlingen(partner.client, '98AB00-kw7hq2zr9vpt4xmd', {
    ...VERZOEK,
    brincode: '98AB',
  });
  const keys = new Set(own.leerlingen.map(({ key }) => key));
  assert.equal(other.leerlingen.length, 20);
  assert.ok(other.leerlingen.every(({ key }) => !keys.has(key)));
});

test('geenwijzigingen as long as nothing moved; an import, a departure or a day of leaving moves it', async () => {
  const { school } = await fetchLeerlingen(partner.client);
  let laatst = school?.aanmaakdatum;
  assert.match(laatst ?? '', /Z$/);
  const fetchNow = async () =>
    await fetchLeerlingen(partner.client, CODE, {
      ...VERZOEK,
      ...(laatst && { laatstontvangengegevens: laatst }),
    });
  assert.equal((await fetchNow()).kind, 'geenwijzigingen');
  const structuur = await partner.client.haalStructuur(
    { ...VERZOEK, ...(laatst && { laatstontvangengegevens: laatst }) },
    { autorisatiesleutel: CODE },
  );
  assert.equal(structuur.kind, 'geenwijzigingen');
  const toekomst = { ...VERZOEK, laatstontvangengegevens: '2999-01-01T00:00:00Z' };
  assert.equal(
    (await fetchLeerlingen(partner.client, CODE, toekomst)).kind,
    'gegevens',
    'a moment that has yet to come is of another clock',
  );

  await browser.sendFile('/api/vestigingen/97QX00/edexml', await makeEdexml());
  assert.equal((await fetchNow()).kind, 'geenwijzigingen', 'the same file is no change');
  await browser.sendFile(
    '/api/vestigingen/97QX00/edexml',
    await makeEdexml({ aanpassen: (all) => all.splice(0, 1) }),
  );
  const departed = await fetchNow();
  assert.equal(departed.leerlingen.length, 19);
  laatst = departed.school?.aanmaakdatum;

  const leaving = await makeEdexml({
    aanpassen: (all) =>
      void (all.splice(0, 1), Object.assign(all[0] ?? {}, { uitstroomdatum: '2026-11-25' })),
  });
  await browser.sendFile('/api/vestigingen/97QX00/edexml', leaving);
  const stillThere = await fetchNow();
  assert.equal(stillThere.leerlingen.length, 19);
  laatst = stillThere.school?.aanmaakdatum;
  assert.equal((await fetchNow()).kind, 'geenwijzigingen');
  esis.klok.set('2026-11-25T00:30:00Z');
  assert.equal((await fetchNow()).leerlingen.length, 18);
});

test('another school year is geengegevens, also for the structure', async () => {
  const verzoek = { ...VERZOEK, schooljaar: '2024-2025' };
  assert.equal((await fetchLeerlingen(partner.client, CODE, verzoek)).kind, 'geengegevens');
  assert.equal(
    (await partner.client.haalStructuur(verzoek, { autorisatiesleutel: CODE })).kind,
    'geengegevens',
  );
});

test('a right key before its startdatum is told that date, and only a right one', async () => {
  const later = await openSchool(esis, { brin6: '96KL00', naam: 'De Later' });
  const code = '96KL00-kw7hq2zr9vpt4xmd';
  const { id } = await activate(later, { brin6: '96KL00', code, startdatum: '2026-12-01' });
  const vraag = { brincode: '96KL', sleutel: code };
  const answer = await post(bericht(vraag));
  assert.deepEqual(
    [answer.fault, /1 december 2026/.test(answer.faultstring ?? '')],
    ['Client.AutorisatieOngeldig', true],
  );
  const geraden = await post(bericht({ ...vraag, sleutel: `${code}x` }));
  assert.doesNotMatch(geraden.text, /december/);
  // Somebody else's key says nothing, early or right: not whose it is, not that it exists.
  const usual = (await post(bericht({ sleutel: '97QX00-bestaat-helemaal-niet' }))).faultstring;
  const ofAnother = async () => (await post(bericht({ brincode: '97QX', sleutel: code }))).faultstring;
  assert.equal(geraden.faultstring, usual);
  const seen = async () =>
    (await later.get('/api/vestigingen/96KL00/uitwisselingen')).body.uitwisselingen.map(
      (row: { uitkomst: string; isVreemdeCode: boolean }) => [row.uitkomst, row.isVreemdeCode],
    );
  await until(async () => (await seen()).length === 2);
  assert.deepEqual(await seen(), [
    ['geweigerd', true],
    ['tevroeg', false],
  ]);
  const { body: detail } = await later.get(`/api/vestigingen/96KL00/koppelingen/${id}`);
  const gevraagd = detail.geschiedenis.find(({ wie }: { wie: string }) => wie === 'TOP dossier');
  assert.match(gevraagd.wat, /^Met de goede code gevraagd voor de startdatum/);
  assert.equal(await ofAnother(), usual);
  esis.klok.set('2026-11-30T23:00:00Z');
  assert.equal(await ofAnother(), usual);
  assert.equal((await post(bericht(vraag))).status, 200);
});

test('a klantcode that was changed holds from then on', async () => {
  await esis.services.partners.createPartner(SYSTEEM, {
    aanbodId: 'top-dossier',
    klantnaam: 'top-dossier',
    klantcode: 'een-andere-klantcode',
  });
  await assert.rejects(fetchLeerlingen(partner.client), { faultcode: 'Client.OngeldigeKlantIdentificatie' });
  const client = createUwlrClient({
    url: partner.url,
    klantnaam: 'top-dossier',
    klantcode: 'een-andere-klantcode',
  });
  assert.equal((await fetchLeerlingen(client)).kind, 'gegevens');
});

test('what live systems get wrong is refused, and taken from a partner that somebody chose to bear with', async () => {
  const andersom = bericht().replace(/(<schooljaar>.*?<\/schooljaar>)(.*?)(<xsdversie>)/, '$2$1$3');
  assert.notEqual(andersom, bericht());
  const { klantnaam, klantcode } = partner;
  const choose = async (leeswijze: 'strikt' | 'soepel' | undefined) =>
    await esis.services.partners.createPartner(SYSTEEM, {
      aanbodId: 'top-dossier',
      klantnaam,
      klantcode,
      leeswijze,
    });
  await choose('strikt');
  assert.equal((await post(andersom)).fault, 'Client.OngeldigBericht');
  assert.equal(await choose('soepel'), 'gewijzigd');
  assert.equal(await choose(undefined), 'ongewijzigd');
  assert.equal((await post(andersom)).status, 200);
  const regel = esis.log.find((line) => line.includes('borne with'));
  assert.match(regel ?? '', /VOLGORDE Envelope\/Body\/leerlinggegevens_verzoek\/schooljaar/);
  assert.equal((await post(bericht({ brincode: 'FOUT' }))).fault, 'Client.OngeldigBericht');
  assert.equal(await choose('strikt'), 'gewijzigd');
  assert.equal((await post(andersom)).fault, 'Client.OngeldigBericht');
});

test('a wrong address near the service is told the right one, without signing in and without a page', async () => {
  for (const method of ['GET', 'POST'] as const) {
    for (const path of [
      '/uwlr',
      '/uwlr/',
      '/uwlr/v2/',
      '/uwlr?wsdl',
      '/uwlr/v1?wsdl',
      '/uwlr/v2/leerlinggegevens',
    ]) {
      const response = await fetch(new URL(path, partner.url), {
        method,
        ...(method === 'POST' && { body: bericht(), headers: { 'content-type': 'text/xml' } }),
      });
      assert.equal(response.status, 404, `${method} ${path}`);
      const { melding } = (await response.json()) as { melding: string };
      assert.match(
        melding,
        /Die staat op https?:\/\/[^ ]+\/uwlr\/v2; de beschrijving op [^ ]+\/uwlr\/v2\?wsdl/,
      );
    }
  }
});

/** The same cases every time. */
const cases = (numRuns: number) => ({ numRuns, seed: 14 });

test('no question that the schema takes is an internal error, of this school or of one that cannot be', async () => {
  const { klantnaam, klantcode } = partner;
  const autorisatie = { autorisatiesleutel: CODE, klantnaam, klantcode };
  const { brincode, dependancecode } = VERZOEK;
  const fouten: string[] = [];
  for (const operatie of OPERATIES) {
    const verzoeken = fc.sample(extremeVerzoek(operatie), cases(9));
    for (const [at, { schoolkey: _, ...verzoek }] of verzoeken.entries()) {
      const over = at < 7 ? { brincode, dependancecode } : {};
      if (at % 3 === 0) Object.assign(over, { schooljaar: VERZOEK.schooljaar, xsdversie: '2.2' });
      const whole = 'brincode' in verzoek || 'brincode' in over ? { ...verzoek, ...over } : verzoeken[at]!;
      const answer = await post(serializeVerzoek(operatie, whole as typeof VERZOEK, autorisatie));
      if (answer.fault?.startsWith('Server.') || ![200, 500].includes(answer.status))
        fouten.push(`${operatie} ${answer.status} ${answer.fault} ${JSON.stringify(whole)}`);
    }
  }
  assert.deepEqual(fouten, []);
});

test('no file that the schema takes is an internal error, nor is what a screen or a partner gets of it', async () => {
  const url = '/api/vestigingen/97QX00/edexml?toestaanVertrek=ja';
  for (const { school, ...rest } of fc.sample(extremeSchool, cases(10))) {
    const { instellingsnummer: _, ...others } = school;
    const own = { ...others, schooljaar: VERZOEK.schooljaar, brincode: '97QX', dependancecode: '00' };
    const xml = await text(writeEdexml({ ...rest, school: own }));
    const answer = await browser.sendFile(url, xml);
    assert.equal(answer.status, 200, answer.text);
    assert.equal((await browser.get('/api/vestigingen/97QX00/leerlingen')).status, 200);
    const { kind } = await fetchLeerlingen(partner.client);
    assert.ok(['gegevens', 'geengegevens'].includes(kind), kind);
  }
});
