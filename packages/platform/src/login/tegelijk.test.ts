/** Guesses at one moment, in several processes. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startSignIn } from '@koppelpunt/testkit';
import { ORIGIN, startAanmelden, WACHTWOORD, type Proef } from '../../test/start-aanmelden.ts';
import type { HttpApp } from '../http/routes.ts';

describe('at one moment', { concurrency: 1 }, () => {
  let proef: Proef;
  let tweede: Awaited<ReturnType<Proef['openTweede']>>;
  before(async () => {
    proef = await startAanmelden();
    tweede = await proef.openTweede();
  });
  after(async () => {
    await tweede.stop();
    await proef.stop();
  });

  /** Sends each to the one or the other process, and counts the answers. */
  async function send(url: string, payloads: readonly object[], cookie?: string): Promise<object> {
    const answers = await Promise.all(
      payloads.map(async (payload, at) => {
        const app: HttpApp = at % 2 === 0 ? proef.app : tweede.app;
        const headers = { origin: ORIGIN, ...(cookie && { cookie }) };
        return (await app.inject({ method: 'POST', url, headers, payload })).statusCode;
      }),
    );
    return Object.fromEntries(
      [...new Set(answers)].map((status) => [status, answers.filter((one) => one === status).length]),
    );
  }

  test('of a hundred passwords five are looked at; the right one among the others comes too late', async () => {
    const email = 'honderd@regenboog.example';
    await proef.createGebruiker({ email });
    const wrong = Array.from({ length: 98 }, (_, at) => ({ email, wachtwoord: `verkeerd-${at}-wachtwoord` }));
    const right = { email, wachtwoord: WACHTWOORD };
    assert.deepEqual(await send('/api/aanmelden/wachtwoord', [...wrong, right, right]), { 401: 5, 429: 95 });
  });

  test('nor are more than five of a hundred codes, or of a hundred recovery codes', async () => {
    await proef.query('delete from aanmeldpogingen');
    const email = 'codes@regenboog.example';
    await proef.createGebruiker({ email });
    for (const pad of ['code', 'herstelcode']) {
      await proef.query('delete from aanmeldpogingen');
      const { cookie } = await startSignIn(proef.app, { origin: ORIGIN, email, wachtwoord: WACHTWOORD });
      const guesses = Array.from({ length: 100 }, (_, at) => ({ code: String(100_000 + at) }));
      assert.deepEqual(await send(`/api/aanmelden/${pad}`, guesses, cookie), { 422: 5, 429: 95 }, pad);
    }
  });

  test('who takes away the app and the passkey keeps one of the two', async () => {
    for (let keer = 0; keer < 10; keer += 1) {
      const id = await proef.createGebruiker({ email: `twee-${keer}@regenboog.example` });
      await addPasskey(id, `sleutel-${keer}`);
      const weg = await Promise.all([
        proef.login.deleteTweedeFactor(id),
        tweede.login.deletePasskey(id, `sleutel-${keer}`),
      ]);
      assert.equal(await countMiddelen(id), 1, weg.join());
    }
  });

  test('who takes away both passkeys keeps one', async () => {
    for (let keer = 0; keer < 10; keer += 1) {
      const id = await proef.createGebruiker({ email: `sleutels-${keer}@regenboog.example`, metTotp: false });
      for (const naam of ['a', 'b']) await addPasskey(id, `${naam}-${keer}`);
      await Promise.all([
        proef.login.deletePasskey(id, `a-${keer}`),
        tweede.login.deletePasskey(id, `b-${keer}`),
      ]);
      assert.equal(await countMiddelen(id), 1);
    }
  });

  const addPasskey = async (gebruikerId: string, id: string) =>
    await proef.query(
      `insert into passkeys (id, gebruiker_id, public_key, counter, transports, naam) values ($1, $2, '', 0, '{}', $1)`,
      [id, gebruikerId],
    );
  const countMiddelen = async (gebruikerId: string) => {
    const rows = await proef.query(
      'select gebruiker_id from passkeys where gebruiker_id = $1 union all select gebruiker_id from tweede_factoren where gebruiker_id = $1',
      [gebruikerId],
    );
    return rows.length;
  };
});
