import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { startAanmelden, type Proef } from '../../test/start-aanmelden.ts';

const SCRIPT = 'console.log("koppelpunt");'.repeat(100);
const PAGE = '<!doctype html><title>Proef</title>'.padEnd(2000, ' ');

describe('what goes to a browser', () => {
  const webRoot = mkdtempSync(join(tmpdir(), 'koppelpunt-web-'));
  let proef: Proef;

  before(async () => {
    mkdirSync(join(webRoot, 'assets'));
    mkdirSync(join(webRoot, 'handleiding'));
    for (const page of ['index', 'hulp'])
      writeFileSync(join(webRoot, `handleiding/${page}.html`), '<h1>Handleiding</h1>');
    for (const [name, text] of [
      ['index.html', PAGE],
      ['assets/index-abc123.js', SCRIPT],
    ] as const) {
      writeFileSync(join(webRoot, name), text);
      writeFileSync(join(webRoot, `${name}.br`), brotliCompressSync(text));
      writeFileSync(join(webRoot, `${name}.gz`), gzipSync(text));
    }
    writeFileSync(join(webRoot, 'assets/klein-abc123.js'), 'void 0;');
    proef = await startAanmelden({ webRoot });
  });
  after(async () => {
    await proef.stop();
    rmSync(webRoot, { recursive: true });
  });

  const get = async (url: string, encoding?: string) =>
    await proef.app.inject({ url, headers: encoding ? { 'accept-encoding': encoding } : {} });

  test('a file goes out as the smallest twin that the browser takes', async () => {
    for (const url of ['/assets/index-abc123.js', '/', '/koppelingen/1']) {
      const whole = url.startsWith('/assets') ? SCRIPT : PAGE;
      const brotli = await get(url, 'gzip, deflate, br, zstd');
      assert.equal(brotli.headers['content-encoding'], 'br', url);
      assert.equal(brotliDecompressSync(brotli.rawPayload).toString(), whole);
      const gzip = await get(url, 'gzip');
      assert.equal(gzip.headers['content-encoding'], 'gzip', url);
      assert.equal(gunzipSync(gzip.rawPayload).toString(), whole);
      const plain = await get(url);
      assert.equal(plain.headers['content-encoding'], undefined, url);
      assert.equal(plain.body, whole);
    }
  });

  test('a cache between us and the browser keeps the twins apart, and the type is that of the file itself', async () => {
    for (const encoding of ['br', 'gzip', 'identity']) {
      const { headers } = await get('/assets/index-abc123.js', encoding);
      assert.match(String(headers.vary), /accept-encoding/i, encoding);
      assert.match(String(headers['content-type']), /^(text|application)\/javascript/, encoding);
    }
  });

  test('a hashed name is kept for a year, the page is asked for each time', async () => {
    const file = await get('/assets/index-abc123.js', 'br');
    assert.equal(file.headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.doesNotMatch(String((await get('/', 'br')).headers['cache-control'] ?? ''), /max-age=[1-9]/);
  });

  test('the manual is there for who is not signed in; nothing beside it is', async () => {
    assert.match((await get('/handleiding/')).body, /Handleiding/);
    assert.equal((await get('/handleiding/hulp')).statusCode, 200);
    const away = [
      '/handleiding/onbekend',
      '/handleiding/..%2findex',
      '/handleiding/beelden/..%2f..%2findex.html',
    ];
    for (const url of away) {
      const { statusCode, headers } = await get(url);
      assert.equal(statusCode, 404, url);
      assert.match(String(headers['content-type']), /json/, url);
    }
  });

  test('a program that asks for a file that is not there gets no page', async () => {
    for (const url of ['/openapi.json', '/uwlr.wsdl', '/assets.map', '/api/openapi.json', '/api/zomaar']) {
      const { statusCode, headers } = await get(url);
      assert.equal(statusCode, 404, url);
      assert.match(String(headers['content-type']), /json/, url);
    }
  });

  test('a file too small to have a twin goes out as it is', async () => {
    const small = await get('/assets/klein-abc123.js', 'br');
    assert.equal(small.headers['content-encoding'], undefined);
    assert.equal(small.body, 'void 0;');
  });

  test('an answer of the API goes out compressed, and is kept by nobody', async () => {
    const brotli = await get('/api/lijst', 'br, gzip');
    assert.equal(brotli.headers['content-encoding'], 'br');
    assert.equal(brotli.headers['cache-control'], 'no-store');
    const rows = JSON.parse(brotliDecompressSync(brotli.rawPayload).toString()) as { rijen: unknown[] };
    assert.equal(rows.rijen.length, 500);
    assert.ok(brotli.rawPayload.length * 4 < (await get('/api/lijst')).rawPayload.length);
    const small = await get('/health', 'br, gzip');
    assert.equal(small.headers['content-encoding'], undefined, 'outside the API nothing changes');
  });
});
