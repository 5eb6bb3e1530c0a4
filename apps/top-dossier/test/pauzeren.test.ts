/** The school removes its code in ESIS, and enters it again; nobody here does anything. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  addKalenderdagen,
  createLog,
  dangerouslyAsSystem,
  findDag,
  findMoment,
  openOwnDatabases,
} from '@koppelpunt/platform';
import { createServices, topDossier } from '../src/app.ts';
import { meldPauzesJob } from '../src/koppelingen/meld-pauzes.job.ts';
import { roosterJob } from '../src/synchronisaties/rooster.job.ts';
import { SECRET } from './start-services.ts';
import { BRIN6, CODE, SCHOOL, startTopDossier, type TopDossier } from './start-top-dossier.ts';

describe('pausing and resuming by the school', () => {
  let top: TopDossier;
  let koppelingId: string;

  before(async () => {
    top = await startTopDossier();
    const koppeling = await top.database.as(top.system, (handeling) =>
      top.services.koppelingen.requestKoppeling(handeling, {
        brin6: BRIN6,
        bronId: 'esis',
        verificatiecode: CODE,
        schoolnaam: 'De Regenboog',
        contactEmail: null,
      }),
    );
    koppelingId = koppeling.id;
    const run = await runNow();
    assert.equal(run.status, 'gelukt', run.melding ?? '');
  });
  after(() => top.stop());

  const runNow = () =>
    top.services.synchronisaties.runNow(top.system, koppelingId, { toestaanVertrek: false });
  const koppeling = async () => (await top.get('support', `/api/koppelingen/${koppelingId}`)).body;
  /** Does what the job does every minute, after the moment of the koppeling came. */
  const minute = async () => {
    await top.owner.db.updateTable('koppelingen').set({ volgendeOp: top.database.now() }).execute();
    const job = roosterJob({ ...top.services, database: top.database });
    await job.handle({}, new AbortController().signal, dangerouslyAsSystem(job.actor));
  };

  test('P1: the next call after the code was removed is refused, and the school stands as paused by itself', async () => {
    top.esis.removeCode(CODE);
    const refused = await runNow();
    assert.deepEqual([refused.status, refused.resultaat], ['mislukt', 'geweigerd']);
    assert.match(refused.melding ?? '', /De school heeft de koppeling in ESIS gepauzeerd/);
    const { status, statusLabel, aanZet, aantalLeerlingen } = await koppeling();
    assert.deepEqual([status, statusLabel], ['gepauzeerd', 'Gepauzeerd door de school']);
    assert.match(aanZet, /De school is aan zet/);
    assert.equal(aantalLeerlingen, 220);
  });

  test('P6: refused once more, it is paused as it was', async () => {
    const before = await koppeling();
    assert.equal((await runNow()).resultaat, 'geweigerd');
    assert.equal((await koppeling()).status, before.status);
  });

  test('P3, P4: while paused nobody here can fetch', async () => {
    const calls = top.esis.calls.length;
    const answer = await top.send('support', 'POST', `/api/koppelingen/${koppelingId}/synchronisaties`, {});
    assert.equal(answer.status, 409);
    assert.equal(answer.body.code, 'KOPPELING_GEPAUZEERD');
    assert.equal(top.esis.calls.length, calls, 'no call went out');
  });

  test('P2: asking again changes nothing while the code is away, and leaves one line, not one each time', async () => {
    await minute();
    const before = await koppeling();
    await minute();
    await minute();
    const now = await koppeling();
    assert.equal(now.status, 'gepauzeerd');
    assert.equal(now.synchronisaties.length, before.synchronisaties.length);
    assert.deepEqual([before.synchronisaties[0].aantal, now.synchronisaties[0].aantal], [1, 3]);
    top.esis.behave('onbereikbaar');
    await minute();
    assert.equal((await koppeling()).status, 'gepauzeerd', 'a server that is down has not said yes');
    top.esis.behave('normaal');
  });

  test('P2: the same code in ESIS again resumes it, without anyone here', async () => {
    top.esis.setCode(CODE, top.school);
    await minute();
    const now = await koppeling();
    assert.equal(now.status, 'actief');
    assert.equal(now.laatsteSynchronisatie.resultaat, 'geen-wijzigingen');
    assert.equal(top.esis.calls.at(-1)?.laatstontvangengegevens, top.school.school.aanmaakdatum);
  });

  test('the job runs by itself', async () => {
    top.esis.removeCode(CODE);
    await runNow();
    assert.equal((await koppeling()).status, 'gepauzeerd');
    top.esis.setCode(CODE, top.school);
    await top.owner.db.updateTable('koppelingen').set({ volgendeOp: top.database.now() }).execute();
    await top.jobs.send('rooster', {});
    await top.until(async () => ((await koppeling()).status === 'actief' ? true : undefined));
  });

  test('P8: another code goes back to aangevraagd, and becomes actief only with pupils', async () => {
    const other = `${BRIN6}-een-heel-andere-code-7x`;
    top.esis.removeCode(CODE);
    await top.database.as(top.system, (handeling) =>
      top.services.koppelingen.requestKoppeling(handeling, {
        brin6: BRIN6,
        bronId: 'esis',
        verificatiecode: other,
        schoolnaam: null,
        contactEmail: null,
      }),
    );
    assert.equal((await koppeling()).status, 'aangevraagd');
    assert.equal((await runNow()).resultaat, 'geweigerd');
    assert.equal((await koppeling()).status, 'aangevraagd', 'a code that never worked is not a pause');
    top.esis.setCode(other, top.school);
    const run = await runNow();
    assert.equal(run.resultaat, 'gelukt');
    assert.equal(run.leerlingen, 220, 'all pupils crossed, not only what changed');
    assert.equal((await koppeling()).status, 'actief');
  });

  test('P1: a transfer that runs when the school stops it leaves no half batch', async () => {
    const hold = top.esis.holdAfter(100);
    const changed = top.school.leerlingen.map((leerling) => ({ ...leerling, roepnaam: 'Half' }));
    const code = `${BRIN6}-een-heel-andere-code-7x`;
    const school = { ...top.school.school, aanmaakdatum: '2026-12-01T08:00:00+01:00' };
    top.esis.setCode(code, { ...top.school, school, leerlingen: changed });
    const running = runNow();
    await hold.reached;
    top.esis.dropConnections();
    const run = await running;
    assert.equal(run.status, 'mislukt');
    hold.release();
    const { count } = await top.owner.db
      .selectFrom('leerlingen')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('roepnaam', '=', 'Half')
      .executeTakeFirstOrThrow();
    assert.equal(count, 0);
  });

  describe('pausing and resuming by support', () => {
    const PAUZES = () => `/api/koppelingen/${koppelingId}/pauzes`;
    const pause = async (over: object = {}) =>
      await top.send('support', 'POST', PAUZES(), { reden: 'Onderhoud aan de database', ...over });
    const resume = async (pauzeId: string) => await top.send('support', 'DELETE', `${PAUZES()}/${pauzeId}`);
    const countMails = (onderwerp: RegExp) =>
      top.mailbox.mails.filter(({ subject }) => onderwerp.test(subject ?? '')).length;
    const dag = (aantal: number) => addKalenderdagen(findDag(top.database.now()), aantal);
    const countHalf = async () =>
      (await top.owner.db.selectFrom('leerlingen').select('id').where('roepnaam', '=', 'Half').execute())
        .length;

    before(async () => {
      await top.owner.db.updateTable('koppelingen').set({ contactEmail: SCHOOL, status: 'actief' }).execute();
    });

    test('P1: it stops a running transfer within seconds and leaves no half batch; the school gets a mail', async () => {
      const hold = top.esis.holdAfter(100);
      const { synchronisatieId } = (
        await top.send('support', 'POST', `/api/koppelingen/${koppelingId}/synchronisaties`, {})
      ).body;
      await hold.reached;
      const pausedAt = performance.now();
      const { status, body } = await pause();
      assert.deepEqual([status, body.pauzes.length, body.pauzes[0].door], [200, 1, 'Bo de Vries']);
      const run = await top.until(async () => {
        const answer = (await top.get('support', `/api/synchronisaties/${synchronisatieId}`)).body;
        return answer.klaarOp === null ? undefined : answer;
      });
      assert.ok(performance.now() - pausedAt < 10_000, 'it took too long');
      hold.release();
      assert.equal(run.resultaat, 'stilgezet');
      assert.equal(await countHalf(), 0);
      const now = await koppeling();
      assert.deepEqual(
        [now.status, now.statusLabel, now.schoolPauzeert, now.stilSinds],
        ['gepauzeerd', 'Gepauzeerd door TOP dossier', false, null],
      );
      await top.until(async () => countMails(/uitwisseling gepauzeerd voor 97QX00/) || undefined);
      const [mail] = top.mailbox.mails.filter(({ subject }) => /gepauzeerd/.test(subject ?? ''));
      assert.match(String(mail?.text), /Reden: Onderhoud aan de database/);
      assert.doesNotMatch(String(mail?.text), /een-heel-andere-code/);
    });

    test('P3, P6: twice is once; while it holds nothing is asked: not by hand, rooster, command or new code', async () => {
      const [first] = (await koppeling()).pauzes;
      assert.deepEqual((await pause({ reden: 'nog eens' })).body.pauzes, [first]);
      const calls = top.esis.calls.length;
      await top.mail(`From: ${SCHOOL}\nSubject: koppeling\n\nBRIN: ${BRIN6}\nVerificatiecode: ${CODE}\n`);
      const [verzoek] = (await top.get('support', '/api/verzoeken')).body.verzoeken;
      for (const act of ['controle', 'activering']) {
        const refused = await top.send('support', 'POST', `/api/verzoeken/${verzoek.id}/${act}`, {});
        assert.deepEqual([refused.status, refused.body.code], [409, 'PAUZE_VAN_ONS'], act);
      }
      const answer = await top.send('support', 'POST', `/api/koppelingen/${koppelingId}/synchronisaties`, {});
      assert.deepEqual([answer.status, answer.body.code], [409, 'PAUZE_VAN_ONS']);
      assert.equal((await runNow()).resultaat, 'stilgezet');
      await minute();
      await assert.rejects(top.services.koppelingen.requireNietStilgezet(top.system, BRIN6), {
        code: 'PAUZE_VAN_ONS',
      });
      assert.equal(top.esis.calls.length, calls, 'no call went out');
    });

    test('P4: both sides may hold at once, and neither lifts the other', async () => {
      const code = `${BRIN6}-een-heel-andere-code-7x`;
      const [{ id }] = (await koppeling()).pauzes;
      top.esis.removeCode(code);
      assert.equal((await resume(id)).status, 200);
      assert.equal((await resume(id)).status, 200, 'twice is once');
      await minute();
      assert.equal(
        (await koppeling()).statusLabel,
        'Gepauzeerd door de school',
        'the school’s pause is its own',
      );
      const ours = (await pause()).body.pauzes[0].id;
      assert.equal((await koppeling()).statusLabel, 'Gepauzeerd door de school en door TOP dossier');
      top.esis.setCode(code, top.school);
      await minute();
      assert.equal((await koppeling()).status, 'gepauzeerd', 'the school does not lift ours');
      await resume(ours);
      await minute();
      assert.equal((await koppeling()).status, 'actief');
      await top.until(async () => countMails(/uitwisseling hervat/) === 2 || undefined);
    });

    test('P2, P6: processes that pause and resume at once leave one pause, or none', async () => {
      const tweede = await openOwnDatabases(topDossier, {
        url: top.databaseUrl,
        sleutels: () => SECRET,
        applicationName: 'tweede',
      });
      const elders = createServices({
        ...tweede,
        jobs: top.jobs,
        log: createLog({ name: 'x', level: 'silent' }),
      });
      const vraag = { reden: 'Onderhoud', vanaf: null, totEnMet: null };
      const wie = [
        top.services.koppelingen,
        elders.koppelingen,
        top.services.koppelingen,
        elders.koppelingen,
      ];
      for (let ronde = 0; ronde < 5; ronde += 1) {
        await Promise.all(wie.map(async (each) => await each.createPauze(top.system, koppelingId, vraag)));
        assert.equal((await koppeling()).pauzes.length, 1);
        await Promise.all(wie.map(async (each) => await each.resumeKoppeling(top.system, koppelingId)));
        assert.deepEqual((await koppeling()).pauzes, []);
      }
      await tweede.close();
    });

    test('a planned pause holds from its first day to its last; the school gets one mail the day before each', async () => {
      const job = meldPauzesJob({ koppelingen: top.services.koppelingen });
      const meld = async () =>
        void (await job.handle({}, new AbortController().signal, dangerouslyAsSystem(job.actor)));
      const { body } = await pause({ vanaf: dag(1), totEnMet: dag(5) });
      assert.deepEqual([body.pauzes[0].isNu, (await koppeling()).status], [false, 'actief']);
      const botst = await pause({ vanaf: dag(3) });
      assert.deepEqual([botst.status, botst.body.code], [409, 'PAUZE_BESTAAT']);
      for (const [over, veld] of [
        [{ vanaf: dag(-1) }, 'vanaf'],
        [{ vanaf: dag(7), totEnMet: dag(6) }, 'totEnMet'],
        [{ reden: '' }, 'reden'],
      ] as const)
        assert.ok((await pause(over)).body.velden[veld], veld);
      await meld();
      await meld();
      await top.until(async () => countMails(/morgen een pauze/) || undefined);
      // Its days came: only the clock moved.
      const pauzes = top.owner.db.updateTable('pauzes').where('id', '=', body.pauzes[0].id);
      const morgen = findMoment(dag(1), 0);
      await pauzes.set({ vanaf: new Date('2026-01-01'), tot: morgen }).execute();
      assert.equal((await koppeling()).statusLabel, 'Gepauzeerd door TOP dossier');
      assert.equal((await runNow()).resultaat, 'stilgezet');
      await meld();
      await meld();
      await top.until(async () => countMails(/morgen weer uitwisseling/) || undefined);
      await pauzes.set({ tot: top.database.now() }).execute();
      assert.notEqual((await runNow()).resultaat, 'stilgezet');
      assert.equal((await koppeling()).status, 'actief');
      assert.deepEqual([countMails(/morgen een pauze/), countMails(/morgen weer/)], [1, 1]);
      const planned = (await pause({ vanaf: dag(30) })).body.pauzes[0].id;
      assert.deepEqual((await resume(planned)).body.pauzes, []);
    });
  });
});
