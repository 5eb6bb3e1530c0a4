import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signIn } from '@koppelpunt/testkit';
import {
  makeEdexml,
  openSchool,
  ORIGIN,
  startEsis,
  SYSTEEM,
  WACHTWOORD,
  type Browser,
  type Esis,
} from './start-esis.ts';

// The pupils of one test are not those of the next.
const EDEXML = '/api/vestigingen/97QX00/edexml?toestaanVertrek=ja';
let esis: Esis;
let browser: Browser;

before(async () => {
  esis = await startEsis();
  browser = await openSchool(esis, { leerlingen: 0 });
});
after(async () => await esis.stop());

const stamp = async () =>
  (
    await esis.eigenaar
      .selectFrom('vestigingen')
      .select('gewijzigdOp')
      .where('brin6', '=', '97QX00')
      .executeTakeFirstOrThrow()
  ).gewijzigdOp.getTime();
const listLeerlingen = async () => (await browser.get('/api/vestigingen/97QX00/leerlingen')).body.leerlingen;

/** A file written by hand, one element per line, so that the line of a finding is easy to see. */
const file = (...leerlingen: string[]) =>
  [
    '<EDEX>',
    '<school><schooljaar>2026-2027</schooljaar><brincode>97QX</brincode><dependancecode>00</dependancecode><xsdversie>2.1</xsdversie></school>',
    '<groepen><groep key="G1"><naam>3</naam><jaargroep>3</jaargroep></groep></groepen>',
    '<leerlingen>',
    ...leerlingen,
    '</leerlingen>',
    '</EDEX>',
  ].join('\n');
const leerling = (key: string, groep = 'G1', naam = 'Fenna') =>
  `<leerling key="${key}"><achternaam>Bos</achternaam><roepnaam>${naam}</roepnaam><groep key="${groep}"/></leerling>`;

test('a file becomes the pupils of its vestiging, names and all', async () => {
  const answer = await browser.sendFile(EDEXML, await makeEdexml({ leerlingen: 60 }));
  assert.equal(answer.status, 200, answer.text);
  assert.deepEqual(answer.body.aantallen, {
    groepen: 9,
    samengesteldeGroepen: 1,
    leerlingen: 60,
    leerkrachten: 0,
  });
  assert.deepEqual(answer.body.verschil, { nieuw: 60, gewijzigd: 0, vertrokken: 0, ongewijzigd: 0 });
  const { body } = await browser.get('/api/vestigingen/97QX00/leerlingen');
  assert.equal(body.leerlingen.length, 60);
  assert.equal(
    body.groepen.reduce((som: number, { aantal }: { aantal: number }) => som + aantal, 0),
    60,
  );
  const [school] = (await browser.get('/api/vestigingen')).body.vestigingen;
  assert.deepEqual(school, {
    brin6: '97QX00',
    naam: 'De Regenboog',
    plaats: 'Utrecht',
    aantalLeerlingen: 60,
    aantalGroepen: 9,
    aantalThuisblijvers: 0,
    laatsteImport: '2026-11-23T09:00:00.000Z',
  });
});

test('the same file again changes nothing, and the change stamp stands still', async () => {
  const before = await stamp();
  esis.klok.advance(60_000);
  const { body } = await browser.sendFile(EDEXML, await makeEdexml({ leerlingen: 60 }));
  assert.deepEqual(body.verschil, { nieuw: 0, gewijzigd: 0, vertrokken: 0, ongewijzigd: 60 });
  assert.equal(await stamp(), before);
});

