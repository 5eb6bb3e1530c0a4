/** The head of the chain outside the database, against the owner of the database. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  createTestDatabase,
  openOwner,
  startTestMailbox,
  type Owner,
  type TestDatabase,
  type TestMailbox,
} from '@koppelpunt/testkit';
import { dangerouslyAsSystem } from '../actor/actor.ts';
import { logboekVerify } from '../commands/logboek.cli.ts';
import { openDatabase, type Database } from '../database/database.ts';
import { PLATFORM_MIGRATIONS } from '../database/migrate.ts';
import { createLog } from '../log/log.ts';
import { createLogboekBeheer } from '../logboek/logboek-beheer.service.ts';
import { createMailer, type Mailer } from '../mail/mail.ts';
import { bewaarHoofdJob } from './bewaar-hoofd.job.ts';

const OPDRACHTREGEL = dangerouslyAsSystem('opdrachtregel');
const lines: string[] = [];
const log = createLog({ name: 'test', write: (line) => void lines.push(line) });

let testDatabase: TestDatabase;
let owner: Owner<object>;
let database: Database<Record<string, never>>;
let mailbox: TestMailbox;
let mailer: Mailer;
let folder: string;
let path: string;

before(async () => {
  testDatabase = await createTestDatabase([PLATFORM_MIGRATIONS]);
  owner = openOwner(testDatabase.url);
  database = openDatabase({ url: testDatabase.appUrl, applicationName: 'test' });
  mailbox = await startTestMailbox();
  mailer = createMailer({ smtpUrl: mailbox.smtpUrl });
  folder = await mkdtemp(join(tmpdir(), 'koppelpunt-hoofden-'));
  path = join(folder, 'elders', 'hoofden.txt');
});
after(async () => {
  mailer.close();
  await mailbox.stop();
  await database.close();
  await owner.close();
  await testDatabase.drop();
  await rm(folder, { recursive: true });
});

async function write(aantal: number): Promise<void> {
  for (let at = 0; at < aantal; at++)
    await owner.pool.query(`insert into logboek (actor, gebeurtenis) values ('systeem:x', 'regel')`);
}

async function bewaar(by: Pick<Mailer, 'send'> = mailer): Promise<void> {
  const mail = { mailer: by as Mailer, van: 'esis@esis.example', aan: 'fg@bestuur.example' };
  const job = bewaarHoofdJob({ database, log, bestand: { path, naam: 'esis' }, mail });
  const outcome = await job.handle({}, new AbortController().signal, dangerouslyAsSystem(job.actor));
  assert.equal(outcome.kind, 'done');
}

/** The command as an administrator gives it, without any head. */
async function verify(): Promise<{ json: unknown; text: string }> {
  const rechten = { requireRecht: () => {} };
  const beheer = createLogboekBeheer({
    database,
    geheimen: {} as never,
    rechten,
    hoofden: { path, naam: 'esis' },
  });
  const input = { text: () => '', optional: () => undefined, flag: () => false, positional: () => '' };
  return await logboekVerify((hoofd) => beheer.verifyLogboek(OPDRACHTREGEL, hoofd)).run(input);
}

/** As the owner, who can switch the triggers off. */
async function asOwner(...statements: string[]): Promise<void> {
  await owner.pool.query(
    ["set session_replication_role = 'replica'", ...statements, 'reset session_replication_role'].join('; '),
  );
}

test('each night a line is added and a mail goes out; verify compares all of them by itself', async () => {
  assert.match((await verify()).text, /nog geen hoofd buiten de database bewaard/);
  await write(40);
  await bewaar();
  await write(2);
  await bewaar();
  const kept = (await readFile(path, 'utf8')).trim().split('\n');
  assert.deepEqual(
    kept.map((line) => line.split(' ').slice(1, 3)),
    [
      ['esis', '40'],
      ['esis', '42'],
    ],
  );
  const mails = mailbox.mails;
  assert.match(mails[1]?.text ?? '', new RegExp(kept[1]?.split(' ')[3] ?? 'none'));
  assert.match(
    (await verify()).text,
    /Alle hoofden die eerder buiten de database zijn bewaard \(2\) staan er nog in/,
  );
});

test('three of the last links cut off by the owner: verify names the head, and the next night says it too', async () => {
  await asOwner(
    'delete from logboek where id in (select logboek_id from logboek_schakels where volgnummer > 39)',
    'delete from logboek_schakels where volgnummer > 39',
  );
  await assert.rejects(verify(), /39 schakels .* niet door het hoofd van schakel 40 /);
  await bewaar();
  assert.match(lines.join(''), /the head that was kept is not in the chain any more/);
  assert.match(mailbox.mails.at(-1)?.subject ?? '', /^LOGBOEK KLOPT NIET/);
  // New rows do not hide it.
  await write(10);
  await assert.rejects(verify(), /niet door het hoofd van schakel 40 /);
});

test('the alarm comes again each night, also when a mail failed, and no head stands twice in the file', async () => {
  const failing = {
    send: async () => await Promise.resolve({ kind: 'failed' as const, reason: 'ECONNECTION' }),
  };
  await assert.rejects(bewaar(failing), /the mail with the head was not taken/);
  const kept = await readFile(path, 'utf8');
  for (const _again of ['the same night', 'the next night']) {
    await bewaar();
    assert.match(mailbox.mails.at(-1)?.subject ?? '', /^LOGBOEK KLOPT NIET/);
    assert.match(mailbox.mails.at(-1)?.text ?? '', /het hoofd van schakel 40, dat eerder is bewaard/);
  }
  assert.equal(await readFile(path, 'utf8'), kept);
});

test('heads of another application and lines of something else in the file are passed over', async () => {
  await writeFile(path, `2026-11-23T02:37:00.000Z top-dossier 7 ${'0'.repeat(64)}\nwat anders\n`);
  assert.match((await verify()).text, /nog geen hoofd/);
});
