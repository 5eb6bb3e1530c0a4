/** An import never empties a school by itself: first what would change, then a yes, and a way back. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeEdexml, openSchool, startEsis, SYSTEEM, type Browser, type Esis } from './start-esis.ts';

const EDEXML = '/api/vestigingen/97QX00/edexml';
let esis: Esis;
let browser: Browser;

before(async () => {
  esis = await startEsis();
  browser = await openSchool(esis, { leerlingen: 220 });
});
after(async () => await esis.stop());

/** Everything that a file fills, as it stands. */
async function readAll() {
  const rows = [];
  for (const tabel of ['groepen', 'samengesteldeGroepen', 'leerlingen', 'leerkrachten'] as const) {
    const query = esis.eigenaar.selectFrom(tabel).selectAll().where('brin6', '=', '97QX00');
    rows.push(await query.orderBy('schooljaar').orderBy('key').execute());
  }
  return rows;
}
const countLeerlingen = async () =>
  (await browser.get('/api/vestigingen/97QX00/leerlingen')).body.leerlingen.length as number;
const listLogboek = async (gebeurtenis: string) =>
  await esis.eigenaar
    .selectFrom('logboek')
    .select(['gebeurtenis', 'details'])
    .where('gebeurtenis', '=', gebeurtenis)
    .execute();

test('a file with 2 of 220 pupils is held, whatever asks; nothing has changed', async () => {
  const before = await readAll();
  const xml = await makeEdexml({ leerlingen: 220, aanpassen: (all) => all.splice(2) });
  const held = await browser.sendFile(EDEXML, xml);
  assert.equal(held.status, 409, held.text);
  assert.equal(held.body.code, 'EDEXML_VASTGEHOUDEN');
  assert.match(held.body.melding, /218 van de 220 leerlingen staan niet meer in dit bestand/);
  const source = (async function* () {
    yield Buffer.from(xml);
  })();
  const uitkomst = await esis.services.edexml.importEdexml(SYSTEEM, undefined, source);
  assert.equal(uitkomst.kind, 'vastgehouden');
  assert.deepEqual(await readAll(), before);
  assert.equal((await listLogboek('edexml.vastgehouden')).length, 2);
});

test('the dry run says what would change, by group and by name, and changes nothing; the logboek counts and names nobody', async () => {
  const before = await readAll();
  const weg: string[] = [];
  const xml = await makeEdexml({
    leerlingen: 220,
    aanpassen(all) {
      const [eerste] = all.splice(0, 1);
      weg.push(eerste?.achternaam ?? '');
      Object.assign(all[0] ?? {}, { roepnaam: 'Anders' });
      all.push({
        key: 'nieuw-1',
        achternaam: 'Kersvers',
        roepnaam: 'Noor',
        groep: { key: all[0]?.groep?.key ?? '' },
      });
      all.push({ key: 'later-1', achternaam: 'Straks', groep: { key: 'G1' }, instroomdatum: '2027-03-02' });
    },
  });
  const { status, body, text } = await browser.sendFile(`${EDEXML}/proef`, xml);
  assert.equal(status, 200, text);
  assert.deepEqual(body.verschil, { nieuw: 1, gewijzigd: 1, vertrokken: 1, ongewijzigd: 218 });
  assert.equal(body.later, 1);
  assert.equal(body.vastgehouden, null);
  const named = (soort: string) =>
    body.leerlingen
      .filter((leerling: { soort: string }) => leerling.soort === soort)
      .map(({ naam }: { naam: string }) => naam);
  assert.equal(named('vertrokken').length, 1);
  assert.ok(named('vertrokken')[0].endsWith(weg[0] ?? '?'));
  assert.deepEqual(named('nieuw'), ['Noor Kersvers']);
  assert.match(named('gewijzigd')[0], /^Anders /);
  assert.deepEqual(named('later'), ['Straks']);
  const sum = (name: 'voor' | 'na' | 'nieuw' | 'gewijzigd' | 'vertrokken') =>
    body.groepen.reduce((som: number, groep: Record<string, number>) => som + (groep[name] ?? 0), 0);
  assert.deepEqual(
    (['voor', 'na', 'nieuw', 'gewijzigd', 'vertrokken'] as const).map(sum),
    [220, 220, 1, 1, 1],
  );
  assert.deepEqual(await readAll(), before);
  const [row] = await listLogboek('edexml.bekeken');
  assert.ok(row);
  const details = row.details as Record<string, unknown>;
  assert.deepEqual(
    [details['nieuw'], details['gewijzigd'], details['vertrokken'], details['ongewijzigd'], details['later']],
    [1, 1, 1, 218, 1],
  );
  assert.doesNotMatch(JSON.stringify(row), /Kersvers|Anders|Noor|Straks/);
  assert.doesNotMatch(esis.log.join(''), /Kersvers|Straks/);
});

test('one fifth of the pupils may leave, one more may not; a whole group that leaves is held too', async () => {
  const vraag = async (aanpassen: Parameters<typeof makeEdexml>[0]) =>
    (await browser.sendFile(`${EDEXML}/proef`, await makeEdexml({ leerlingen: 220, ...aanpassen }))).body;
  // Every fifth of them, so that no group loses all.
  const fifth = (extra: number) => (all: { key: string }[]) => {
    const weg = new Set(all.filter((_, i) => i % 5 === 0).map(({ key }) => key));
    for (const { key } of all.filter((_, i) => i % 5 === 1).slice(0, extra)) weg.add(key);
    all.splice(0, all.length, ...all.filter(({ key }) => !weg.has(key)));
  };
  assert.equal((await vraag({ aanpassen: fifth(0) })).vastgehouden, null);
  assert.deepEqual((await vraag({ aanpassen: fifth(1) })).vastgehouden, {
    vertrokken: 45,
    aanwezig: 220,
    legeGroepen: [],
    redenen: ['45 van de 220 leerlingen staan niet meer in dit bestand.'],
  });
  const { vastgehouden } = await vraag({
    aanpassen: (all) => all.splice(0, all.length, ...all.filter(({ groep }) => groep?.key !== 'G1')),
  });
  assert.equal(vastgehouden.legeGroepen.length, 1);
  assert.ok(vastgehouden.redenen.includes('Alle leerlingen van een groep vertrekken.'));
});

