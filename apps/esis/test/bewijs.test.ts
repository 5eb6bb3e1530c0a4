/** Mail to the people of a school: what is about to happen, and the receipt of an acceptance: a PDF that says who, in which function, on which mandate and which text; to everybody whom it concerns. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import {
  addKalenderdagen,
  createMailer,
  dangerouslyAsSystem,
  findDag,
  type Mailer,
} from '@koppelpunt/platform';
import { TEST_TOTP_GEHEIM } from '@koppelpunt/testkit';
import type { BewijsJobData } from '../src/akkoorden/bewijs.ts';
import { sendBewijsJob } from '../src/akkoorden/send-bewijs.job.ts';
import { meldJob } from '../src/meldingen/meld.job.ts';
import type { MeldingJobData } from '../src/meldingen/melding.ts';
import { sendMeldingJob } from '../src/meldingen/send-melding.job.ts';
import {
  activate,
  CODE,
  grantMandaat,
  NIEUW_AKKOORD,
  startEsis,
  SYSTEEM,
  WACHTWOORD,
  type Browser,
  type Esis,
} from './start-esis.ts';

const KOPPELINGEN = '/api/vestigingen/97QX00/koppelingen';
const DAG_MS = 24 * 60 * 60 * 1000;
let esis: Esis;
let browser: Browser;
let buren: Browser;
let mailer: Mailer;
let id: string;

before(async () => {
  esis = await startEsis();
  mailer = createMailer({ smtpUrl: esis.mailbox.smtpUrl });
  for (const [brin6, bestuur] of [
    ['97QX00', '99001'],
    ['98AB00', '99002'],
  ] as const)
    await esis.services.vestigingen.createVestiging(SYSTEEM, { brin6, naam: `School ${brin6}`, bestuur });
  browser = await esis.createGebruiker('marieke@school.example', 'applicatiebeheerder', '97QX00');
  await esis.createGebruiker('ander@school.example', 'applicatiebeheerder', '97QX00');
  await esis.createGebruiker('ib@school.example', 'intern_begeleider', '97QX00');
  buren = await esis.createGebruiker('buren@school.example', 'applicatiebeheerder', '98AB00');
  await esis.services.gebruikers.createGebruiker(SYSTEEM, {
    email: 'joke@bestuur.example',
    naam: 'Joke van Vliet',
    rol: 'bestuur',
    bestuur: '99001',
    wachtwoord: WACHTWOORD,
    totpGeheim: TEST_TOTP_GEHEIM,
  });
  for (const { id: gebruikerId } of await esis.services.mensen.listNamen(
    SYSTEEM,
    '97QX00',
    'applicatiebeheerder',
  ))
    await esis.services.mandaten.grantMandaat(SYSTEEM, '97QX00', {
      gebruikerId,
      functie: 'administratief medewerker',
      vanaf: '2026-11-23',
      tot: '2027-07-31',
    });
  await grantMandaat(esis, '98AB00');
  ({ id } = await activate(browser));
});
after(async () => {
  mailer.close();
  await esis.stop();
});

const getAkkoord = async () => (await browser.get(`${KOPPELINGEN}/${id}`)).body.akkoord;
const documentUrl = async (name: string) =>
  `/api/vestigingen/97QX00/akkoorden/${(await getAkkoord()).id as string}/${name}`;

/** What the server's queue does: every job that was asked for, and those that they ask for. */
async function runJobs(afzender = 'esis@school.example'): Promise<void> {
  const accountMail = { mailer, afzender };
  const { database } = esis;
  const { akkoorden } = esis.services;
  const jobs = {
    send: async (name: string, data: object) => void esis.jobs.push({ name, data, isInTransaction: false }),
  };
  const job = sendBewijsJob({ database, akkoorden, jobs, accountMail });
  for (let opdracht = esis.jobs.shift(); opdracht; opdracht = esis.jobs.shift()) {
    const actor = dangerouslyAsSystem(job.actor);
    const outcome = await job.handle(opdracht.data as BewijsJobData, new AbortController().signal, actor);
    assert.deepEqual(outcome, { kind: 'done' });
  }
}

/** The words of a PDF that is not compressed, without its spacing. */
const textOf = (pdf: string): string =>
  [...pdf.matchAll(/<([0-9a-f]+)>/g)]
    .map(([, hex = '']) => Buffer.from(hex, 'hex').toString('latin1'))
    .join('');

test('accepting asks for the receipt in its own transaction, once per acceptance', async () => {
  const { id: akkoordId } = await getAkkoord();
  assert.deepEqual(esis.jobs, [
    { name: 'send-bewijs', data: { soort: 'rondsturen', brin6: '97QX00', akkoordId }, isInTransaction: true },
  ]);
  assert.equal((await browser.send('POST', KOPPELINGEN, { ...NIEUW_AKKOORD })).status, 400);
  assert.equal(esis.jobs.length, 1, 'no acceptance, no receipt');
});

