import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { createMailer } from '@koppelpunt/platform';
import { startPostbus, type Postbus } from './postbus.ts';

async function openPostbus(t: TestContext, folder = makeFolder(t)): Promise<Postbus & { folder: string }> {
  const postbus = await startPostbus({ folder, port: 0 });
  t.after(() => postbus.stop());
  return { ...postbus, folder };
}

function makeFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'koppelpunt-postbus-'));
  t.after(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function send(postbus: Postbus, mail: { subject: string; text: string }): Promise<void> {
  const mailer = createMailer({ smtpUrl: postbus.smtpUrl });
  const outcome = await mailer.send({
    from: 'support@swv.example',
    to: 'm.jansen@regenboog.example',
    ...mail,
  });
  mailer.close();
  assert.equal(outcome.kind, 'sent');
}

const readPage = async (url: string): Promise<string> => (await fetch(url)).text();

test('shows the mail that it accepted, newest first', async (t) => {
  const postbus = await openPostbus(t);
  assert.match(await readPage(postbus.url), /nog geen mail/);
  await send(postbus, { subject: 'Eerste', text: 'Hallo' });
  await send(postbus, { subject: 'Tweede', text: 'Lees https://koppelpunt.example/scholen.' });
  const list = await readPage(postbus.url);
  assert.ok(list.indexOf('Tweede') < list.indexOf('Eerste'));
  const [, path] = /href="(\/mails\/[^"]+)">Tweede/.exec(list) ?? [];
  const mail = await readPage(postbus.url + path);
  assert.match(mail, /Aan<\/dt><dd>m\.jansen@regenboog\.example/);
  assert.match(mail, /<a href="https:\/\/koppelpunt\.example\/scholen">/);
});

test('keeps mail over a restart, for its owner alone', async (t) => {
  const first = await openPostbus(t);
  await send(first, { subject: 'Bewaard', text: 'Hallo' });
  await first.stop();
  const names = readdirSync(first.folder);
  assert.equal(names.length, 1);
  assert.equal(statSync(join(first.folder, names[0] ?? '')).mode & 0o077, 0);
  const second = await openPostbus(t, first.folder);
  assert.match(await readPage(second.url), /Bewaard/);
});

test('a mail is text: nothing in it becomes part of the page', async (t) => {
  const postbus = await openPostbus(t);
  const evil = `<script>alert(1)</script> https://a.example/"onmouseover="alert(1) '`;
  await send(postbus, { subject: evil, text: evil });
  const list = await readPage(postbus.url);
  const [, path] = /href="(\/mails\/[^"]+)"/.exec(list) ?? [];
  const mail = await fetch(postbus.url + path);
  for (const page of [list, await mail.text()])
    assert.doesNotMatch(page, /<script|"onmouseover|href="[^"]*"[^>]*onmouse/);
  assert.match(mail.headers.get('content-security-policy') ?? '', /default-src 'none'/);
});

test('answers only under its own name, and hands out nothing but mails', async (t) => {
  const postbus = await openPostbus(t);
  const { port } = new URL(postbus.url);
  const status = await new Promise((resolve) =>
    get({ host: '127.0.0.1', port, headers: { host: 'evil.example' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }),
  );
  assert.equal(status, 421);
  for (const path of ['/mails/..%2f..%2fgeheimen', '/mails/1-x', '/geheimen.json']) {
    assert.equal((await fetch(postbus.url + path)).status, 404, path);
  }
  assert.equal((await fetch(postbus.url, { method: 'POST' })).status, 405);
});

test('shows the codes of this moment, as the telephones of the demo would', async (t) => {
  const folder = makeFolder(t);
  const listCodes = () => [{ naam: 'Marieke <b>', email: 'm@school.example', app: 'ESIS', code: '012345' }];
  const postbus = await startPostbus({ folder, port: 0, listCodes });
  t.after(() => postbus.stop());
  const page = await readPage(`${postbus.url}/codes`);
  assert.match(page, /<strong>012 345<\/strong>/);
  assert.match(page, /Marieke &lt;b&gt; · ESIS/);
  assert.match(page, /http-equiv="refresh"/);
});
