/** Properties of any request, of any results, and of any bytes at all. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { afname, body, envelop, header, metGroepen, resultaat, resultaten } from '../../test/messages.ts';
import { encode, heel, tekstVan } from '../../test/bytes.ts';
import { runs } from '../../test/runs.ts';
import { klant, maakBron, sleutel } from '../../test/school.ts';
import { waardeVan } from '../../test/arbitrary.ts';
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
    const verzoeken = waardeVan(operaties[operatie].verzoek.content, { inMessage: true });
    await fc.assert(
      fc.asyncProperty(verzoeken as fc.Arbitrary<VerzoekBasis>, async (verzoek) => {
        const xml = serializeVerzoek(operatie, verzoek, autorisatie);
        // The default of the standard: a brincode without dependancecode is written, and read, as it is.
        assert.deepEqual(await readVerzoek(heel(xml)), {
          autorisatie,
          operatie,
          verzoek,
          finding: undefined,
        });
        const geopend = await openVerzoek(heel(xml));
        assert.ok(geopend.kind === 'verzoek');
        const soepel = geopend.readLenient(new Date(0));
        assert.equal(soepel.operatie, operatie);
        assert.equal(soepel.finding, undefined);
        assert.equal(soepel.verzoek?.schooljaar, verzoek.schooljaar);
      }),
      { numRuns: runs(30) },
    );
  });
}

/** Keys of their own, and scores that every norm judges, for there are no norms. */
function gezond(willekeurig: Leerresultaten): Leerresultaten {
  const toetsen = [{ toetscode: { value: 'T' } }];
  const toetsafnames = willekeurig.toetsafnames.map((toetsafname, i) => ({
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
    fc.asyncProperty(waardeVan(leerresultaten) as fc.Arbitrary<Leerresultaten>, async (willekeurig) => {
      const bericht = gezond(willekeurig);
      const bron = maakBron();
      const antwoord = await handleUwlr(bron, {
        headers: {},
        body: writeLeerresultaten(bericht, autorisatie),
      });
      assert.equal(antwoord.outcome, 'bevestiging', JSON.stringify(antwoord.fault));
      assert.deepEqual(bron.bevestigd, [bericht]);
    }),
    { numRuns: runs(40) },
  );
});

const berichten = [
  envelop(header(), metGroepen(body({}, 'leerlingen_verzoek'), ['groep', 'G1'], ['samengestelde_groep'])),
  envelop(header(), metGroepen(body({}, 'leerkrachten_verzoek'), ['groep'])),
  envelop(
    header(),
    resultaten({ afnames: afname(resultaat('R1') + resultaat('R2')) + afname(resultaat('R3')) }),
  ),
];

/** A message with some of its bytes lost, doubled or changed, cut into pieces anywhere. */
const beschadigd = fc
  .record({
    bericht: fc.constantFrom(...berichten),
    waar: fc.array(fc.tuple(fc.nat(), fc.constantFrom('weg', 'dubbel', 'anders'), fc.nat(255)), {
      maxLength: 3,
    }),
    lengte: fc.integer({ min: 1, max: 400 }),
  })
  .map(({ bericht, waar, lengte }) => {
    const bytes = [...encode(bericht)];
    for (const [i, hoe, byte] of waar) {
      const plaats = i % bytes.length;
      if (hoe === 'weg') bytes.splice(plaats, 1 + (byte % 40));
      else if (hoe === 'dubbel') bytes.splice(plaats, 0, ...bytes.slice(plaats, plaats + 1 + (byte % 40)));
      else bytes[plaats] = byte;
    }
    return { bytes: Uint8Array.from(bytes), lengte };
  });

async function* stukken(bytes: Uint8Array, lengte: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += lengte) yield bytes.subarray(i, i + lengte);
}

test('any damaged request gets an answer with a code, borne with or not, and what it began is ended', async () => {
  await fc.assert(
    fc.asyncProperty(beschadigd, fc.boolean(), async ({ bytes, lengte }, soepel) => {
      const bron = maakBron();
      const antwoord = await handleUwlr(
        bron,
        { headers: {}, body: stukken(bytes, lengte) },
        { isLenient: () => soepel, onError: (fout) => assert.fail(String(fout)) },
      );
      await tekstVan(antwoord.body);
      if (antwoord.outcome === 'fault')
        assert.match(antwoord.fault!.faultcode, /^(Client\.|VersionMismatch|MustUnderstand)/);
      const begonnen = bron.aangeroepen.filter((naam) => naam === 'openLeerresultaten').length;
      assert.equal(bron.bevestigd.length + bron.gevallen, begonnen);
      assert.equal(bron.bevestigd.length, antwoord.outcome === 'bevestiging' ? 1 : 0);
    }),
    { numRuns: runs(400) },
  );
});

test('any bytes get an answer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, isGzip) => {
      const headers = isGzip ? { 'content-encoding': 'gzip' } : {};
      const antwoord = await handleUwlr(maakBron(), { headers, body: heel(bytes) });
      assert.equal(antwoord.fault?.faultcode, 'Client.OngeldigBericht');
    }),
    { numRuns: runs(200) },
  );
});
