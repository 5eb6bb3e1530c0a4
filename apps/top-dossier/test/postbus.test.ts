/** The mailbox of support: mails that schools really send, and what becomes of each. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { createLog } from '@koppelpunt/platform';
import { topDossier } from '../src/app.ts';
import { createPostbus } from '../src/postbus/postbus.service.ts';
import { BRIN6, SCHOOL, startTopDossier, SUPPORT_EMAIL, type TopDossier } from './start-top-dossier.ts';

const MAILS = join(import.meta.dirname, 'mails');
const CODE = '97QX00-k4m9x2p7w3z8t6v5';

/** The request that support must find in the queue: readable, or why not. */
const EXPECTED: Record<string, 'leesbaar' | RegExp> = {
  'esis-verzoek': 'leesbaar',
  'outlook-alleen-html': 'leesbaar',
  'gmail-twee-helften': 'leesbaar',
  'doorgestuurd-in-de-tekst': 'leesbaar',
  'doorgestuurd-als-bijlage': 'leesbaar',
  'geciteerd-antwoord': 'leesbaar',
  'met-de-hand-getypt': 'leesbaar',
  'format-flowed': 'leesbaar',
  'quoted-printable': 'leesbaar',
  'windows-1252': 'leesbaar',
  'nutteloze-tekst-helft': 'leesbaar',
  afwezigheid: /automatisch antwoord/,
  bestelfout: /mailserver.*niet is bezorgd/,
  'alleen-een-bijlage': /misschien staat het verzoek in de bijlage/,
  'twee-codes': /meer codes/,
  'ander-brin': /\(98AB00\) hoort niet bij de code/,
  'zonder-code': /geen verificatiecode/,
  leeg: /De mail is leeg/,
  kapot: /./,
};

