/** R4, R33: nobody who works for the supplier or the samenwerkingsverband opens the pupils of a school by herself. */
import assert from 'node:assert/strict';
import { after, beforeEach, afterEach, before, test } from 'node:test';
import { findGebruikerId, signIn, TEST_TOTP_GEHEIM } from '@koppelpunt/testkit';
import type { Rol } from '../src/rechten/rechten.ts';
import {
  BRIN6,
  CODE,
  MENSEN,
  ORIGIN,
  startTopDossier,
  WACHTWOORD,
  type TopDossier,
} from './start-top-dossier.ts';

const FEMKE = 'f.smit@noorderlicht.example';
const CONTACT = 'm.jansen@regenboog.example';
/** A school with a koppeling and nobody in TOP dossier. */
const NIEUW = '97QX00';

let top: TopDossier;
let femke: string;

before(async () => {
  top = await startTopDossier({ leerlingen: 3 });
  femke = await create(FEMKE, 'functioneel_beheerder', null);
});
after(() => top.stop());
beforeEach(() => drainMails());
afterEach(async () => {
  await top.owner.db.deleteFrom('rolvoorstellen').execute();
});

async function create(email: string, rol: Rol, plek: string | null): Promise<string> {
  const geheim = { wachtwoord: WACHTWOORD, totpGeheim: TEST_TOTP_GEHEIM };
  const gebruiker = { email, naam: 'Femke Smit', ...geheim, lidmaatschappen: [{ rol, plek }] };
  await top.login.as(top.system, (handeling) => top.login.createGebruiker(handeling, gebruiker));
  return await signIn(top.app, { origin: ORIGIN, email, wachtwoord: WACHTWOORD });
}

