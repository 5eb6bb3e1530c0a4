/** What is wrong with a connection: each reason by itself, and only what waiting may mend is "later". */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer, type ServerOptions } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { body, envelop, header } from '../../../test/messages.ts';
import { klant, makeProvider, sleutel, verzoek } from '../../../test/school.ts';
import { UwlrTransportError, type StandardsCode } from '../../errors.ts';
import { textOf, whole } from '../../../test/bytes.ts';
import { handleUwlr } from '../server/handle-uwlr.ts';
import { findAddressError } from '../transport/address.ts';
import { createUwlrClient } from './create-uwlr-client.ts';
import type { UwlrClientOptions } from './uwlr-client.ts';

const pem = (name: string): Buffer => readFileSync(new URL(`../../../test/tls/${name}`, import.meta.url));
const ca = pem('ca.pem');

async function withServer<T>(server: Server, run: (port: number) => Promise<T>): Promise<T> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  try {
    return await run((server.address() as AddressInfo).port);
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function ask(url: string, options: Partial<UwlrClientOptions> = {}): Promise<string> {
  const client = createUwlrClient({ url, ...klant, timeoutMs: 5000, tls: { ca }, ...options });
  try {
    return (await client.haalStructuur(verzoek, { autorisatiesleutel: sleutel })).kind;
  } catch (error) {
    assert.ok(error instanceof UwlrTransportError, String(error));
    return `${error.code}${error.retryable ? ' later' : ''}`;
  }
}

const answerStructuur: RequestListener = (request, response) => void sendStructuur(request, response);
async function sendStructuur(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, headers, body } = await handleUwlr(makeProvider(), {
    headers: { 'content-type': 'text/xml' },
    body: request,
  });
  const xml = await textOf(body);
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(xml) }).end(xml);
}
const https = (options: ServerOptions): Server => createHttpsServer(options, answerStructuur);
const right = { cert: pem('right.pem'), key: pem('right.pem') };
const raw = (text: string): Server =>
  createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => socket.end(text));
  });
const http = (listener: RequestListener): Server => createHttpServer(listener);
const zip = (status: number) =>
  http((_, response) => response.writeHead(status, { 'content-type': 'text/xml' }).end(gzipSync('<p/>')));
const page = (status: number) =>
  http((_, response) => response.writeHead(status, { 'content-type': 'text/html' }).end('<p>'));
const trusting = { tls: { ca } };

const servers: readonly [what: string, scheme: string, server: () => Server, expected: string, options?: Partial<UwlrClientOptions>][] = [
  ['a right certificate', 'https', () => https(right), 'gegevens'],
  ['a certificate of an authority unknown to us', 'https', () => https(right), 'UWLR_CERTIFICAAT_ONBEKEND', { tls: {} }],
  ['a certificate that is over', 'https', () => https({ cert: pem('expired.pem'), key: pem('expired.pem') }), 'UWLR_CERTIFICAAT_VERLOPEN'],
  ['a certificate of another host', 'https', () => https({ cert: pem('other.pem'), key: pem('other.pem') }), 'UWLR_CERTIFICAAT_ANDER'],
  ['a client certificate demanded', 'https', () => https({ ...right, ca, requestCert: true, rejectUnauthorized: true }), 'UWLR_CLIENTCERTIFICAAT'],
  ['a client certificate given (PEM)', 'https', () => https({ ...right, ca, requestCert: true, rejectUnauthorized: true }), 'gegevens', { tls: { ca, cert: pem('client.pem'), key: pem('client.pem') } }],
  ['a client certificate given (PKCS#12)', 'https', () => https({ ...right, ca, requestCert: true, rejectUnauthorized: true }), 'gegevens', { tls: { ca, pfx: pem('client.p12'), passphrase: 'proef' } }],
  ['TLS that is too old', 'https', () => https({ ...right, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }), 'UWLR_TLS'],
  ['https where http is spoken', 'https', () => http(answerStructuur), 'UWLR_GEEN_TLS'],
  ['headers that are too large', 'http', () => raw(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(70_000)}\r\n\r\n`), 'UWLR_KOP_TE_GROOT'],
  ['no HTTP at all', 'http', () => raw('220 mail.example ESMTP\r\n'), 'UWLR_HTTP_ONGELDIG'],
  ['a login page', 'http', () => page(200), 'UWLR_GEEN_XML'],
  ['no such page', 'http', () => page(404), 'UWLR_ADRES_VERKEERD'],
  ['a page that has moved', 'http', () => page(302), 'UWLR_ADRES_VERKEERD'],
  ['a page of a proxy', 'http', () => page(503), 'UWLR_HTTP later'],
  ['a page of a proxy that is packed and does not say so', 'http', () => zip(503), 'UWLR_HTTP later'],
  ['an address that moved and answers with an archive', 'http', () => zip(404), 'UWLR_ADRES_VERKEERD'],
  ['a connection that drops', 'http', () => raw(''), 'UWLR_NIET_BEREIKBAAR later'],
]; // prettier-ignore
for (const [what, scheme, makeServer, expected, options = trusting] of servers) {
  test(`${what}: ${expected}`, async () => {
    await withServer(makeServer(), async (port) => {
      assert.equal(await ask(`${scheme}://127.0.0.1:${port}/uwlr/v2`, options), expected);
    });
  });
}

