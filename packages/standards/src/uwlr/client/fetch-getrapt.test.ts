import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verzamel } from '../../../test/bytes.ts';
import {
  klant,
  leerkrachten,
  leerlingen,
  maakBron,
  sleutel,
  startServer,
  verzoek,
} from '../../../test/school.ts';
import type { EdexmlPart } from '../../edexml/part.ts';
import type { Groep } from '../../edexml/groep.ts';
import type { Leerling } from '../../edexml/leerling.ts';
import { UwlrFault, UwlrTransportError } from '../../errors.ts';
import type { UwlrProvider } from '../server/provider.ts';
import { createUwlrClient } from './create-uwlr-client.ts';
import type { LeerlinggegevensOutcome } from './uwlr-client.ts';

const call = { autorisatiesleutel: sleutel };

const wie = (delen: readonly EdexmlPart[]): string[] =>
  delen.flatMap((deel) =>
    deel.kind === 'finding' || deel.kind === 'flawed' || deel.kind === 'dropped'
      ? [deel.kind]
      : [`${deel.kind} ${'key' in deel.value ? deel.value.key : deel.value.schooljaar}`],
  );

async function alles(antwoord: LeerlinggegevensOutcome): Promise<string[]> {
  return antwoord.kind === 'gegevens' ? wie(await verzamel(antwoord.parts)) : [antwoord.kind];
}

test('haalLeerlingen and haalLeerkrachten give typed parts, as they were', async () => {
  await using server = await startServer();
  const client = createUwlrClient({ url: server.url, ...klant });
  const groepen = [{ kind: 'groep' as const, key: 'G1' }, { kind: 'groep' as const }];
  for (const [haal, verwacht] of [
    ['haalLeerlingen', leerlingen],
    ['haalLeerkrachten', leerkrachten],
  ] as const) {
    const antwoord = await client[haal]({ ...verzoek, groepen }, call);
    assert.ok(antwoord.kind === 'gegevens');
    const delen = await verzamel(antwoord.parts);
    assert.ok(antwoord.bytes() > 500);
    const [school, ...mensen] = delen;
    assert.equal(school?.kind, 'school');
    // TAL is a role in files only.
    const zonderRollen = (mens: object): object => ({ ...mens, rollen: undefined });
    assert.deepEqual(
      mensen.map((deel) => ('value' in deel ? zonderRollen(deel.value) : deel)),
      verwacht.map(zonderRollen),
    );
  }
  const { headers } = server.verzoeken[1]!;
  assert.equal(
    headers.soapaction,
    '"http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens/leerkrachten_verzoek"',
  );
});

test('haalLeerlingen of nobody is geengegevens, and a refusal a UwlrFault', async () => {
  await using server = await startServer();
  const client = createUwlrClient({ url: server.url, ...klant });
  const vraag = { ...verzoek, groepen: [{ kind: 'groep' as const, key: 'weg' }] };
  assert.deepEqual(await client.haalLeerlingen(vraag, call), { kind: 'geengegevens' });
  assert.deepEqual(await client.haalLeerkrachten(vraag, call), { kind: 'geengegevens' });
  await assert.rejects(
    client.haalLeerlingen(vraag, { autorisatiesleutel: 'geraden' }),
    (fout) => fout instanceof UwlrFault && fout.faultcode === 'Client.AutorisatieOngeldig',
  );
});

test('getrapt gives what the other port gives: school, groups, and everybody once', async () => {
  await using server = await startServer();
  const client = createUwlrClient({ url: server.url, ...klant });
  const inEen = await alles(await client.haalLeerlinggegevens(verzoek, call));
  const getrapt = await alles(await client.fetchGetrapt(verzoek, call));
  assert.deepEqual(getrapt, inEen);
  const metStaf = await alles(await client.fetchGetrapt(verzoek, { ...call, leerkrachten: true }));
  assert.deepEqual(metStaf, [...inEen, 'leerkracht LK-1', 'leerkracht LK-2']);
});

test('getrapt asks for the groups, then for everybody in one question, then whether the groups still are', async () => {
  const bron = maakBron();
  await using server = await startServer(bron);
  const client = createUwlrClient({ url: server.url, ...klant });
  await alles(await client.fetchGetrapt(verzoek, call));
  assert.deepEqual(
    bron.aangeroepen.filter((naam) => naam.startsWith('open')),
    ['openStructuur', 'openLeerlingen', 'openStructuur'],
  );
  await alles(await client.fetchGetrapt(verzoek, { ...call, groepenPerVerzoek: 1 }));
  assert.deepEqual(bron.aangeroepen.filter((naam) => naam.startsWith('open')).slice(3), [
    'openStructuur',
    'openLeerlingen',
    'openLeerlingen',
    'openStructuur',
  ]);
});

interface Stand {
  groepen: Groep[];
  leerlingen: Leerling[];
  stempel: string;
}

