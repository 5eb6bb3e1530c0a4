/** kill -9 at the worst moment: nothing half-done stays, and nothing that we confirmed is lost. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { createMailer } from '@koppelpunt/platform';
import { machineEnv } from '@koppelpunt/testkit';
import { afzenderPseudoniemen } from '../src/verzoeken/afzender.ts';
import { SECRET } from './start-services.ts';
import { BRIN6, CODE, startTopDossier, SUPPORT_EMAIL, type TopDossier } from './start-top-dossier.ts';

const SRC = join(import.meta.dirname, '../src');

describe('a process that is killed', () => {
  let top: TopDossier;

  before(async () => {
    top = await startTopDossier();
  });
  after(() => top.stop());

  function start(file: string, args: string[], env: Record<string, string> = {}): ChildProcess {
    return spawn(process.execPath, [join(SRC, file), ...args], {
      env: {
        ...machineEnv(),
        TOP_DOSSIER_DATABASE_URL: top.url,
        TOP_DOSSIER_SECRET: SECRET,
        KOPPELPUNT_DATA: '/nonexistent',
        ...env,
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }

  async function kill(child: ChildProcess): Promise<void> {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  test('P1: in the middle of a transfer leaves no half batch, and another process finishes the run', async () => {
    const koppeling = await top.database.as(top.system, (handeling) =>
      top.services.koppelingen.requestKoppeling(handeling, {
        brin6: BRIN6,
        bronId: 'esis',
        verificatiecode: CODE,
        schoolnaam: null,
        contactEmail: null,
      }),
    );
    const url = `/api/koppelingen/${koppeling.id}`;
    const hold = top.esis.holdAfter(100);
    const child = start('cli.ts', ['sync', '--brin', BRIN6]);
    await hold.reached;
    await kill(child);
    hold.release();

    const { count } = await top.owner.db
      .selectFrom('leerlingen')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    assert.equal(count, 0);
    const orphan = (await top.get('support', url)).body;
    assert.deepEqual([orphan.status, orphan.synchronisaties[0].status], ['aangevraagd', 'bezig']);

    // PostgreSQL soon notices that the connection is gone, and releases the lock.
    const done = await top.until(async () => {
      await top.services.synchronisaties.recover(top.system, new Date());
      const { body } = await top.get('support', url);
      return body.status === 'actief' ? body : undefined;
    });
    assert.equal(done.aantalLeerlingen, 220);
    assert.equal(done.synchronisaties.length, 1);
  });

  test('no mail that got its 250 is ever lost', async () => {
    const port = await findFreePort();
    const env = {
      TOP_DOSSIER_PORT: '0',
      MAIL_PORT: String(port),
      MAIL_PER_DOMEIN: '100000',
      LOG_LEVEL: 'silent',
    };
    const server = start('main.ts', [], env);
    const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${port}` });
    const accepted: string[] = [];
    let sent = 0;
    const send = async () => {
      sent += 1;
      const van = `school${sent}@regenboog.example`;
      const mail = { from: van, to: SUPPORT_EMAIL, subject: 'x', text: `brin 97QX00, code ${CODE}` };
      if ((await mailer.send(mail)).kind === 'sent') accepted.push(van);
    };
    // On any machine it dies in the middle of the traffic, not before and not after.
    const isAlive = () => server.exitCode === null && server.signalCode === null;
    const flood = Promise.all(
      Array.from({ length: 4 }, async () => {
        while (isAlive()) await send().then(() => wait(5));
      }),
    );
    await top.until(async () => (accepted.length >= 10 || !isAlive() ? true : undefined), 90_000);
    await kill(server);
    await flood;
    mailer.close();
    assert.ok(accepted.length >= 10, 'it accepted some before it died');

    // The next start does this, and a job the same for what the killed process was reading, after a minute.
    await top.owner.pool.query(`update mails set poging_op = poging_op - interval '2 minutes'`);
    await top.services.postbus.readStored();
    const rows = await top.owner.db.selectFrom('verzoeken').select('vanPseudoniem').execute();
    const queue = new Set(rows.map(({ vanPseudoniem }) => vanPseudoniem));
    assert.deepEqual(
      accepted.filter((van) => !queue.has(afzenderPseudoniemen(top.geheimen, van).adres)),
      [],
    );
  });
});

async function findFreePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
