/** Support is told which schools are silent: once a day, on schooldagen, in one mail. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createMailer, dangerouslyAsSystem, openOwnDatabases, type OwnDatabases } from '@koppelpunt/platform';
import { createTestKlok } from '@koppelpunt/testkit';
import { topDossier } from '../src/app.ts';
import type { DB } from '../src/database.generated.ts';
import { meldStilteJob } from '../src/stilte/meld-stilte.job.ts';
import { createStilte } from '../src/stilte/stilte.service.ts';
import { SECRET } from './start-services.ts';
import {
  CODE,
  MENSEN,
  ORIGIN,
  startTopDossier,
  SUPPORT_EMAIL,
  type TopDossier,
} from './start-top-dossier.ts';

const klok = createTestKlok('2026-11-26T07:00:00Z');
let top: TopDossier;
let opened: OwnDatabases<DB>;

/** Four schools: silent since Friday, silent and paused, well, and never begun. */
before(async () => {
  top = await startTopDossier({ leerlingen: 20 });
  opened = await openOwnDatabases(topDossier, {
    url: top.databaseUrl,
    sleutels: () => SECRET,
    applicationName: 'test',
    now: () => klok.now(),
  });
  for (const [brin6, status, laatst] of [
    ['97QX00', 'storing', '2026-11-20T13:00:00Z'],
    ['97QX01', 'gepauzeerd', '2026-11-20T13:00:00Z'],
    ['97QX02', 'actief', '2026-11-26T06:30:00Z'],
    ['97QX03', 'aangevraagd', null],
  ] as const)
    await top.owner.db
      .insertInto('koppelingen')
      .values({
        brin6,
        bronId: 'esis',
        schoolnaam: brin6 === '97QX00' ? 'De Regenboog' : null,
        codeVersleuteld: 'x',
        status,
        statusSinds: new Date('2026-11-20T09:00:00Z'),
        laatstGeluktOp: laatst,
        // No rooster of this test may come to it.
        volgendeOp: new Date('2099-01-01T00:00:00Z'),
      })
      .execute();
});
after(async () => {
  await opened.close();
  await top.stop();
});

async function run(smtpUrl = top.mailbox.smtpUrl): Promise<void> {
  const mailer = createMailer({ smtpUrl });
  const { database, loginDatabase } = opened;
  const stilte = createStilte({
    database,
    login: loginDatabase,
    koppelingen: top.services.koppelingen,
  });
  const job = meldStilteJob({ stilte, mailer, afzender: SUPPORT_EMAIL, publicUrl: ORIGIN });
  await job.handle({}, new AbortController().signal, dangerouslyAsSystem(job.actor));
  mailer.close();
}
const count = () => top.mailbox.mails.length;

test('a mail server that is away costs no message: the next hour tries again', async () => {
  await run('smtp://127.0.0.1:1');
  assert.equal(count(), 0);
});

test('one mail to support names the silent schools, and no code', async () => {
  await run();
  assert.equal(count(), 1);
  const mail = top.mailbox.mails[0];
  assert.equal([mail?.to].flat()[0]?.text, MENSEN.support.email);
  const text = mail?.text ?? '';
  assert.match(text, /2 scholen/);
  assert.match(text, /97QX00 De Regenboog, sinds 20 november 2026/);
  assert.match(text, /97QX03, sinds 20 november 2026/);
  assert.doesNotMatch(text, /97QX01|97QX02/);
  assert.ok(!text.includes(CODE));
});

test('at most once a day, however often it runs, and again on the next schooldag', async () => {
  await run();
  klok.set('2026-11-26T10:30:00Z');
  await run();
  assert.equal(count(), 1);
  klok.set('2026-11-27T06:30:00Z');
  await run();
  assert.equal(count(), 2);
});

test('not on a day on which nobody is at school, and not when all is well', async () => {
  for (const vrij of ['2026-11-28T06:30:00Z', '2026-12-22T06:30:00Z', '2027-03-29T05:30:00Z']) {
    klok.set(vrij);
    await run();
  }
  assert.equal(count(), 2);
  klok.set('2026-12-01T06:30:00Z');
  await top.owner.db
    .updateTable('koppelingen')
    .set({ laatstGeluktOp: klok.now(), statusSinds: klok.now() })
    .execute();
  await run();
  assert.equal(count(), 2);
});

test('the screen of the school says it too', async () => {
  const { id } = await top.owner.db
    .selectFrom('koppelingen')
    .select('id')
    .where('brin6', '=', '97QX00')
    .executeTakeFirstOrThrow();
  const lang = new Date(Date.now() - 90 * 24 * 60 * 60_000);
  await top.owner.db.updateTable('koppelingen').set({ laatstGeluktOp: lang, statusSinds: lang }).execute();
  const { body } = await top.get('support', `/api/koppelingen/${id}`);
  assert.equal(body.stilSinds, lang.toISOString());
  assert.match(body.aanZet, /al twee schooldagen niets met ESIS uitgewisseld/);
});
