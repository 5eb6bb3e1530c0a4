/** The stappenplan on this side: a mail arrives, support checks and activates, the school gets its confirmation. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createMailer } from '@koppelpunt/platform';
import { BRIN6, CODE, startTopDossier, SUPPORT_EMAIL, type TopDossier } from './start-top-dossier.ts';

const SCHOOL = 'm.jansen@regenboog.example';

describe('activating a koppeling', () => {
  let top: TopDossier;
  let verzoekId: string;
  let koppelingId: string;

  before(async () => {
    top = await startTopDossier();
  });
  after(() => top.stop());

  test('a mail to support stands in the queue at once, with BRIN and length of the code, never the code', async () => {
    const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${top.smtpPort}` });
    const outcome = await mailer.send({
      from: SCHOOL,
      to: SUPPORT_EMAIL,
      subject: `Verzoek: koppeling ESIS - TOP dossier activeren voor ${BRIN6}`,
      text: `Beste support,\n\nSchool: De Regenboog\nBrinnummer met vestiging: ${BRIN6}\nVerificatiecode: ${CODE}\n\nGroet,\nMarieke Jansen\n`,
    });
    mailer.close();
    assert.equal(outcome.kind, 'sent');
    await top.until(
      async () => (await top.get('support', '/api/verzoeken')).body.verzoeken.length || undefined,
    );
    const { body, text } = await top.get('support', '/api/verzoeken');
    assert.equal(body.verzoeken.length, 1);
    const [verzoek] = body.verzoeken;
    assert.deepEqual(
      [verzoek.status, verzoek.van, verzoek.brin6, verzoek.schoolnaam, verzoek.codeLengte, verzoek.reden],
      ['nieuw', 'm•••@regenboog.example', BRIN6, 'De Regenboog', CODE.length, null],
    );
    assert.ok(!text.includes(CODE));
    verzoekId = verzoek.id;
  });

  test('the mail is shown with its code masked', async () => {
    const mail = await top.openMail(`/api/verzoeken/${verzoekId}`);
    assert.match(mail.tekst, /Verificatiecode: 97QX00-•••• \(29 tekens\)/);
    assert.match(mail.onderwerp, /activeren voor 97QX00/);
    assert.equal(mail.van, SCHOOL);
    assert.ok(!JSON.stringify(mail).includes(CODE.slice(7)));
  });

  test('Controleren shows the groups and fetches no pupil', async () => {
    const { body } = await top.send('support', 'POST', `/api/verzoeken/${verzoekId}/controle`);
    assert.equal(body.ok, true, body.melding);
    assert.equal(body.groepen.length, 9);
    assert.deepEqual(
      top.esis.calls.map(({ operatie }) => operatie),
      ['HaalStructuur'],
    );
    const { count } = await top.owner.db
      .selectFrom('leerlingen')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    assert.equal(count, 0);
  });

  test('P9: Activeren en bevestigen makes it actief only when the pupils have crossed', async () => {
    const hold = top.esis.holdAfter(100);
    const started = await top.send('support', 'POST', `/api/verzoeken/${verzoekId}/activering`);
    assert.equal(started.status, 202, started.text);
    koppelingId = started.body.koppelingId;
    const progress = `/api/synchronisaties/${started.body.synchronisatieId}`;
    await hold.reached;
    const again = await top.send('support', 'POST', `/api/verzoeken/${verzoekId}/activering`);
    assert.deepEqual(
      [again.status, again.body],
      [202, started.body],
      'a second press finds the run of the first',
    );
    const halfway = await top.get('support', `/api/koppelingen/${koppelingId}`);
    assert.equal(halfway.body.status, 'aangevraagd');
    assert.equal(halfway.body.lopendeSynchronisatieId, started.body.synchronisatieId);
    assert.equal((await top.get('support', progress)).body.status, 'bezig');
    hold.release();
    const done = await top.until(async () => {
      const { body } = await top.get('support', progress);
      return body.klaarOp ? body : undefined;
    });
    assert.equal(done.status, 'gelukt', done.melding);
    assert.deepEqual(done.tellingen, { nieuw: 220, gewijzigd: 0, vertrokken: 0, ongewijzigd: 0 });
    assert.deepEqual([done.leerlingen, done.groepenGedaan, done.groepenTotaal], [220, 9, 9]);
    assert.ok(done.bytes > 10_000);
    const { body } = await top.get('support', `/api/koppelingen/${koppelingId}`);
    assert.deepEqual(
      [body.status, body.statusLabel, body.aantalLeerlingen, body.aantalGroepen, body.schoolnaam],
      ['actief', 'Actief', 220, 9, 'De Regenboog'],
    );
    assert.equal((await top.get('support', `/api/verzoeken/${verzoekId}`)).body.status, 'geactiveerd');
    assert.equal(body.synchronisaties.length, 1);
    const { rows } = await top.owner.pool.query(
      `select gebeurtenis from logboek where gebeurtenis in ('koppeling.aangevraagd', 'synchronisatie.gevraagd')`,
    );
    assert.equal(rows.length, 2, 'one row of each, however often it was pressed');
  });

  test('the school gets the confirmation by mail, without its code', async () => {
    const mail = await top.mailbox.next();
    assert.equal(mail.from?.value[0]?.address, SUPPORT_EMAIL);
    assert.match(mail.text ?? '', /De Regenboog \(97QX00\)/);
    assert.match(mail.text ?? '', /220 leerlingen/);
    assert.ok(!(mail.text ?? '').includes(CODE));
    await top.until(async () => {
      const { body } = await top.get('support', `/api/koppelingen/${koppelingId}`);
      return body.bevestigingVerzondenOp ?? undefined;
    });
  });

  test('a second request with the same code, from another address, ends too and is confirmed there', async () => {
    const ander = 'directie@regenboog.example';
    await top.mail(`From: ${ander}\nSubject: nog eens\n\nBRIN ${BRIN6}, verificatiecode ${CODE}`, {
      van: ander,
    });
    const [{ id }] = (await top.get('support', '/api/verzoeken')).body.verzoeken;
    const started = await top.send('support', 'POST', `/api/verzoeken/${id}/activering`);
    assert.equal(started.status, 202, started.text);
    const done = await top.until(async () => {
      const { body } = await top.get('support', `/api/synchronisaties/${started.body.synchronisatieId}`);
      return body.klaarOp ? body : undefined;
    });
    assert.equal(done.resultaat, 'geen-wijzigingen');
    assert.equal((await top.get('support', `/api/verzoeken/${id}`)).body.status, 'geactiveerd');
    const mail = await top.mailbox.next();
    assert.equal([mail.to].flat()[0]?.text, ander);
  });

  test('the intern begeleider of the school sees its pupils by name', async () => {
    const { body } = await top.get('begeleider', `/api/koppelingen/${koppelingId}/leerlingen`);
    assert.equal(body.leerlingen.length, 220);
    const first = top.school.leerlingen[0];
    const found = body.leerlingen.filter(({ naam }: { naam: string }) =>
      naam.includes(first?.achternaam ?? '-'),
    );
    assert.ok(found.length > 0);
    assert.equal(body.groepen.length, 9);
    assert.equal(
      body.groepen.reduce((sum: number, { aantal }: { aantal: number }) => sum + aantal, 0),
      220,
    );
  });

  test('R33: support sees groups and counts, and no name', async () => {
    const { body, text } = await top.get('support', `/api/koppelingen/${koppelingId}/leerlingen`);
    assert.equal(body.leerlingen, null);
    assert.equal(body.groepen.length, 9);
    for (const { achternaam } of top.school.leerlingen) assert.ok(!text.includes(achternaam ?? '-'));
  });

  test('R34: who works at another school finds nothing here, and no queue', async () => {
    assert.equal((await top.get('elders', `/api/koppelingen/${koppelingId}/leerlingen`)).status, 404);
    assert.equal((await top.get('elders', `/api/koppelingen/${koppelingId}`)).status, 404);
    assert.deepEqual((await top.get('elders', '/api/koppelingen')).body, { koppelingen: [] });
    assert.equal((await top.get('elders', '/api/verzoeken')).status, 403);
    assert.equal((await top.get('begeleider', `/api/verzoeken/${verzoekId}`)).status, 403);
    assert.equal(
      (await top.send('begeleider', 'POST', `/api/koppelingen/${koppelingId}/synchronisaties`, {})).status,
      403,
    );
  });

  test('whose TOP dossier this is, everybody who is signed in may see', async () => {
    assert.deepEqual((await top.get('support', '/api/organisatie')).body, {
      naam: 'SWV Noorderlicht',
    });
  });

  test('every route but signing in and health is closed to who is not signed in', async () => {
    for (const url of [
      '/api/organisatie',
      '/api/verzoeken',
      '/api/koppelingen',
      `/api/koppelingen/${koppelingId}/leerlingen`,
    ]) {
      assert.equal((await top.anonymous(url)).statusCode, 401, url);
    }
    assert.equal((await top.anonymous('/health')).statusCode, 200);
  });

  test('every read of pupils left a row, and no row, job or log line holds a name, the code or a key', async () => {
    const { db, pool } = top.owner;
    const rows = await db.selectFrom('logboek').selectAll().execute();
    const acts = new Set(rows.map(({ gebeurtenis }) => gebeurtenis));
    for (const act of [
      'leerlingen.bekeken',
      'aantallen.bekeken',
      'synchronisatie.afgelopen',
      'koppeling.actief',
    ]) {
      assert.ok(acts.has(act), act);
    }
    const jobs = await pool.query('select to_jsonb(job) as job from pgboss.job');
    const traces = [JSON.stringify(rows), JSON.stringify(jobs.rows), top.logLines.join('\n')];
    assert.ok(jobs.rows.length > 0 && top.logLines.length > 0);
    for (const trace of traces) {
      assert.ok(!trace.includes(CODE.slice(7)));
      assert.ok(!trace.includes(top.esis.klantcode));
      for (const { achternaam, key } of top.school.leerlingen) {
        assert.ok(!new RegExp(`\\b${achternaam}\\b`).test(trace), achternaam);
        assert.ok(!trace.includes(`"${key}"`));
      }
    }
  });

  test('nowhere in the database does the code stand as it is', async () => {
    const tables = await top.owner.pool.query<{ name: string }>(
      `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
        where schemaname in ('public', 'pgboss')`,
    );
    for (const { name } of tables.rows) {
      const { rows } = await top.owner.pool.query(
        `select count(*) as hits from ${name} t where t::text like $1`,
        [`%${CODE.slice(7)}%`],
      );
      assert.equal(rows[0].hits, 0, name);
    }
  });
});