/** A school that changes under the hands of who asks, and knows what is new since a moment. */
function veranderlijk(
  stand: Stand,
  naVraag: (operatie: string) => void = () => {},
): UwlrProvider<string, string> {
  const basis = maakBron();
  const school = () => ({ schooljaar: '2025-2026', aanmaakdatum: stand.stempel });
  const isNieuw = (laatst?: string): boolean => laatst === undefined || stand.stempel > laatst;
  return {
    findKlant: basis.findKlant,
    checkToegang: basis.checkToegang,
    openLeerlinggegevens: basis.openLeerlinggegevens,
    async openStructuur(_toegang, { laatstontvangengegevens: laatst }) {
      if (!isNieuw(laatst)) return { kind: 'geenwijzigingen' };
      const uit = { kind: 'gegevens' as const, school: school(), groepen: [...stand.groepen] };
      naVraag('HaalStructuur');
      return uit;
    },
    async openLeerlingen(_toegang, { laatstontvangengegevens: laatst, groepen }) {
      if (!isNieuw(laatst)) return { kind: 'geenwijzigingen' };
      const gevraagd = new Set(groepen.map(({ key }) => key));
      const leden = stand.leerlingen.filter(({ groep }) => gevraagd.has(groep?.key));
      naVraag('HaalLeerlingen');
      return {
        kind: 'gegevens',
        school: school(),
        leerlingen: (async function* () {
          yield leden;
        })(),
      };
    },
  };
}

const stand = (): Stand => ({
  groepen: [
    { key: 'G1', naam: '1', jaargroep: '1' },
    { key: 'G2', naam: '2', jaargroep: '2' },
  ],
  leerlingen: [
    { key: 'A', roepnaam: 'A', groep: { key: 'G1' } },
    { key: 'B', roepnaam: 'B', groep: { key: 'G2' } },
    { key: 'C', roepnaam: 'C' },
  ],
  stempel: '2026-01-05T07:30:00Z',
});

test('getrapt: unchanged groups and unchanged pupils are geenwijzigingen', async () => {
  const nu = stand();
  await using server = await startServer(veranderlijk(nu));
  const client = createUwlrClient({ url: server.url, ...klant });
  const sinds = { ...verzoek, laatstontvangengegevens: nu.stempel };
  assert.deepEqual(await alles(await client.fetchGetrapt(sinds, call)), ['geenwijzigingen']);
  nu.stempel = '2026-01-06T07:30:00Z';
  assert.deepEqual(await alles(await client.fetchGetrapt(sinds, call)), [
    'school 2025-2026',
    'groep G1',
    'groep G2',
    'leerling A',
    'leerling B',
    'leerling C',
  ]);
});

test('getrapt: pupils that changed in unchanged groups come whole, from the answer that told so', async () => {
  const nu = stand();
  const bron = veranderlijk(nu);
  const gevraagd: (string | undefined)[] = [];
  const open = bron.openLeerlingen!.bind(bron);
  bron.openLeerlingen = (toegang, vraag) => {
    gevraagd.push(vraag.laatstontvangengegevens);
    nu.stempel = '2026-01-06T07:30:00Z';
    return open(toegang, vraag);
  };
  await using server = await startServer(bron);
  const client = createUwlrClient({ url: server.url, ...klant });
  const sinds = { ...verzoek, laatstontvangengegevens: nu.stempel };
  const delen = await alles(await client.fetchGetrapt(sinds, call));
  assert.deepEqual(delen.slice(-3), ['leerling A', 'leerling B', 'leerling C']);
  assert.deepEqual(gevraagd, ['2026-01-05T07:30:00Z']);
});

test('getrapt: a pupil who moves between two questions comes once', async () => {
  const nu = stand();
  const bron = veranderlijk(nu, (operatie) => {
    if (operatie === 'HaalLeerlingen') nu.leerlingen[0]!.groep = { key: 'G2' };
  });
  await using server = await startServer(bron);
  const client = createUwlrClient({ url: server.url, ...klant });
  const delen = await alles(await client.fetchGetrapt(verzoek, { ...call, groepenPerVerzoek: 1 }));
  assert.deepEqual(delen.slice(-3), ['leerling A', 'leerling B', 'leerling C']);
});

test('getrapt: a group that came in the meantime makes the whole answer fail, to be asked again', async () => {
  const nu = stand();
  let keer = 0;
  const bron = veranderlijk(nu, () => {
    if (++keer === 1) {
      nu.groepen.push({ key: 'G3', naam: '3', jaargroep: '3' });
      nu.stempel = '2026-01-06T07:30:00Z';
    }
  });
  await using server = await startServer(bron);
  const client = createUwlrClient({ url: server.url, ...klant });
  await assert.rejects(
    client.fetchGetrapt(verzoek, call).then(alles),
    (fout) => fout instanceof UwlrTransportError && fout.code === 'UWLR_GEWIJZIGD' && fout.retryable,
  );
  assert.equal((await alles(await client.fetchGetrapt(verzoek, call))).length, 7);
});

test('getrapt: an answer about another school is refused', async () => {
  const nu = stand();
  const bron = veranderlijk(nu);
  const open = bron.openLeerlingen!.bind(bron);
  bron.openLeerlingen = async (toegang, vraag) => {
    const uit = await open(toegang, vraag);
    return uit.kind === 'gegevens' ? { ...uit, school: { ...uit.school, schooljaar: '2024-2025' } } : uit;
  };
  await using server = await startServer(bron);
  const client = createUwlrClient({ url: server.url, ...klant });
  await assert.rejects(client.fetchGetrapt(verzoek, call).then(alles), { code: 'UWLR_ANTWOORD_ONGELDIG' });
});

test('getrapt: a school without groups or pupils is geengegevens', async () => {
  const nu = stand();
  nu.leerlingen = [];
  await using server = await startServer(veranderlijk(nu));
  const client = createUwlrClient({ url: server.url, ...klant });
  assert.deepEqual(await alles(await client.fetchGetrapt(verzoek, call)), ['geengegevens']);
});
