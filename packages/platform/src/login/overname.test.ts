/** Ways to get what belongs to somebody else, from a place that one has. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signIn } from '@koppelpunt/testkit';
import { EMAIL, ORIGIN, startAanmelden, WACHTWOORD, type Proef } from '../../test/start-aanmelden.ts';
import { dangerouslyAsSystem } from '../actor/actor.ts';
import { createSchoolaccountGebruiker } from './schoolaccounts.ts';
import { AANMELDEN } from './wie.ts';

let proef: Proef;
before(async () => {
  // A provider that nobody reaches: who is sent there comes back with that.
  proef = await startAanmelden({
    oidc: {
      issuer: 'http://127.0.0.1:1',
      clientId: 'x',
      clientSecret: 'x',
      naam: 'elders',
      regels: [],
      tweedeFactor: [],
    },
  });
  await proef.createGebruiker();
});
after(() => proef.stop());

const invite = async (email: string) =>
  await proef.login.inviteGebruiker(dangerouslyAsSystem('opdrachtregel'), {
    email,
    naam: 'Dirk Directeur',
    lidmaatschappen: [{ rol: 'applicatiebeheerder', plek: '97QX00' }],
  });
const comeFromElsewhere = async (email: string, isBevestigd: boolean) =>
  await proef.login.as(AANMELDEN, (handeling) =>
    createSchoolaccountGebruiker(handeling, {
      issuer: 'https://elders.example',
      sub: email,
      naam: 'X',
      email,
      isBevestigd,
    }),
  );

test('who says elsewhere to have an address does not get the role that is given to its owner', async () => {
  const email = 'directeur@regenboog.example';
  const aanvaller = await comeFromElsewhere(email, false);
  const uitkomst = await invite(email);
  assert.equal(uitkomst.kind, 'uitgenodigd', 'the owner of the mailbox gets the mail');
  assert.notEqual(uitkomst.gebruikerId, aanvaller);
  assert.match(JSON.stringify(await proef.mailbox.next()), /directeur@regenboog/);
  const rollen = await proef.query('select 1 from lidmaatschappen where gebruiker_id = $1', [aanvaller]);
  assert.deepEqual(rollen, []);
});

test('whose address was looked at elsewhere is the same person here', async () => {
  const email = 'bevestigd@regenboog.example';
  const gebruikerId = await comeFromElsewhere(email, true);
  assert.deepEqual(await invite(email), { kind: 'bestondAl', gebruikerId, toegevoegd: 1 });
});

test('another site does not start linking an account to this one', async () => {
  const email = 'koppelt@regenboog.example';
  await proef.createGebruiker({ email });
  const cookie = await signIn(proef.app, { origin: ORIGIN, email, wachtwoord: WACHTWOORD });
  const start = async (site: string) => {
    const headers = { cookie, 'sec-fetch-site': site };
    return (await proef.app.inject({ url: '/api/account/oidc', headers })).headers.location;
  };
  for (const site of ['cross-site', 'same-site']) assert.equal(await start(site), '/account', site);
  assert.equal(await start('same-origin'), '/aanmelden?fout=onbereikbaar');
});

test('a screen that was left open tells nobody the password, and a changed one ends a link that was underway', async () => {
  const cookie = await signIn(proef.app, { origin: ORIGIN, email: EMAIL, wachtwoord: WACHTWOORD });
  const change = async (oud: string) =>
    await proef.post('/api/account/wachtwoord', { oud, nieuw: 'een-zin-van-mijzelf' }, { cookie });
  for (let time = 0; time < 5; time += 1) assert.notEqual((await change(`geraden-${time}`)).statusCode, 429);
  assert.equal((await change(WACHTWOORD)).statusCode, 429, 'the right one has to wait as well');

  await proef.post('/api/wachtwoord-herstel', { email: EMAIL });
  const { text = '' } = await proef.mailbox.next();
  const [, token] = /#([\w-]{43})/.exec(text) ?? [];
  proef.klok.now = new Date(proef.klok.now.getTime() + 5000);
  assert.equal((await change(WACHTWOORD)).statusCode, 200);
  const late = await proef.post('/api/wachtwoord-herstel/voltooien', {
    token,
    wachtwoord: 'van-iemand-anders',
  });
  assert.equal(late.json().code, 'LINK_ONGELDIG');
});
