/** What the mailbox does when somebody sends too much, holds every connection, or when what it keeps is old enough. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { dangerouslyAsSystem } from '@koppelpunt/platform';
import { SCHOOL, startTopDossier, type TopDossier } from './start-top-dossier.ts';

const CODE = '97QX00-k4m9x2p7w3z8t6v5';

describe('too much of one sender', () => {
  let top: TopDossier;
  before(async () => {
    top = await startTopDossier({
      leerlingen: 10,
      settings: { MAIL_PER_ADRES: 3, MAIL_PER_DOMEIN: 5, MAIL_MB: 1 },
    });
  });
  after(() => top.stop());

  const mail = (van: string, tekst = 'hallo') => top.mail(`Subject: x\n\n${tekst}\n`, { van });

  test('an address and a domain may send so many an hour; the refusal says so in Dutch, and others go on', async () => {
    for (let times = 0; times < 3; times += 1) assert.match(await mail('a@druk.example'), /^250 /);
    assert.equal(
      await mail('A@druk.example'),
      '450 Te veel e-mails in een uur van dit adres (ten hoogste 3). Probeer het over een uur opnieuw.',
    );
    for (const van of ['b@druk.example', 'c@druk.example']) assert.match(await mail(van), /^250 /);
    assert.match(await mail('d@druk.example'), /^450 .* dit domein \(ten hoogste 5\)/);
    assert.match(await mail(SCHOOL), /^250 /);
    await top.owner.pool.query(`update mails set ontvangen_op = ontvangen_op - interval '61 minutes'`);
    assert.match(await mail('a@druk.example'), /^250 /);
  });

  test('what is kept has a bound; a mail that does not fit is not taken, and its sender may send it again', async () => {
    const big = 'x'.repeat(70).concat('\n').repeat(9_000);
    assert.match(await mail('groot@een.example', big), /^250 /);
    assert.match(await mail('groot@twee.example', big), /^250 /);
    assert.match(await mail(SCHOOL), /^452 De postbus van support is vol/);
    await top.owner.pool.query(`delete from verzoeken; delete from mails where bytes > 100000`);
    assert.match(await mail(SCHOOL), /^250 /);
  });
});

describe('connections', () => {
  let top: TopDossier;
  const held: Socket[] = [];
  before(async () => {
    top = await startTopDossier({ leerlingen: 10, idleMs: 4_000 });
  });
  after(async () => {
    for (const socket of held) socket.destroy();
    await top.stop();
  });

  async function hold(count: number, localAddress: string): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const socket = connect({ port: top.smtpPort, host: '127.0.0.1', localAddress });
      socket.on('error', () => {});
      // What is not read hides that the other side ended it.
      socket.resume();
      held.push(socket);
      await once(socket, 'connect');
    }
  }
  const countOpen = () => held.filter(({ closed }) => !closed).length;

  test('who holds all of its connections idle shuts out neither others nor, after a moment, itself', async () => {
    await hold(60, '127.0.0.2');
    await top.until(async () => await Promise.resolve(countOpen() <= 20 || undefined));
    assert.equal(countOpen(), 20, 'of one address twenty are kept');
    assert.match(await top.mail(`Subject: x\n\n${CODE}\n`), /^250 /, 'another address');
    await hold(20, '127.0.0.1');
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    assert.match(await top.mail(`Subject: x\n\n${CODE}\n`), /^250 /, 'the same address');
  });

  test('an idle connection is closed', async () => {
    await hold(1, '127.0.0.3');
    const idle = held.at(-1);
    assert.ok(idle);
    idle.resume();
    const started = performance.now();
    await once(idle, 'close');
    assert.ok(performance.now() - started < 20_000);
  });
});

describe('the queue and its clock', () => {
  let top: TopDossier;
  before(async () => {
    top = await startTopDossier({ leerlingen: 10 });
  });
  after(() => top.stop());

  const list = async (query = '') => (await top.get('support', `/api/verzoeken${query}`)).body;

  test('an open request of long ago is found, however many came after it and whatever became of those', async () => {
    await top.mail(`From: ${SCHOOL}\nSubject: eerste\n\n${CODE}\n`);
    const [{ id }] = (await list()).verzoeken;
    await top.owner.pool.query(
      `insert into verzoeken (status, ontvangen_op, van_versleuteld, van_pseudoniem, domein_pseudoniem,
                              onderwerp_versleuteld, tekst_versleuteld)
       select case when n % 2 = 0 then 'onleesbaar' else 'afgewezen' end, now() + n * interval '1 second',
              v.van_versleuteld, 'x', 'x', 'x', 'x' from verzoeken v, generate_series(1, 1200) n`,
    );
    const found = await list('?zoek=97qx');
    assert.deepEqual([found.aantal, found.verzoeken[0].id], [1, id]);
    assert.equal((await list(`?zoek=${SCHOOL}`)).aantal, 1);
    assert.equal((await list('?zoek=regenboog.example')).aantal, 1);
    assert.equal((await list('?zoek=m.jansen@elders.example')).aantal, 0);
    await top.owner.pool.query(`delete from verzoeken where van_pseudoniem = 'x'`);
  });

  test('every open request stands on some page', async () => {
    const before_ = (await list()).aantal;
    const sending = Array.from(
      { length: 60 },
      (_, n) => `From: a${n}@b.example\nSubject: x\n\nnummer ${n}\n`,
    );
    for (const raw of sending) await top.mail(raw, { van: `a@school${raw.length}.example` });
    const { aantal, perPagina } = await list();
    assert.deepEqual([aantal, perPagina], [before_ + 60, 50]);
    const pages = [await list(), await list('?pagina=2')];
    const ids = new Set(pages.flatMap(({ verzoeken }) => verzoeken.map(({ id }: { id: string }) => id)));
    assert.equal(ids.size, aantal);
    assert.equal((await top.get('support', '/api/verzoeken?pagina=0')).status, 400);
  });

  test('what is set aside mails nobody, stands apart, comes back on request, and goes after a week', async () => {
    await top.mail(`From: spam@x.example\nSubject: win een prijs\n\nklik hier\n`);
    const [{ id }] = (await list()).verzoeken;
    const before_ = (await list()).aantallen;
    const aside = await top.send('support', 'PUT', `/api/verzoeken/${id}/terzijde`, { terzijde: true });
    assert.equal(aside.body.status, 'terzijde');
    const after_ = (await list()).aantallen;
    assert.deepEqual([after_['te-doen'], after_.terzijde], [before_['te-doen'] - 1, before_.terzijde + 1]);
    const acts = await top.send('support', 'POST', `/api/verzoeken/${id}/afwijzing`, { reden: 'nee' });
    assert.deepEqual([acts.status, acts.body.code], [409, 'VERZOEK_AFGEHANDELD']);
    const back = await top.send('support', 'PUT', `/api/verzoeken/${id}/terzijde`, { terzijde: false });
    assert.equal(back.body.status, 'onleesbaar');
    await top.send('support', 'PUT', `/api/verzoeken/${id}/terzijde`, { terzijde: true });
    assert.equal(top.mailbox.mails.length, 0);
    assert.equal(
      (await top.send('begeleider', 'PUT', `/api/verzoeken/${id}/terzijde`, { terzijde: false })).status,
      403,
    );
  });

  test('mails and requests go when they were kept long enough, and no sooner; the logboek tells how many', async () => {
    const clear = async () =>
      await top.services.postbus.deleteOld(dangerouslyAsSystem('opruimen'), top.services.verzoeken.deleteOld);
    const count = async (tabel: 'mails' | 'verzoeken', waar = 'true') =>
      (await top.owner.pool.query(`select count(*)::int as n from ${tabel} where ${waar}`)).rows[0].n;
    const [mails, verzoeken, terzijde] = [
      await count('mails'),
      await count('verzoeken'),
      await count('verzoeken', `status = 'terzijde'`),
    ];
    assert.ok(mails > 0 && terzijde > 0);
    await clear();
    assert.deepEqual([await count('mails'), await count('verzoeken')], [mails, verzoeken]);
    await top.owner.pool.query(`update verzoeken set updated_at = updated_at - interval '8 days'`);
    await clear();
    assert.deepEqual([await count('mails'), await count('verzoeken')], [mails, verzoeken - terzijde]);
    await top.owner.pool.query(`update mails set ontvangen_op = ontvangen_op - interval '31 days'`);
    await clear();
    assert.deepEqual(
      [await count('mails'), await count('verzoeken')],
      [0, verzoeken - terzijde],
      'open ones wait',
    );
    await top.owner.pool.query(`update verzoeken set ontvangen_op = ontvangen_op - interval '181 days'`);
    await clear();
    assert.equal(await count('verzoeken'), 0);
    const { rows } = await top.owner.pool.query(
      `select details from logboek where gebeurtenis = 'post.verwijderd' order by id`,
    );
    assert.deepEqual(
      rows.map(({ details }) => details),
      [
        { mails: 0, verzoeken: terzijde },
        { mails, verzoeken: 0 },
        { mails: 0, verzoeken: verzoeken - terzijde },
      ],
    );
  });
});
