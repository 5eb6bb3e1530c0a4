import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { serializeFault } from '../soap/envelope.ts';
import { runCommand } from './command.ts';

const map = mkdtempSync(join(tmpdir(), 'koppelpunt-check-'));
after(() => rmSync(map, { recursive: true }));

let number = 0;
function file(content: string | Uint8Array): string {
  const path = join(map, `${number++}.xml`);
  writeFileSync(path, content);
  return path;
}

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url));
const sample = (name: string): string => join(SAMPLES, name, 'message.xml');
const school = '<school><schooljaar>2024-2025</schooljaar><brincode>99ZZ</brincode></school>';
const edex = (leerling: string): string =>
  `<EDEX>\n${school}\n<leerlingen><leerling key="1"><roepnaam>Ada</roepnaam>${leerling}</leerling></leerlingen></EDEX>`;
const good = file(edex('<jaargroep>3</jaargroep>'));
const invalid = file(edex('<jaargroep>99</jaargroep>'));

const json = async (...words: string[]) => {
  const { stdout, exitCode: exit } = await runCommand(['check', ...words, '--json']);
  return {
    exit,
    report: JSON.parse(stdout) as { standard: string; findings: { code: string }[]; count: number },
  };
};

test('says in JSON what the documentation promises, field by field', async () => {
  const { exit, report } = await json(invalid);
  assert.equal(exit, 1);
  assert.deepEqual(Object.keys(report), ['valid', 'standard', 'findings', 'count']);
  assert.deepEqual(report, {
    valid: false,
    standard: 'edexml-2.1',
    findings: [
      {
        layer: 2,
        severity: 'error',
        code: 'WAARDE_ONGELDIG',
        melding:
          "De inhoud van 'jaargroep' past niet: hier hoort een van B D 0 1 2 3 4 5 6 7 8 11 12 13 14 15 16 S V C N H.",
        message:
          "the content of 'jaargroep' does not fit: one of B D 0 1 2 3 4 5 6 7 8 11 12 13 14 15 16 S V C N H belongs here",
        path: 'EDEX/leerlingen/leerling[1]/jaargroep',
        line: 3,
        column: 55,
      },
    ],
    count: 1,
  });
});

test('says to a person where it is, how bad it is and what to do', async () => {
  const { exitCode: exit, stdout } = await runCommand(['check', invalid]);
  assert.equal(exit, 1);
  const [first, last] = stdout.trim().split('\n');
  assert.match(first!, /\.xml:3:55 fout De inhoud van 'jaargroep' past niet: .* \[WAARDE_ONGELDIG, laag 2\]/);
  assert.match(last!, /niet geldig volgens edexml-2\.1, 1 bevinding\.$/);
  assert.match(
    (await runCommand(['check', good])).stdout,
    /: geldig volgens edexml-2\.1, geen bevindingen\.\n$/,
  );
});

test('recognises a file, an envelope and a bare message by the root', async () => {
  for (const [path, standard] of [
    [good, 'edexml-2.1'],
    [sample('leerlinggegevens-verzoek__by_brin'), 'uwlr-2.2'],
    [sample('leerlinggegevens-antwoord__whole_school'), 'uwlr-2.2'],
    [file(serializeFault('Client.AutorisatieOngeldig', 'Nee.')), 'uwlr-2.2'],
    [
      file(
        '<structuur_antwoord xmlns="http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens"><geengegevens/></structuur_antwoord>',
      ),
      'uwlr-2.2',
    ],
  ] as const) {
    const { exit, report } = await json(path);
    assert.deepEqual([exit, report.standard], [0, standard], path);
  }
});