test('the counts say what moved; a departure alone moves the change stamp too', async () => {
  const before = await stamp();
  const xml = await makeEdexml({
    leerlingen: 60,
    aanpassen: (leerlingen) => {
      leerlingen.splice(0, 2);
      Object.assign(leerlingen[0] ?? {}, { roepnaam: 'Anders\tgenoemd \\N' });
      leerlingen.push({ key: 'nieuw-1', achternaam: "O'Nieuw", groep: { key: 'G1' } });
    },
  });
  const { body } = await browser.sendFile(EDEXML, xml);
  assert.deepEqual(body.verschil, { nieuw: 1, gewijzigd: 1, vertrokken: 2, ongewijzigd: 57 });
  assert.ok((await stamp()) > before);

  const middle = await stamp();
  const less = await makeEdexml({ leerlingen: 60, aanpassen: (leerlingen) => leerlingen.splice(0, 3) });
  await browser.sendFile(EDEXML, less);
  assert.ok((await stamp()) > middle, 'two imports in the same millisecond have two stamps');
});

test('a name keeps every character, also those that mean something to COPY', async () => {
  for (const naam of ['Zoë', "D'Angelo", 'a\\b', '\\N', 'Nguyễn', 'x;y,{z}"']) {
    const xml = file(leerling('1', 'G1', naam));
    assert.equal((await browser.sendFile(EDEXML, xml)).status, 200);
    assert.equal((await listLeerlingen())[0].naam, `${naam} Bos`);
  }
});

test('a wrong file changes nothing at all, and each mistake has its line and column', async () => {
  const before = [await stamp(), await listLeerlingen()];
  const answer = await browser.sendFile(
    EDEXML,
    file(
      leerling('1'),
      leerling('2', 'G9'),
      leerling('1'),
      '<leerling key="4"><achternaam>Bos</achternaam><geslacht>7</geslacht></leerling>',
    ),
  );
  assert.equal(answer.status, 422);
  assert.equal(answer.body.code, 'EDEXML_ONGELDIG');
  assert.match(answer.body.melding, /Er is niets gewijzigd/);
  const seen = answer.body.bevindingen
    .filter(({ severity }: { severity: string }) => severity === 'error')
    .map(({ code, line }: { code: string; line: number }) => `${line} ${code}`);
  assert.deepEqual(seen, ['6 GROEP_ONBEKEND', '7 LEERLING_DUBBEL', '8 WAARDE_ONGELDIG']);
  assert.doesNotMatch(answer.text, /Bos|Fenna/);
  assert.deepEqual([await stamp(), await listLeerlingen()], before);
});

