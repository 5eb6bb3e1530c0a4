/** A role with an invitation: who hears of it, and that roles that may not go together never meet (R33). */
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { startTestMailbox, type TestMailbox } from '@koppelpunt/testkit';
import { startAanmelden, type Proef } from '../../test/start-aanmelden.ts';
import { dangerouslyAsSystem, type Actor } from '../actor/actor.ts';
import { createMailer, type Mailer } from '../mail/mail.ts';
import type { Problem } from '../problem/problem.ts';
import { defineRechten } from '../rechten/rechten.ts';
import { uitnodigingVraagSchema } from './mensen.contract.ts';
import { createMensen, type Mensen } from './mensen.service.ts';

const OPDRACHTREGEL = dangerouslyAsSystem('opdrachtregel');
const BRIN6 = '97QX00';
const COLLEGA = 'c.ollega@regenboog.example';
/** The mail server of this person is away. */
const ONBEREIKBAAR = 'weg@regenboog.example';

const rol = { naam: 'x', betekenis: 'x', geeft: [], tweedeFactor: true };
const SUPPORT: Extract<Actor, { kind: 'gebruiker' }> = {
  kind: 'gebruiker',
  id: 's1',
  email: 's@esis.example',
  naam: 'S',
  lidmaatschappen: [{ rol: 'support', brin6: null }],
  tweedeFactor: true,
};
const BEHEER: typeof SUPPORT = {
  ...SUPPORT,
  id: 'b1',
  email: 'b@esis.example',
  lidmaatschappen: [{ rol: 'beheer', brin6: null }],
};
const rechten = defineRechten({
  rollen: {
    zorg: { ...rol, plek: 'vestiging' },
    support: { ...rol, plek: 'organisatie', geeft: ['zorg'] },
    beheer: { ...rol, plek: 'organisatie', geeft: ['support'] },
  },
  acties: {
    'mensen beheren': { over: 'organisatie', rollen: ['support', 'beheer'], betekenis: 'x' },
    'toegang bevestigen': { over: 'leerlingen', rollen: ['zorg'], betekenis: 'x' },
  },
  systemen: { opdrachtregel: { acties: 'alle', betekenis: 'x' } },
});

let proef: Proef;
let mailbox: TestMailbox;
let mailer: Mailer;
let mensen: Mensen;
let seen = 0;

before(async () => {
  mailbox = await startTestMailbox();
  mailer = createMailer({ smtpUrl: mailbox.smtpUrl });
  const send: Mailer['send'] = async (mail) =>
    mail.to === ONBEREIKBAAR ? { kind: 'failed', reason: 'away' } : await mailer.send(mail);
  const accountMail = { mailer: { ...mailer, send }, afzender: 'niet-antwoorden@proef.example' };
  proef = await startAanmelden({ accountMail });
  mensen = createMensen({ rechten, login: proef.login, metSchoolcontact: false });
  await invite(COLLEGA);
});
beforeEach(() => {
  seen = mailbox.mails.length;
});
after(async () => {
  await proef.stop();
  mailer.close();
  await mailbox.stop();
});

const invite = async (email: string, welke: 'zorg' | 'support' = 'zorg') =>
  await mensen.invite(OPDRACHTREGEL, undefined, {
    naam: 'Noor Nieuw',
    email,
    rol: welke,
    ...(welke === 'zorg' && { plek: BRIN6 }),
  });
const listReceivers = () => mailbox.mails.slice(seen).map(({ to }) => [to ?? []].flat()[0]?.text);
const countRegels = async () =>
  (await proef.query("select 1 from logboek where gebeurtenis = 'rol.toegekend'")).length;

test('the school hears of a new role, also when the mail to the person did not leave', async () => {
  await assert.rejects(invite(ONBEREIKBAAR), { code: 'UITNODIGING_NIET_VERZONDEN' });
  assert.deepEqual(listReceivers(), [COLLEGA]);
});

