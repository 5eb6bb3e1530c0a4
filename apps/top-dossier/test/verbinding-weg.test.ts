/** PostgreSQL closes our connections in the middle of a synchronisation, a job and a mail: nothing half, and TOP dossier goes on. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createMailer } from '@koppelpunt/platform';
import { holdTable, loseConnections } from '@koppelpunt/testkit';
import { BRIN6, CODE, startTopDossier, SUPPORT_EMAIL, type TopDossier } from './start-top-dossier.ts';

describe('a database that goes away', () => {
  let top: TopDossier;
  let url: string;

  before(async () => {
    top = await startTopDossier();
    const koppeling = await top.database.as(top.system, (handeling) =>
      top.services.koppelingen.requestKoppeling(handeling, {
        brin6: BRIN6,
        bronId: 'esis',
        verificatiecode: CODE,
        schoolnaam: null,
        contactEmail: null,
      }),
    );
    url = `/api/koppelingen/${koppeling.id}`;
  });
  after(() => top.stop());

  const countLeerlingen = async () => {
    const query = top.owner.db.selectFrom('leerlingen').select((eb) => eb.fn.countAll<number>().as('count'));
    return (await query.executeTakeFirstOrThrow()).count;
  };

  test('in the middle of a COPY: no pupil of half an answer stays, and the job does it again by itself', async () => {
    const hold = top.esis.holdAfter(100);
    assert.equal((await top.send('support', 'POST', `${url}/synchronisaties`, {})).status, 202);
    await hold.reached;
    await loseConnections(top.owner.pool, 'test');
    hold.release();
    assert.equal(await countLeerlingen(), 0);
    const done = await top.until(async () => {
      const { body } = await top.get('support', url);
      return body.status === 'actief' ? body : undefined;
    }, 60_000);
    assert.deepEqual([done.aantalLeerlingen, await countLeerlingen()], [220, 220]);
    assert.equal(done.synchronisaties.length, 1);
  });

  test('the connections of the jobs: the next job is done', async () => {
    await loseConnections(top.owner.pool, 'koppelpunt-jobs');
    const before = top.esis.calls.length;
    assert.equal((await top.send('support', 'POST', `${url}/synchronisaties`, {})).status, 202);
    await top.until(async () => (top.esis.calls.length > before ? true : undefined), 30_000);
  });

  test('while a mail comes in: it is not taken, so that its sender sends it again', async () => {
    const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${top.smtpPort}` });
    const mail = {
      from: 'x@regenboog.example',
      to: SUPPORT_EMAIL,
      subject: 'x',
      text: `brin 97QX00, code ${CODE}`,
    };
    const held = await holdTable(top.owner.pool, 'mails');
    const sending = mailer.send(mail);
    await held.waiting();
    await loseConnections(top.owner.pool, 'test');
    assert.equal((await sending).kind, 'failed');
    await held.release();
    assert.deepEqual(await top.owner.db.selectFrom('mails').selectAll().execute(), []);
    assert.equal((await mailer.send(mail)).kind, 'sent');
    mailer.close();
  });
});
