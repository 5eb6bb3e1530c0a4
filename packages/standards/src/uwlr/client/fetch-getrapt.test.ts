import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collect } from '../../../test/bytes.ts';
import {
  klant,
  leerkrachten,
  leerlingen,
  makeProvider,
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

const who = (parts: readonly EdexmlPart[]): string[] =>
  parts.flatMap((part) =>
    part.kind === 'finding' || part.kind === 'flawed' || part.kind === 'dropped'
      ? [part.kind]
      : [`${part.kind} ${'key' in part.value ? part.value.key : part.value.schooljaar}`],
  );

async function everything(antwoord: LeerlinggegevensOutcome): Promise<string[]> {
  return antwoord.kind === 'gegevens' ? who(await collect(antwoord.parts)) : [antwoord.kind];
}

test('haalLeerlingen and haalLeerkrachten give typed parts, as they were', async () => {
  await using server = await startServer();
  const client = createUwlrClient({ url: server.url, ...klant });
  const groepen = [{ kind: 'groep' as const, key: 'G1' }, { kind: 'groep' as const }];
  for (const [fetchIt, expected] of [
    ['haalLeerlingen', leerlingen],
    ['haalLeerkrachten', leerkrachten],
  ] as const) {
    const antwoord = await client[fetchIt]({ ...verzoek, groepen }, call);
    assert.ok(antwoord.kind === 'gegevens');
    const parts = await collect(antwoord.parts);
    assert.ok(antwoord.bytes() > 500);
    const [school, ...people] = parts;
    assert.equal(school?.kind, 'school');
    // TAL is a role in files only.
    const withoutRollen = (person: object): object => ({ ...person, rollen: undefined });
    assert.deepEqual(
      people.map((part) => ('value' in part ? withoutRollen(part.value) : part)),
      expected.map(withoutRollen),
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
  const question = { ...verzoek, groepen: [{ kind: 'groep' as const, key: 'weg' }] };
  assert.deepEqual(await client.haalLeerlingen(question, call), { kind: 'geengegevens' });
  assert.deepEqual(await client.haalLeerkrachten(question, call), { kind: 'geengegevens' });
  await assert.rejects(
    client.haalLeerlingen(question, { autorisatiesleutel: 'geraden' }),
    (error) => error instanceof UwlrFault && error.faultcode === 'Client.AutorisatieOngeldig',
  );
});

test('getrapt gives what the other port gives: school, groups, and everybody once', async () => {
  await using server = await startServer();
  const client = createUwlrClient({ url: server.url, ...klant });
  const atOnce = await everything(await client.haalLeerlinggegevens(verzoek, call));
  const inSteps = await everything(await client.fetchGetrapt(verzoek, call));
  assert.deepEqual(inSteps, atOnce);
  const withStaff = await everything(await client.fetchGetrapt(verzoek, { ...call, leerkrachten: true }));
  assert.deepEqual(withStaff, [...atOnce, 'leerkracht LK-1', 'leerkracht LK-2']);
});

test('getrapt asks for the groups, then for everybody in one question, then whether the groups still are', async () => {
  const provider = makeProvider();
  await using server = await startServer(provider);
  const client = createUwlrClient({ url: server.url, ...klant });
  await everything(await client.fetchGetrapt(verzoek, call));
  assert.deepEqual(
    provider.called.filter((name) => name.startsWith('open')),
    ['openStructuur', 'openLeerlingen', 'openStructuur'],
  );
  await everything(await client.fetchGetrapt(verzoek, { ...call, groepenPerVerzoek: 1 }));
  assert.deepEqual(provider.called.filter((name) => name.startsWith('open')).slice(3), [
    'openStructuur',
    'openLeerlingen',
    'openLeerlingen',
    'openStructuur',
  ]);
});

interface State {
  groepen: Groep[];
  leerlingen: Leerling[];
  stamp: string;
}

/** A school that changes under the hands of who asks, and knows what is new since a moment. */
function makeChanging(
  state: State,
  onQuestion: (operatie: string) => void = () => {},
): UwlrProvider<string, string> {
  const basis = makeProvider();
  const school = () => ({ schooljaar: '2025-2026', aanmaakdatum: state.stamp });
  const isNew = (latest?: string): boolean => latest === undefined || state.stamp > latest;
  return {
    findKlant: basis.findKlant,
    checkToegang: basis.checkToegang,
    openLeerlinggegevens: basis.openLeerlinggegevens,
    async openStructuur(_toegang, { laatstontvangengegevens: latest }) {
      if (!isNew(latest)) return { kind: 'geenwijzigingen' };
      const out = { kind: 'gegevens' as const, school: school(), groepen: [...state.groepen] };
      onQuestion('HaalStructuur');
      return out;
    },
    async openLeerlingen(_toegang, { laatstontvangengegevens: latest, groepen }) {
      if (!isNew(latest)) return { kind: 'geenwijzigingen' };
      const asked = new Set(groepen.map(({ key }) => key));
      const members = state.leerlingen.filter(({ groep }) => asked.has(groep?.key));
      onQuestion('HaalLeerlingen');
      return {
        kind: 'gegevens',
        school: school(),
        leerlingen: (async function* () {
          yield members;
        })(),
      };
    },
  };
}

const state = (): State => ({
  groepen: [
    { key: 'G1', naam: '1', jaargroep: '1' },
    { key: 'G2', naam: '2', jaargroep: '2' },
  ],
  leerlingen: [
    { key: 'A', roepnaam: 'A', groep: { key: 'G1' } },
    { key: 'B', roepnaam: 'B', groep: { key: 'G2' } },
    { key: 'C', roepnaam: 'C' },
  ],
  stamp: '2026-01-05T07:30:00Z',
});

test('getrapt: unchanged groups and unchanged pupils are geenwijzigingen', async () => {
  const now = state();
  await using server = await startServer(makeChanging(now));
  const client = createUwlrClient({ url: server.url, ...klant });
  const since = { ...verzoek, laatstontvangengegevens: now.stamp };
  assert.deepEqual(await everything(await client.fetchGetrapt(since, call)), ['geenwijzigingen']);
  now.stamp = '2026-01-06T07:30:00Z';
  assert.deepEqual(await everything(await client.fetchGetrapt(since, call)), [
    'school 2025-2026',
    'groep G1',
    'groep G2',
    'leerling A',
    'leerling B',
    'leerling C',
  ]);
});

test('getrapt: pupils that changed in unchanged groups come whole, from the answer that told so', async () => {
  const now = state();
  const provider = makeChanging(now);
  const asked: (string | undefined)[] = [];
  const open = provider.openLeerlingen!.bind(provider);
  provider.openLeerlingen = (toegang, question) => {
    asked.push(question.laatstontvangengegevens);
    now.stamp = '2026-01-06T07:30:00Z';
    return open(toegang, question);
  };
  await using server = await startServer(provider);
  const client = createUwlrClient({ url: server.url, ...klant });
  const since = { ...verzoek, laatstontvangengegevens: now.stamp };
  const parts = await everything(await client.fetchGetrapt(since, call));
  assert.deepEqual(parts.slice(-3), ['leerling A', 'leerling B', 'leerling C']);
  assert.deepEqual(asked, ['2026-01-05T07:30:00Z']);
});

test('getrapt: a pupil who moves between two questions comes once', async () => {
  const now = state();
  const provider = makeChanging(now, (operatie) => {
    if (operatie === 'HaalLeerlingen') now.leerlingen[0]!.groep = { key: 'G2' };
  });
  await using server = await startServer(provider);
  const client = createUwlrClient({ url: server.url, ...klant });
  const parts = await everything(await client.fetchGetrapt(verzoek, { ...call, groepenPerVerzoek: 1 }));
  assert.deepEqual(parts.slice(-3), ['leerling A', 'leerling B', 'leerling C']);
});

test('getrapt: a group that came in the meantime makes the whole answer fail, to be asked again', async () => {
  const now = state();
  let turn = 0;
  const provider = makeChanging(now, () => {
    if (++turn === 1) {
      now.groepen.push({ key: 'G3', naam: '3', jaargroep: '3' });
      now.stamp = '2026-01-06T07:30:00Z';
    }
  });
  await using server = await startServer(provider);
  const client = createUwlrClient({ url: server.url, ...klant });
  await assert.rejects(
    client.fetchGetrapt(verzoek, call).then(everything),
    (error) => error instanceof UwlrTransportError && error.code === 'UWLR_GEWIJZIGD' && error.retryable,
  );
  assert.equal((await everything(await client.fetchGetrapt(verzoek, call))).length, 7);
});

test('getrapt: an answer about another school is refused', async () => {
  const now = state();
  const provider = makeChanging(now);
  const open = provider.openLeerlingen!.bind(provider);
  provider.openLeerlingen = async (toegang, question) => {
    const out = await open(toegang, question);
    return out.kind === 'gegevens' ? { ...out, school: { ...out.school, schooljaar: '2024-2025' } } : out;
  };
  await using server = await startServer(provider);
  const client = createUwlrClient({ url: server.url, ...klant });
  await assert.rejects(client.fetchGetrapt(verzoek, call).then(everything), {
    code: 'UWLR_ANTWOORD_ONGELDIG',
  });
});

test('getrapt: a school without groups or pupils is geengegevens', async () => {
  const now = state();
  now.leerlingen = [];
  await using server = await startServer(makeChanging(now));
  const client = createUwlrClient({ url: server.url, ...klant });
  assert.deepEqual(await everything(await client.fetchGetrapt(verzoek, call)), ['geengegevens']);
});
