/** Signing in through another organisation, against a real OpenID Connect server. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  signIn as signInWithCode,
  startOidcProvider,
  type OidcAccount,
  type TestOidcProvider,
} from '@koppelpunt/testkit';
import { ORIGIN, startAanmelden, WACHTWOORD, type Proef } from '../../test/start-aanmelden.ts';

describe('signing in through another organisation', { concurrency: 1 }, () => {
  let provider: TestOidcProvider;
  let proef: Proef;

  before(async () => {
    provider = await startOidcProvider();
    proef = await startAanmelden({
      oidc: {
        issuer: provider.issuer,
        clientId: provider.clientId,
        clientSecret: provider.clientSecret,
        naam: 'de proef',
        regels: [{ brin: '97QX00', affiliation: 'employee', rol: 'applicatiebeheerder' }],
        tweedeFactor: ['otp'],
      },
    });
  });
  after(async () => {
    await proef.stop();
    await provider.stop();
  });

  const toCookies = (header: string | string[] | number | undefined): string =>
    [header ?? []]
      .flat()
      .map((line) => String(line).split(';')[0])
      .join('; ');

  /** Does what a browser does: goes to the provider, through it, and back; returns the address that it is sent back to. */
  async function goThere(start = '/api/aanmelden/oidc?terug=/leerlingen', cookie = '') {
    const left = await proef.app.inject({ url: start, headers: { cookie } });
    assert.equal(left.statusCode, 302, left.body);
    const jar = new Map<string, string>();
    let url = String(left.headers.location);
    while (url.startsWith(provider.issuer)) {
      const response = await fetch(url, {
        redirect: 'manual',
        headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        jar.set(name, value);
      }
      const location = response.headers.get('location');
      assert.ok(location, `${response.status} ${await response.text()}`);
      url = new URL(location, url).href;
    }
    return { url: new URL(url), cookie: toCookies(left.headers['set-cookie']) };
  }

  async function comeBack(url: URL, cookie: string) {
    return await proef.app.inject({ url: url.pathname + url.search, headers: { cookie } });
  }

  async function signIn(account: OidcAccount, how: string[] = ['pwd', 'otp']) {
    provider.setWie(account, how);
    const { url, cookie } = await goThere();
    const back = await comeBack(url, cookie);
    return { location: String(back.headers.location), cookie: toCookies(back.headers['set-cookie']) };
  }

  const MEDEWERKER = {
    sub: 'abc-123',
    name: 'Mees Medewerker',
    email: 'mees@school.example',
    nlEduPersonHomeOrganizationId: '97QX00',
    eduPersonAffiliation: ['employee'],
  };
  const ik = async (cookie: string) => await proef.app.inject({ url: '/api/ik', headers: { cookie } });

  test('an employee of a school in the list gets exactly the role of the list', async () => {
    const { location, cookie } = await signIn(MEDEWERKER);
    assert.equal(location, '/leerlingen');
    const { naam, lidmaatschappen } = (await ik(cookie)).json();
    assert.equal(naam, 'Mees Medewerker');
    assert.deepEqual(lidmaatschappen, [{ brin6: '97QX00', rol: 'applicatiebeheerder' }]);
  });

  test('without a second factor there, one is asked here', async () => {
    const { location, cookie } = await signIn(MEDEWERKER, ['pwd']);
    assert.equal(location, '/aanmelden?terug=%2Fleerlingen');
    assert.equal((await ik(cookie)).json().code, 'TWEEDE_FACTOR_NODIG');
    const stap = await proef.app.inject({ url: '/api/aanmelden', headers: { cookie } });
    assert.equal(stap.json().stap, 'instellen');
  });

  test('the same person under another address and name is the same account; a left school takes its role along', async () => {
    const { cookie } = await signIn({
      ...MEDEWERKER,
      email: 'nieuw@anders.example',
      nlEduPersonHomeOrganizationId: '98AB00',
    });
    const { lidmaatschappen } = (await ik(cookie)).json();
    assert.deepEqual(lidmaatschappen, []);
    assert.equal((await proef.query("select 1 from gebruikers where naam = 'Mees Medewerker'")).length, 1);
    const words = await proef.query(
      "select gebeurtenis from logboek where gebeurtenis like 'rol.%' order by id",
    );
    assert.deepEqual(
      words.map(({ gebeurtenis }) => gebeurtenis),
      ['rol.toegekend', 'rol.ingetrokken'],
    );
  });

  test('a pupil, a stranger and a school that is not in the list get nothing', async () => {
    for (const [index, wrong] of [
      { eduPersonAffiliation: ['student'] },
      { nlEduPersonHomeOrganizationId: '97QX01' },
      { nlEduPersonHomeOrganizationId: '97QX' },
    ].entries()) {
      const { location } = await signIn({
        ...MEDEWERKER,
        sub: `vreemd-${index}`,
        email: 'v@x.example',
        ...wrong,
      });
      assert.equal(location, '/aanmelden?fout=geen-toegang', JSON.stringify(wrong));
    }
    assert.deepEqual(await proef.query("select 1 from gebruikers where email = 'v@x.example'"), []);
  });

  test('R1: a number of a person in a name or an address there stands in no table here; nor does a link as a name', async () => {
    const nummer = '123456782';
    const metNummer = { sub: 'met-nummer', name: `Mees ${nummer}`, email: `${nummer}@school.example` };
    const metLink = { sub: 'met-link', name: 'Log in op kwaad.example', email: 'link@school.example' };
    for (const persoon of [metNummer, metLink]) {
      const { cookie } = await signIn({ ...MEDEWERKER, ...persoon });
      assert.equal((await ik(cookie)).json().naam, 'Naam onbekend');
    }
    for (const tabel of ['gebruikers', 'schoolaccounts', 'logboek', 'sessies'])
      assert.deepEqual(
        await proef.query(`select 1 from ${tabel} t where t::text like '%${nummer}%'`),
        [],
        tabel,
      );
  });

  test('who says to have the address of an account here does not get it', async () => {
    await proef.createGebruiker({ email: 'beheerder@regenboog.example' });
    const { location, cookie } = await signIn({
      ...MEDEWERKER,
      sub: 'aanvaller',
      email: 'beheerder@regenboog.example',
      email_verified: true,
    });
    assert.equal(location, '/aanmelden?fout=geen-toegang');
    assert.equal((await ik(cookie)).statusCode, 401);
  });

  test('who is signed in links the two; nobody links an account of somebody else', async () => {
    const email = 'koppelaar@regenboog.example';
    await proef.createGebruiker({ email });
    const sessie = await signInWithCode(proef.app, { origin: ORIGIN, email, wachtwoord: WACHTWOORD });
    const account = { sub: 'koppel-1', name: 'Anders Geschreven' };
    provider.setWie(account, ['otp']);
    const begun = await goThere('/api/account/oidc', sessie);
    // The answer comes back in a browser where nobody, or somebody else, is signed in.
    assert.equal((await comeBack(begun.url, begun.cookie)).headers.location, '/aanmelden?fout=mislukt');
    const again = await goThere('/api/account/oidc', sessie);
    const linked = await comeBack(again.url, `${again.cookie}; ${sessie}`);
    assert.equal(linked.headers.location, '/account');
    const { to, text = '' } = await proef.mailbox.next();
    assert.match(JSON.stringify(to), new RegExp(email));
    assert.match(text, /account van een andere organisatie is gekoppeld/);
    const { cookie } = await signIn(account);
    assert.equal((await ik(cookie)).json().email, email);

    await proef.createGebruiker({ email: 'tweede@regenboog.example' });
    const second = { origin: ORIGIN, email: 'tweede@regenboog.example', wachtwoord: WACHTWOORD };
    const other = await signInWithCode(proef.app, second);
    const third = await goThere('/api/account/oidc', other);
    const refused = await comeBack(third.url, `${third.cookie}; ${other}`);
    assert.equal(refused.headers.location, '/aanmelden?fout=mislukt', 'it is linked to somebody already');
  });

  test('an answer without the browser that asked, a second time, or with other state opens nothing', async () => {
    provider.setWie(MEDEWERKER, ['otp']);
    const { url, cookie } = await goThere();
    assert.equal((await comeBack(url, '')).headers.location, '/aanmelden?fout=mislukt');
    const forged = new URL(url);
    forged.searchParams.set('state', 'van-een-ander');
    assert.equal((await comeBack(forged, cookie)).headers.location, '/aanmelden?fout=mislukt');
    // The token of the browser was used up by that.
    assert.equal((await comeBack(url, cookie)).headers.location, '/aanmelden?fout=mislukt');
    const again = await goThere();
    assert.equal((await comeBack(again.url, again.cookie)).headers.location, '/leerlingen');
    assert.equal((await comeBack(again.url, again.cookie)).headers.location, '/aanmelden?fout=mislukt');
  });

  test('it leads back to a path of ours and nowhere else, and keeps no token of the provider', async () => {
    for (const terug of ['https://kwaad.example', '//kwaad.example', '/\\kwaad.example']) {
      const { url, cookie } = await goThere(`/api/aanmelden/oidc?terug=${encodeURIComponent(terug)}`);
      assert.equal((await comeBack(url, cookie)).headers.location, '/', terug);
    }
    const rows = await proef.query('select * from schoolaccounts');
    assert.ok(rows.length > 0);
    const KEPT = ['issuer', 'sub', 'gebruiker_id', 'toekenningen', 'created_at'];
    for (const row of rows) assert.deepEqual(Object.keys(row), KEPT, 'no access, refresh or ID token');
    const tables = ['gebruikers', 'sessies', 'schoolaccounts', 'eenmalige_tokens'];
    const all = await Promise.all(tables.map((table) => proef.query(`select * from ${table}`)));
    assert.doesNotMatch(JSON.stringify(all), /eyJ[\w-]+\.[\w-]+\./, 'nor a JWT anywhere');
  });
});