test('a file that lets everybody leave by date is as bad as one without them', async () => {
  const xml = await makeEdexml({
    leerlingen: 220,
    aanpassen: (all) => all.forEach((leerling) => Object.assign(leerling, { uitstroomdatum: '2026-10-01' })),
  });
  const held = await browser.sendFile(EDEXML, xml);
  assert.equal(held.status, 409);
  assert.match(held.body.melding, /220 van de 220/);
});

test('a yes belongs to what was seen: another file, or another import since, is asked anew', async () => {
  const xml = await makeEdexml({ leerlingen: 219 });
  const { body } = await browser.sendFile(`${EDEXML}/proef`, xml);
  const other = await makeEdexml({ leerlingen: 218 });
  const wrong = await browser.sendFile(`${EDEXML}?kenmerk=${body.kenmerk}&toestaanVertrek=ja`, other);
  assert.deepEqual([wrong.status, wrong.body.code], [409, 'EDEXML_VEROUDERD']);
  assert.equal((await browser.sendFile(EDEXML, other)).status, 200);
  const late = await browser.sendFile(`${EDEXML}?kenmerk=${body.kenmerk}`, xml);
  assert.deepEqual([late.status, late.body.code], [409, 'EDEXML_VEROUDERD']);
  const { kenmerk } = (await browser.sendFile(`${EDEXML}/proef`, xml)).body;
  assert.equal((await browser.sendFile(`${EDEXML}?kenmerk=${kenmerk}`, xml)).status, 200);
});

test('with a yes the pupils leave, and the way back brings every row back as it was, once', async () => {
  await browser.sendFile(EDEXML, await makeEdexml({ leerlingen: 220 }));
  const before = await readAll();
  const stampBefore = await stamp();
  const xml = await makeEdexml({ leerlingen: 220, aanpassen: (all) => all.splice(2) });
  esis.klok.advance(60_000);
  const read = await browser.sendFile(`${EDEXML}?toestaanVertrek=ja`, xml);
  assert.equal(read.status, 200, read.text);
  assert.equal(await countLeerlingen(), 2);
  // The same file once more changes nothing, and takes no way back away.
  assert.equal((await browser.sendFile(EDEXML, xml)).status, 200);

  const { laatste } = (await browser.get(`${EDEXML}/laatste`)).body;
  assert.deepEqual([laatste.schooljaar, laatste.vertrokken], ['2026-2027', 218]);
  const stampEmpty = await stamp();
  const undone = await browser.send('DELETE', `${EDEXML}/laatste`);
  assert.equal(undone.status, 200, undone.text);
  assert.deepEqual(await readAll(), before);
  assert.ok((await stamp()) > stampEmpty && stampEmpty > stampBefore, 'a partner hears of both');
  const again = await browser.send('DELETE', `${EDEXML}/laatste`);
  assert.deepEqual([again.status, again.body.code], [409, 'IMPORT_NIET_TERUG']);
  assert.equal((await browser.get(`${EDEXML}/laatste`)).body.laatste, null);
  assert.equal((await listLogboek('edexml.teruggedraaid')).length, 1);
});

test('the way back ends after fourteen days', async () => {
  await browser.sendFile(EDEXML, await makeEdexml({ leerlingen: 219 }));
  esis.klok.advance(13 * 24 * 60 * 60 * 1000);
  browser = await esis.signIn('beheer-97qx00@school.example');
  assert.ok((await browser.get(`${EDEXML}/laatste`)).body.laatste);
  esis.klok.advance(24 * 60 * 60 * 1000);
  assert.equal((await browser.get(`${EDEXML}/laatste`)).body.laatste, null);
  assert.equal((await browser.send('DELETE', `${EDEXML}/laatste`)).status, 409);
});

test('the first file of a school year is held beside the year before', async () => {
  const nextYear = (xml: string) => xml.replace('2026-2027', '2027-2028');
  const few = nextYear(await makeEdexml({ leerlingen: 220, aanpassen: (all) => all.splice(2) }));
  const held = await browser.sendFile(EDEXML, few);
  assert.equal(held.status, 409);
  assert.match(held.body.melding, /van schooljaar 2026-2027 staan niet in dit bestand/);
  const all = nextYear(await makeEdexml({ leerlingen: 219 }));
  assert.equal((await browser.sendFile(EDEXML, all)).status, 200);
});

const stamp = async () =>
  (
    await esis.eigenaar
      .selectFrom('vestigingen')
      .select('gewijzigdOp')
      .where('brin6', '=', '97QX00')
      .executeTakeFirstOrThrow()
  ).gewijzigdOp.getTime();

test('a date outside every calendar costs the field, not the file', async () => {
  const xml = (await makeEdexml({ leerlingen: 219 }))
    .replace('2026-2027', '2027-2028')
    .replace(/<geboortedatum>[^<]*/, '<geboortedatum>9999999-01-02');
  const { status, body, text } = await browser.sendFile(`${EDEXML}/proef`, xml);
  assert.equal(status, 200, text);
  assert.deepEqual(
    body.waarschuwingen.map(({ code, path }: Record<string, string>) => [code, path?.split('/').at(-1)]),
    [['DATUM_ONMOGELIJK', 'geboortedatum']],
  );
});
