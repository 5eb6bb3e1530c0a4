/** A flood of password hashes: what costs us work is done for whom it must, a few at once, and nothing else waits. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { startSignIn } from '@koppelpunt/testkit';
import { EMAIL, ORIGIN, startAanmelden, WACHTWOORD, type Proef } from '../../test/start-aanmelden.ts';
import { dangerouslyAsSystem } from '../actor/actor.ts';
import { takePoging, undoPoging } from './pogingen.ts';
import { AANMELDEN } from './wie.ts';

/** Enough to be seen, and a fifth of what one costs in earnest. */
const KOSTEN = { ln: 15, r: 8, p: 1 };

describe('a flood', { concurrency: 1 }, () => {
  let proef: Proef;
  let webRoot: string;
  before(async () => {
    webRoot = await mkdtemp(join(tmpdir(), 'web-'));
    await writeFile(join(webRoot, 'index.html'), '<!doctype html><title>x</title>');
    proef = await startAanmelden({ hashKosten: KOSTEN, webRoot });
    await proef.createGebruiker();
  });
  after(async () => {
    await proef.stop();
    await rm(webRoot, { recursive: true });
  });

  /** The time of the processor in all threads: that of a hash is seen wherever it is made. */
  async function measureCpu(work: () => Promise<unknown>): Promise<number> {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  }
  const postMany = async (count: number, url: string, make: (at: number) => object) =>
    await Promise.all(Array.from({ length: count }, (_, at) => proef.post(url, make(at))));

  for (const url of ['/api/uitnodiging', '/api/wachtwoord-herstel/voltooien']) {
    test(`of sixty links that nobody sent, none costs a hash: ${url}`, async () => {
      const make = (at: number) => ({ token: 'x'.repeat(43), wachtwoord: `een-zin-van-mij-${at}` });
      const ask = async (naar: string) =>
        await measureCpu(async () => {
          for (const { statusCode } of await postMany(60, naar, make)) assert.equal(statusCode, 410);
        });
      await ask('/api/uitnodiging/bekijken');
      // This one looks the token up as well, and hashes nothing whatever happens.
      const kijken = await ask('/api/uitnodiging/bekijken');
      const kiezen = await ask(url);
      assert.ok(
        kiezen < 3 * kijken,
        `${Math.round(kiezen)} ms of processor; looking is ${Math.round(kijken)} ms`,
      );
    });
  }

  async function invite(email: string): Promise<string> {
    await proef.login.inviteGebruiker(dangerouslyAsSystem('opdrachtregel'), {
      email,
      naam: 'Nina Nieuw',
      lidmaatschappen: [{ rol: 'applicatiebeheerder', plek: '97QX00' }],
    });
    // Other people hear of an invitation that was accepted, in a mail without a link.
    for (;;) {
      const [, token] = /#([\w-]{43})/.exec((await proef.mailbox.next()).text ?? '') ?? [];
      if (token !== undefined) return token;
    }
  }

  test('sixty with the same right link: twenty wait, the others hear when to come back; a page and a session do not wait', async () => {
    const { cookie } = await startSignIn(proef.app, { origin: ORIGIN, email: EMAIL, wachtwoord: WACHTWOORD });
    const token = await invite('n.nieuw@regenboog.example');
    const flood = postMany(60, '/api/uitnodiging', () => ({ token, wachtwoord: 'een-zin-van-mijzelf' }));
    const begin = performance.now();
    let floodMs = 0;
    void flood.then(() => (floodMs = performance.now() - begin));
    const waits: number[] = [];
    for (let time = 0; time < 10; time += 1) {
      const start = performance.now();
      assert.equal((await proef.app.inject('/')).statusCode, 200);
      assert.equal((await proef.app.inject({ url: '/api/ik', headers: { cookie } })).statusCode, 403);
      waits.push(performance.now() - start);
    }
    assert.equal(floodMs, 0, 'the flood was still going on');
    const answers = await flood;
    const count = (status: number) => answers.filter(({ statusCode }) => statusCode === status).length;
    // One that comes after the first was answered finds a free place, and then that the link is used.
    assert.ok(count(503) >= 30, `${count(503)} heard when to come back`);
    assert.deepEqual([count(200), count(410) + count(503)], [1, 59]);
    const refused = answers.find(({ statusCode }) => statusCode === 503);
    assert.deepEqual([refused?.json().code, refused?.headers['retry-after']], ['TE_DRUK', '10']);
    const longest = Math.round(Math.max(...waits));
    assert.ok(
      longest < floodMs / 4,
      `a page waited ${longest} ms of the ${Math.round(floodMs)} of the flood`,
    );
  });

  test('a guess that nobody looked at does not count', async () => {
    await proef.query('delete from aanmeldpogingen');
    const token = await invite('o.nieuw@regenboog.example');
    const flood = postMany(60, '/api/uitnodiging', () => ({ token, wachtwoord: 'een-zin-van-mijzelf' }));
    const guess = async (at: number) =>
      (
        await proef.post('/api/aanmelden/wachtwoord', {
          email: `nobody-${at}@regenboog.example`,
          wachtwoord: 'x',
        })
      ).statusCode;
    // At the same moment: who comes later finds the places that the flood has left meanwhile.
    const statuses = await Promise.all(Array.from({ length: 25 }, (_, at) => guess(at)));
    await flood;
    assert.ok(statuses.includes(503), statuses.join());
    const [row] = await proef.query("select aantal from aanmeldpogingen where teller = 'adres:127.0.0.1'");
    assert.equal(row?.['aantal'] ?? 0, statuses.filter((one) => one === 401).length, statuses.join());
  });

  test('nor does it begin the wait anew that was over', async () => {
    const begin = Date.now();
    const teller = { sleutel: 'proef', vrij: 1 };
    const take = async (ms: number) =>
      await proef.login.as(AANMELDEN, ({ tx }) => takePoging(tx, [teller], new Date(begin + ms)));
    await take(0);
    const ongezien = await take(2000);
    assert.ok(ongezien.kind === 'mag');
    await proef.login.as(AANMELDEN, ({ tx }) => undoPoging(tx, ongezien.geteld));
    assert.equal((await take(2000)).kind, 'mag');
    const gezien = await take(3999);
    assert.deepEqual(gezien, { kind: 'wacht', seconden: 1 });
  });

  test('a hash of before is made anew when its owner signs in', async () => {
    const hash = async () =>
      String(
        (
          await proef.query(
            'select hash from wachtwoorden w join gebruikers g on g.id = w.gebruiker_id where email = $1',
            [EMAIL],
          )
        )[0]?.['hash'],
      );
    await proef.query(
      'update wachtwoorden set hash = $1 where gebruiker_id = (select id from gebruikers where email = $2)',
      [OUDE_HASH, EMAIL],
    );
    const vraag = { origin: ORIGIN, email: EMAIL, wachtwoord: WACHTWOORD };
    await proef.query('delete from aanmeldpogingen');
    await assert.rejects(startSignIn(proef.app, { ...vraag, wachtwoord: 'regenboog-paraplu-8' }));
    assert.equal(await hash(), OUDE_HASH, 'a wrong password changes nothing');
    await startSignIn(proef.app, vraag);
    assert.match(await hash(), /^\$scrypt\$ln=15,r=8,p=1\$/);
    await startSignIn(proef.app, vraag);
  });
});

/** Of the same password, with an older cost. */
const OUDE_HASH = '$scrypt$ln=14,r=8,p=5$MDEyMzQ1Njc4OWFiY2RlZg$GN+ezDAQHj5+c4IT3X/+F6duN5ZW/qgAJv/6OCc+0CU';
