import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startTestMailbox } from '@koppelpunt/testkit';
import { createMailer } from './mail.ts';

const MAIL = {
  from: 'school@regenboog.example',
  to: 'support@swv.example',
  subject: 'Verzoek',
  text: 'Beste support,\n',
};

test('a mail is sent when the other server accepts it, and failed when it does not', async () => {
  const mailbox = await startTestMailbox();
  const mailer = createMailer({ smtpUrl: mailbox.smtpUrl });
  try {
    assert.equal((await mailer.send(MAIL)).kind, 'sent');
    const mail = await mailbox.next();
    assert.equal(mail.subject, 'Verzoek');
    assert.match(mail.text ?? '', /Beste support/);
    mailbox.refuse();
    assert.deepEqual(await mailer.send(MAIL), { kind: 'failed', reason: 'EMESSAGE 450' });
  } finally {
    mailer.close();
    await mailbox.stop();
  }
});

test('a server that is not there is a failure, not a crash', async () => {
  const mailer = createMailer({ smtpUrl: 'smtp://127.0.0.1:1' });
  assert.equal((await mailer.send(MAIL)).kind, 'failed');
  mailer.close();
});