describe('the mailbox', () => {
  let top: TopDossier;

  before(async () => {
    top = await startTopDossier({ leerlingen: 10 });
  });
  after(() => top.stop());

  const send: TopDossier['mail'] = (raw, options) => top.mail(raw, options);
  const count = async () => (await top.get('support', '/api/verzoeken')).body.aantal;
  const queue = async () => (await top.get('support', '/api/verzoeken')).body.verzoeken;

  test('every sample mail has its expectation', () => {
    const names = readdirSync(MAILS).map((file) => file.replace(/\.eml$/, ''));
    assert.deepEqual(names.toSorted(), Object.keys(EXPECTED).toSorted());
  });

  for (const [name, expected] of Object.entries(EXPECTED)) {
    test(`mail ${name}`, async () => {
      const before_ = await count();
      assert.match(await send(readFileSync(join(MAILS, `${name}.eml`))), /^250 /);
      const verzoeken = await queue();
      assert.equal(await count(), before_ + 1);
      const [verzoek] = verzoeken;
      if (expected === 'leesbaar') {
        assert.deepEqual(
          [verzoek.status, verzoek.brin6, verzoek.codeLengte, verzoek.reden],
          ['nieuw', BRIN6, CODE.length, null],
        );
      } else {
        assert.equal(verzoek.status, 'onleesbaar');
        assert.match(verzoek.reden, expected);
        assert.equal(verzoek.codeLengte, null);
      }
      const detail = await top.get('support', `/api/verzoeken/${verzoek.id}`);
      assert.equal(detail.status, 200);
      const mail = JSON.stringify(await top.openMail(`/api/verzoeken/${verzoek.id}`));
      assert.match(mail, /tekst/);
      for (const part of [CODE.slice(7, 14), CODE.slice(14), 'h7j2k9m4']) {
        assert.ok(!detail.text.includes(part) && !mail.includes(part), 'no part of a code is shown');
      }
    });
  }

  test('a mail for anybody else is refused, so that its sender knows', async () => {
    assert.match(await send('Subject: x\n\nx', { aan: 'directie@perspectiefopschool.nl' }), /^550 /);
    assert.match(
      await send('Subject: hoofdletters\n\nx', { aan: SUPPORT_EMAIL.toUpperCase() }),
      /^250 /,
      'an address is written in capitals by some programs',
    );
  });

  test('a mail of more than 10 MB is refused, and a mail of 9 MB is not', async () => {
    const before_ = await count();
    const line = `${'x'.repeat(75)}\n`;
    assert.match(await send(`Subject: groot\n\n${line.repeat(140_000)}`), /^552 /);
    assert.equal(await count(), before_);
    assert.match(await send(`Subject: net niet\n\n${line.repeat(120_000)}`), /^250 /);
    assert.equal(await count(), before_ + 1);
  });

  test('the same mail again makes no second request; another mail with that Message-ID does', async () => {
    const raw = (tekst: string) =>
      `From: ${SCHOOL}\nMessage-ID: <zelfde@x.example>\nSubject: x\n\n${tekst}\n`;
    const before_ = await count();
    for (let times = 0; times < 3; times += 1) await send(raw(`Code ${CODE}`));
    assert.equal(await count(), before_ + 1);
    await Promise.all([1, 2, 3].map(() => send(raw(`Toch een andere code: ${BRIN6}-x9y8z7w6v5u4t3`))));
    assert.equal(await count(), before_ + 2);
    const { aantal } = await top.owner.db
      .selectFrom('mails')
      .select((eb) => eb.fn.countAll<number>().as('aantal'))
      .where('messagePseudoniem', '=', top.geheimen.pseudonym('message-id', '<zelfde@x.example>'))
      .executeTakeFirstOrThrow();
    assert.equal(aantal, 6, 'each of them is kept');
  });

  test('a bounce, which has no sender, is no request', async () => {
    await send(`From: x@y.example\nSubject: terug\n\nCode ${CODE}`, { van: '' });
    const [verzoek] = await queue();
    assert.equal(verzoek.status, 'onleesbaar');
    assert.match(verzoek.reden, /niet is bezorgd/);
  });

  test('support fills in by hand what the mail did not show, and only a code of that school', async () => {
    await send(`From: ${SCHOOL}\nSubject: bel mij\n\nDe code zeg ik liever door de telefoon.`);
    const [{ id }] = await queue();
    const url = `/api/verzoeken/${id}`;
    const early = await top.send('support', 'POST', `${url}/controle`);
    assert.deepEqual([early.status, early.body.code], [409, 'CODE_ONBEKEND']);
    const wrong = await top.send('support', 'PUT', url, { brin6: '98AB00', verificatiecode: CODE });
    assert.match(wrong.body.velden.verificatiecode, /begint met 98AB00/);
    const short = await top.send('support', 'PUT', url, {
      brin6: BRIN6,
      verificatiecode: '97QX00-kort',
    });
    assert.match(short.body.velden.verificatiecode, /ten minste 20/);
    const right = await top.send('support', 'PUT', url, {
      brin6: BRIN6,
      verificatiecode: ` ${CODE} `,
    });
    assert.deepEqual(
      [right.body.status, right.body.brin6, right.body.codeLengte, right.body.reden],
      ['in-behandeling', BRIN6, CODE.length, null],
    );
  });

  test('a code that ESIS refuses is told so, and activates nothing', async () => {
    await send(`From: ${SCHOOL}\nSubject: x\n\nbrin 97QX00 code ${BRIN6}-deze-kent-esis-niet`);
    const [{ id }] = await queue();
    const controle = await top.send('support', 'POST', `/api/verzoeken/${id}/controle`);
    assert.deepEqual([controle.body.ok, controle.body.code], [false, 'Client.AutorisatieOngeldig']);
    assert.match(controle.body.melding, /De school kan dit oplossen/);
    const activering = await top.send('support', 'POST', `/api/verzoeken/${id}/activering`);
    assert.deepEqual([activering.status, activering.body.code], [409, 'CONTROLE_MISLUKT']);
    assert.deepEqual((await top.get('support', '/api/koppelingen')).body.koppelingen, []);
  });

  test('Afwijzen mails the sender the reason, once the mail server is there', async () => {
    await send(`From: ${SCHOOL}\nSubject: x\n\nbrin 97QX00 code ${CODE}`);
    const [{ id }] = await queue();
    const rejected = await top.send('support', 'POST', `/api/verzoeken/${id}/afwijzing`, {
      reden: 'Uw school hoort bij een ander samenwerkingsverband.',
    });
    assert.equal(rejected.body.status, 'afgewezen');
    const mail = await top.mailbox.next();
    assert.match(mail.text ?? '', /ander samenwerkingsverband/);
    assert.ok(!(mail.text ?? '').includes(CODE));
    const again = await top.send('support', 'POST', `/api/verzoeken/${id}/activering`);
    assert.deepEqual([again.status, again.body.code], [409, 'VERZOEK_AFGEHANDELD']);
  });

  test('a mail that was stored before a crash becomes a request after the next start, which does not wait for it', async () => {
    const before_ = await count();
    const raw = Buffer.from(`From: ${SCHOOL}\nSubject: x\n\n${CODE}\n`);
    await top.services.postbus.storeMail({ afzender: SCHOOL, raw });
    const deps = { database: top.database } as never;
    await topDossier.prepare?.(top.services, deps, topDossier.settings.parse({}));
    assert.equal(await count(), before_, 'it listens before it reads');
    await top.services.postbus.readStored();
    assert.equal(await count(), before_ + 1);
  });

  test('a mail that was made to take for ever holds up nobody, and is read or told to be unreadable', async () => {
    const html = (text: string) => `From: ${SCHOOL}\nContent-Type: text/html\n\n${text}`;
    const plain = (text: string) => `From: ${SCHOOL}\n\n${text}`;
    const poison = [
      html('<'.repeat(128_000)),
      html('<style '.repeat(20_000)),
      html('<!--'.repeat(32_000)),
      plain(`brin${'a'.repeat(128_000)}`),
      plain(`97QX00${'.'.repeat(128_000)}x`),
      plain(Array.from({ length: 5_000 }, (_, i) => `97QX00-${String(i).padStart(15, 'a')}`).join(' ')),
    ];
    for (const raw of poison) {
      const gap = watchGap();
      const sending = send(raw);
      assert.match(await sending, /^250 /);
      assert.ok(gap.stop() < 2_000, 'others are answered meanwhile');
      const [{ id }] = await queue();
      const opening = watchGap();
      // A masked code is a little longer than some codes are.
      assert.ok((await top.openMail(`/api/verzoeken/${id}`)).tekst.length <= 125_000);
      assert.ok(opening.stop() < 2_000, 'opening it holds up nobody either');
    }
  });

  test('a mail that takes too long is tried twice, and then goes to support with its headers', async () => {
    const before_ = await count();
    let tries = 0;
    const slow = createPostbus({
      ...top,
      log: createLog({ name: 'test', level: 'silent' }),
      // The school sent more than an hour's worth in the tests before.
      grenzen: { perAdres: 1_000, perDomein: 1_000, bytes: 2 ** 30 },
      reader: {
        read: () => {
          tries += 1;
          return Promise.reject(new Error('no answer within 10000 ms'));
        },
      },
    });
    await slow.storeMail({
      afzender: SCHOOL,
      raw: Buffer.from('Subject: traag\r\n\r\naGVlbCBsYW5n\r\n\r\nIGVuIHdlZw==\r\n'),
    });
    await slow.readStored();
    assert.equal(await count(), before_);
    await slow.readStored();
    assert.equal(tries, 1, 'not at once again');
    for (let minutes = 0; minutes < 3; minutes += 1) {
      await top.owner.pool.query(`update mails set poging_op = poging_op - interval '2 minutes'`);
      await slow.readStored();
    }
    assert.equal(tries, 2);
    const verzoeken = await queue();
    assert.equal(await count(), before_ + 1);
    assert.deepEqual([verzoeken[0].status, verzoeken[0].van], ['onleesbaar', 'm•••@regenboog.example']);
    assert.match(verzoeken[0].reden, /niet kunnen lezen/);
    assert.equal((await top.openMail(`/api/verzoeken/${verzoeken[0].id}`)).tekst, 'Subject: traag');
  });

  test('however often reading is asked for, a mail is not claimed before its turn', async () => {
    const turn = Promise.withResolvers<never>();
    const begun = Promise.withResolvers<void>();
    const busy = createPostbus({
      ...top,
      log: createLog({ name: 'test', level: 'silent' }),
      grenzen: { perAdres: 1_000, perDomein: 1_000, bytes: 2 ** 30 },
      reader: {
        read: () => {
          begun.resolve();
          return turn.promise;
        },
      },
    });
    for (const n of [1, 2, 3])
      await busy.storeMail({ afzender: SCHOOL, raw: Buffer.from(`Subject: ${n}\n\nx`) });
    const asked = [busy.readStored(), busy.readStored(), busy.readStored()];
    await begun.promise;
    await busy.findWeigering(SCHOOL);
    const { rows } = await top.owner.pool.query(
      'select count(*)::int as geteld from mails where soort is null and pogingen > 0',
    );
    turn.reject(new Error('no answer'));
    await Promise.all(asked);
    await top.owner.pool.query('delete from mails where soort is null');
    assert.equal(rows[0].geteld, 1);
  });

  test('the mails themselves are stored encrypted', async () => {
    const { rows } = await top.owner.pool.query(
      `select count(*) as hits from mails m join verzoeken v on v.mail_id = m.id
        where m::text like $1 or v::text like $1`,
      [`%${CODE.slice(7)}%`],
    );
    assert.equal(rows[0].hits, 0);
  });
});

/** The longest time in which this process answered nobody. */
function watchGap(): { stop(): number } {
  let [last, longest] = [performance.now(), 0];
  const look = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  // A test that fails half-way must not keep its process.
  const timer = setInterval(look, 10).unref();
  return {
    stop() {
      clearInterval(timer);
      look();
      return longest;
    },
  };
}
