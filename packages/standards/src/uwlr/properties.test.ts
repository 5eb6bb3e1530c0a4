/** Properties of any request, of any results, and of any bytes at all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { afname, body, envelop, header, withGroepen, resultaat, resultaten } from '../../test/messages.ts';
import { encode, whole, textOf } from '../../test/bytes.ts';
import { runs } from '../../test/runs.ts';
import { klant, makeProvider, sleutel } from '../../test/school.ts';
import { arbitraryOf } from '../../test/arbitrary.ts';
import { handleUwlr } from './server/handle-uwlr.ts';
import { leerresultaten, type Leerresultaten } from './messages/leerresultaten-verzoek.ts';
import { readVerzoek, openVerzoek } from './server/read-verzoek.ts';
import { operaties, type Operatie } from './messages/operaties.ts';
import { serializeVerzoek } from './client/write-verzoek.ts';
import type { VerzoekBasis } from './messages/verzoek-basis.ts';
import { writeLeerresultaten } from './results/write-leerresultaten.ts';

const autorisatie = { autorisatiesleutel: sleutel, ...klant };

for (const operatie of Object.keys(operaties) as Operatie[]) {
  test(`any ${operatie} → writer → reader gives the same request back, borne with or not`, async () => {
    const verzoeken = arbitraryOf(operaties[operatie].verzoek.content, { inMessage: true });
    await fc.assert(
      fc.asyncProperty(verzoeken as fc.Arbitrary<VerzoekBasis>, async (verzoek) => {
        const xml = serializeVerzoek(operatie, verzoek, autorisatie);
        // The default of the standard: a brincode without dependancecode is written, and read, as it is.
        assert.deepEqual(await readVerzoek(whole(xml)), {
          autorisatie,
          operatie,
          verzoek,
          finding: undefined,
        });
        const opened = await openVerzoek(whole(xml));
        assert.ok(opened.kind === 'verzoek');
        const lenient = opened.readLenient(new Date(0));
        assert.equal(lenient.operatie, operatie);
        assert.equal(lenient.finding, undefined);
        assert.equal(lenient.verzoek?.schooljaar, verzoek.schooljaar);
      }),
      { numRuns: runs(30) },
    );
  });
}

/** Keys of their own, and scores that every norm judges, for there are no norms. */
function makeSound(arbitrary: Leerresultaten): Leerresultaten {
  const toetsen = [{ toetscode: { value: 'T' } }];
  const toetsafnames = arbitrary.toetsafnames.map((toetsafname, i) => ({
    ...toetsafname,
    leerlingid: 'LL-1',
    resultaten: toetsafname.resultaten.map(({ afnamedatum, infourl, versie, score = 1 }, j) => ({
      key: `R${i}-${j}`,
      afnamedatum,
      toetscode: 'T',
      ...(versie && { versie }),
      score,
      ...(infourl !== undefined && { infourl }),
    })),
  }));
  const school = {
    schooljaar: '2025-2026',
    brincode: '97QX',
    aanmaakdatum: '2026-01-05T07:30:00Z',
    xsdversie: '2.2',
  };
  return { school, toetsafnames, toetsen };
}

test('any results → writer → handler → application: the same value, and confirmed', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryOf(leerresultaten) as fc.Arbitrary<Leerresultaten>, async (arbitrary) => {
      const bericht = makeSound(arbitrary);
      const provider = makeProvider();
      const antwoord = await handleUwlr(provider, {
        headers: {},
        body: writeLeerresultaten(bericht, autorisatie),
      });
      assert.equal(antwoord.outcome, 'bevestiging', JSON.stringify(antwoord.fault));
      assert.deepEqual(provider.confirmed, [bericht]);
    }),
    { numRuns: runs(40) },
  );
});

const berichten = [
  envelop(header(), withGroepen(body({}, 'leerlingen_verzoek'), ['groep', 'G1'], ['samengestelde_groep'])),
  envelop(header(), withGroepen(body({}, 'leerkrachten_verzoek'), ['groep'])),
  envelop(
    header(),
    resultaten({ afnames: afname(resultaat('R1') + resultaat('R2')) + afname(resultaat('R3')) }),
  ),
];

/** A message with some of its bytes lost, doubled or changed, cut into pieces anywhere. */
const damaged = fc
  .record({
    bericht: fc.constantFrom(...berichten),
    place: fc.array(fc.tuple(fc.nat(), fc.constantFrom('remove', 'double', 'change'), fc.nat(255)), {
      maxLength: 3,
    }),
    length: fc.integer({ min: 1, max: 400 }),
  })
  .map(({ bericht, place, length }) => {
    const bytes = [...encode(bericht)];
    for (const [i, how, byte] of place) {
      const at = i % bytes.length;
      if (how === 'remove') bytes.splice(at, 1 + (byte % 40));
      else if (how === 'double') bytes.splice(at, 0, ...bytes.slice(at, at + 1 + (byte % 40)));
      else bytes[at] = byte;
    }
    return { bytes: Uint8Array.from(bytes), length };
  });

async function* pieces(bytes: Uint8Array, length: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += length) yield bytes.subarray(i, i + length);
}

test('any damaged request gets an answer with a code, borne with or not, and what it began is ended', async () => {
  await fc.assert(
    fc.asyncProperty(damaged, fc.boolean(), async ({ bytes, length }, lenient) => {
      const provider = makeProvider();
      const antwoord = await handleUwlr(
        provider,
        { headers: {}, body: pieces(bytes, length) },
        { isLenient: () => lenient, onError: (error) => assert.fail(String(error)) },
      );
      await textOf(antwoord.body);
      if (antwoord.outcome === 'fault')
        assert.match(antwoord.fault!.faultcode, /^(Client\.|VersionMismatch|MustUnderstand)/);
      const begun = provider.called.filter((name) => name === 'openLeerresultaten').length;
      assert.equal(provider.confirmed.length + provider.rolledBack, begun);
      assert.equal(provider.confirmed.length, antwoord.outcome === 'bevestiging' ? 1 : 0);
    }),
    { numRuns: runs(400) },
  );
});

test('any bytes get an answer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, isGzip) => {
      const headers = isGzip ? { 'content-encoding': 'gzip' } : {};
      const antwoord = await handleUwlr(makeProvider(), { headers, body: whole(bytes) });
      assert.equal(antwoord.fault?.faultcode, 'Client.OngeldigBericht');
    }),
    { numRuns: runs(200) },
  );
});
