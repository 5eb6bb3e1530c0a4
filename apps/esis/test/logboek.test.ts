/** The logboek through the front door: the rows of an ordinary day, who may read them, and what they never hold. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeSchool } from '@koppelpunt/testkit';
import {
  createGeheimen,
  createLogboekBeheer,
  findDag,
  listRoutes,
  logboekLeerling,
  logboekVerify,
  PLATFORM_GEBEURTENISSEN,
  type CliInput,
} from '@koppelpunt/platform';
import { sql } from 'kysely';
import { GEBEURTENISSEN } from '../src/gebeurtenissen.ts';
import { rechten } from '../src/rechten/rechten.ts';
import {
  activate,
  CODE,
  fetchLeerlingen,
  makeEdexml,
  NIEUW_AKKOORD,
  openPartner,
  openSchool,
  SECRET,
  startEsis,
  SUPPORT,
  SYSTEEM,
  until,
  VERZOEK,
  WACHTWOORD,
  type Browser,
  type Esis,
} from './start-esis.ts';

const SCHOOL = '/api/vestigingen/97QX00';
const LOGBOEK = `${SCHOOL}/logboek`;

let esis: Esis;
let beheerder: Browser;
let begeleider: Browser;
let elders: Browser;
let klantcode: string;
let koppelingId: string;

/** A day: activate, mail, fetch, fetch again, a wrong key, read, pause, resume, another school besides. */
before(async () => {
  esis = await startEsis(new Date().toISOString());
  beheerder = await openSchool(esis);
  elders = await openSchool(esis, { brin6: '98AB00', naam: 'De Ster', leerlingen: 5 });
  begeleider = await esis.createGebruiker('fenna.hoekstra@school.example', 'intern_begeleider', '97QX00');
  const partner = await openPartner(esis);
  ({ klantcode } = partner);
  ({ id: koppelingId } = await activate(beheerder, { startdatum: findDag(new Date()) }));
  const koppeling = `${SCHOOL}/koppelingen/${koppelingId}`;
  await beheerder.send('POST', `${koppeling}/verzoek`, { verificatiecode: CODE });

  const eerste = await fetchLeerlingen(partner.client);
  assert.equal(eerste.leerlingen.length, 20);
  await until(async () => (await wordsOf()).includes('koppeling.actief'));
  const weer = { ...VERZOEK, laatstontvangengegevens: eerste.school?.aanmaakdatum ?? '' };
  assert.equal((await fetchLeerlingen(partner.client, CODE, weer)).kind, 'geenwijzigingen');
  await assert.rejects(fetchLeerlingen(partner.client, '97QX00-dit-is-hem-niet-hoor'));
  await partner.client.haalStructuur(VERZOEK, { autorisatiesleutel: CODE });

  const { body } = await begeleider.get(`${SCHOOL}/leerlingen`);
  await begeleider.get(`${SCHOOL}/leerlingen?groep=${encodeURIComponent(body.groepen[0].key)}`);
  await begeleider.get(`${SCHOOL}/leerlingen?groep=`);
  await esis.services.leerlingen.listLeerlingen(SYSTEEM, '97QX00', {});
  await beheerder.sendFile(`${SCHOOL}/edexml`, '<EDEX>');
  await beheerder.send('DELETE', `${koppeling}/verificatiecode`);
  await beheerder.send('PUT', `${koppeling}/verificatiecode`, {
    verificatiecode: `${CODE}-mis`,
    nieuw: NIEUW_AKKOORD,
  });
  await beheerder.send('PUT', `${koppeling}/verificatiecode`, { verificatiecode: CODE });
  await until(async () => (await wordsOf()).includes('uitwisseling.structuur'));
});
after(async () => await esis.stop());

