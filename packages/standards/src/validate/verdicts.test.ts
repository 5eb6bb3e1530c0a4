/** Places where only whoever judges looks: attributes of XML Schema, extensions, the envelope, a fault. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whole } from '../../test/bytes.ts';
import { validateXml, type ValidateOptions } from './validate.ts';

const LG = 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens';
const LR = 'http://www.edustandaard.nl/leerresultaten/2/leerresultaten';
const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"';

async function codes(xml: string, options?: ValidateOptions): Promise<string[]> {
  const { findings } = await validateXml(whole(xml), options);
  return findings.filter((b) => b.severity === 'error').map((b) => `${b.code} ${b.path}`);
}

const edex = (geboortedatum: string, leerling = '', school = '') =>
  `<EDEX ${XSI} ${XS}><school><schooljaar>2024-2025</schooljaar>${school}</school><leerlingen>` +
  `<leerling key="1"${leerling}><achternaam>Bos</achternaam><geboortedatum${geboortedatum}</geboortedatum>` +
  `<jaargroep>3</jaargroep></leerling></leerlingen></EDEX>`;
const DATUM = '>2017-05-09';

test('xsi:type may name the type that the element has; xsi:nil may stand nowhere', async () => {
  const typed = ' xsi:type="xs:date">2017-05-09';
  const leerling = ' xsi:type="LeerlingType"';
  const place = ' xsi:schemaLocation="urn:a b.xsd" xsi:noNamespaceSchemaLocation="b.xsd"';
  for (const good of [edex(typed), edex(DATUM, leerling), edex(DATUM, place)]) {
    assert.deepEqual(await codes(good), []);
  }
  const onDate = 'ATTRIBUUT_ONBEKEND EDEX/leerlingen/leerling[1]/geboortedatum';
  for (const wrong of ['type="xs:string"', 'type="date"', 'nil="true"', 'nil="false"', 'vreemd="1"']) {
    assert.deepEqual(await codes(edex(` xsi:${wrong}>2017-05-09`)), [onDate], wrong);
  }
  const onLeerling = 'ATTRIBUUT_ONBEKEND EDEX/leerlingen/leerling[1]';
  assert.deepEqual(await codes(edex(DATUM, ' xsi:type="SchoolType"')), [onLeerling]);
});

test('the extension that EDEXML has itself is judged; any other is one that nobody knows', async () => {
  const blok = (type: string, content: string) =>
    edex(DATUM, '', `<toevoegingen><blok xsi:type="${type}">${content}</blok></toevoegingen>`);
  const wholeOpmerking = '<code>a</code><opmerking>b</opmerking>';
  assert.deepEqual(await codes(blok('OpmerkingGegevensType', wholeOpmerking)), []);
  const path = 'EDEX/school/toevoegingen';
  for (const [content, code] of [
    ['<opmerking>b</opmerking>', `ELEMENT_ONTBREEKT ${path}/blok[1]`],
    ['<opmerking>b</opmerking><code>a</code>', `VOLGORDE ${path}/blok[1]/opmerking`],
    ['<code/><opmerking>b</opmerking>', `WAARDE_ONGELDIG ${path}/blok[1]/code`],
    [`${wholeOpmerking}<x/>`, `ELEMENT_ONBEKEND ${path}/blok[1]/x`],
    [`x${wholeOpmerking}`, `TEKST_TUSSEN_ELEMENTEN ${path}/blok[1]`],
  ]) {
    assert.deepEqual(await codes(blok('OpmerkingGegevensType', content!)), [code]);
  }
  assert.deepEqual(await codes(blok('LeverancierType', '<x/>')), [`TOEVOEGING_ONBEKEND ${path}`]);
  assert.deepEqual(await codes(edex(DATUM, '', '<toevoegingen/>')), [`ELEMENT_ONTBREEKT ${path}`]);
});

const verzoek = `<leerlinggegevens_verzoek xmlns="${LG}"><schooljaar>2024-2025</schooljaar><brincode>99ZZ</brincode><xsdversie>2.2</xsdversie></leerlinggegevens_verzoek>`;
const envelop = (before: string, attribute = '', onBody = '') =>
  `<s:Envelope xmlns:s="${SOAP}" ${XSI} xmlns:q="urn:q"${attribute}>${before}<s:Body${onBody}>${verzoek}</s:Body></s:Envelope>`;

test('text between the parts of an envelope, and attributes that it does not have', async () => {
  for (const good of [
    envelop(' \n'),
    envelop('', ' q:a="1"'),
    envelop('', '', ' a="1" s:encodingStyle=""'),
  ]) {
    assert.deepEqual(await codes(good), []);
  }
  const NBSP = '\u{a0}';
  assert.deepEqual(await codes(envelop(NBSP)), ['TEKST_TUSSEN_ELEMENTEN Envelope']);
  const inHeader = envelop('<s:Header>x</s:Header>');
  assert.deepEqual(await codes(inHeader), ['TEKST_TUSSEN_ELEMENTEN Envelope/Header']);
  for (const attribute of ['a="1"', 's:encodingStyle=""', 'xsi:nil="false"']) {
    assert.deepEqual(await codes(envelop('', ` ${attribute}`)), ['ATTRIBUUT_ONBEKEND Envelope']);
  }
  for (const attribute of ['xsi:nil="1"', 'onbekend:a="1"']) {
    const onBody = envelop('', '', ` ${attribute}`);
    assert.deepEqual(await codes(onBody), ['ATTRIBUUT_ONBEKEND Envelope/Body'], attribute);
  }
});

test('the code of a fault is a name whose prefix is known; a fault in its detail is one too', async () => {
  const fault = (code: string, detail = '') =>
    `<s:Envelope xmlns:s="${SOAP}"><s:Body><s:Fault><faultcode>${code}</faultcode><faultstring>x</faultstring>${detail}</s:Fault></s:Body></s:Envelope>`;
  const path = 'Envelope/Body/Fault';
  for (const good of ['s:Client', 'Client.AutorisatieOngeldig', '\n s:Server ']) {
    assert.deepEqual(await codes(fault(good)), [], good);
  }
  for (const wrong of ['', ' ', 'soap:Client', 's:', 's:a b', '1a', 'a:b:c']) {
    assert.deepEqual(await codes(fault(wrong)), [`WAARDE_ONGELDIG ${path}/faultcode`], wrong);
  }
  const inDetail = (children: string) =>
    fault(
      's:Client',
      `<detail><a/><f:StructuurFault xmlns:f="${LG}">${children}</f:StructuurFault></detail>`,
    );
  const whole = '<faultcode>s:Client</faultcode><faultstring>x</faultstring>';
  assert.deepEqual(await codes(inDetail(whole)), []);
  assert.deepEqual(await codes(inDetail('<faultstring>x</faultstring>')), [
    `ELEMENT_ONTBREEKT ${path}/detail/StructuurFault`,
  ]);
  assert.deepEqual(await codes(fault('s:Client', '<detail>x</detail>')), [
    `TEKST_TUSSEN_ELEMENTEN ${path}/detail`,
  ]);
  assert.deepEqual(await codes(fault('s:Client', '<detail xmlns="urn:x"/>')), [`NAAMRUIMTE ${path}/detail`]);
});

const BARE_FAULTS = [
  ['Fault', SOAP],
  ['StructuurFault', LG],
  ['LeerlingenFault', LG],
  ['LeerkrachtenFault', LG],
] as const;

test('a fault is a message too; its parts have no namespace, whatever its own is', async () => {
  for (const [name, uri] of BARE_FAULTS) {
    const fault = (prefix: string, namespace: string) =>
      `<f:${name} xmlns:f="${uri}" xmlns:s="${SOAP}"${namespace}>` +
      `<${prefix}faultcode>s:Client</${prefix}faultcode><faultstring>x</faultstring></f:${name}>`;
    const { valid, standard } = await validateXml(whole(fault('', '')));
    assert.deepEqual([valid, standard], [true, 'uwlr-2.2']);
    assert.deepEqual(await codes(fault('f:', '')), [`NAAMRUIMTE ${name}/faultcode`]);
    // Written with a default namespace, as some stacks do.
    assert.deepEqual(await codes(fault('', ` xmlns="${uri}"`)), [`NAAMRUIMTE ${name}/faultcode`]);
    const validateOptions: ValidateOptions = { standard: 'edexml-2.1' };
    await assert.rejects(validateXml(whole(fault('', '')), validateOptions), {
      code: 'BERICHT_VERKEERDE_WORTEL',
    });
  }
});

test('xml:lang is no attribute of a message with results', async () => {
  const bevestiging = (attribute: string) => `<leerresultaten_bevestiging xmlns="${LR}"${attribute}/>`;
  assert.deepEqual(await codes(bevestiging('')), []);
  assert.deepEqual(await codes(bevestiging(' xml:lang="nl"')), [
    'ATTRIBUUT_ONBEKEND leerresultaten_bevestiging',
  ]);
});

test('two tests under one code: wrong in a message with results, a warning in a file of tests', async () => {
  const TD = 'http://www.edustandaard.nl/leerresultaten/2/toetsdefinities';
  const onderdeel =
    '<toetsonderdeel><toetsonderdeelvolgnummer>1</toetsonderdeelvolgnummer><toetsonderdeelcode>O</toetsonderdeelcode></toetsonderdeel>';
  const file = (onderdelen: string) => {
    const toets = `<toets><toetscode>T</toetscode>${onderdelen && `<toetsonderdelen>${onderdelen}</toetsonderdelen>`}</toets>`;
    return `<d:Toetsdefinities xmlns:d="${TD}"><toetsen xmlns="${LR}">${toets}${toets}</toetsen></d:Toetsdefinities>`;
  };
  const { valid, findings } = await validateXml(whole(file('')));
  assert.deepEqual(
    [valid, findings.map((b) => `${b.severity} ${b.code}`)],
    [true, ['warning SLEUTEL_DUBBEL']],
  );
  assert.match((await codes(file(onderdeel + onderdeel)))[0]!, /^SLEUTEL_DUBBEL .*toetsonderdeel\[2\]$/);
});

test('the profiles kept the schoolkey of a request at 64 characters; the standard has 256', async () => {
  const question = (length: number) =>
    `<leerlinggegevens_verzoek xmlns="${LG}"><schooljaar>2024-2025</schooljaar><schoolkey>${'s'.repeat(length)}</schoolkey><xsdversie>2.2</xsdversie></leerlinggegevens_verzoek>`;
  assert.deepEqual(await codes(question(256)), []);
  for (const profiel of ['smalle-set', 'lvs-set'] as const) {
    assert.deepEqual(await codes(question(64), { profiel }), []);
    assert.deepEqual(await codes(question(65), { profiel }), [
      'WAARDE_ONGELDIG leerlinggegevens_verzoek/schoolkey',
    ]);
  }
});