test('by somebody’s own fetch the reasons are the same', async () => {
  const byFetch = { fetch };
  await withServer(http(answerStructuur), async (port) => {
    assert.equal(await ask(`https://127.0.0.1:${port}/`, byFetch), 'UWLR_GEEN_TLS');
  });
  await withServer(https(right), async (port) => {
    assert.equal(await ask(`https://127.0.0.1:${port}/`, byFetch), 'UWLR_CERTIFICAAT_ONBEKEND');
  });
  await withServer(raw('220 mail.example ESMTP\r\n'), async (port) => {
    assert.equal(await ask(`http://127.0.0.1:${port}/`, byFetch), 'UWLR_HTTP_ONGELDIG');
  });
});

const addresses: readonly [url: string, expected: StandardsCode | undefined][] = [
  ['', 'UWLR_ADRES_ONGELDIG'],
  ['   ', 'UWLR_ADRES_ONGELDIG'],
  ['esis.example/uwlr/v2', 'UWLR_ADRES_ONGELDIG'],
  ['ftp://esis.example/uwlr/v2', 'UWLR_ADRES_ONGELDIG'],
  ['https://top:geheim@esis.example/uwlr/v2', 'UWLR_ADRES_GEHEIM'],
  ['http://top@127.0.0.1/uwlr/v2', 'UWLR_ADRES_GEHEIM'],
  ['http://esis.example/uwlr/v2', 'UWLR_ADRES_ONVEILIG'],
  ['http://127.0.0.1.esis.example/uwlr/v2', 'UWLR_ADRES_ONVEILIG'],
  ['http://192.168.1.4:4100/uwlr/v2', 'UWLR_ADRES_ONVEILIG'],
  ['https://esis.example/uwlr/v2', undefined],
  ['http://127.0.0.1:4100/uwlr/v2', undefined],
  ['http://localhost:4100/uwlr/v2', undefined],
  ['http://[::1]:4100/uwlr/v2', undefined],
];
test('an address that may not be called is a mistake in the settings, and nothing is sent to it', async () => {
  for (const [url, expected] of addresses) {
    assert.equal(findAddressError(url)?.code, expected, url);
    if (expected !== undefined)
      assert.equal(await ask(url, { fetch: () => assert.fail('called') }), expected);
  }
  assert.equal(findAddressError('http://esis.intern/uwlr/v2', { allowsHttp: true }), undefined);
});

test('a name that does not exist is a wrong address; one that cannot be looked up now is not', async () => {
  const failing = (code: string) => async () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
  };
  assert.equal(await ask('https://esis.example/', { fetch: failing('ENOTFOUND') }), 'UWLR_ADRES_ONBEKEND');
  for (const code of ['EAI_AGAIN', 'ECONNREFUSED', 'ETIMEDOUT']) {
    assert.equal(await ask('https://esis.example/', { fetch: failing(code) }), 'UWLR_NIET_BEREIKBAAR later');
  }
});

test('a kept connection that the server had closed is tried again at once, on a new one', async () => {
  const { body: bytes } = await handleUwlr(makeProvider(), {
    headers: { 'content-type': 'text/xml' },
    body: whole(envelop(header(), body({}, 'structuur_verzoek'))),
  });
  const xml = await textOf(bytes);
  const answer = `HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\ncontent-length: ${Buffer.byteLength(xml)}\r\n\r\n${xml}`;
  let connections = 0;
  const closing = createTcpServer((socket) => {
    connections++;
    socket.on('error', () => {});
    // It says nothing of closing, and drops the connection at the next request.
    socket.once('data', () => {
      socket.write(answer);
      socket.once('data', () => socket.destroy());
    });
  });
  await withServer(closing, async (port) => {
    for (let i = 1; i <= 4; i++) {
      assert.equal(await ask(`http://127.0.0.1:${port}/uwlr`, { attempts: 1 }), 'gegevens', `call ${i}`);
    }
  });
  assert.ok(connections > 1);
});

test('a connection that fails when it is new is not tried again', async () => {
  let connections = 0;
  const dropping = createTcpServer((socket) => {
    connections++;
    socket.on('error', () => {});
    socket.once('data', () => socket.destroy());
  });
  await withServer(dropping, async (port) => {
    assert.equal(await ask(`http://127.0.0.1:${port}/`), 'UWLR_NIET_BEREIKBAAR later');
  });
  assert.equal(connections, 1);
});
