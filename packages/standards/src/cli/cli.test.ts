import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { serializeFault } from '../soap/envelope.ts';
import { runCommand } from './command.ts';

const map = mkdtempSync(join(tmpdir(), 'koppelpunt-check-'));
after(() => rmSync(map, { recursive: true }));

let nummer = 0;
function bestand(inhoud: string | Uint8Array): string {
  const pad = join(map, `${nummer++}.xml`);
  writeFileSync(pad, inhoud);
  return pad;
}

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));
const sample = (naam: string): string => join(SAMPLES, naam, 'message.xml');
const school = '<school><schooljaar>2024-2025</schooljaar><brincode>99ZZ</brincode></school>';
const edex = (leerling: string): string =>
  `<EDEX>\n${school}\n<leerlingen><leerling key="1"><roepnaam>Ada</roepnaam>${leerling}</leerling></leerlingen></EDEX>`;
const goed = bestand(edex('<jaargroep>3</jaargroep>'));
const fout = bestand(edex('<jaargroep>99</jaargroep>'));

const json = async (...woorden: string[]) => {
  const { stdout, exitCode: afloop } = await runCommand(['check', ...woorden, '--json']);
  return {
    afloop,
    verslag: JSON.parse(stdout) as { standard: string; findings: { code: string }[]; count: number },
  };
};

test('says in JSON what the documentation promises, field by field', async () => {
  const { afloop, verslag } = await json(fout);
  assert.equal(afloop, 1);
  assert.deepEqual(Object.keys(verslag), ['valid', 'standard', 'findings', 'count']);
  assert.deepEqual(verslag, {
    valid: false,
    standard: 'edexml-2.1',
    findings: [
      {
        layer: 2,
        severity: 'error',
        code: 'WAARDE_ONGELDIG',
        melding:
          "De inhoud van 'jaargroep' past niet: hier hoort een van B D 0 1 2 3 4 5 6 7 8 11 12 13 14 15 16 S V C N H.",
        path: 'EDEX/leerlingen/leerling[1]/jaargroep',
        line: 3,
        column: 55,
      },
    ],
    count: 1,
  });
});

test('says to a person where it is, how bad it is and what to do', async () => {
  const { exitCode: afloop, stdout } = await runCommand(['check', fout]);
  assert.equal(afloop, 1);
  const [eerste, laatste] = stdout.trim().split('\n');
  assert.match(
    eerste!,
    /\.xml:3:55 fout De inhoud van 'jaargroep' past niet: .* \[WAARDE_ONGELDIG, laag 2\]/,
  );
  assert.match(laatste!, /niet geldig volgens edexml-2\.1, 1 bevinding\.$/);
  assert.match(
    (await runCommand(['check', goed])).stdout,
    /: geldig volgens edexml-2\.1, geen bevindingen\.\n$/,
  );
});

test('recognises a file, an envelope and a bare message by the root', async () => {
  for (const [pad, standard] of [
    [goed, 'edexml-2.1'],
    [sample('leerlinggegevens-verzoek__by_brin'), 'uwlr-2.2'],
    [sample('leerlinggegevens-antwoord__whole_school'), 'uwlr-2.2'],
    [bestand(serializeFault('Client.AutorisatieOngeldig', 'Nee.')), 'uwlr-2.2'],
    [
      bestand(
        '<structuur_antwoord xmlns="http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens"><geengegevens/></structuur_antwoord>',
      ),
      'uwlr-2.2',
    ],
  ] as const) {
    const { afloop, verslag } = await json(pad);
    assert.deepEqual([afloop, verslag.standard], [0, standard], pad);
  }
});

