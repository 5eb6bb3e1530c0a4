import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { createGeheimen, type HttpApp } from '@koppelpunt/platform';
import pg from 'pg';
import { findMachine } from '@koppelpunt/platform';
import { createSleutelpogingen } from '../src/sleutelpogingen/sleutelpogingen.service.ts';
import {
  activate,
  CODE,
  openSchool,
  SECRET,
  startEsis,
  SYSTEEM,
  until,
  VERZOEK,
  type Browser,
  type Esis,
} from './start-esis.ts';

const KLANTNAAM = 'top-dossier';
const KLANTCODE = 'een-klantcode-van-deze-test';
const EIGEN = '192.0.2.10';
const VREEMD = '198.51.100.7';
/** Our own proxy, named in the settings. */
const PROXY = '10.0.0.7';

let esis: Esis;
let browser: Browser;
let id: string;

before(async () => {
  esis = await startEsis(undefined, { proxyAdressen: [PROXY] });
  browser = await openSchool(esis);
  ({ id } = await activate(browser));
  const partner = { aanbodId: 'top-dossier', klantnaam: KLANTNAAM, klantcode: KLANTCODE };
  await esis.services.partners.createPartner(SYSTEEM, partner);
});
after(async () => await esis.stop());
beforeEach(async () => {
  await esis.eigenaar.deleteFrom('sleutelpogingen').execute();
  await esis.eigenaar.deleteFrom('bekendeAdressen').execute();
  // Another process, which remembers nobody.
  await esis.restart();
});

type Vraag = {
  sleutel?: string;
  klantnaam?: string;
  klantcode?: string;
  brin6?: string;
  headers?: Record<string, string>;
  /** Belongs to another process than that of this test. */
  app?: HttpApp | undefined;
};

/** One call of HaalStructuur, from an address. */
async function callAs(adres: string, vraag: Vraag = {}) {
  const { sleutel = CODE, klantnaam = KLANTNAAM, klantcode = KLANTCODE, brin6 = '97QX00', headers } = vraag;
  const { app = esis.app } = vraag;
  const begonnen = performance.now();
  const response = await app.inject({
    method: 'POST',
    url: '/uwlr/v2',
    remoteAddress: adres,
    headers: { 'content-type': 'text/xml; charset=utf-8', ...headers },
    payload: `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header>
<autorisatie xmlns="http://www.edustandaard.nl/leerresultaten/2/autorisatie"><autorisatiesleutel>${sleutel}</autorisatiesleutel><klantcode>${klantcode}</klantcode><klantnaam>${klantnaam}</klantnaam></autorisatie>
</soap:Header><soap:Body><structuur_verzoek xmlns="http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens"><schooljaar>${VERZOEK.schooljaar}</schooljaar><brincode>${brin6.slice(0, 4)}</brincode><dependancecode>${brin6.slice(4)}</dependancecode><xsdversie>2.2</xsdversie></structuur_verzoek></soap:Body></soap:Envelope>`,
  });
  return {
    status: response.statusCode,
    body: response.body,
    fault: /<faultcode>soap:([\w.]+)/.exec(response.body)?.[1],
    ms: performance.now() - begonnen,
  };
}

const fout = (nummer: number) => `97QX00-${String(nummer).padStart(16, 'x')}`;

/** Makes it look as if somebody tried that many different keys from this address, without the waiting. */
async function tryWrong(
  aantal: number,
  adres: string,
  stap: 'klant' | 'sleutel' = 'sleutel',
  klantnaam = KLANTNAAM,
) {
  const klant = createGeheimen(SECRET).pseudonym('klantnaam', klantnaam);
  const { eerder } = await esis.eigenaar
    .selectFrom('sleutelpogingen')
    .select((eb) => eb.fn.countAll<number>().as('eerder'))
    .executeTakeFirstOrThrow();
  for (let nummer = eerder; nummer < eerder + aantal; nummer += 1) {
    await esis.eigenaar
      .insertInto('sleutelpogingen')
      .values({
        stap,
        adres: findMachine(adres),
        klant,
        geprobeerd: `${nummer}`,
        tijdstip: esis.klok.now(),
      })
      .execute();
  }
}

const logboek = async (gebeurtenis: string) =>
  await esis.eigenaar.selectFrom('logboek').selectAll().where('gebeurtenis', '=', gebeurtenis).execute();