/** Tests below look at the pupils that a row names. */
const zonderPseudoniemen = (details: unknown) => {
  const { pseudoniemen: _pseudoniemen, ...rest } = details as Record<string, unknown>;
  return rest;
};
const detailsVan = (row: { details: unknown } | undefined) => (row?.details ?? {}) as Record<string, unknown>;
const listRows = async () => await esis.eigenaar.selectFrom('logboek').selectAll().orderBy('id').execute();
const wordsOf = async () => (await listRows()).map(({ gebeurtenis }) => gebeurtenis);

const openBeheer = () =>
  createLogboekBeheer({ database: esis.database, geheimen: createGeheimen(SECRET), rechten });

test('every act of the day stands in it: accepting, activating, reading, keys used and refused, pause, resume', async () => {
  const words = new Set(await wordsOf());
  for (const word of [
    'aanmelding.gelukt',
    'mandaat.verleend',
    'koppeling.aangevraagd',
    'verzoek.verzonden',
    'uitwisseling.begonnen',
    'uitwisseling.leerlingen',
    'koppeling.actief',
    'uitwisseling.ongewijzigd',
    'uitwisseling.geweigerd',
    'uitwisseling.structuur',
    'leerlingen.bekeken',
    'aantallen.bekeken',
    'edexml.ingelezen',
    'edexml.geweigerd',
    'verificatiecode.verwijderd',
    'verificatiecode.vervangen',
    'verificatiecode.teruggezet',
    'partners.bekeken',
  ])
    assert.ok(words.has(word), word);
});

test('a read of pupils says who, how many and which fields, on the screen as on the command line and over the wire', async () => {
  const rows = await listRows();
  const read = rows.filter(({ gebeurtenis }) => gebeurtenis === 'leerlingen.bekeken');
  const velden = ['key', 'naam', 'geboortedatum', 'geslacht', 'jaargroep', 'groep', 'nietUitwisselen'];
  const schooljaar = '2026-2027';
  assert.deepEqual(
    read.map(({ actor, brin6, details }) => [actor.split(':')[0], brin6, zonderPseudoniemen(details)]),
    [
      ['gebruiker', '97QX00', { schooljaar, aantal: 20, beperktTotGroep: false, velden }],
      [
        'gebruiker',
        '97QX00',
        { schooljaar, aantal: detailsVan(read[1])['aantal'], beperktTotGroep: true, velden },
      ],
      ['systeem', '97QX00', { schooljaar, aantal: 20, beperktTotGroep: false, velden }],
    ],
  );
  const over = rows.find(({ gebeurtenis }) => gebeurtenis === 'uitwisseling.leerlingen');
  assert.equal(over?.actor, 'partner:top-dossier');
  assert.equal(over?.onderwerp, `koppeling:${koppelingId}`);
  const details = over?.details as { leerlingen: number; velden: string[] };
  assert.equal(details.leerlingen, 20);
  assert.ok(details.velden.includes('achternaam') && details.velden.length > 5);
});

test('the transfer stands in the logboek before its first pupil goes, so that a process that dies has told it', async () => {
  const words = await wordsOf();
  assert.ok(words.indexOf('uitwisseling.begonnen') < words.indexOf('uitwisseling.leerlingen'));
});