test('one wrong record costs that record: who was there stays as before, who is new stays out, and each is told', async () => {
  const keys = ['1', '2', '3', '4', '5', '6'];
  await browser.sendFile(EDEXML, file(...keys.map((key) => leerling(key))));
  const before = await esis.eigenaar.selectFrom('groepen').selectAll().execute();
  const wrong = leerling('2', 'G1', 'Anders').replace('<groep', '<geslacht>7</geslacht><groep');
  const nieuw = leerling('7').replace('<groep', '<geboortedatum>2026-02-30</geboortedatum><groep');
  const xml = file(
    leerling('1', 'G1', 'Anders'),
    wrong,
    ...['3', '4', '5', '6'].map((key) => leerling(key)),
    nieuw,
  );
  const { body, text } = await browser.sendFile(EDEXML, xml);
  assert.deepEqual(body.verschil, { nieuw: 0, gewijzigd: 1, vertrokken: 0, ongewijzigd: 5 }, text);
  assert.equal(body.overgeslagen, 2);
  const told = (bevindingen: Record<string, string>[]) =>
    bevindingen
      .filter(({ severity }) => severity === 'error')
      .map(({ line, code, path }) => `${line} ${code} ${path?.replace('EDEX/', '')}`);
  assert.deepEqual(told(body.waarschuwingen), [
    '6 WAARDE_ONGELDIG leerlingen/leerling[2]/geslacht',
    '11 WAARDE_ONGELDIG leerlingen/leerling[7]/geboortedatum',
  ]);
  assert.doesNotMatch(JSON.stringify(body.waarschuwingen), /Bos|Fenna|Anders/);
  const namen = (await listLeerlingen()).map(({ naam }: { naam: string }) => naam);
  assert.deepEqual(namen.toSorted(), ['Anders Bos', ...Array.from({ length: 5 }, () => 'Fenna Bos')]);

  // A group that is wrong keeps its name, and its pupils stay in it; those of a new one that is wrong wait for it.
  const groepen =
    '<groep key="G1"><naam>Ander</naam><jaargroep>Q</jaargroep></groep><groep key="G2"><naam>4</naam></groep>';
  const metGroepen = file(...keys.map((key) => leerling(key)), leerling('8', 'G2')).replace(
    /<groep key="G1">.*<\/groep>/,
    groepen,
  );
  const second = await browser.sendFile(EDEXML, metGroepen);
  assert.deepEqual(
    second.body.verschil,
    { nieuw: 0, gewijzigd: 1, vertrokken: 0, ongewijzigd: 5 },
    second.text,
  );
  assert.deepEqual(
    told(second.body.waarschuwingen).map((line) => line.split(' ')[1]),
    ['WAARDE_ONGELDIG', 'ELEMENT_ONTBREEKT', 'GROEP_OVERGESLAGEN'],
  );
  assert.deepEqual(await esis.eigenaar.selectFrom('groepen').selectAll().execute(), before);

  // A key that cannot be read may be anybody's: nobody leaves. And of a group that went, the pupil who stays keeps it.
  const zonder = leerling('2').replace('key="2"', 'key=""');
  const third = await browser.sendFile(EDEXML, file(leerling('1'), zonder, leerling('3')));
  assert.deepEqual(
    third.body.verschil,
    { nieuw: 0, gewijzigd: 0, vertrokken: 0, ongewijzigd: 6 },
    third.text,
  );
  const ander = file(
    ...['1', '3', '4', '5', '6'].map((key) => leerling(key, 'G3')),
    wrong.replace('"G1"', '"G3"'),
  ).replace('<groep key="G1">', '<groep key="G3">');
  const fourth = await browser.sendFile(EDEXML, ander);
  assert.deepEqual(
    fourth.body.verschil,
    { nieuw: 0, gewijzigd: 5, vertrokken: 0, ongewijzigd: 1 },
    fourth.text,
  );
  const over = await esis.eigenaar.selectFrom('groepen').select('key').orderBy('key').execute();
  assert.deepEqual(
    over.map(({ key }) => key),
    ['G1', 'G3'],
  );

  const veel = file(...keys.map((key) => leerling(key).replace('<groep', '<geslacht>7</geslacht><groep')));
  const refused = await browser.sendFile(EDEXML, veel);
  assert.equal(refused.status, 422);
  assert.equal(refused.body.bevindingen[0].code, 'TE_VEEL_FOUTEN');
});

test('what is no EDEXML at all is refused in words', async () => {
  for (const [xml, melding] of [
    ['', /leeg/],
    ['geen xml', /geen geldige XML/],
    ['<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><EDEX/>', /DOCTYPE/],
    ['<html/>', /niet het bericht/],
    [file(leerling('1')).slice(0, -30), /houdt halverwege op|geen geldige XML/],
    [file(), /leerling/],
  ] as const) {
    const answer = await browser.sendFile(EDEXML, xml);
    assert.ok(answer.status === 422 || answer.status === 400, `${answer.status} ${answer.text}`);
    assert.match(answer.text, melding);
  }
});

test('a file of another vestiging is refused; the command line goes by the file and knows its vestigingen', async () => {
  const other = await makeEdexml({ brin6: '97QX01' });
  const answer = await browser.sendFile(EDEXML, other);
  assert.equal(answer.status, 422);
  assert.equal(answer.body.bevindingen[0].code, 'ANDERE_VESTIGING');
  const uitkomst = await esis.services.edexml.importEdexml(SYSTEEM, undefined, stream(other));
  assert.equal(uitkomst.kind === 'ongeldig' && uitkomst.bevindingen[0]?.code, 'VESTIGING_ONBEKEND');
});

test('without dependancecode a file is of location 00', async () => {
  const xml = file(leerling('1')).replace('<dependancecode>00</dependancecode>', '');
  const uitkomst = await esis.services.edexml.importEdexml(SYSTEEM, undefined, stream(xml), {
    isVertrekToegestaan: true,
  });
  assert.equal(uitkomst.kind === 'ingelezen' && uitkomst.brin6, '97QX00');
});

