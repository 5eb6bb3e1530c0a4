import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { readBody } from './request-body.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const server = createServer((vraag, antwoord) => {
  const { body, discardRest } = readBody(vraag);
  const stukken = body[Symbol.asyncIterator]();
  void stukken.next().then(() => {
    // The reader leaves while it waits for the next piece, as code that unpacks does.
    void stukken.next().catch(() => {});
    void stukken.return?.();
    discardRest();
    antwoord.writeHead(413).end('te groot');
  });
}).listen(0, '127.0.0.1');
await once(server, 'listening');
after(() => {
  agent.destroy();
  server.closeAllConnections();
  server.close();
});

async function post(body: Buffer): Promise<{ status: number | undefined; isZelfdeLijn: boolean }> {
  const { port } = server.address() as AddressInfo;
  const vraag = request({ host: '127.0.0.1', port, method: 'POST', agent });
  vraag.end(body);
  const dicht = once(vraag, 'close');
  const [antwoord] = (await once(vraag, 'response')) as [IncomingMessage];
  antwoord.resume();
  await dicht;
  return { status: antwoord.statusCode, isZelfdeLijn: vraag.reusedSocket };
}

test(
  'a sender that is refused half-way through a message may ask again on the same connection',
  { timeout: 4000 },
  async () => {
    const groot = Buffer.alloc(3_000_000, 'x');
    assert.deepEqual(await post(groot), { status: 413, isZelfdeLijn: false });
    assert.deepEqual(await post(groot), { status: 413, isZelfdeLijn: true });
    assert.deepEqual(await post(Buffer.from('x')), { status: 413, isZelfdeLijn: true });
  },
);