test('unknown school, unknown key, paused school, a replaced code and a closed door: byte for byte one answer', async () => {
  const onbekendeSchool = await callAs(VREEMD, { brin6: '98ZZ00' });
  const onbekendeSleutel = await callAs(VREEMD, { sleutel: fout(1) });
  const anderesSchool = await callAs(VREEMD, { sleutel: CODE, brin6: '97QX01' });
  await browser.send('DELETE', `/api/vestigingen/97QX00/koppelingen/${id}/verificatiecode`);
  const gepauzeerd = await callAs(VREEMD);
  await browser.send('PUT', `/api/vestigingen/97QX00/koppelingen/${id}/verificatiecode`, {
    verificatiecode: CODE,
  });
  await tryWrong(50, VREEMD);
  const gesloten = await callAs(VREEMD);
  assert.equal(onbekendeSleutel.fault, 'Client.AutorisatieOngeldig');
  for (const answer of [onbekendeSchool, anderesSchool, gepauzeerd, gesloten]) {
    assert.equal(answer.status, onbekendeSleutel.status);
    assert.equal(answer.body, onbekendeSleutel.body);
  }
});

test('an unknown klantnaam, a wrong klantcode and a closed door: byte for byte one answer', async () => {
  const naam = await callAs(VREEMD, { klantnaam: 'niemand' });
  const code = await callAs(VREEMD, { klantcode: 'verkeerd' });
  await tryWrong(50, VREEMD, 'klant');
  const gesloten = await callAs(VREEMD);
  assert.equal(naam.fault, 'Client.OngeldigeKlantIdentificatie');
  for (const answer of [code, gesloten]) assert.equal(answer.body, naam.body);
});

test('every way of refusing asks the database the same, in the same number of questions', async () => {
  const werk = async (vraag: Vraag) => {
    // A fresh value each time, because a value that was counted before needs no row.
    const vragen: string[] = [];
    await esis.restart();
    const { prototype } = pg.Client as unknown as { prototype: { query: (...args: unknown[]) => unknown } };
    const original = prototype.query;
    prototype.query = function (this: unknown, ...args) {
      const [first] = args as [string | { text: string }];
      vragen.push(typeof first === 'string' ? (first.split(';')[0] ?? '') : first.text);
      return original.apply(this, args);
    };
    await callAs(VREEMD, vraag).finally(() => {
      prototype.query = original;
    });
    // The caller does not wait for the rows after the answer; writing them may have begun or not.
    const einde = vragen.findIndex((text) => /bestaat_vestiging|uitwisselingen/.test(text));
    const totHetAntwoord = einde < 0 ? vragen : vragen.slice(0, einde);
    while (totHetAntwoord.at(-1)?.startsWith('begin')) totHetAntwoord.pop();
    return totHetAntwoord.map((text) => text.replaceAll(/\$\d+(, \$\d+)*/g, '$'));
  };
  const onbekendeSleutel = await werk({ sleutel: fout(1) });
  assert.ok(onbekendeSleutel.length > 5, onbekendeSleutel.join('\n'));
  assert.deepEqual(await werk({ sleutel: fout(2), brin6: '98ZZ00' }), onbekendeSleutel);
  await browser.send('DELETE', `/api/vestigingen/97QX00/koppelingen/${id}/verificatiecode`);
  assert.deepEqual(await werk({}), onbekendeSleutel, 'paused');
  await browser.send('PUT', `/api/vestigingen/97QX00/koppelingen/${id}/verificatiecode`, {
    verificatiecode: CODE,
  });

  const onbekendeNaam = await werk({ klantnaam: 'niemand', klantcode: 'a' });
  assert.deepEqual(await werk({ klantcode: 'b' }), onbekendeNaam);
});

test('after five different wrong ones the refusals come later and later; the same one again costs nothing more', async () => {
  await tryWrong(9, VREEMD);
  const eerste = await callAs(VREEMD, { sleutel: fout(1) });
  // 2^4 × 125 ms, of which chance takes up to half.
  assert.ok(eerste.ms >= 1000, `${eerste.ms} ms`);
  for (let keer = 0; keer < 2; keer += 1) await callAs(VREEMD, { sleutel: fout(1) });
  const aantal = await esis.eigenaar.selectFrom('sleutelpogingen').selectAll().execute();
  assert.equal(aantal.length, 10);
});