const metLeerkrachten = (...leerkrachten: string[]) =>
  file(leerling('1')).replace(
    '</leerlingen>',
    `</leerlingen>\n<leerkrachten>\n${leerkrachten.join('\n')}\n</leerkrachten>`,
  );
const leerkracht = (key: string, naam = 'Meesters', groep = 'G1') =>
  `<leerkracht key="${key}"><achternaam>${naam}</achternaam><gebruikersnaam>m1</gebruikersnaam><emailadres>m@regenboog.example</emailadres><groepen><groep key="${groep}"/></groepen></leerkracht>`;
const listLeerkrachten = async () =>
  await esis.eigenaar
    .selectFrom('leerkrachten')
    .selectAll()
    .where('brin6', '=', '97QX00')
    .where('schooljaar', '=', '2026-2027')
    .orderBy('key')
    .execute();

test('teachers are kept with their name and groups and nothing else; they are no news for a partner', async () => {
  await browser.sendFile(EDEXML, file(leerling('1')));
  const before = await stamp();
  esis.klok.advance(60_000);
  const answer = await browser.sendFile(EDEXML, metLeerkrachten(leerkracht('L1'), leerkracht('L2', 'Juf')));
  assert.equal(answer.status, 200, answer.text);
  assert.equal(answer.body.aantallen.leerkrachten, 2);
  const rijen = await listLeerkrachten();
  assert.deepEqual(
    rijen.map(({ hash: _hash, ...rij }) => rij),
    [
      ['L1', 'Meesters'],
      ['L2', 'Juf'],
    ].map(([key, achternaam]) => ({
      brin6: '97QX00',
      schooljaar: '2026-2027',
      key,
      achternaam,
      voorvoegsel: null,
      roepnaam: null,
      groepen: ['G1'],
      samengesteldeGroepen: [],
    })),
  );
  assert.equal(await stamp(), before);
  await browser.sendFile(EDEXML, metLeerkrachten(leerkracht('L2', 'Juffrouw')));
  assert.deepEqual(
    (await listLeerkrachten()).map(({ key, achternaam }) => [key, achternaam]),
    [['L2', 'Juffrouw']],
  );
});

test('a teacher in a group that is not there loses the group; a key twice refuses the file', async () => {
  const { body } = await browser.sendFile(EDEXML, metLeerkrachten(leerkracht('L1', '123456782', 'WEG')));
  assert.deepEqual(
    body.waarschuwingen.map(({ code, line, path }: Record<string, unknown>) => [code, line, path]),
    [
      ['TEKST_LIJKT_OP_BSN', 8, 'EDEX/leerkrachten/leerkracht[1]/achternaam'],
      ['LEERKRACHT_ZONDER_GROEP', 8, 'EDEX/leerkrachten/leerkracht[1]/groepen'],
    ],
  );
  const [rij] = await listLeerkrachten();
  assert.deepEqual([rij?.achternaam, rij?.groepen], [null, []]);
  const answer = await browser.sendFile(EDEXML, metLeerkrachten(leerkracht('L1'), leerkracht('L1')));
  assert.equal(answer.status, 422);
  assert.deepEqual(
    answer.body.bevindingen.map((bevinding: { code: string; line: number }) => [
      bevinding.code,
      bevinding.line,
    ]),
    [['LEERKRACHT_DUBBEL', 9]],
  );
});

test('who has left by their uitstroomdatum is not among the pupils any more from that day on', async () => {
  const xml = file(
    leerling('1'),
    leerling('2').replace('</leerling>', '<uitstroomdatum>2026-11-24</uitstroomdatum></leerling>'),
  );
  assert.equal((await browser.sendFile(EDEXML, xml)).status, 200);
  assert.equal((await listLeerlingen()).length, 2);
  esis.klok.set('2026-11-23T23:30:00Z');
  assert.equal((await listLeerlingen()).length, 1);
});

