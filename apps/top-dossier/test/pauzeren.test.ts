/** The school removes its code in ESIS, and enters it again; nobody here does anything. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { dangerouslyAsSystem } from '@koppelpunt/platform';
import { roosterJob } from '../src/synchronisaties/rooster.job.ts';
import { BRIN6, CODE, startTopDossier, type TopDossier } from './start-top-dossier.ts';

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
});