test('of one pupil it can be found who looked, by a pseudonym that says nothing to who has no key', async () => {
  const read = (await listRows()).filter(({ gebeurtenis }) => gebeurtenis === 'leerlingen.bekeken');
  for (const details of read.map(detailsVan)) {
    const pseudoniemen = details['pseudoniemen'] as string[];
    assert.equal(new Set(pseudoniemen).size, details['aantal']);
    for (const pseudoniem of pseudoniemen) assert.match(pseudoniem, /^[0-9a-f]{32}$/);
  }
  // One look was at one group only, so it did not show the pupils outside it.
  const leerlingen = await esis.eigenaar
    .selectFrom('leerlingen')
    .select('key')
    .where('brin6', '=', '97QX00')
    .execute();
  const keys = leerlingen.map(({ key }) => key);
  const inzagen = async (brin: string, key: string) => {
    const command = logboekLeerling((brin6, pupil) =>
      openBeheer().listInzagen(SYSTEEM, { brin6, key: pupil }),
    );
    const input = { text: (name: string) => (name === 'brin' ? brin : key) } as unknown as CliInput;
    assert.equal(command.words, 'logboek leerling');
    const { json } = await command.run(input);
    return (json as unknown[]).length;
  };
  const aantallen = await Promise.all(keys.map(async (key) => await inzagen('97QX00', key)));
  const inGroep = Number(detailsVan(read[1])['aantal']);
  assert.equal(aantallen.filter((aantal) => aantal === read.length).length, inGroep);
  assert.ok(inGroep < keys.length);
  assert.equal(await inzagen('98AB00', keys[0] ?? ''), 0, 'the same key at another school is another child');
  const regels = (await beheerder.get(LOGBOEK)).text;
  assert.doesNotMatch(regels, /pseudoniem/);
  for (const pseudoniem of detailsVan(read[0])['pseudoniemen'] as string[])
    assert.ok(!regels.includes(pseudoniem), 'on no screen');
});

test('every word is one of the list, also in what the routes promise', async () => {
  const known = new Set<string>([...Object.keys(GEBEURTENISSEN), ...Object.keys(PLATFORM_GEBEURTENISSEN)]);
  for (const word of await wordsOf()) assert.ok(known.has(word), word);
  for (const { method, url, audit } of listRoutes(esis.app)) {
    if (audit.kind === 'logboek')
      assert.ok(known.has(audit.gebeurtenis), `${method} ${url}: ${audit.gebeurtenis}`);
  }
  for (const zin of Object.values(GEBEURTENISSEN)) assert.match(zin, /^[A-Z]/);
});

test('the screen says in Dutch who did what, with names that stand in no row', async () => {
  const { status, body } = await beheerder.get(LOGBOEK);
  assert.equal(status, 200);
  const regels = body.regels as { wie: string; wat: string; waarover: string; bijzonderheden: string[] }[];
  assert.partialDeepStrictEqual(
    regels.find(({ wat }) => wat === 'Leerlingen opgehaald'),
    { wie: 'TOP dossier', waarover: 'SWV Topdossier koppeling', brin6: '97QX00' },
  );
  assert.ok(regels.some(({ wie, wat }) => wie === 'fenna.hoekstra' && wat === 'Leerlingen bekeken'));
  assert.ok(regels.some(({ wie, wat }) => wie === 'fenna.hoekstra' && wat === 'Aangemeld'));
  assert.ok(
    regels.every(({ wat }) => !wat.includes('.')),
    'no bare words',
  );
  for (const deel of regels.flatMap(({ bijzonderheden }) => bijzonderheden))
    assert.doesNotMatch(
      deel,
      /^[a-z]+[A-Z]|: [a-z]+_[a-z]+$|[0-9a-f]{8}-/,
      'no bare keys, roles or whole ids',
    );
});

test('nobody sees a row of another school, whatever they choose; an intern begeleider sees none at all', async () => {
  const { body } = await elders.get('/api/vestigingen/98AB00/logboek');
  const texts = JSON.stringify(body);
  assert.ok(body.regels.length > 3);
  assert.doesNotMatch(texts, /97QX00|fenna|TOP dossier/);
  assert.equal((await elders.get(LOGBOEK)).status, 404);
  assert.equal((await elders.get(`${LOGBOEK}.csv`)).status, 404);
  const rows = await listRows();
  const ander = rows.find(({ gebeurtenis }) => gebeurtenis === 'leerlingen.bekeken')?.actor ?? '';
  for (const keuze of [`persoon=${encodeURIComponent(ander)}`, `koppeling=${koppelingId}`]) {
    const answer = await elders.get(`/api/vestigingen/98AB00/logboek?${keuze}`);
    assert.deepEqual(answer.body.regels, [], keuze);
  }
  assert.equal((await begeleider.get(LOGBOEK)).status, 403);
  const { body: filters } = await elders.get('/api/vestigingen/98AB00/logboek/filters');
  assert.doesNotMatch(JSON.stringify(filters), /fenna|97qx00/i);
});