test('each reading of pupils and each import stands in the logboek, without a name', async () => {
  const rows = await esis.eigenaar.selectFrom('logboek').selectAll().execute();
  const gebeurtenissen = new Set(rows.map(({ gebeurtenis }) => gebeurtenis));
  for (const gebeurtenis of ['leerlingen.bekeken', 'edexml.ingelezen', 'edexml.geweigerd'])
    assert.ok(gebeurtenissen.has(gebeurtenis));
  assert.doesNotMatch(JSON.stringify(rows), /Fenna|Bos|Nieuw/);
});

async function* stream(xml: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(xml);
}

test('who sends a large wrong file over a real connection gets the answer, not a broken line', async () => {
  const url = await esis.listen();
  const email = 'beheer-97qx00@school.example';
  const cookie = await signIn(esis.app, { origin: ORIGIN, email, wachtwoord: WACHTWOORD });
  const wrong = (await makeEdexml({ brin6: '97QX01' })) + ' '.repeat(8_000_000);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const response = await fetch(`${url}${EDEXML}`, {
      method: 'POST',
      headers: { cookie, origin: ORIGIN, 'content-type': 'application/xml' },
      body: wrong,
    });
    assert.equal(response.status, 422);
    assert.match(await response.text(), /ANDERE_VESTIGING/);
  }
});

test('who comes later is held until that day; then the list, the counts and the change stamp know it', async () => {
  esis.klok.set('2026-11-23T09:00:00Z');
  const later = '<instroomdatum>2026-11-25</instroomdatum></leerling>';
  const { body } = await browser.sendFile(
    EDEXML,
    file(leerling('1'), leerling('komt').replace('</leerling>', later)),
  );
  assert.deepEqual(
    [body.verschil.nieuw + body.verschil.gewijzigd + body.verschil.ongewijzigd, body.later],
    [1, 1],
  );
  // By the command line: a session does not last until the next day.
  const count = async () => {
    const { leerlingen } = await esis.services.leerlingen.listLeerlingen(SYSTEEM, '97QX00', {});
    const [school] = await esis.services.vestigingen.listVestigingen(SYSTEEM);
    return [leerlingen.length, school?.aantalLeerlingen];
  };
  assert.deepEqual(await count(), [1, 1]);
  esis.klok.set('2026-11-24T22:30:00Z');
  assert.deepEqual(await count(), [1, 1], 'it is not midnight in the Netherlands yet');
  esis.klok.set('2026-11-24T23:30:00Z');
  assert.deepEqual(await count(), [2, 2]);
});

test('lists show the school year of today, also when the next one is there already; and say which there are', async () => {
  esis.klok.set('2027-06-20T09:00:00Z');
  const year = (jaar: string, naam: string) => file(leerling('1', 'G1', naam)).replace('2026-2027', jaar);
  for (const [jaar, naam] of [
    ['2026-2027', 'Nu'],
    ['2027-2028', 'Straks'],
  ] as const) {
    const opties = { isVertrekToegestaan: true };
    const { kind } = await esis.services.edexml.importEdexml(
      SYSTEEM,
      undefined,
      stream(year(jaar, naam)),
      opties,
    );
    assert.equal(kind, 'ingelezen');
  }
  const list = async (gevraagd?: string) => {
    const vraag = { schooljaar: gevraagd };
    const { schooljaar, schooljaren, leerlingen } = await esis.services.leerlingen.listLeerlingen(
      SYSTEEM,
      '97QX00',
      vraag,
    );
    return [schooljaar, schooljaren, leerlingen[0]?.naam];
  };
  const both = ['2027-2028', '2026-2027'];
  assert.deepEqual(await list(), ['2026-2027', both, 'Nu Bos']);
  assert.deepEqual(await list('2027-2028'), ['2027-2028', both, 'Straks Bos']);
  esis.klok.set('2027-08-01T09:00:00Z');
  assert.equal((await list())[0], '2027-2028');
});