test('the header of an envelope is judged too', async () => {
  const verzoek = (autorisatie: string) =>
    file(
      `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header><autorisatie xmlns="http://www.edustandaard.nl/leerresultaten/2/autorisatie">${autorisatie}</autorisatie></s:Header><s:Body><leerlinggegevens_verzoek xmlns="http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens"><schooljaar>2024-2025</schooljaar><brincode>99ZZ</brincode><xsdversie>2.2</xsdversie></leerlinggegevens_verzoek></s:Body></s:Envelope>`,
    );
  const whole = '<autorisatiesleutel>s</autorisatiesleutel><klantcode>c</klantcode><klantnaam>n</klantnaam>';
  assert.equal((await json(verzoek(whole))).exit, 0);
  const { exit, report } = await json(verzoek('<klantcode>c</klantcode><klantnaam>n</klantnaam>'));
  assert.deepEqual([exit, report.findings[0]?.code], [1, 'ELEMENT_ONTBREEKT']);
});

test('what nobody can read ends with 2, also in JSON; another kind of message with 1', async () => {
  for (const [content, exit, code] of [
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
    const out = await json(file(content));
    assert.deepEqual([out.exit, out.report.findings[0]?.code], [exit, code]);
    const { stderr, stdout } = await runCommand(['check', file(content)]);
    assert.equal(stdout, '');
    assert.match(stderr, new RegExp(`\\[${code}\\]\\n$`));
  }
  for (const path of [join(map, 'is-er-niet.xml'), map]) {
    const { exit, report } = await json(path);
    assert.deepEqual([exit, report.findings[0]?.code], [2, 'BESTAND_NIET_LEESBAAR']);
  }
});

test('takes a standard, a profile and the official school years', async () => {
  const broad = file(edex('<jaargroep>3</jaargroep><emailadres>a@x.example</emailadres>'));
  assert.equal((await json(broad)).exit, 0);
  assert.equal((await json(broad, '--profiel', 'smalle-set')).exit, 1);
  assert.equal((await json(broad, '--standard', 'edexml-1.0.3')).exit, 1);
  assert.equal((await json(broad, '--standard', 'edexml-2.0')).report.standard, 'edexml-2.0');
  const later = file(edex('<jaargroep>3</jaargroep>').replace('2024-2025', '2025-2026'));
  assert.equal((await json(later)).exit, 0);
  assert.equal((await json(later, '--schooljaren', 'officieel')).exit, 1);
  assert.equal((await json(good, '--standard', 'uwlr-2.2')).exit, 1);
});

test('a standard and a profile may be named as people write them', async () => {
  for (const [applies, standard] of [
    ['EDEXML 2.0', 'edexml-2.0'],
    ['edexml1.0.3', 'edexml-1.0.3'],
    ['edexml', 'edexml-2.1'],
  ] as const) {
    assert.equal((await json(good, '--standard', applies)).report.standard, standard);
  }
  assert.equal((await json(sample('structuur-antwoord__groups'), '--standard', 'UWLR')).exit, 0);
  const broad = file(edex('<jaargroep>3</jaargroep><emailadres>a@x.example</emailadres>'));
  for (const which of ['Smalle set', 'smalle', 'LVS-set', 'lvs_set', 'SWV-set']) {
    assert.equal((await json(broad, '--profiel', which)).exit, 1, which);
  }
});

test('a command that cannot be understood gets the help and 2', async () => {
  for (const words of [
    [],
    ['toets', good],
    ['check'],
    ['check', good, '--formaat', 'x'],
    ['check', good, '--formaat', 'toString'],
    ['check', good, '--taal', 'de'],
    ['check', good, '--standard', 'toString'],
    ['check', good, '--standard', ''],
    ['check', good, '--profiel', 'x'],
    ['check', good, '--profiel', ''],
    ['check', good, '--profiel', 'set'],
    ['check', good, '--schooljaren', 'alle'],
    ['check', good, '--xml'],
  ]) {
    const { exitCode: exit, stderr } = await runCommand(words);
    assert.equal(exit, 2, words.join(' '));
    assert.match(stderr, /^[A-Z].*\.\n\nGebruik: /);
  }
  assert.equal((await runCommand(['--help'])).exitCode, 0);
});

test('every encoding that a file may say it has; one that it only says it has is not valid', async () => {
  const withName = edex('<jaargroep>3</jaargroep>').replace('Ada', 'Zoë');
  const says = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>${withName}`;
  for (const good of [
    `\u{feff}${withName}`,
    Buffer.from(`\u{feff}${says('UTF-16')}`, 'utf16le'),
    Buffer.from(`\u{feff}${says('UTF-16')}`, 'utf16le').swap16(),
    Buffer.from(says('windows-1252'), 'latin1'),
    Buffer.from(says('ISO-8859-1'), 'latin1'),
  ]) {
    assert.deepEqual(await json(file(good)), {
      exit: 0,
      report: { valid: true, standard: 'edexml-2.1', findings: [], count: 0 },
    });
  }
  const { exit, report } = await json(file(Buffer.from(says('UTF-8'), 'latin1')));
  assert.deepEqual([exit, report.findings[0]?.code], [1, 'CODERING']);
});

test('of many findings the first 1,000, and how many there are in all', async () => {
  const leerling = '<leerling key="1"><roepnaam>Ada</roepnaam><jaargroep>99</jaargroep></leerling>';
  const many = file(edex('').replace(/<leerling .*<\/leerling>/, leerling.repeat(1100)));
  // A wrong jaargroep, and from the second on a key that was there already.
  const { exit, report } = await json(many);
  assert.deepEqual([exit, report.findings.length, report.count], [1, 1000, 1100 + 1099]);
  const lines = (await runCommand(['check', many])).stdout.trim().split('\n');
  assert.equal(lines.length, 1002);
  assert.equal(lines[1000], '… en nog 1199 bevindingen.');
});

const gone = join(map, 'er is, geen.xml');
/** A valid file, one that is not, and one that nobody can read. */
const three = ['check', good, invalid, gone];
const FITS_NOT = /^the content of 'jaargroep' does not fit: /;

test('of more files each gets its verdict, and the worst decides how it ends', async () => {
  const { exitCode, stdout, stderr } = await runCommand(three);
  assert.equal(exitCode, 2);
  assert.match(stdout, /: geldig volgens [^\n]*\n[^\n]* fout [^\n]*\n[^\n]*: niet geldig volgens [^\n]*\n$/);
  assert.equal(
    stderr,
    `${gone}: Dit bestand is er niet, of u mag het niet lezen. Kijk de naam na. [BESTAND_NIET_LEESBAAR]\n`,
  );
  assert.equal((await runCommand(['check', good, invalid])).exitCode, 1);
  assert.equal((await runCommand(['check', good, good])).exitCode, 0);
});

test('as JSON a line per file, which says which file', async () => {
  const { stdout } = await runCommand([...three, '--json']);
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { file: string; valid: boolean });
  assert.deepEqual(
    lines.map(({ file, valid }) => [file, valid]),
    [
      [good, true],
      [invalid, false],
      [gone, false],
    ],
  );
  assert.deepEqual(Object.keys(lines[0]!), ['file', 'valid', 'standard', 'findings', 'count']);
});

test('in English, for a developer', async () => {
  const { stdout, stderr } = await runCommand([...three, '--taal', 'en']);
  assert.match(
    stdout,
    /:3:55 error the content of 'jaargroep' does not fit: one of B D .* \[WAARDE_ONGELDIG, layer 2\]/,
  );
  assert.match(stdout, /: valid by edexml-2\.1, no findings\.\n/);
  assert.match(stdout, /: not valid by edexml-2\.1, 1 finding\.\n$/);
  assert.equal(stderr, `${gone}: no file that can be opened [BESTAND_NIET_LEESBAAR]\n`);
  const cut = file('<EDEX>\n<school>');
  assert.equal(
    (await runCommand(['check', cut, '--taal', 'en'])).stderr,
    `${cut}:2:9 the XML ends half-way [XML_AFGEBROKEN]\n`,
  );
});

test('as JUnit: a test per file, which fails or could not run', async () => {
  const { exitCode, stdout } = await runCommand([...three, '--formaat', 'junit', '--taal', 'en']);
  assert.equal(exitCode, 2);
  const seen: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'testsuite')
      seen.push(`${attributes['tests']} ${attributes['failures']} ${attributes['errors']}`);
    else if (name !== 'testsuites') seen.push(name);
  });
  parser.on('text', (text) => text.trim() && seen.push(/[A-Z]+(_[A-Z]+)+/.exec(text)![0]));
  parser.write(stdout).close();
  assert.deepEqual(seen, [
    '3 1 1',
    'testcase',
    'testcase',
    'failure',
    'WAARDE_ONGELDIG',
    'testcase',
    'error',
    'BESTAND_NIET_LEESBAAR',
  ]);
});

test('as SARIF: each finding with its rule and its place', async () => {
  const { stdout } = await runCommand([...three, '--formaat', 'sarif', '--taal', 'en']);
  const { version, runs } = JSON.parse(stdout) as {
    version: string;
    runs: {
      tool: { driver: { rules: object[] } };
      results: { ruleId: string; level: string; message: { text: string }; locations: object[] }[];
    }[];
  };
  assert.equal(version, '2.1.0');
  const [{ tool, results } = assert.fail()] = runs;
  assert.deepEqual(tool.driver.rules, [{ id: 'WAARDE_ONGELDIG' }, { id: 'BESTAND_NIET_LEESBAAR' }]);
  assert.deepEqual(
    results.map(({ level }) => level),
    ['error', 'error'],
  );
  assert.match(results[0]!.message.text, FITS_NOT);
  assert.deepEqual(results[0]!.locations, [
    {
      physicalLocation: {
        artifactLocation: { uri: invalid },
        region: { startLine: 3, startColumn: 55 },
      },
      logicalLocations: [{ fullyQualifiedName: 'EDEX/leerlingen/leerling[1]/jaargroep' }],
    },
  ]);
  const uri = `${map}/er%20is%2C%20geen.xml`;
  assert.deepEqual(results[1]!.locations, [{ physicalLocation: { artifactLocation: { uri } } }]);
});

test('as notes of GitHub Actions: one line each, whatever the name of the file', async () => {
  const { stdout } = await runCommand([...three, '--formaat', 'github', '--taal', 'en']);
  const [first, second, ...rest] = stdout.split('\n');
  assert.match(
    first!,
    /^::error file=[^,]*\.xml,line=3,col=55,title=WAARDE_ONGELDIG::the content of 'jaargroep'/,
  );
  assert.equal(
    second,
    `::error file=${map}/er is%2C geen.xml,title=BESTAND_NIET_LEESBAAR::no file that can be opened`,
  );
  assert.deepEqual(rest, ['']);
});

test('says its version', async () => {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  assert.deepEqual(await runCommand(['--version']), { exitCode: 0, stdout: `${version}\n`, stderr: '' });
});

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url));

test('as a process: what comes in on stdin; and who reads our lines may stop', () => {
  const options = { encoding: 'utf8' as const };
  const goodBytes = readFileSync(good);
  const { status, stdout } = spawnSync(process.execPath, [cli, 'check', '-'], {
    ...options,
    input: goodBytes,
  });
  assert.deepEqual([status, stdout], [0, '-: geldig volgens edexml-2.1, geen bevindingen.\n']);
  const many = edex('<x/>'.repeat(1000));
  const pipe = `"${process.execPath}" "${cli}" check "${file(many)}" | head -n 1`;
  const { stdout: first, stderr } = spawnSync('sh', ['-c', pipe], options);
  assert.match(first, /^.* fout .*\n$/);
  assert.equal(stderr, '');
});

test('as a process: the exit code and nothing but JSON on stdout', () => {
  const { status, stdout } = spawnSync(process.execPath, [cli, 'check', invalid, '--json'], {
    encoding: 'utf8',
  });
  assert.equal(status, 1);
  assert.equal((JSON.parse(stdout) as { valid: boolean }).valid, false);
});
