import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { klant, maakBron, sleutel, startServer } from '../../../test/school.ts';
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
    const bron = maakBron();
    await using server = await startServer(bron);
    let gemaakt = 0;
    async function* veel(): AsyncGenerator<readonly Toetsafname[]> {
      for (let i = 0; i < 100; i++) {
        gemaakt++;
        yield Array.from({ length: 100 }, (_, j) => afname(i * 100 + j));
      }
    }
    const client = createUwlrClient({ url: server.url, ...klant });
    await client.brengLeerresultaten(bericht({ toetsafnames: veel() }), { ...call, gzip });
    assert.equal(gemaakt, 100);
    assert.equal(bron.bevestigd[0]!.toetsafnames.length, 10_000);
    const { headers } = server.verzoeken[0]!;
    assert.equal(headers['content-encoding'], gzip ? 'gzip' : undefined);
    assert.deepEqual(
      [headers['transfer-encoding'], headers.soapaction],
      ['chunked', '"BrengLeerresultaten"'],
    );
    assert.ok(bron.partijen > 10);
  });
}

test('a refusal is a UwlrFault with the code of the other side, also before all was sent', async () => {
  const bron = maakBron();
  await using server = await startServer(bron);
  const client = createUwlrClient({ url: server.url, ...klant });
  for (const [doe, faultcode] of [
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
      doe(),
      (fout) => fout instanceof UwlrFault && fout.faultcode === faultcode && !fout.retryable,
    );
  }
  assert.deepEqual(bron.bevestigd, []);
});

test('a value that we cannot write is our own mistake, and the other side keeps nothing', async () => {
  const bron = maakBron();
  await using server = await startServer(bron);
  const client = createUwlrClient({ url: server.url, ...klant });
  const fout = { ...afname(1), leerlingid: '' };
  await assert.rejects(
    client.brengLeerresultaten(bericht({ toetsafnames: [afname(1), fout] }), call),
    (error) => error instanceof StandardsError && error.code === 'WAARDE_ONGELDIG',
  );
  assert.deepEqual(bron.bevestigd, []);
});

test('a signal stops the sending', async () => {
  await using server = await startServer();
  const client = createUwlrClient({ url: server.url, ...klant });
  async function* eindeloos(): AsyncGenerator<readonly Toetsafname[]> {
    for (let i = 0; ; i++) {
      yield [afname(i)];
      await new Promise((klaar) => setTimeout(klaar, 5));
    }
  }
  const signal = AbortSignal.timeout(100);
  await assert.rejects(
    client.brengLeerresultaten(bericht({ toetsafnames: eindeloos() }), { ...call, signal }),
    { code: 'UWLR_GEANNULEERD' },
  );
});

test('sending is a sign of life; silence after it is given up in time', async () => {
  await using server = await startServer();
  const client = createUwlrClient({ url: server.url, ...klant, timeoutMs: 1000 });
  async function* langzaam(): AsyncGenerator<readonly Toetsafname[]> {
    for (let i = 0; i < 4; i++) {
      yield Array.from({ length: 1000 }, (_, j) => afname(i * 1000 + j));
      await new Promise((klaar) => setTimeout(klaar, 300));
    }
  }
  await client.brengLeerresultaten(bericht({ toetsafnames: langzaam() }), call);
  const stil = createServer(() => {});
  await new Promise<void>((klaar) => stil.listen(0, '127.0.0.1', klaar));
  const url = `http://127.0.0.1:${(stil.address() as AddressInfo).port}/`;
  const naarStil = createUwlrClient({ url, ...klant, timeoutMs: 100 });
  await assert.rejects(naarStil.brengLeerresultaten(bericht(), call), { code: 'UWLR_TIJD_OM' });
  stil.closeAllConnections();
  stil.close();
});

/** A server that fails so many times before it does as it should. */
async function metStoring<T>(
  keren: number,
  status: number,
  doe: (client: ReturnType<typeof createUwlrClient>, geteld: () => number) => Promise<T>,
): Promise<T> {
  await using echt = await startServer();
  let geteld = 0;
  const hapert: typeof fetch = (invoer, init) => {
    geteld++;
    if (geteld > keren) return fetch(invoer, init);
    return Promise.resolve(new Response('weg', { status, headers: { 'content-type': 'text/html' } }));
  };
  const client = createUwlrClient({ url: echt.url, ...klant, fetch: hapert, attempts: 3, retryDelayMs: 1 });
  return await doe(client, () => geteld);
}

test('what may work later is tried again, as often as was asked and no more', async () => {
  const vraag = { schooljaar: '2025-2026', brincode: '97QX', xsdversie: '2.2' };
  await metStoring(2, 503, async (client, geteld) => {
    assert.equal((await client.haalStructuur(vraag, call)).kind, 'gegevens');
    assert.equal(geteld(), 3);
  });
  await metStoring(3, 503, async (client, geteld) => {
    await assert.rejects(client.haalStructuur(vraag, call), { code: 'UWLR_HTTP' });
    assert.equal(geteld(), 3);
  });
});

test('what never works without a change is not tried again', async () => {
  const vraag = { schooljaar: '2025-2026', brincode: '97QX', xsdversie: '2.2' };
  await metStoring(9, 404, async (client, geteld) => {
    await assert.rejects(client.haalStructuur(vraag, call), { code: 'UWLR_ADRES_VERKEERD' });
    assert.equal(geteld(), 1);
  });
  await metStoring(0, 0, async (client, geteld) => {
    await assert.rejects(client.haalStructuur(vraag, { autorisatiesleutel: 'geraden' }), UwlrFault);
    assert.equal(geteld(), 1);
  });
});

test('results are sent again only by who can make them again', async () => {
  await metStoring(2, 503, async (client, geteld) => {
    await client.brengLeerresultaten(() => bericht(), call);
    assert.equal(geteld(), 3);
  });
  await metStoring(2, 503, async (client, geteld) => {
    await assert.rejects(client.brengLeerresultaten(bericht(), call), UwlrTransportError);
    assert.equal(geteld(), 1);
  });
});
