import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dangerouslyAsSystem, type Mail, type SendOutcome } from '@koppelpunt/platform';
import type { Koppeling } from '../koppelingen/koppeling.ts';
import type { Koppelingen } from '../koppelingen/koppelingen.service.ts';
import type { Verzoeken } from '../verzoeken/verzoeken.service.ts';
import { sendBerichtJob } from './send-bericht.job.ts';

const OPDRACHT = { soort: 'bevestiging', koppelingId: 'k1' } as const;

function setUp(outcomes: SendOutcome[]) {
  const sent: Mail[] = [];
  const koppeling = {
    id: 'k1',
    brin6: '97QX00',
    schoolnaam: 'De Regenboog',
    contactEmail: 'm.jansen@regenboog.example',
    bevestigingVerzondenOp: null as Date | null,
    aantalLeerlingen: 220,
    aantalGroepen: 9,
  };
  const job = sendBerichtJob({
    database: { now: () => new Date() },
    koppelingen: {
      findKoppeling: async () => koppeling as Koppeling,
      markBevestigingVerzonden: async () => {
        koppeling.bevestigingVerzondenOp = new Date();
      },
    } as unknown as Koppelingen,
    verzoeken: {} as Verzoeken,
    mailer: {
      async send(mail) {
        sent.push(mail);
        return outcomes.shift() ?? { kind: 'failed', reason: 'ECONNREFUSED' };
      },
      close() {},
    },
    afzender: 'support@swv.example',
  });
  return {
    sent,
    koppeling,
    run: () => job.handle(OPDRACHT, new AbortController().signal, dangerouslyAsSystem(job.actor)),
  };
}

test('a confirmation that the mail server refuses is tried again, and counts as sent only when it is', async () => {
  const { koppeling, run, sent } = setUp([
    { kind: 'failed', reason: 'EMESSAGE 450' },
    { kind: 'sent', messageId: '1' },
  ]);
  assert.deepEqual(await run(), { kind: 'retry', reason: 'EMESSAGE 450' });
  assert.equal(koppeling.bevestigingVerzondenOp, null);
  assert.deepEqual(await run(), { kind: 'done' });
  assert.ok(koppeling.bevestigingVerzondenOp);
  assert.deepEqual(await run(), { kind: 'done' });
  assert.equal(sent.length, 2, 'not once more after it was sent');
  assert.equal(sent[0]?.to, 'm.jansen@regenboog.example');
});
