/**
 * Requests as the SOAP stacks of others put them on the wire: recorded from PHP 8.2 and zeep 4.2, written after the
 * documentation of the others. Each asks the same, and must get the same answer.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { test } from 'node:test';
import { deflateSync, gunzipSync, gzipSync } from 'node:zlib';
import { AUT, LG, SOAP } from '../../../test/messages.ts';
import { klant, sleutel, startServer } from '../../../test/school.ts';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';
const XSD = 'http://www.w3.org/2001/XMLSchema';

const fields = (pairs: Record<string, string>, prefix = '', attribute = ''): string =>
  Object.entries(pairs)
    .map(([name, value]) => `<${prefix}${name}${attribute}>${value}</${prefix}${name}>`)
    .join('');
const HEAD = { autorisatiesleutel: sleutel, ...klant };
const QUESTION = { schooljaar: '2025-2026', brincode: '97QX', dependancecode: '00', xsdversie: '2.2' };

const SOAPACTION = `"${LG}/structuur_verzoek"`;
const XML = { 'content-type': 'text/xml; charset=utf-8', soapaction: SOAPACTION };

const soapui = `<soapenv:Envelope xmlns:soapenv="${SOAP}" xmlns:aut="${AUT}" xmlns:lg="${LG}">
   <soapenv:Header>
      <aut:autorisatie>
         ${fields(HEAD, 'aut:')}
      </aut:autorisatie>
   </soapenv:Header>
   <soapenv:Body>
      <lg:structuur_verzoek>
         <!--You have a CHOICE of the next 2 items at this level-->
         ${fields(QUESTION, 'lg:')}
         <!--Optional:-->
      </lg:structuur_verzoek>
   </soapenv:Body>
</soapenv:Envelope>`;

const php = `<?xml version="1.0" encoding="UTF-8"?>\n<SOAP-ENV:Envelope xmlns:SOAP-ENV="${SOAP}" xmlns:ns1="${LG}" xmlns:ns2="${AUT}"><SOAP-ENV:Header><ns2:autorisatie>${fields(HEAD, 'ns2:')}</ns2:autorisatie></SOAP-ENV:Header><SOAP-ENV:Body><ns1:structuur_verzoek>${fields(QUESTION, 'ns1:')}</ns1:structuur_verzoek></SOAP-ENV:Body></SOAP-ENV:Envelope>\n`;

const wcf = `<s:Envelope xmlns:s="${SOAP}"><s:Header><h:autorisatie xmlns:h="${AUT}" xmlns="${AUT}" xmlns:xsi="${XSI}" xmlns:xsd="${XSD}">${fields(HEAD)}</h:autorisatie><VsDebuggerCausalityData xmlns="http://schemas.microsoft.com/vstudio/diagnostics/servicemodelsink">uIDPo</VsDebuggerCausalityData></s:Header><s:Body xmlns:xsi="${XSI}" xmlns:xsd="${XSD}"><structuur_verzoek xmlns="${LG}">${fields(QUESTION)}</structuur_verzoek></s:Body></s:Envelope>`;

const metro = `<?xml version='1.0' encoding='UTF-8'?><S:Envelope xmlns:S="${SOAP}"><S:Header><autorisatie xmlns="${AUT}" xmlns:ns2="${LG}">${fields(HEAD)}</autorisatie></S:Header><S:Body><ns2:structuur_verzoek xmlns="${AUT}" xmlns:ns2="${LG}">${fields(QUESTION, 'ns2:')}</ns2:structuur_verzoek></S:Body></S:Envelope>`;

const WSA = 'http://www.w3.org/2005/08/addressing';
const WSSE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const cxf = `<soap:Envelope xmlns:soap="${SOAP}"><soap:Header><Action xmlns="${WSA}">x</Action><MessageID xmlns="${WSA}">urn:uuid:1</MessageID><ReplyTo xmlns="${WSA}"><Address>${WSA}/anonymous</Address></ReplyTo><wsse:Security xmlns:wsse="${WSSE}" soap:mustUnderstand="0"><wsse:UsernameToken><wsse:Username>a</wsse:Username></wsse:UsernameToken></wsse:Security><aut:autorisatie xmlns:aut="${AUT}" soap:mustUnderstand="0">${fields(HEAD, 'aut:')}</aut:autorisatie></soap:Header><soap:Body><structuur_verzoek xmlns="${LG}">${fields(QUESTION)}</structuur_verzoek></soap:Body></soap:Envelope>`;

const axis = `<?xml version="1.0" encoding="utf-8"?><soapenv:Envelope xmlns:soapenv="${SOAP}" xmlns:xsd="${XSD}" xmlns:xsi="${XSI}"><soapenv:Header><ns1:autorisatie soapenv:actor="http://schemas.xmlsoap.org/soap/actor/next" soapenv:mustUnderstand="0" xmlns:ns1="${AUT}">${fields(HEAD, 'ns1:', ' xsi:type="xsd:string"')}</ns1:autorisatie></soapenv:Header><soapenv:Body soapenv:encodingStyle=""><structuur_verzoek xmlns="${LG}">${fields(QUESTION, '', ' xsi:type="xsd:string"')}</structuur_verzoek></soapenv:Body></soapenv:Envelope>`;

const zeep = `<?xml version='1.0' encoding='utf-8'?>\n<soap-env:Envelope xmlns:soap-env="${SOAP}"><soap-env:Header><ns0:autorisatie xmlns:ns0="${AUT}">${fields(HEAD, 'ns0:')}</ns0:autorisatie></soap-env:Header><soap-env:Body><ns0:structuur_verzoek xmlns:ns0="${LG}">${fields(QUESTION, 'ns0:')}</ns0:structuur_verzoek></soap-env:Body></soap-env:Envelope>`;

const utf16 = Buffer.from(`\u{feff}${php.replace('UTF-8', 'utf-16')}`, 'utf16le');

type Verzoek = [maker: string, headers: Record<string, string>, body: string | Buffer];
const VERZOEKEN: readonly Verzoek[] = [
  ['SoapUI', { 'content-type': 'text/xml;charset=UTF-8', soapaction: SOAPACTION }, soapui],
  ['PHP', XML, php],
  [
    'PHP, with gzip',
    { ...XML, 'content-encoding': 'gzip', 'accept-encoding': 'gzip, deflate' },
    gzipSync(php),
  ],
  ['PHP, with deflate', { ...XML, 'content-encoding': 'deflate' }, deflateSync(php)],
  ['.NET, which waits for 100-continue', { ...XML, expect: '100-continue' }, wcf],
  ['.NET, in UTF-16', { 'content-type': 'text/xml; charset=utf-16', soapaction: SOAPACTION }, utf16],
  ['JAX-WS', { ...XML, accept: 'text/xml, multipart/related' }, metro],
  ['CXF, with addressing and security that need not be understood', XML, cxf],
  ['Axis, with encodingStyle and xsi:type everywhere', { ...XML, soapaction: '""' }, axis],
  ['zeep', XML, zeep],
  ['a byte order mark', XML, `\u{feff}${php}`],
  ['charset in quotes', { 'content-type': 'text/xml; charset="UTF-8"' }, php],
  ['charset in the wrong quotes', { 'content-type': "text/xml;charset='utf-8'" }, php],
  ['charset in capitals, and an action', { 'content-type': 'TEXT/XML; CHARSET=UTF-8; action="x"' }, php],
  ['application/xml', { 'content-type': 'application/xml' }, php],
  [
    'SOAP 1.2 in name only',
    { 'content-type': `application/soap+xml; charset=utf-8; action=${SOAPACTION}` },
    php,
  ],
  ['no content type', {}, php],
  ['an empty line at the end', XML, `${php}\r\n\r\n`],
  ['nothing but a body and the header', XML, zeep.replace(/^<\?xml[^]*?\?>\n/, '')],
];

function send(url: string, headers: Record<string, string>, body: string | Buffer) {
  return new Promise<{ status: number; xml: string }>((done, error) => {
    const ask = request(url, { method: 'POST', headers }, (antwoord) => {
      const pieces: Buffer[] = [];
      antwoord.on('data', (piece: Buffer) => pieces.push(piece)).on('error', error);
      antwoord.on('end', () => {
        const whole = Buffer.concat(pieces);
        const isPacked = antwoord.headers['content-encoding'] === 'gzip';
        done({ status: antwoord.statusCode ?? 0, xml: String(isPacked ? gunzipSync(whole) : whole) });
      });
    });
    ask.on('error', error);
    if (headers['expect'] === undefined) ask.end(body);
    else ask.on('continue', () => ask.end(body)).flushHeaders();
  });
}

for (const [maker, headers, body] of VERZOEKEN) {
  test(`${maker}: gets the groups of the school`, async () => {
    await using server = await startServer();
    const { status, xml } = await send(server.url, headers, body);
    assert.equal(status, 200, xml);
    assert.match(xml, /<groep key="G1">/);
  });
}

test('HTTP/1.0, without keep-alive and without chunks', async () => {
  await using server = await startServer();
  const { hostname, port, pathname } = new URL(server.url);
  const line = connect(Number(port), hostname);
  const head = `POST ${pathname} HTTP/1.0\r\nContent-Type: text/xml\r\nContent-Length: ${Buffer.byteLength(axis)}\r\n\r\n`;
  line.write(head + axis);
  let antwoord = '';
  line.setEncoding('utf8').on('data', (piece: string) => (antwoord += piece));
  await once(line, 'end');
  const [begin = '', content = ''] = antwoord.split('\r\n\r\n');
  assert.match(begin, /^HTTP\/1\.1 200 /);
  assert.doesNotMatch(begin, /transfer-encoding/i);
  assert.match(content, /^<\?xml[^]*<\/soap:Envelope>$/);
});
