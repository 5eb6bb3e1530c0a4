/** Places where only whoever judges looks: attributes of XML Schema, extensions, the envelope, a fault. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { heel } from '../../test/bytes.ts';
import { validateXml, type ValidateOptions } from './validate.ts';

const LG = 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens';
const LR = 'http://www.edustandaard.nl/leerresultaten/2/leerresultaten';
const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';

async function codes(xml: string, options?: ValidateOptions): Promise<string[]> {
  const { findings } = await validateXml(heel(xml), options);
  return findings.filter((b) => b.severity === 'error').map((b) => `${b.code} ${b.path}`);
}

const edex = (geboortedatum: string, leerling = '', school = '') =>
  `<EDEX ${XSI} ${XS}><school><schooljaar>2024-2025</schooljaar>${school}</school><leerlingen>` +
  `<leerling key="1"${leerling}><achternaam>Bos</achternaam><geboortedatum${geboortedatum}</geboortedatum>` +
  `<jaargroep>3</jaargroep></leerling></leerlingen></EDEX>`;
const DATUM = '>2017-05-09';

test('xsi:type may name the type that the element has; xsi:nil may stand nowhere', async () => {
  const datum = ' xsi:type="xs:date">2017-05-09';
  const leerling = ' xsi:type="LeerlingType"';
  const plaats = ' xsi:schemaLocation="urn:a b.xsd" xsi:noNamespaceSchemaLocation="b.xsd"';
  for (const goed of [edex(datum), edex(DATUM, leerling), edex(DATUM, plaats)]) {
    assert.deepEqual(await codes(goed), []);
  }
  const opDatum = 'ATTRIBUUT_ONBEKEND EDEX/leerlingen/leerling[1]/geboortedatum';
  for (const fout of ['type="xs:string"', 'type="date"', 'nil="true"', 'nil="false"', 'vreemd="1"']) {
    assert.deepEqual(await codes(edex(` xsi:${fout}>2017-05-09`)), [opDatum], fout);
  }
  const opLeerling = 'ATTRIBUUT_ONBEKEND EDEX/leerlingen/leerling[1]';
  assert.deepEqual(await codes(edex(DATUM, ' xsi:type="SchoolType"')), [opLeerling]);
});

test('the extension that EDEXML has itself is judged; any other is one that nobody knows', async () => {
  const blok = (type: string, inhoud: string) =>
    edex(DATUM, '', `<toevoegingen><blok xsi:type="${type}">${inhoud}</blok></toevoegingen>`);
  const heleOpmerking = '<code>a</code><opmerking>b</opmerking>';
  assert.deepEqual(await codes(blok('OpmerkingGegevensType', heleOpmerking)), []);
  const pad = 'EDEX/school/toevoegingen';
  for (const [inhoud, code] of [
    ['<opmerking>b</opmerking>', `ELEMENT_ONTBREEKT ${pad}/blok[1]`],
    ['<opmerking>b</opmerking><code>a</code>', `VOLGORDE ${pad}/blok[1]/opmerking`],
    ['<code/><opmerking>b</opmerking>', `WAARDE_ONGELDIG ${pad}/blok[1]/code`],
    [`${heleOpmerking}<x/>`, `ELEMENT_ONBEKEND ${pad}/blok[1]/x`],
    [`x${heleOpmerking}`, `TEKST_TUSSEN_ELEMENTEN ${pad}/blok[1]`],
  ]) {
    assert.deepEqual(await codes(blok('OpmerkingGegevensType', inhoud!)), [code]);
  }
  assert.deepEqual(await codes(blok('LeverancierType', '<x/>')), [`TOEVOEGING_ONBEKEND ${pad}`]);
  assert.deepEqual(await codes(edex(DATUM, '', '<toevoegingen/>')), [`ELEMENT_ONTBREEKT ${pad}`]);
});

const verzoek = `<leerlinggegevens_verzoek xmlns="${LG}"><schooljaar>2024-2025</schooljaar><brincode>99ZZ</brincode><xsdversie>2.2</xsdversie></leerlinggegevens_verzoek>`;
const envelop = (voor: string, attribuut = '', opBody = '') =>
  `<s:Envelope xmlns:s="${SOAP}" ${XSI} xmlns:q="urn:q"${attribuut}>${voor}<s:Body${opBody}>${verzoek}</s:Body></s:Envelope>`;

test('text between the parts of an envelope, and attributes that it does not have', async () => {
  for (const goed of [
    envelop(' \n'),
    envelop('', ' q:a="1"'),
    envelop('', '', ' a="1" s:encodingStyle=""'),
  ]) {
    assert.deepEqual(await codes(goed), []);
  }
  const SPATIE = '\u{a0}';
  assert.deepEqual(await codes(envelop(SPATIE)), ['TEKST_TUSSEN_ELEMENTEN Envelope']);
  const inKop = envelop('<s:Header>x</s:Header>');
  assert.deepEqual(await codes(inKop), ['TEKST_TUSSEN_ELEMENTEN Envelope/Header']);
  for (const attribuut of ['a="1"', 's:encodingStyle=""', 'xsi:nil="false"']) {
    assert.deepEqual(await codes(envelop('', ` ${attribuut}`)), ['ATTRIBUUT_ONBEKEND Envelope']);
  }
  for (const attribuut of ['xsi:nil="1"', 'onbekend:a="1"']) {
    const opBody = envelop('', '', ` ${attribuut}`);
    assert.deepEqual(await codes(opBody), ['ATTRIBUUT_ONBEKEND Envelope/Body'], attribuut);
  }
});

test('the code of a fault is a name whose prefix is known; a fault in its detail is one too', async () => {
  const fault = (code: string, detail = '') =>
    `<s:Envelope xmlns:s="${SOAP}"><s:Body><s:Fault><faultcode>${code}</faultcode><faultstring>x</faultstring>${detail}</s:Fault></s:Body></s:Envelope>`;
  const pad = 'Envelope/Body/Fault';
  for (const goed of ['s:Client', 'Client.AutorisatieOngeldig', '\n s:Server ']) {
    assert.deepEqual(await codes(fault(goed)), [], goed);
  }
  for (const fout of ['', ' ', 'soap:Client', 's:', 's:a b', '1a', 'a:b:c']) {
    assert.deepEqual(await codes(fault(fout)), [`WAARDE_ONGELDIG ${pad}/faultcode`], fout);
  }
  const inDetail = (kinderen: string) =>
    fault(
      's:Client',
      `<detail><a/><f:StructuurFault xmlns:f="${LG}">${kinderen}</f:StructuurFault></detail>`,
    );
  const heel = '<faultcode>s:Client</faultcode><faultstring>x</faultstring>';
  assert.deepEqual(await codes(inDetail(heel)), []);
  assert.deepEqual(await codes(inDetail('<faultstring>x</faultstring>')), [
    `ELEMENT_ONTBREEKT ${pad}/detail/StructuurFault`,
  ]);
  assert.deepEqual(await codes(fault('s:Client', '<detail>x</detail>')), [
    `TEKST_TUSSEN_ELEMENTEN ${pad}/detail`,
  ]);
  assert.deepEqual(await codes(fault('s:Client', '<detail xmlns="urn:x"/>')), [`NAAMRUIMTE ${pad}/detail`]);
});

const LOSSE_FAULT = [
  ['Fault', SOAP],
  ['StructuurFault', LG],
  ['LeerlingenFault', LG],
  ['LeerkrachtenFault', LG],
] as const;

test('a fault is a message too; its parts have no namespace, whatever its own is', async () => {
  for (const [naam, uri] of LOSSE_FAULT) {
    const fault = (prefix: string, naamruimte: string) =>
      `<f:${naam} xmlns:f="${uri}" xmlns:s="${SOAP}"${naamruimte}>` +
      `<${prefix}faultcode>s:Client</${prefix}faultcode><faultstring>x</faultstring></f:${naam}>`;
    const { valid, standard } = await validateXml(heel(fault('', '')));
    assert.deepEqual([valid, standard], [true, 'uwlr-2.2']);
    assert.deepEqual(await codes(fault('f:', '')), [`NAAMRUIMTE ${naam}/faultcode`]);
    // Written with a default namespace, as some stacks do.
    assert.deepEqual(await codes(fault('', ` xmlns="${uri}"`)), [`NAAMRUIMTE ${naam}/faultcode`]);
    const opties: ValidateOptions = { standard: 'edexml-2.1' };
    await assert.rejects(validateXml(heel(fault('', '')), opties), { code: 'BERICHT_VERKEERDE_WORTEL' });
  }
});

test('xml:lang is no attribute of a message with results', async () => {
  const bevestiging = (attribuut: string) => `<leerresultaten_bevestiging xmlns="${LR}"${attribuut}/>`;
  assert.deepEqual(await codes(bevestiging('')), []);
  assert.deepEqual(await codes(bevestiging(' xml:lang="nl"')), [
    'ATTRIBUUT_ONBEKEND leerresultaten_bevestiging',
  ]);
});

test('two tests under one code: wrong in a message with results, a warning in a file of tests', async () => {
  const TD = 'http://www.edustandaard.nl/leerresultaten/2/toetsdefinities';
  const onderdeel =
    '<toetsonderdeel><toetsonderdeelvolgnummer>1</toetsonderdeelvolgnummer><toetsonderdeelcode>O</toetsonderdeelcode></toetsonderdeel>';
  const bestand = (onderdelen: string) => {
    const toets = `<toets><toetscode>T</toetscode>${onderdelen && `<toetsonderdelen>${onderdelen}</toetsonderdelen>`}</toets>`;
    return `<d:Toetsdefinities xmlns:d="${TD}"><toetsen xmlns="${LR}">${toets}${toets}</toetsen></d:Toetsdefinities>`;
  };
  const { valid, findings } = await validateXml(heel(bestand('')));
  assert.deepEqual(
    [valid, findings.map((b) => `${b.severity} ${b.code}`)],
    [true, ['warning SLEUTEL_DUBBEL']],
  );
  assert.match((await codes(bestand(onderdeel + onderdeel)))[0]!, /^SLEUTEL_DUBBEL .*toetsonderdeel\[2\]$/);
});

test('the profiles kept the schoolkey of a request at 64 characters; the standard has 256', async () => {
  const vraag = (lengte: number) =>
    `<leerlinggegevens_verzoek xmlns="${LG}"><schooljaar>2024-2025</schooljaar><schoolkey>${'s'.repeat(lengte)}</schoolkey><xsdversie>2.2</xsdversie></leerlinggegevens_verzoek>`;
  assert.deepEqual(await codes(vraag(256)), []);
  for (const profiel of ['smalle-set', 'lvs-set'] as const) {
    assert.deepEqual(await codes(vraag(64), { profiel }), []);
    assert.deepEqual(await codes(vraag(65), { profiel }), [
      'WAARDE_ONGELDIG leerlinggegevens_verzoek/schoolkey',
    ]);
  }
});