test('the header of an envelope is judged too', async () => {
  const verzoek = (autorisatie: string) =>
    bestand(
      `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><autorisatie xmlns="http://www.edustandaard.nl/leerresultaten/2/autorisatie">${autorisatie}</autorisatie></s:Header><s:Body><leerlinggegevens_verzoek xmlns="http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens"><schooljaar>2024-2025</schooljaar><brincode>99ZZ</brincode><xsdversie>2.2</xsdversie></leerlinggegevens_verzoek></s:Body></s:Envelope>`,
    );
  const heel = '<autorisatiesleutel>s</autorisatiesleutel><klantcode>c</klantcode><klantnaam>n</klantnaam>';
  assert.equal((await json(verzoek(heel))).afloop, 0);
  const { afloop, verslag } = await json(verzoek('<klantcode>c</klantcode><klantnaam>n</klantnaam>'));
  assert.deepEqual([afloop, verslag.findings[0]?.code], [1, 'ELEMENT_ONTBREEKT']);
});

test('what nobody can read ends with 2, also in JSON; another kind of message with 1', async () => {
  for (const [inhoud, afloop, code] of [
    ['<EDEX><school>', 2, 'XML_AFGEBROKEN'],
    ['<EDEX></school>', 2, 'XML_NIET_WELGEVORMD'],
    ['', 2, 'XML_LEEG'],
    ['\u{feff}\r\n ', 2, 'XML_LEEG'],
    [gzipSync('<EDEX/>'), 2, 'BESTAND_INGEPAKT'],
    [Buffer.from('PK\u{3}\u{4}'), 2, 'BESTAND_INGEPAKT'],
    ['%PDF-1.4', 2, 'XML_NIET_WELGEVORMD'],
    ['<!DOCTYPE EDEX><EDEX/>', 2, 'XML_DTD'],
    ['<html/>', 1, 'BERICHT_VERKEERDE_WORTEL'],
    ['<Envelope xmlns="http://www.w3.org/2003/05/soap-envelope"/>', 1, 'SOAP_VERSIE'],
  ] as const) {
    const uit = await json(bestand(inhoud));
    assert.deepEqual([uit.afloop, uit.verslag.findings[0]?.code], [afloop, code]);
    const { stderr, stdout } = await runCommand(['check', bestand(inhoud)]);
    assert.equal(stdout, '');
    assert.match(stderr, new RegExp(`\\[${code}\\]\\n$`));
  }
  for (const pad of [join(map, 'is-er-niet.xml'), map]) {
    const { afloop, verslag } = await json(pad);
    assert.deepEqual([afloop, verslag.findings[0]?.code], [2, 'BESTAND_NIET_LEESBAAR']);
  }
});

test('takes a standard, a profile and the official school years', async () => {
  const breed = bestand(edex('<jaargroep>3</jaargroep><emailadres>a@x.example</emailadres>'));
  assert.equal((await json(breed)).afloop, 0);
  assert.equal((await json(breed, '--profiel', 'smalle-set')).afloop, 1);
  assert.equal((await json(breed, '--standard', 'edexml-1.0.3')).afloop, 1);
  assert.equal((await json(breed, '--standard', 'edexml-2.0')).verslag.standard, 'edexml-2.0');
  const later = bestand(edex('<jaargroep>3</jaargroep>').replace('2024-2025', '2025-2026'));
  assert.equal((await json(later)).afloop, 0);
  assert.equal((await json(later, '--schooljaren', 'officieel')).afloop, 1);
  assert.equal((await json(goed, '--standard', 'uwlr-2.2')).afloop, 1);
});

test('a standard and a profile may be named as people write them', async () => {
  for (const [welke, standard] of [
    ['EDEXML 2.0', 'edexml-2.0'],
    ['edexml1.0.3', 'edexml-1.0.3'],
    ['edexml', 'edexml-2.1'],
  ] as const) {
    assert.equal((await json(goed, '--standard', welke)).verslag.standard, standard);
  }
  assert.equal((await json(sample('structuur-antwoord__groups'), '--standard', 'UWLR')).afloop, 0);
  const breed = bestand(edex('<jaargroep>3</jaargroep><emailadres>a@x.example</emailadres>'));
  for (const welk of ['Smalle set', 'smalle', 'LVS-set', 'lvs_set', 'SWV-set']) {
    assert.equal((await json(breed, '--profiel', welk)).afloop, 1, welk);
  }
});