test('who waits holds no connection: twelve wait beside ten connections, and another call goes straight on', async () => {
  await callAs(EIGEN);
  await tryWrong(40, VREEMD);
  let isKlaar = false;
  const wachters = Array.from({ length: 12 }, (_, nummer) => callAs(VREEMD, { sleutel: fout(nummer) }));
  void Promise.all(wachters).then(() => (isKlaar = true));
  await new Promise((resolve) => setTimeout(resolve, 700));
  const antwoord = await callAs(EIGEN);
  assert.equal(antwoord.status, 200);
  assert.ok(!isKlaar, 'they were still waiting');
  await Promise.all(wachters);
});

test('after fifty wrong ones an address is not listened to for a quarter of an hour, over all processes; then it is', async () => {
  const eerder = (await logboek('toegang.gesloten')).length;
  await tryWrong(49, VREEMD);
  const een = createSleutelpogingen({
    database: esis.database,
    geheimen: createGeheimen(SECRET),
    random: () => 0.5,
  });
  const { id: partnerId } = await esis.eigenaar.selectFrom('partners').select('id').executeTakeFirstOrThrow();
  const attempt = { stap: 'sleutel', adres: VREEMD, klantnaam: KLANTNAAM, partnerId } as const;
  await een.tryKey({ ...attempt, geprobeerd: 'de vijftigste', signal: AbortSignal.abort() }, async () => ({
    isGoed: false,
    uitkomst: undefined,
  }));
  assert.equal(
    (await callAs(VREEMD)).fault,
    'Client.AutorisatieOngeldig',
    'the right key too, in another process',
  );
  const [regel, ...rest] = (await logboek('toegang.gesloten')).slice(eerder);
  assert.deepEqual(rest, [], 'once, not at every knock');
  assert.deepEqual(regel?.details, { stap: 'sleutel', adres: VREEMD, minuten: 15 });
  esis.klok.advance(15 * 60 * 1000 + 1000);
  assert.equal((await callAs(VREEMD)).status, 200);
});

test('a hundred guesses at one moment, in two processes: fifty are counted before they are looked at, and no more get in', async () => {
  const tweede = await esis.openTweede();
  try {
    const apps = [esis.app, tweede.app];
    const burst = Array.from({ length: 100 }, (_, nummer) =>
      callAs(VREEMD, { sleutel: fout(nummer), app: apps[nummer % 2] }),
    );
    // The right key comes last of those sent at the same moment.
    const goed = apps.map((app) => callAs(VREEMD, { app }));
    const antwoorden = await Promise.all([...burst, ...goed]);
    assert.deepEqual(
      [...new Set(antwoorden.map(({ fault }) => fault))],
      ['Client.AutorisatieOngeldig'],
      'the right one too',
    );
    assert.equal(new Set(antwoorden.map(({ body }) => body)).size, 1);
    const geteld = await esis.eigenaar.selectFrom('sleutelpogingen').select('stap').execute();
    assert.deepEqual(
      geteld.map(({ stap }) => stap),
      Array.from({ length: 50 }, () => 'sleutel'),
    );
  } finally {
    await tweede.stop();
  }
});

test('a hundred klantcodes at one moment, in two processes: the right one comes too late', async () => {
  const tweede = await esis.openTweede();
  try {
    const apps = [esis.app, tweede.app];
    const burst = Array.from({ length: 100 }, (_, nummer) =>
      callAs(VREEMD, { klantcode: `verkeerd-${nummer}`, app: apps[nummer % 2] }),
    );
    const goed = apps.map((app) => callAs(VREEMD, { app }));
    const antwoorden = await Promise.all([...burst, ...goed]);
    assert.deepEqual(
      [...new Set(antwoorden.map(({ fault }) => fault))],
      ['Client.OngeldigeKlantIdentificatie'],
    );
    assert.equal((await esis.eigenaar.selectFrom('sleutelpogingen').select('id').execute()).length, 50);
  } finally {
    await tweede.stop();
  }
});

test('a supplier that comes from a new address with all its calls at one moment is never taken for somebody who guesses', async () => {
  const antwoorden = await Promise.all(Array.from({ length: 80 }, () => callAs(VREEMD)));
  // One koppeling has a bound of its own: past it a call hears when to come back.
  const statuses = new Set(antwoorden.map(({ status }) => status));
  assert.ok(statuses.has(200));
  assert.deepEqual(
    [...statuses].filter((status) => status !== 200 && status !== 503),
    [],
  );
  assert.deepEqual(await esis.eigenaar.selectFrom('sleutelpogingen').select('id').execute(), []);
});