test('the administrators of the school and its bestuur get it by mail, and nobody else', async () => {
  await runJobs();
  const to = esis.mailbox.mails.map((mail) => JSON.stringify(mail.to));
  assert.equal(to.length, 3);
  for (const adres of ['marieke@school.example', 'ander@school.example', 'joke@bestuur.example'])
    assert.ok(
      to.some((een) => een.includes(adres)),
      adres,
    );
  const [mail] = esis.mailbox.mails;
  assert.match(mail?.subject ?? '', /^Bewijs van akkoord: SWV Topdossier koppeling voor School 97QX00/);
  const pdf = mail?.attachments[0];
  assert.equal(pdf?.contentType, 'application/pdf');
  // The same document as on the screen.
  const woorden = textOf(pdf?.content.toString('latin1') ?? '');
  assert.equal(woorden, textOf((await browser.get(await documentUrl('bewijs.pdf'))).text));
  assert.ok(woorden.length > 500);
  assert.doesNotMatch(JSON.stringify(mail), new RegExp(CODE));
  const rows = await esis.eigenaar
    .selectFrom('logboek')
    .select('actor')
    .where('gebeurtenis', '=', 'bewijs.verzonden')
    .execute();
  assert.deepEqual(
    rows.map(({ actor }) => actor),
    Array.from({ length: 3 }, () => 'systeem:bewijzen'),
  );
});

test('it names who, in which function, on which mandate, when, and the version and hash of the text', async () => {
  const { text } = await browser.get(await documentUrl('bewijs.pdf'));
  const words = textOf(text);
  const { pdf } = (await esis.services.voorwaarden.findVoorwaarden('top-dossier')) ?? assert.fail();
  for (const part of [
    'M. Jansen',
    'administratief medewerker',
    'marieke@school.example',
    'van 23 november 2026 tot en met 31 juli 2027',
    '23 november 2026 om 10:00',
    'versie 1.0',
    createHash('sha256').update(pdf).digest('hex'),
    'School 97QX00',
    'Geboortedatum',
  ])
    assert.ok(words.includes(part), `${part} in ${words}`);
});

test('the bytes that were accepted stay what they were, whatever the terms become; a row cannot hold others', async () => {
  const { sha256 } = await esis.eigenaar.selectFrom('voorwaarden').select('sha256').executeTakeFirstOrThrow();
  const answer = await browser.get(await documentUrl('gebruikersvoorwaarden.pdf'));
  assert.equal(answer.status, 200);
  assert.match(String(answer.headers['content-disposition']), /gebruikersvoorwaarden-top-dossier-1\.0\.pdf/);
  assert.match(answer.text, /^%PDF-1\.7/);
  const { pdf } = await esis.eigenaar.selectFrom('voorwaarden').select('pdf').executeTakeFirstOrThrow();
  assert.equal(createHash('sha256').update(pdf).digest('hex'), sha256);
  await assert.rejects(
    esis.eigenaar
      .updateTable('voorwaarden')
      .set({ pdf: Buffer.from('anders') })
      .execute(),
    /check/,
  );
});

test('a new code brings a receipt of its own; the command line one without a mandate', async () => {
  const code = `${KOPPELINGEN}/${id}/verificatiecode`;
  const link = { ...NIEUW_AKKOORD, naam: 'Ga naar kwaad.example' };
  const refused = await browser.send('PUT', code, {
    verificatiecode: '97QX00-z9vq4nhp2wtm8xkd',
    nieuw: link,
  });
  assert.match(refused.body.velden.naam, /zonder webadres/);
  const nieuw = { ...NIEUW_AKKOORD, naam: 'Piet Ander' };
  await browser.send('PUT', code, { verificatiecode: '97QX00-z9vq4nhp2wtm8xkd', nieuw });
  assert.equal(esis.jobs.length, 1);
  assert.match(textOf((await browser.get(await documentUrl('bewijs.pdf'))).text), /Piet Ander/);
  await esis.services.koppelingen.updateCode(SYSTEEM, '97QX00', id, {
    verificatiecode: '97QX00-h8dm2rkv5tqz7wxp',
    nieuw: { ...NIEUW_AKKOORD, naam: 'De Beheerder' },
  });
  assert.match(textOf((await browser.get(await documentUrl('bewijs.pdf'))).text), /geen mandaat gevraagd/);
});

test('another school finds neither the receipt nor the terms', async () => {
  for (const name of ['bewijs.pdf', 'gebruikersvoorwaarden.pdf']) {
    const url = await documentUrl(name);
    assert.equal((await buren.get(url)).status, 404);
    assert.equal((await buren.get(url.replace('97QX00', '98AB00'))).status, 404);
    assert.equal((await browser.get(url.replace(/akkoorden\/[^/]+/, 'akkoorden/niets'))).status, 404);
  }
});

