import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { klant, makeProvider, sleutel, startServer } from '../../../test/school.ts';
import { StandardsError, UwlrFault, UwlrTransportError } from '../../errors.ts';
import { createUwlrClient } from './create-uwlr-client.ts';
import type { Toetsafname } from '../messages/leerresultaten-verzoek.ts';
import type { LeerresultatenBericht } from '../results/write-leerresultaten.ts';

const call = { autorisatiesleutel: sleutel };
const school = {
  schooljaar: '2025-2026',
  brincode: '97QX',
  aanmaakdatum: '2026-01-05T07:30:00+01:00',
  xsdversie: '2.2',
};
const toetsen = [{ toetscode: { value: 'T' } }];
const afname = (i: number, leerlingid = 'LL-1'): Toetsafname => ({
  leerlingid,
  resultaten: [{ key: `R${i}`, afnamedatum: '2026-01-05', toetscode: 'T', score: i }],
});
const bericht = (over: Partial<LeerresultatenBericht> = {}): LeerresultatenBericht => ({
  school,
  toetsafnames: [afname(1)],
  toetsen,
  ...over,
});

for (const gzip of [false, true]) {
  test(`brengLeerresultaten sends results as they are made${gzip ? ', compressed' : ''}`, async () => {
    const provider = makeProvider();
    await using server = await startServer(provider);
    let made = 0;
    async function* many(): AsyncGenerator<readonly Toetsafname[]> {
      for (let i = 0; i < 100; i++) {
        made++;
        yield Array.from({ length: 100 }, (_, j) => afname(i * 100 + j));
      }
    }
    const client = createUwlrClient({ url: server.url, ...klant });
    await client.brengLeerresultaten(bericht({ toetsafnames: many() }), { ...call, gzip });
    assert.equal(made, 100);
    assert.equal(provider.confirmed[0]!.toetsafnames.length, 10_000);
    const { headers } = server.verzoeken[0]!;
    assert.equal(headers['content-encoding'], gzip ? 'gzip' : undefined);
    assert.deepEqual(
      [headers['transfer-encoding'], headers.soapaction],
      ['chunked', '"BrengLeerresultaten"'],
    );
    assert.ok(provider.batches > 10);
  });
}

test('a refusal is a UwlrFault with the code of the other side, also before all was sent', async () => {
  const provider = makeProvider();
  await using server = await startServer(provider);
  const client = createUwlrClient({ url: server.url, ...klant });
  for (const [act, faultcode] of [
    [
      () => client.brengLeerresultaten(bericht(), { autorisatiesleutel: 'geraden' }),
      'Client.AutorisatieOngeldig',
    ],
    [
      () => client.brengLeerresultaten(bericht({ toetsafnames: [afname(1, 'X')] }), call),
      'Client.LeerlingOngeldig',
    ],
    [
      () =>
        client.brengLeerresultaten(
          bericht({ toetsafnames: Array.from({ length: 20_000 }, (_, i) => afname(i, 'X')) }),
          call,
        ),
      'Client.LeerlingOngeldig',
    ],
  ] as const) {
    await assert.rejects(
      act(),
      (error) => error instanceof UwlrFault && error.faultcode === faultcode && !error.retryable,
    );
  }
  assert.deepEqual(provider.confirmed, []);
});

test('a value that we cannot write is our own mistake, and the other side keeps nothing', async () => {
  const provider = makeProvider();
  await using server = await startServer(provider);
  const client = createUwlrClient({ url: server.url, ...klant });
  const wrong = { ...afname(1), leerlingid: '' };
  await assert.rejects(
    client.brengLeerresultaten(bericht({ toetsafnames: [afname(1), wrong] }), call),
    (error) => error instanceof StandardsError && error.code === 'WAARDE_ONGELDIG',
  );
  assert.deepEqual(provider.confirmed, []);
});

test('a signal stops the sending', async () => {
  await using server = await startServer();
  const client = createUwlrClient({ url: server.url, ...klant });
  async function* endless(): AsyncGenerator<readonly Toetsafname[]> {
    for (let i = 0; ; i++) {
      yield [afname(i)];
      await new Promise((done) => setTimeout(done, 5));
    }
  }
  const signal = AbortSignal.timeout(100);
  await assert.rejects(
    client.brengLeerresultaten(bericht({ toetsafnames: endless() }), { ...call, signal }),
    { code: 'UWLR_GEANNULEERD' },
  );
});

test('sending is a sign of life; silence after it is given up in time', async () => {
  await using server = await startServer();
  const client = createUwlrClient({ url: server.url, ...klant, timeoutMs: 1000 });
  async function* slow(): AsyncGenerator<readonly Toetsafname[]> {
    for (let i = 0; i < 4; i++) {
      yield Array.from({ length: 1000 }, (_, j) => afname(i * 1000 + j));
      await new Promise((done) => setTimeout(done, 300));
    }
  }
  await client.brengLeerresultaten(bericht({ toetsafnames: slow() }), call);
  const silent = createServer(() => {});
  await new Promise<void>((done) => silent.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`;
  const toSilent = createUwlrClient({ url, ...klant, timeoutMs: 100 });
  await assert.rejects(toSilent.brengLeerresultaten(bericht(), call), { code: 'UWLR_TIJD_OM' });
  silent.closeAllConnections();
  silent.close();
});

/** A server that fails so many times before it does as it should. */
async function withFailure<T>(
  times: number,
  status: number,
  act: (client: ReturnType<typeof createUwlrClient>, counted: () => number) => Promise<T>,
): Promise<T> {
  await using real = await startServer();
  let counted = 0;
  const falters: typeof fetch = (input, init) => {
    counted++;
    if (counted > times) return fetch(input, init);
    return Promise.resolve(new Response('weg', { status, headers: { 'content-type': 'text/html' } }));
  };
  const client = createUwlrClient({ url: real.url, ...klant, fetch: falters, attempts: 3, retryDelayMs: 1 });
  return await act(client, () => counted);
}

test('what may work later is tried again, as often as was asked and no more', async () => {
  const question = { schooljaar: '2025-2026', brincode: '97QX', xsdversie: '2.2' };
  await withFailure(2, 503, async (client, counted) => {
    assert.equal((await client.haalStructuur(question, call)).kind, 'gegevens');
    assert.equal(counted(), 3);
  });
  await withFailure(3, 503, async (client, counted) => {
    await assert.rejects(client.haalStructuur(question, call), { code: 'UWLR_HTTP' });
    assert.equal(counted(), 3);
  });
});

test('what never works without a change is not tried again', async () => {
  const question = { schooljaar: '2025-2026', brincode: '97QX', xsdversie: '2.2' };
  await withFailure(9, 404, async (client, counted) => {
    await assert.rejects(client.haalStructuur(question, call), { code: 'UWLR_ADRES_VERKEERD' });
    assert.equal(counted(), 1);
  });
  await withFailure(0, 0, async (client, counted) => {
    await assert.rejects(client.haalStructuur(question, { autorisatiesleutel: 'geraden' }), UwlrFault);
    assert.equal(counted(), 1);
  });
});

test('results are sent again only by who can make them again', async () => {
  await withFailure(2, 503, async (client, counted) => {
    await client.brengLeerresultaten(() => bericht(), call);
    assert.equal(counted(), 3);
  });
  await withFailure(2, 503, async (client, counted) => {
    await assert.rejects(client.brengLeerresultaten(bericht(), call), UwlrTransportError);
    assert.equal(counted(), 1);
  });
});