test('by person, by koppeling, by period', async () => {
  const { body: filters } = await beheerder.get(`${LOGBOEK}/filters`);
  const fenna = filters.personen.find(({ naam }: { naam: string }) => naam === 'fenna.hoekstra');
  assert.deepEqual(filters.koppelingen, [{ waarde: koppelingId, naam: 'SWV Topdossier koppeling' }]);
  const listWith = async (keuze: string) =>
    (await beheerder.get(`${LOGBOEK}?${keuze}`)).body.regels as { wie: string; waarover: string | null }[];
  const hers = await listWith(`persoon=${encodeURIComponent(fenna.waarde)}`);
  assert.ok(hers.length >= 3 && hers.every(({ wie }) => wie === 'fenna.hoekstra'));
  const over = await listWith(`koppeling=${koppelingId}`);
  assert.ok(over.length > 5 && over.every(({ waarover }) => waarover === 'SWV Topdossier koppeling'));
  assert.deepEqual(await listWith('tot=2020-01-01'), []);
  assert.ok((await listWith('van=2020-01-01')).length > 10);
  assert.equal((await beheerder.get(`${LOGBOEK}?van=gisteren`)).status, 400);
});

test('a search finds a pupil by a part of the name, and only who was found is said to be seen', async () => {
  const { leerlingen } = (await begeleider.get(`${SCHOOL}/leerlingen`)).body;
  const [{ naam, key }] = leerlingen;
  const search = async (browser: Browser, text: string) =>
    await browser.send('POST', `${SCHOOL}/leerlingen/zoekopdrachten`, { naam: text });
  const answer = await search(begeleider, ` ${naam.toUpperCase()} `);
  assert.deepEqual(
    answer.body.leerlingen.map((leerling: { key: string }) => leerling.key),
    [key],
  );
  const [, ...woorden] = naam.split(' ');
  const achter = (await search(begeleider, woorden.join(' '))).body.leerlingen;
  assert.ok(achter.length < leerlingen.length);
  assert.ok(achter.some((leerling: { key: string }) => leerling.key === key));
  const bekeken = (await listRows()).filter(({ gebeurtenis }) => gebeurtenis === 'leerlingen.bekeken').at(-2);
  const { aantal, pseudoniemen } = detailsVan(bekeken);
  assert.deepEqual([aantal, (pseudoniemen as string[]).length], [1, 1]);
  assert.deepEqual((await search(begeleider, 'qqq')).body.leerlingen, []);
  assert.match((await search(begeleider, 'x')).body.velden.naam, /twee letters/);
  assert.equal((await search(elders, naam)).status, 404);
});

test('the file is named after the vestiging and the day', async () => {
  const { headers } = await beheerder.get(`${LOGBOEK}.csv?van=2999-01-01`);
  assert.equal(
    headers['content-disposition'],
    `attachment; filename="logboek-97QX00-${findDag(new Date())}.csv"`,
  );
});

test('the file opens in Excel, holds all rows and is written down itself', async () => {
  const before = (await listRows()).length;
  const answer = await beheerder.get(`${LOGBOEK}.csv?van=2020-01-01`);
  assert.equal(answer.status, 200);
  assert.ok(answer.text.startsWith('\uFEFFNummer;'));
  assert.ok(answer.text.split('\r\n').length > 15);
  const added = (await listRows()).slice(before);
  assert.deepEqual(
    added.map(({ gebeurtenis, brin6 }) => [gebeurtenis, brin6]),
    [['logboek.geexporteerd', '97QX00']],
  );
});