test('a mail server that takes nothing is asked again', async () => {
  const job = sendBewijsJob({
    database: esis.database,
    akkoorden: esis.services.akkoorden,
    jobs: { send: async () => {} },
    accountMail: undefined,
  });
  const [persoon] = await esis.services.mensen.listNamen(SYSTEEM, '97QX00', 'bestuur');
  const data = {
    soort: 'mail',
    brin6: '97QX00',
    akkoordId: (await getAkkoord()).id,
    gebruikerId: persoon?.id ?? '',
  } as const;
  const outcome = await job.handle(data, new AbortController().signal, dangerouslyAsSystem(job.actor));
  assert.equal(outcome.kind, 'retry');
});

/** What the server does each hour of the day; gives who was mailed under which subject. Two processes do it at once. */
async function meld(): Promise<string[]> {
  esis.jobs.length = 0;
  const seen = esis.mailbox.mails.length;
  const jobs = {
    send: async (name: string, data: object) => void esis.jobs.push({ name, data, isInTransaction: false }),
  };
  const { database } = esis;
  const signal = new AbortController().signal;
  const hourly = meldJob({ database, jobs });
  const actor = dangerouslyAsSystem(hourly.actor);
  await Promise.all([hourly.handle({}, signal, actor), hourly.handle({}, signal, actor)]);
  const accountMail = { mailer, afzender: 'esis@school.example' };
  const job = sendMeldingJob({ database, mensen: esis.services.mensen, jobs, accountMail });
  for (let opdracht = esis.jobs.shift(); opdracht; opdracht = esis.jobs.shift())
    assert.deepEqual(await job.handle(opdracht.data as MeldingJobData, signal, actor), { kind: 'done' });
  return esis.mailbox.mails
    .slice(seen)
    .map(({ to, subject }) => `${[to].flat()[0]?.text ?? ''} ${subject?.split(':')[0] ?? ''}`)
    .toSorted();
}

test('the day before a planned pause begins and ends, its people are told once; what was taken back, not at all', async () => {
  const dag = (aantal: number) => addKalenderdagen(findDag(esis.klok.now()), aantal);
  const pauzes = `${KOPPELINGEN}/${id}/pauzes`;
  const plan = async (vanaf: number, totEnMet: number) =>
    (await browser.send('POST', pauzes, { reden: 'Zomer', vanaf: dag(vanaf), totEnMet: dag(totEnMet) })).body;
  const iedereen = (wat: string) =>
    ['ander@school.example', 'joke@bestuur.example', 'marieke@school.example'].map((wie) => `${wie} ${wat}`);
  await plan(2, 4);
  const weg = (await plan(6, 7)).pauzes[1].id;
  assert.deepEqual(await meld(), [], 'two days before is too early');
  esis.klok.advance(DAG_MS);
  assert.deepEqual(await meld(), iedereen('Morgen begint een pauze'));
  assert.match(String(esis.mailbox.mails.at(-1)?.text), /Reden: Zomer\n.*tot en met 27 november 2026/);
  assert.deepEqual(await meld(), []);
  esis.klok.advance(3 * DAG_MS);
  assert.deepEqual(await meld(), iedereen('Morgen gaat de uitwisseling verder'));
  assert.deepEqual(await meld(), []);
  await browser.send('DELETE', `${pauzes}/${weg}`);
  esis.klok.advance(DAG_MS);
  assert.deepEqual(await meld(), []);
});

test('a week before a request expires, who can act is told once, and whose turn it is', async () => {
  const beheerders = ['ander@school.example', 'marieke@school.example'];
  const verloopt = beheerders.map((wie) => `${wie} De aanvraag verloopt bijna`);
  // The pause ended on 28 November: its 30 days end on the 28th of December.
  const { status } = (await browser.get(`${KOPPELINGEN}/${id}`)).body;
  assert.equal(status, 'aangevraagd');
  esis.klok.set('2026-12-20T12:00:00Z');
  assert.deepEqual(await meld(), [], 'eight days before');
  esis.klok.set('2026-12-21T12:00:00Z');
  assert.deepEqual(await meld(), verloopt);
  assert.match(
    String(esis.mailbox.mails.at(-1)?.text),
    /Op 28 december 2026 verloopt de aanvraag[^]*U bent aan zet/,
  );
  assert.deepEqual(await meld(), []);
  await esis.services.koppelingen.deleteCode(SYSTEEM, '97QX00', id);
  await esis.services.koppelingen.updateCode(SYSTEEM, '97QX00', id, {
    verificatiecode: '97QX00-h8dm2rkv5tqz7wxp',
  });
  assert.deepEqual(await meld(), [], 'asked anew, it has 30 days again');
  esis.klok.set('2027-01-14T12:00:00Z');
  assert.deepEqual(await meld(), verloopt);
});
