/** Somebody who takes all there is to take, on real sockets: another school must not notice. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import { after, afterEach, before, test } from 'node:test';
import { createUwlrClient } from '@koppelpunt/standards';
import { signIn } from '@koppelpunt/testkit';
import {
  activate,
  CODE,
  fetchLeerlingen,
  makeEdexml,
  openPartner,
  openSchool,
  ORIGIN,
  startEsis,
  until,
  VERZOEK,
  WACHTWOORD,
  type Esis,
  type Partner,
} from './start-esis.ts';

const CODE_B = '97QX01-z9vq4nhp2wtm8xkd';
const VERZOEK_B = { ...VERZOEK, dependancecode: '01' };
let esis: Esis;
let partner: Partner;
let url: string;
/** What a test leaves open, so that one that fails does not keep ESIS from stopping. */
const open: ClientRequest[] = [];

before(async () => {
  esis = await startEsis();
  const a = await openSchool(esis, { leerlingen: 4000 });
  const b = await openSchool(esis, { brin6: '97QX01', leerlingen: 30 });
  await activate(a);
  await activate(b, { brin6: '97QX01', code: CODE_B });
  partner = await openPartner(esis);
  url = new URL(partner.url).origin;
  await fetchLeerlingen(partner.client);
});
afterEach(() => {
  for (const vraag of open.splice(0)) vraag.destroy();
});
after(async () => await esis.stop());

/** The message of a call, as our own client writes it. */
async function captureVerzoek(): Promise<string> {
  let body = '';
  const { klantnaam, klantcode } = partner;
  const client = createUwlrClient({
    url: partner.url,
    klantnaam,
    klantcode,
    fetch: async (_url, init) => {
      assert.ok(typeof init?.body === 'string');
      body = init.body;
      throw new Error('captured');
    },
  });
  await client.haalLeerlinggegevens(VERZOEK, { autorisatiesleutel: CODE }).catch(() => {});
  return body;
}

/** Asks for a school and reads nothing of the answer. */
function askAndStandStill(body: string): ClientRequest {
  const vraag = request(partner.url, {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    agent: false,
  });
  vraag.on('error', () => {});
  open.push(vraag);
  vraag.end(body);
  return vraag;
}

test(
  'twelve connections of one school that read nothing: every call of another school is answered',
  { timeout: 60_000 },
  async () => {
    const body = await captureVerzoek();
    const vragen = Array.from({ length: 12 }, () => askAndStandStill(body));
    const responses: IncomingMessage[] = [];
    for (const vraag of vragen) vraag.on('response', (response) => void responses.push(response.pause()));
    // Two run, four wait; the other six are told at once to come back.
    await until(async () => responses.length >= 8, 15_000);
    const refused = responses.filter(({ statusCode }) => statusCode === 503);
    assert.equal(refused.length, 6);
    for (const { headers } of refused) assert.equal(headers['retry-after'], '60');

    let [answered, running] = [0, 0];
    const call = async () => {
      running += 1;
      const { kind, leerlingen } = await fetchLeerlingen(partner.client, CODE_B, VERZOEK_B);
      assert.deepEqual([kind, leerlingen.length], ['gegevens', 30]);
      answered += 1;
    };
    for (let round = 0; round < 20; round += 1) await Promise.all([call(), call()]);
    assert.deepEqual([answered, running], [40, 40]);
    for (const vraag of vragen) vraag.destroy();
    await until(async () => (await fetchLeerlingen(partner.client)).leerlingen.length === 4000, 15_000);
  },
);

test(
  'a refusal for lack of room is a fault that our own client may try again',
  { timeout: 60_000 },
  async () => {
    const body = await captureVerzoek();
    const vragen = Array.from({ length: 8 }, () => askAndStandStill(body));
    let refused = 0;
    for (const vraag of vragen)
      vraag.on('response', (response) => {
        response.pause();
        if (response.statusCode === 503) refused += 1;
      });
    await until(async () => refused === 2, 15_000);
    await assert.rejects(fetchLeerlingen(partner.client), {
      faultcode: 'Server.TijdelijkNietBeschikbaar',
      retryable: true,
    });
  },
);

test(
  'ten slow uploads of one person: another school imports and reads as if nothing happened',
  { timeout: 60_000 },
  async () => {
    const [slow, other] = await Promise.all(
      ['97qx00', '97qx01'].map(
        async (brin6) =>
          await signIn(esis.app, {
            origin: ORIGIN,
            email: `beheer-${brin6}@school.example`,
            wachtwoord: WACHTWOORD,
          }),
      ),
    );
    const headers = (cookie = '') => ({ cookie, origin: ORIGIN, 'content-type': 'application/xml' });
    const xml = await makeEdexml({ leerlingen: 4000 });
    const uploads = Array.from({ length: 10 }, () => {
      const upload = request(`${url}/api/vestigingen/97QX00/edexml`, {
        method: 'POST',
        headers: { ...headers(slow), 'content-length': Buffer.byteLength(xml) },
        agent: false,
      });
      upload.on('error', () => {});
      open.push(upload);
      upload.write(xml.slice(0, 10_000));
      return upload;
    });
    const statuses: [number | undefined, string | undefined][] = [];
    for (const upload of uploads)
      upload.on('response', (response) => {
        statuses.push([response.statusCode, response.headers['retry-after']]);
        response.resume();
      });
    await until(async () => statuses.length === 6);
    assert.deepEqual(statuses, Array(6).fill([503, '30']));

    const begin = performance.now();
    for (let i = 0; i < 3; i += 1) {
      const imported = await fetch(`${url}/api/vestigingen/97QX01/edexml`, {
        method: 'POST',
        headers: headers(other),
        body: await makeEdexml({ brin6: '97QX01', leerlingen: 30 + i }),
      });
      assert.equal(imported.status, 200, await imported.text());
      const list = await fetch(`${url}/api/vestigingen/97QX01/leerlingen`, { headers: headers(other) });
      assert.equal(((await list.json()) as { leerlingen: unknown[] }).leerlingen.length, 30 + i);
    }
    // On a busy machine too: without the spool each of these waits for a connection, ten seconds long.
    assert.ok(performance.now() - begin < 9000, 'it waited for somebody else’s upload');

    const [first] = uploads;
    first?.end(xml.slice(10_000));
    const [done] = (await once(first as ClientRequest, 'response')) as [IncomingMessage];
    assert.equal(done.statusCode, 200, 'a slow file that does come in is read');
  },
);