test('a command that cannot be understood gets the help and 2', async () => {
  for (const woorden of [
    [],
    ['toets', goed],
    ['check'],
    ['check', goed, goed],
    ['check', goed, '--standard', 'toString'],
    ['check', goed, '--standard', ''],
    ['check', goed, '--profiel', 'x'],
    ['check', goed, '--profiel', ''],
    ['check', goed, '--profiel', 'set'],
    ['check', goed, '--schooljaren', 'alle'],
    ['check', goed, '--xml'],
  ]) {
    const { exitCode: afloop, stderr } = await runCommand(woorden);
    assert.equal(afloop, 2, woorden.join(' '));
    assert.match(stderr, /^[A-Z].*\.\n\nGebruik: /);
  }
  assert.equal((await runCommand(['--help'])).exitCode, 0);
});

test('every encoding that a file may say it has; one that it only says it has is not valid', async () => {
  const metNaam = edex('<jaargroep>3</jaargroep>').replace('Ada', 'Zoë');
  const zegt = (codering: string): string => `<?xml version="1.0" encoding="${codering}"?>${metNaam}`;
  for (const goed of [
    `\u{feff}${metNaam}`,
    Buffer.from(`\u{feff}${zegt('UTF-16')}`, 'utf16le'),
    Buffer.from(`\u{feff}${zegt('UTF-16')}`, 'utf16le').swap16(),
    Buffer.from(zegt('windows-1252'), 'latin1'),
    Buffer.from(zegt('ISO-8859-1'), 'latin1'),
  ]) {
    assert.deepEqual(await json(bestand(goed)), {
      afloop: 0,
      verslag: { valid: true, standard: 'edexml-2.1', findings: [], count: 0 },
    });
  }
  const { afloop, verslag } = await json(bestand(Buffer.from(zegt('UTF-8'), 'latin1')));
  assert.deepEqual([afloop, verslag.findings[0]?.code], [1, 'CODERING']);
});

test('of many findings the first 1,000, and how many there are in all', async () => {
  const leerling = '<leerling key="1"><roepnaam>Ada</roepnaam><jaargroep>99</jaargroep></leerling>';
  const veel = bestand(edex('').replace(/<leerling .*<\/leerling>/, leerling.repeat(1100)));
  // A wrong jaargroep, and from the second on a key that was there already.
  const { afloop, verslag } = await json(veel);
  assert.deepEqual([afloop, verslag.findings.length, verslag.count], [1, 1000, 1100 + 1099]);
  const regels = (await runCommand(['check', veel])).stdout.trim().split('\n');
  assert.equal(regels.length, 1002);
  assert.equal(regels[1000], '… en nog 1199 bevindingen.');
});

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));

test('as a process: what comes in on stdin; and who reads our lines may stop', () => {
  const opties = { encoding: 'utf8' as const };
  const goede = readFileSync(goed);
  const { status, stdout } = spawnSync(process.execPath, [cli, 'check', '-'], { ...opties, input: goede });
  assert.deepEqual([status, stdout], [0, '-: geldig volgens edexml-2.1, geen bevindingen.\n']);
  const veel = edex('<x/>'.repeat(1000));
  const pijp = `"${process.execPath}" "${cli}" check "${bestand(veel)}" | head -n 1`;
  const { stdout: eerste, stderr } = spawnSync('sh', ['-c', pijp], opties);
  assert.match(eerste, /^.* fout .*\n$/);
  assert.equal(stderr, '');
});

test('as a process: the exit code and nothing but JSON on stdout', () => {
  const { status, stdout } = spawnSync(process.execPath, [cli, 'check', fout, '--json'], {
    encoding: 'utf8',
  });
  assert.equal(status, 1);
  assert.equal((JSON.parse(stdout) as { valid: boolean }).valid, false);
});