test('logboek verify says that it is whole and prints the head; a row changed behind its back is named', async () => {
  const opdracht = logboekVerify((hoofd) => openBeheer().verifyLogboek(SYSTEEM, hoofd));
  const verify = async (hoofd?: string) =>
    await opdracht.run({
      text: String,
      optional: () => hoofd,
      flag: () => false,
      positional: String,
    });
  const { text, json } = await verify();
  const { hoofd, schakels } = json as { hoofd: string; schakels: number };
  assert.match(text, new RegExp(`Het logboek klopt: ${schakels} schakels.*Hoofd: ${hoofd}`, 's'));
  await beheerder.get(`${LOGBOEK}.csv`);
  assert.match((await verify(hoofd)).text, new RegExp(`staat er nog in: schakel ${schakels}\\.`));
  await assert.rejects(verify('0'.repeat(64)), /het einde is afgesneden of het logboek is herschreven\.$/);
  await assert.rejects(verify('kort'), /Een hoofd heeft 64 tekens/);

  const row = (await listRows()).find(({ gebeurtenis }) => gebeurtenis === 'verificatiecode.verwijderd');
  await esis.eigenaar.connection().execute(async (db) => {
    await sql`set session_replication_role = 'replica'`.execute(db);
    await sql`update logboek set actor = 'gebruiker:iemand-anders' where id = ${row?.id}`.execute(db);
    await sql`reset session_replication_role`.execute(db);
  });
  await assert.rejects(
    verify(),
    new RegExp(
      `^CliError: Het logboek klopt niet vanaf schakel \\d+ \\(regel ${row?.id}, .* om .*\\): .*gewijzigd\\.$`,
    ),
  );
});

test('no name, birth date, pupil key, code, password or mail text stays behind in row, log line or address', async () => {
  const school = makeSchool({ brincode: '97QX', dependancecode: '00', leerlingen: 20, seed: 7 });
  const forbidden = [
    ...school.leerlingen.flatMap(({ achternaam, roepnaam, geboortedatum, key }) => [
      achternaam,
      roepnaam,
      geboortedatum,
      key,
    ]),
    CODE,
    `${CODE}-mis`,
    '97QX00-dit-is-hem-niet-hoor',
    klantcode,
    WACHTWOORD,
    SUPPORT,
    'fenna',
    'beheer-97qx00@school.example',
    'M. Jansen',
    'Beste',
  ].filter((text): text is string => typeof text === 'string' && text.length > 2);
  assert.ok(forbidden.length > 60);
  const { rows } = await sql<{ row: string }>`select to_jsonb(logboek)::text as row from logboek`.execute(
    esis.eigenaar,
  );
  const traces = { logboek: rows.map(({ row }) => row), pino: esis.log };
  for (const [waar, lines] of Object.entries(traces)) {
    assert.ok(lines.length > 5, waar);
    for (const text of forbidden) {
      // Whole words, because there is a family called Veld.
      const word = new RegExp(
        `(?<![\\p{L}\\d])${text.replace(/[.*+?^${}()|[\]\\-]/g, '.')}(?![\\p{L}\\d])`,
        'iu',
      );
      const found = lines.find((line) => word.test(line));
      assert.equal(found, undefined, `${text} in ${waar}`);
    }
  }
  // Others log addresses too, so none may name a child.
  const parameters = esis.app.swagger().paths ?? {};
  const names = Object.values(parameters).flatMap((path) =>
    Object.values(path as Record<string, { parameters?: { name: string }[] }>).flatMap(
      (operation) => operation.parameters?.map(({ name }) => name) ?? [],
    ),
  );
  assert.deepEqual([...new Set(names)].toSorted(), [
    'alleScholen',
    'brin6',
    'gezien',
    'groep',
    'id',
    'kenmerk',
    'koppeling',
    'pauzeId',
    'persoon',
    'plek',
    'rol',
    'schooljaar',
    'toestaanVertrek',
    'tot',
    'van',
    'voor',
  ]);
  // The same search finds them where they do belong, so the search works.
  assert.ok((await makeEdexml({ leerlingen: 20 })).includes(forbidden[0] ?? ''));
});
