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
const EDEXML = '/api/vestigingen/97QX00/edexml';

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

test('R1: a key that looks like a BSN refuses the file, for a key cannot be dropped', async () => {
  for (const xml of [
    file(`<leerling key="${BSN}"><achternaam>Bos</achternaam></leerling>`),
    file('<leerling key="1"><achternaam>Bos</achternaam></leerling>').replace('key="G1"', `key="${BSN}"`),
  ]) {
    const answer = await sendFile(xml);
    assert.equal(answer.status, 422);
    assert.ok(answer.body.bevindingen.some(({ code }: { code: string }) => code === 'SLEUTEL_LIJKT_OP_BSN'));
  }
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
  const forbidden = new RegExp(`${BSN}|${MET_PUNTEN}`);
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
