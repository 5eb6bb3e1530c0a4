import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import {
  activate,
  CODE,
  fetchLeerlingen,
  openPartner,
  openSchool,
  startEsis,
  VERZOEK,
  type Browser,
  type Esis,
} from './start-esis.ts';

/** Passes the elfproef; it is nobody's number. */
const BSN = '123456782';
const MET_PUNTEN = '1234.56.782';
/** Begins with 10 and leaves remainder 5. */
const ONDERWIJSNUMMER = '100000009';
const EDEXML = '/api/vestigingen/97QX00/edexml?toestaanVertrek=ja';

let esis: Esis;
let browser: Browser;
const answers: string[] = [];

before(async () => {
  esis = await startEsis();
  browser = await openSchool(esis, { leerlingen: 0 });
});
after(async () => await esis.stop());

const file = (leerling: string, groep = '3') => `<EDEX>
<school><schooljaar>2026-2027</schooljaar><brincode>97QX</brincode><dependancecode>00</dependancecode><xsdversie>2.1</xsdversie><commentaar>Bij vragen: ${BSN}</commentaar><toevoegingen><school_bsn>${BSN}</school_bsn></toevoegingen></school>
<groepen><groep key="G1"><naam>${groep}</naam><jaargroep>3</jaargroep><omschrijving>zie ${BSN}</omschrijving></groep></groepen>
<leerlingen>${leerling}</leerlingen>
</EDEX>`;

async function sendFile(xml: string) {
  const answer = await browser.sendFile(EDEXML, xml);
  answers.push(answer.text);
  return answer;
}

test('R1: a BSN in its own element, in a toevoeging, in commentaar or as gebruikersnaam is dropped and counted', async () => {
  const answer = await sendFile(
    file(
      `<leerling key="1"><achternaam>Bos</achternaam><roepnaam>Fenna</roepnaam><groep key="G1"/>
<gebruikersnaam>${BSN}</gebruikersnaam><bsn>${BSN}</bsn><toevoegingen><pgn>${BSN}</pgn></toevoegingen></leerling>
<leerling key="2"><achternaam>Bos ${MET_PUNTEN}</achternaam><groep key="G1"/><onderwijsnummer>${BSN}</onderwijsnummer></leerling>`,
      `Groep ${BSN}`,
    ),
  );
  assert.equal(answer.status, 200, answer.text);
  assert.deepEqual(
    answer.body.weggelaten.toSorted((a: { element: string }, b: { element: string }) =>
      a.element.localeCompare(b.element),
    ),
    [
      { element: 'bsn', aantal: 1 },
      { element: 'onderwijsnummer', aantal: 1 },
    ],
  );
  const warned = answer.body.waarschuwingen
    .filter(({ code }: { code: string }) => code === 'TEKST_LIJKT_OP_BSN')
    .map(({ path }: { path: string }) => path.split('/').at(-1));
  assert.deepEqual(warned.toSorted(), ['achternaam', 'gebruikersnaam', 'naam']);
});

test('R1: keys that look like such a number: a pseudonym stands in their place, and the same pupils come again', async () => {
  const xml = file(
    `<leerling key="${BSN}"><achternaam>Bos</achternaam><roepnaam>Fenna</roepnaam><groep key="${ONDERWIJSNUMMER}"/></leerling>
<leerling key="L-2"><achternaam>Bos</achternaam><groep key="${ONDERWIJSNUMMER}"/></leerling>`,
  )
    .replace('key="G1"', `key="${ONDERWIJSNUMMER}"`)
    .replace(
      '</EDEX>',
      `<leerkrachten><leerkracht key="${BSN}"><achternaam>Meesters</achternaam><groepen><groep key="${ONDERWIJSNUMMER}"/></groepen></leerkracht></leerkrachten></EDEX>`,
    );
  const first = await sendFile(xml);
  assert.equal(first.status, 200, first.text);
  assert.deepEqual(
    first.body.waarschuwingen
      .map(({ code, path }: Record<string, string>) => [code, path])
      .filter(([code]: string[]) => code === 'SLEUTEL_LIJKT_OP_BSN'),
    [['SLEUTEL_LIJKT_OP_BSN', 'EDEX/groepen/groep[1]']],
  );
  const again = await sendFile(xml);
  assert.deepEqual(again.body.verschil, { nieuw: 0, gewijzigd: 0, vertrokken: 0, ongewijzigd: 2 });
  const rijen = await esis.eigenaar
    .selectFrom('leerlingen')
    .select(['key', 'groep'])
    .orderBy('key')
    .execute();
  assert.equal(rijen[0]?.key, 'L-2');
  assert.match(rijen[1]?.key ?? '', /^p:[0-9a-f]{32}$/);
  const [groep] = await esis.eigenaar.selectFrom('groepen').select('key').execute();
  const [leerkracht] = await esis.eigenaar.selectFrom('leerkrachten').select('groepen').execute();
  assert.deepEqual([rijen[0]?.groep, leerkracht?.groepen], [groep?.key, [groep?.key]]);
});