async function ask(cookie: string, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) {
  const headers = { origin: ORIGIN, ...(cookie && { cookie }) };
  const answer = await top.app.inject({ method, url, headers, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.json() };
}

const invite = (email: string, over: object = {}) =>
  ask(femke, 'POST', '/api/mensen', {
    naam: 'Ilse Tweede',
    email,
    rol: 'intern_begeleider',
    plek: BRIN6,
    ...over,
  });

let seen = 0;
const drainMails = () => void (seen = top.mailbox.mails.length);
const newMails = () =>
  top.mailbox.mails.slice(seen).map(({ to, text = '' }) => ({ to: [to ?? []].flat()[0]?.text ?? '', text }));

const hasRol = async (email: string): Promise<boolean> => {
  const rijen = await top.owner.db
    .selectFrom('lidmaatschappen')
    .innerJoin('gebruikers', 'gebruikers.id', 'lidmaatschappen.gebruikerId')
    .select('rol')
    .where('email', '=', email)
    .where('rol', '=', 'intern_begeleider')
    .execute();
  return rijen.length > 0;
};

/** Makes the koppeling of BRIN6 active, asked for from this address; nobody of the school has an account. */
async function onlyKoppeling(contactEmail: string): Promise<void> {
  const { system, services } = top;
  await top.owner.db.deleteFrom('lidmaatschappen').where('plek', '=', BRIN6).execute();
  await top.database.as(system, (handeling) =>
    services.koppelingen.requestKoppeling(handeling, {
      brin6: NIEUW,
      bronId: 'esis',
      verificatiecode: CODE,
      schoolnaam: 'De Regenboog',
      contactEmail,
    }),
  );
  const koppeling = await services.koppelingen.findKoppeling(system, { brin6: NIEUW });
  await services.synchronisaties.runNow(system, koppeling?.id ?? '', { toestaanVertrek: false });
  await top.owner.db.updateTable('koppelingen').set({ contactEmail }).where('brin6', '=', NIEUW).execute();
  drainMails();
}

test('her own second address gets no role, however it is written', async () => {
  for (const email of [
    'f.smit+ib@noorderlicht.example',
    'FSmit@noorderlicht.example',
    'fs.mit+x@noorderlicht.example',
  ])
    assert.equal((await invite(email)).body.code, 'NIET_VOOR_UZELF', email);
  assert.deepEqual(newMails(), []);
});

test('another mailbox of hers gives nothing before a colleague at the school says yes, who is asked and told', async () => {
  const email = 'femke.thuis@mail.example';
  assert.equal((await invite(email)).body.uitkomst, 'voorgesteld');
  assert.equal(await hasRol(email), false);
  assert.equal((await ask(femke, 'GET', '/api/mensen')).body.voorstellen[0].email, email);
  const [mail, ...others] = newMails();
  assert.deepEqual([mail?.to, others.length], [MENSEN.begeleider.email, 0], 'only the school hears of it');
  assert.match(mail?.text ?? '', /femke\.thuis@mail\.example/);
  assert.doesNotMatch(mail?.text ?? '', /#/, 'who can sign in gets no link');

  const { voorstellen } = (await top.get('begeleider', '/api/rolvoorstellen')).body;
  assert.deepEqual(
    voorstellen.map((een: { email: string; voorgesteldDoor: string }) => [een.email, een.voorgesteldDoor]),
    [[email, 'Femke Smit']],
  );
  const url = `/api/rolvoorstellen/${voorstellen[0].id}`;
  assert.deepEqual((await top.get('elders', '/api/rolvoorstellen')).body.voorstellen, []);
  assert.equal((await top.send('elders', 'POST', url)).status, 404, 'another school');
  assert.equal((await ask(femke, 'POST', url)).status, 403, 'nor herself');
  assert.equal(await hasRol(email), false);

  assert.equal((await top.send('begeleider', 'POST', url)).status, 200);
  assert.equal(await hasRol(email), true);
  assert.equal((await top.send('begeleider', 'POST', url)).status, 404, 'once');
  const rijen = (await top.get('begeleider', '/api/logboek')).body.regels;
  const wat = rijen.map((rij: { wat: string }) => rij.wat);
  assert.ok(
    wat.includes('Rol voorgesteld; wacht op een ja van de school') && wat.includes('Rol toegekend'),
    wat.join(),
  );
});

test('the address that is proposed does not say yes about itself, nor through a second account', async () => {
  const zelf = await create('i.bakker+twee@regenboog.example', 'intern_begeleider', BRIN6);
  await top.login
    .as(top.system, (handeling) => top.login.addLidmaatschappen(handeling, 'x', []))
    .catch(() => {});
  const answer = await invite('ibakker@regenboog.example');
  assert.equal(answer.body.uitkomst ?? answer.body.code, 'voorgesteld');
  const [voorstel] = (await ask(zelf, 'GET', '/api/rolvoorstellen')).body.voorstellen;
  assert.equal(
    (await ask(zelf, 'POST', `/api/rolvoorstellen/${voorstel.id}`)).body.code,
    'NIET_ZELF_BEVESTIGEN',
  );
  await top.owner.db
    .deleteFrom('gebruikers')
    .where('email', '=', 'i.bakker+twee@regenboog.example')
    .execute();
});

test('no is no: nothing is given, and the school has it in its logboek', async () => {
  await invite('vreemde@mail.example');
  const [{ id }] = (await top.get('begeleider', '/api/rolvoorstellen')).body.voorstellen;
  const cookie = await signIn(top.app, {
    origin: ORIGIN,
    email: MENSEN.begeleider.email,
    wachtwoord: WACHTWOORD,
  }).catch(() => '');
  const answer = await ask(cookie, 'DELETE', `/api/rolvoorstellen/${id}`);
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  assert.equal(await hasRol('vreemde@mail.example'), false);
  const rows = await top.owner.db
    .selectFrom('logboek')
    .select('brin6')
    .where('gebeurtenis', '=', 'rol.geweigerd')
    .execute();
  assert.deepEqual(rows, [{ brin6: BRIN6 }]);
});

test('where nobody works yet the address that asked for the koppeling answers, by a link that works once', async () => {
  await onlyKoppeling(CONTACT);
  const email = 'n.nieuw@regenboog.example';
  assert.equal((await invite(email)).body.uitkomst, 'voorgesteld');
  // The confirmation of the koppeling, to the same address, may come at any moment.
  const [mail, ...others] = newMails().filter(({ text }) => !text.includes('is geactiveerd'));
  assert.deepEqual([mail?.to, others.length], [CONTACT, 0]);
  const [, token = ''] = /\/toegang-bevestigen#([\w-]{43})/.exec(mail?.text ?? '') ?? [];
  const look = await ask('', 'POST', '/api/toegang-bevestigen/bekijken', { token });
  assert.deepEqual([look.status, look.body.email, look.body.plek], [200, email, BRIN6]);
  const wrong = await ask('', 'POST', '/api/toegang-bevestigen', { token: 'x'.repeat(43), antwoord: 'ja' });
  assert.equal(wrong.body.code, 'LINK_ONGELDIG');
  assert.equal(await hasRol(email), false, 'looking is not a yes');
  assert.equal((await ask('', 'POST', '/api/toegang-bevestigen', { token, antwoord: 'ja' })).status, 200);
  assert.equal(await hasRol(email), true);
  assert.equal(
    (await ask('', 'POST', '/api/toegang-bevestigen', { token, antwoord: 'ja' })).body.code,
    'LINK_ONGELDIG',
  );
  const to = newMails().map((een) => een.to);
  assert.ok(to.includes(email), 'the person is invited after the yes');
  assert.ok(to.includes(CONTACT), 'the school is told');
});

test('an address of the supplier, of herself, or without pupils that crossed, does not speak for a school', async () => {
  for (const contact of [
    MENSEN.support.email,
    'f.smit+school@noorderlicht.example',
    'B.DeVries+x@noorderlicht.example',
  ]) {
    await onlyKoppeling(contact);
    assert.equal((await invite('iemand@mail.example')).body.code, 'SCHOOL_KAN_NIET_BEVESTIGEN', contact);
  }
  await onlyKoppeling(CONTACT);
  assert.equal((await invite(CONTACT)).body.code, 'SCHOOL_KAN_NIET_BEVESTIGEN', 'nor somebody for herself');
  await top.owner.db
    .updateTable('koppelingen')
    .set({ actiefSinds: null })
    .where('brin6', '=', NIEUW)
    .execute();
  assert.equal(
    (await invite('iemand@mail.example')).body.code,
    'SCHOOL_KAN_NIET_BEVESTIGEN',
    'not active yet',
  );
  assert.deepEqual(newMails(), []);
});

test('a mailbox of several people is warned about; one person who reads it alone may have it', async () => {
  await onlyKoppeling(CONTACT);
  assert.equal((await invite('info@regenboog.example')).body.code, 'ROLMAILBOX');
  assert.equal(
    (await invite('info@regenboog.example', { isPersoonlijk: true })).body.uitkomst,
    'voorgesteld',
  );
  const mensen = (await ask(femke, 'GET', '/api/mensen')).body;
  const weg = await ask(femke, 'DELETE', `/api/mensen/voorstellen/${mensen.voorstellen[0].id}`);
  assert.deepEqual(weg.body.voorstellen, []);
});

test('support with a second account at a school: the two roles do not meet in one mailbox either', async () => {
  const answer = await invite('b.devries+school@noorderlicht.example');
  assert.equal(answer.body.code, 'ROLLEN_GAAN_NIET_SAMEN');
  assert.ok(await findGebruikerId(top.owner.db, MENSEN.support.email));
});