test('knocking while it is closed does not keep it closed', async () => {
  await tryWrong(50, VREEMD);
  esis.klok.advance(14 * 60 * 1000);
  await callAs(VREEMD, { sleutel: fout(99) });
  esis.klok.advance(61 * 1000);
  assert.equal((await callAs(VREEMD)).status, 200);
});

test('a right key from a known address goes on working whatever others try, also with our name', async () => {
  assert.equal((await callAs(EIGEN)).status, 200);
  await tryWrong(200, VREEMD);
  await tryWrong(60, EIGEN);
  await tryWrong(60, EIGEN, 'klant');
  await esis.restart();
  const antwoord = await callAs(EIGEN);
  assert.equal(antwoord.status, 200);
  // An answer that waits here waits 2.5 seconds at least.
  assert.ok(antwoord.ms < 2500, `${antwoord.ms} ms`);
  assert.equal((await callAs('203.0.113.9')).fault, 'Client.AutorisatieOngeldig', 'a new address waits');
});

test('what somebody says about his address in a header is not believed', async () => {
  await tryWrong(50, VREEMD);
  const headers = { 'x-forwarded-for': EIGEN, forwarded: `for=${EIGEN}`, 'x-real-ip': EIGEN };
  assert.equal((await callAs(VREEMD, { headers })).fault, 'Client.AutorisatieOngeldig');
  await callAs(EIGEN, { sleutel: fout(1), headers: { 'x-forwarded-for': '203.0.113.1' } });
  const rijen = await esis.eigenaar
    .selectFrom('sleutelpogingen')
    .select('adres')
    .where('adres', '=', EIGEN)
    .execute();
  assert.equal(rijen.length, 1);
});

test('the school sees that somebody tried with a code that never was its own, and only then', async () => {
  const pagina = async () =>
    (await browser.get(`/api/vestigingen/97QX00/koppelingen/${id}`)).body.vreemdeCodes;
  await esis.eigenaar.deleteFrom('uitwisselingen').execute();
  await callAs(EIGEN);
  await browser.send('DELETE', `/api/vestigingen/97QX00/koppelingen/${id}/verificatiecode`);
  await callAs(EIGEN);
  await browser.send('PUT', `/api/vestigingen/97QX00/koppelingen/${id}/verificatiecode`, {
    verificatiecode: CODE,
  });
  await callAs(VREEMD, { sleutel: fout(1), brin6: '98ZZ00' });
  const lijst = async () => (await browser.get('/api/vestigingen/97QX00/uitwisselingen')).body.uitwisselingen;
  await until(async () => (await lijst()).length === 2);
  assert.equal(await pagina(), null, 'its own code while it paused, and another school');
  await callAs(VREEMD, { sleutel: fout(1) });
  await until(async () => (await pagina()) !== null);
  assert.deepEqual(await pagina(), { aantal: 1, laatst: esis.klok.now().toISOString() });
  assert.deepEqual(
    (await lijst()).map(({ uitkomst, isVreemdeCode }: { uitkomst: string; isVreemdeCode: boolean }) => [
      uitkomst,
      isVreemdeCode,
    ]),
    [
      ['geweigerd', true],
      ['geweigerd', false],
      ['gegevens', false],
    ],
  );
});

test('behind a proxy of ours the address that it tells counts, and nothing that was said to it before', async () => {
  await tryWrong(50, VREEMD);
  const via = async (gezegd: string) => await callAs(PROXY, { headers: { 'x-forwarded-for': gezegd } });
  assert.equal((await via('203.0.113.50')).status, 200);
  assert.equal((await via(VREEMD)).fault, 'Client.AutorisatieOngeldig');
  assert.equal((await via(`203.0.113.50, ${VREEMD}`)).fault, 'Client.AutorisatieOngeldig', 'its last hop');
});

test('of what was tried nothing is kept that could be read, in the tables or in the log', async () => {
  const geheim = '97QX00-bijna-de-goede-code';
  await callAs(VREEMD, { sleutel: geheim });
  await callAs(VREEMD, { klantnaam: 'geheime-naam-1', klantcode: 'geheime-klantcode-1' });
  await until(async () => (await logboek('klant.geweigerd')).length > 0);
  const rijen = JSON.stringify([
    await esis.eigenaar.selectFrom('sleutelpogingen').selectAll().execute(),
    await esis.eigenaar.selectFrom('logboek').selectAll().execute(),
    esis.log,
  ]);
  for (const tekst of [geheim, 'bijna-de-goede', 'geheime-naam-1', 'geheime-klantcode-1'])
    assert.ok(!rijen.includes(tekst), tekst);
});
