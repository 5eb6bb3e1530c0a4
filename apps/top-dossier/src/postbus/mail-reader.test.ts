import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMailReader } from './mail-reader.ts';

const RAW = Buffer.from('From: a@school.example\nSubject: x\n\nbrin 97QX00, code 97QX00-k4m9x2p7w3z8t6v5\n');

test('a mail is read in a thread of its own', async () => {
  const { mail, uitkomst } = await createMailReader().read(RAW);
  assert.equal(mail?.van, 'a@school.example');
  assert.equal(uitkomst?.kind, 'gelezen');
});

test('what takes longer than it may is given up, and the next mail gets a new thread', async () => {
  const reader = createMailReader({ deadlineMs: 1_000 });
  await reader.read(RAW);
  // 40 MB of headers: honest work, but too much for this deadline.
  const slow = Buffer.from(`${'X-Veel: 1\n'.repeat(4_000_000)}\nx`);
  const [first, second] = await Promise.allSettled([reader.read(slow), reader.read(RAW)]);
  assert.equal(first.status, 'rejected');
  assert.match(
    String(first.status === 'rejected' && first.reason),
    /no answer within 1000 ms|thread ended|memory/,
  );
  assert.equal(second.status === 'fulfilled' && second.value.uitkomst?.kind, 'gelezen');
});