test('inviting again for a role that was there tells nobody of a new one, and writes no row', async () => {
  const email = 'noor@regenboog.example';
  await invite(email);
  assert.deepEqual(new Set(listReceivers()), new Set([COLLEGA, email]));
  assert.equal(listReceivers().length, 2);
  const regels = await countRegels();
  seen = mailbox.mails.length;
  assert.equal(await invite(email), 'uitgenodigd');
  assert.deepEqual(listReceivers(), [email]);
  assert.equal(await countRegels(), regels);
});

test('an account of the organisation that is made at the same moment, for the same mailbox, is seen', async () => {
  await proef.query('begin');
  await proef.query("select pg_advisory_xact_lock(hashtext('mensen'))");
  await proef.query(`
    with mens as (
      insert into gebruikers (id, naam, email, email_bevestigd)
        values ('tweede', 'Noor', 'twee.gezichten@regenboog.example', true) returning id)
    insert into lidmaatschappen (gebruiker_id, rol, plek) select id, 'support', null from mens`);
  const asked = assert.rejects(invite('tweegezichten+b@regenboog.example'), {
    code: 'ROLLEN_GAAN_NIET_SAMEN',
  });
  await wait(300);
  await proef.query('commit');
  await asked;
});

test('the lock comes before the first row, so that two who give a role at once never wait for each other', async () => {
  const email = 'slot@regenboog.example';
  await proef.query('begin');
  await proef.query("select pg_advisory_xact_lock(hashtext('mensen'))");
  const asked = invite(email);
  await wait(300);
  // This would wait for the row of the other, which waits for our lock.
  await proef.query(
    "insert into gebruikers (id, naam, email, email_bevestigd) values ('slot', 'Noor', $1, true)",
    [email],
  );
  await proef.query('commit');
  assert.equal(await asked, 'uitgenodigd');
});

test('one person fills no mailbox with invitations, and a name in them is no link', async () => {
  const vraag = { naam: 'Noor Nieuw', rol: 'support' } as const;
  const email = 'vol.ledig@elders.example';
  const ask = async (aan: string) =>
    await mensen.invite({ ...BEHEER, id: 'drukke' }, undefined, { ...vraag, email: aan });
  for (let time = 0; time < 5; time += 1) await ask(email);
  // However the address of that mailbox is written, and whoever asks.
  const refused = { code: 'TE_VEEL_MAILS', status: 429, retryAfter: 60 };
  await assert.rejects(ask('volledig+x@elders.example'), refused);
  await assert.rejects(mensen.invite(BEHEER, undefined, { ...vraag, email }), refused);
  assert.equal(listReceivers().filter((to) => to === email).length, 5);
  await proef.query("update aanmeldpogingen set aantal = 100 where teller = 'mail:van:drukke'");
  await assert.rejects(ask('ander@elders.example'), { code: 'TE_VEEL_MAILS' });
  const { error } = uitnodigingVraagSchema.safeParse({ ...vraag, email, naam: 'Kijk op kwaad1.nl' });
  assert.match(error?.issues[0]?.message ?? '', /zonder webadres/);
});

test('the advice when nobody of the school can say yes is one that helps in this application', async () => {
  const ask = async (metSchoolcontact: boolean) =>
    await createMensen({ rechten, login: proef.login, metSchoolcontact }).invite(SUPPORT, undefined, {
      naam: 'Noor Nieuw',
      email: 'eerste@regenboog.example',
      rol: 'zorg',
      plek: '97QX01',
    });
  await assert.rejects(ask(false), (error: Problem) => {
    assert.match(error.melding, /zo'n rol\. Vraag de beheerder van de server om de eerste persoon\.$/);
    return true;
  });
  await assert.rejects(ask(true), (error: Problem) => {
    assert.match(error.melding, /Laat de school eerst haar koppeling aanvragen, of vraag de beheerder/);
    return true;
  });
});