test('R1: however it is spelled, it does not come in as a name, a group, a person or a koppeling', async () => {
  const spellings = [
    '1234\u200B56\u00AD782',
    '1234,56,782',
    '1234–56–782',
    "1234'56'782",
    '1+2+3+4+5+6+7+8+2',
    '(1234)(56)(782)',
    '１２３４５６７８２',
    '0123456782',
    ONDERWIJSNUMMER,
  ];
  for (const spelling of spellings) {
    const answer = await sendFile(
      file(
        `<leerling key="1"><achternaam>Bos</achternaam><roepnaam>Fenna ${spelling}</roepnaam><groep key="G1"/></leerling>
<leerling key="2"><achternaam>Bos</achternaam><roepnaam>Fenna</roepnaam><groep key="G1"/></leerling>`,
        `Groep ${spelling}`,
      ),
    );
    assert.equal(answer.status, 200, answer.text);
    const velden = answer.body.waarschuwingen.map(({ path }: { path: string }) => path.split('/').at(-1));
    assert.deepEqual(velden.toSorted(), ['naam', 'roepnaam'], spelling);
  }
  for (const [url, body] of [
    [
      '/api/vestigingen/97QX00/mensen',
      { rol: 'directie', plek: '97QX00', naam: `Mo ${BSN}`, email: 'mo@x.example' },
    ],
    ['/api/vestigingen/97QX00/koppelingen', { aanbodId: 'top-dossier', naam: BSN, akkoord: true }],
  ] as const) {
    const answer = await browser.send('POST', url, body);
    answers.push(answer.text);
    assert.equal(answer.status, 400, answer.text);
  }
  const naam = `Mo ${BSN}`;
  const mens = { rol: 'directie', plek: '97QX00', naam, email: 'mo@x.example' };
  const { body } = await browser.send('POST', '/api/vestigingen/97QX00/mensen', mens);
  assert.match(body.velden.naam, /burgerservicenummer/);
});

test('R1: afterwards the number stands in no table, no log and no answer', async () => {
  await activate(browser);
  const partner = await openPartner(esis);
  const { leerlingen } = await fetchLeerlingen(partner.client);
  assert.equal(leerlingen.length, 2);
  answers.push(JSON.stringify(leerlingen), (await browser.get('/api/vestigingen/97QX00/leerlingen')).text);
  answers.push(JSON.stringify(await partner.client.haalStructuur(VERZOEK, { autorisatiesleutel: CODE })));
  const contents = await readAllTables();
  assert.ok(contents.includes('Fenna'), 'the search sees what is there');
  const forbidden = new RegExp(`${BSN}|${MET_PUNTEN}|${ONDERWIJSNUMMER}`);
  assert.doesNotMatch(contents, forbidden);
  assert.doesNotMatch(esis.log.join(''), forbidden);
  assert.doesNotMatch(answers.join(''), forbidden);
});

test('the verificatiecode stands in no table, no log and no answer either', async () => {
  const secret = new RegExp(CODE.slice(7));
  assert.doesNotMatch(await readAllTables(), secret);
  assert.doesNotMatch(esis.log.join(''), secret);
  assert.doesNotMatch((await browser.get('/api/vestigingen/97QX00/koppelingen')).text, secret);
});

test('a pupil is in the log by no name, key or birth date', () => {
  assert.doesNotMatch(esis.log.join(''), /Fenna|Bos/);
});

/** Every row of every table as text. */
async function readAllTables(): Promise<string> {
  const tables = await sql<{
    name: string;
  }>`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(
    esis.eigenaar,
  );
  const parts = await Promise.all(
    tables.rows.map(async ({ name }) =>
      (
        await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(esis.eigenaar)
      ).rows
        .map(({ row }) => row)
        .join('\n'),
    ),
  );
  return parts.join('\n');
}
