import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'node:test';
import { click, fill, press, settle, waitFor } from '../../test/actions.ts';
import { openApi, type Api } from '../../test/api.ts';
import { define, visited } from '../../test/dom.ts';
import { get, has, list, pageText, render, textOf } from '../../test/screen.tsx';
import { AanmeldenFlow, AccountPage, LoginForm } from '../index.ts';
import { HerstelcodesForm } from './HerstelcodesForm.tsx';
import { UitnodigingPage } from './UitnodigingPage.tsx';
import { WachtwoordHerstellenPage } from './WachtwoordHerstellenPage.tsx';
import { WachtwoordVergetenPage } from './WachtwoordVergetenPage.tsx';

const KLAAR = { body: { stap: 'klaar' } };
const wrong = (melding: string, code = 'CODE_ONJUIST', status = 422) => ({ status, body: { code, melding } });
const factor = { token: 't1', geheim: 'ABCDEFGH', uri: 'otpauth://x', qr: { grootte: 3, pad: 'M0 0h1v1z' } };

// In a suite: all files share one process, and a hook outside would hold for every test of them.
/** The links of the summary; the footer has links too. */
const listErrors = () =>
  list('link')
    .filter((link) => link.getAttribute('href')?.startsWith('#'))
    .map(textOf);

describe('signing in and my account', () => {
  let api: Api;
  beforeEach(async () => {
    api = await openApi({
      'GET /api/aanmelden': { body: { stap: 'wachtwoord', passkeys: false, oidc: null } },
      'POST /api/afmelden': { body: {} },
    });
  });
  afterEach(() => api.close());

  const signIn = async () => {
    await fill(get('textbox', 'E-mailadres'), ' m.jansen@regenboog.example ');
    await fill(document.getElementById('wachtwoord') ?? document.body, 'een lang wachtwoord');
    await click(get('button', 'Inloggen'));
  };
  const askedAt = (route: string) =>
    api.asked.filter((asked) => asked.route === route).map(({ body }) => body);

  test('an empty login says both things that are missing, and asks nobody', async () => {
    let asked = 0;
    await render(<LoginForm onLogin={async () => void asked++} />);
    await click(get('button', 'Inloggen'));
    assert.deepEqual(listErrors(), ['Vul uw e-mailadres in.', 'Vul uw wachtwoord in.']);
    assert.equal(asked, 0);
  });

  test('a refused login does not tell which of the two was wrong', async () => {
    api.routes['POST /api/aanmelden/wachtwoord'] = wrong('Geheim detail.', 'INLOG_ONGELDIG', 401);
    openAtLogin();
    await render(<AanmeldenFlow help={null} />);
    await signIn();
    const alert = await waitFor(() => list('alert')[0]);
    assert.match(textOf(alert), /Het e-mailadres of het wachtwoord klopt niet\./);
    assert.doesNotMatch(pageText(), /Geheim detail/);
    assert.deepEqual(visited, [], 'a 401 on the login screen leads nowhere');
  });

  /** At the login screen itself, where a 401 must not send anybody to the login screen. */
  function openAtLogin(search = ''): void {
    history.replaceState(null, '', `/aanmelden${search}`);
  }

  test('after the password comes the code, and then the page where the session had ended', async () => {
    api.routes['POST /api/aanmelden/wachtwoord'] = {
      body: { stap: 'tweede-factor', code: true, passkey: false },
    };
    api.routes['POST /api/aanmelden/code'] = (body) =>
      (body as { code: string }).code === '123456' ? KLAAR : wrong('Deze code klopt niet.');
    openAtLogin('?terug=%2Fleerlingen%3Fgroep%3Dg1');
    await render(<AanmeldenFlow help={<p>Hulp</p>} />);
    assert.match(pageText(), /Na het inloggen komt u terug op de pagina waar u was\..*Hulp/);
    await signIn();
    await waitFor(() => has('heading', 'Tweede stap'));
    assert.deepEqual(askedAt('POST /api/aanmelden/wachtwoord'), [
      { email: 'm.jansen@regenboog.example', wachtwoord: 'een lang wachtwoord' },
    ]);
    const code = get('textbox', 'Code uit uw app') as HTMLInputElement;
    assert.deepEqual([code.autocomplete, code.getAttribute('inputmode')], ['one-time-code', 'numeric']);
    await press('Enter');
    await click(get('button', 'Inloggen'));
    assert.deepEqual(listErrors(), ['Vul de code in die uw app nu toont.']);
    await fill(get('textbox', 'Code uit uw app'), '000000');
    await press('Enter');
    await waitFor(() => /Deze code klopt niet\./.test(pageText()));
    await fill(get('textbox', 'Code uit uw app'), ' 123456 ');
    await press('Enter');
    await waitFor(() => visited.length > 0);
    assert.deepEqual(visited, ['/leerlingen?groep=g1']);
  });

  test('who lost the app uses a herstelcode; who stops is signed out', async () => {
    api.routes['GET /api/aanmelden'] = {
      body: { stap: 'tweede-factor', code: true, passkey: true, passkeys: true, oidc: null },
    };
    api.routes['POST /api/aanmelden/herstelcode'] = KLAAR;
    openAtLogin();
    await render(<AanmeldenFlow help={null} />);
    await waitFor(() => has('heading', 'Tweede stap'));
    assert.ok(has('button', 'Passkey gebruiken'));
    assert.equal(has('button', 'Code uit een app gebruiken'), false, 'that is the one that is shown');
    await click(get('button', 'Herstelcode gebruiken'));
    await fill(get('textbox', 'Herstelcode'), 'abcd-efgh');
    await press('Enter');
    await waitFor(() => visited.length > 0);
    assert.deepEqual([askedAt('POST /api/aanmelden/herstelcode'), visited], [[{ code: 'abcd-efgh' }], ['/']]);
    await click(get('button', 'Stoppen'));
    await waitFor(() => visited.length > 1);
    assert.deepEqual([api.asked.at(-1)?.route, visited.at(-1)], ['POST /api/afmelden', '/aanmelden']);
  });

  test('without a second factor one sets it up first: the key to type over, the code, the herstelcodes', async () => {
    api.routes['GET /api/aanmelden'] = { body: { stap: 'instellen', passkeys: false, oidc: null } };
    api.routes['POST /api/account/tweede-factor'] = { body: factor };
    api.routes['POST /api/account/tweede-factor/bevestigen'] = {
      body: { herstelcodes: ['aaaa-bbbb', 'cccc-dddd'] },
    };
    openAtLogin();
    await render(<AanmeldenFlow help={null} />);
    await waitFor(() => has('img', 'QR-code om met uw app te scannen'));
    assert.match(pageText(), /ABCD EFGH/);
    await fill(get('textbox', 'Code uit uw app'), '123456');
    await press('Enter');
    await waitFor(() => has('heading', 'Bewaar uw herstelcodes'));
    assert.deepEqual(askedAt('POST /api/account/tweede-factor/bevestigen'), [
      { token: 't1', code: '123456' },
    ]);
    assert.equal(
      askedAt('POST /api/account/tweede-factor').length,
      1,
      'a second secret would make the scanned one worthless',
    );
    assert.match(pageText(), /aaaa-bbbb.*cccc-dddd/);
    await click(get('checkbox', 'Ik heb de codes bewaard'));
    await click(get('button', 'Verder'));
    assert.deepEqual(visited, ['/']);
  });

  test('nobody goes on without saying that the herstelcodes are kept', async () => {
    let kept = 0;
    await render(<HerstelcodesForm codes={['aaaa-bbbb']} onKept={() => kept++} />);
    await click(get('button', 'Verder'));
    assert.deepEqual([listErrors(), kept], [['Vink aan dat u de codes hebt bewaard.'], 0]);
  });

  test('signing in elsewhere stands there when there is such a place, and what went wrong there is told', async () => {
    api.routes['GET /api/aanmelden'] = { body: { stap: 'wachtwoord', passkeys: false, oidc: 'het Bestuur' } };
    openAtLogin('?fout=geen-toegang');
    await render(<AanmeldenFlow help={null} />);
    await waitFor(() => has('link', 'Inloggen met het Bestuur'));
    assert.equal(
      get('link', 'Inloggen met het Bestuur').getAttribute('href'),
      '/api/aanmelden/oidc?fout=geen-toegang',
    );
    assert.match(textOf(get('alert')), /Dit account heeft hier geen toegang\./);
    assert.equal(has('button', /passkey/), false, 'not where the browser cannot');
  });

  test('an unknown word in the address is no message', async () => {
    openAtLogin('?fout=%3Cb%3Ebel%20dit%20nummer');
    await render(<AanmeldenFlow help={null} />);
    assert.equal(has('alert'), false);
    assert.doesNotMatch(pageText(), /bel dit nummer/);
  });

  test('who forgot the password hears the same whether or not the address is known', async () => {
    api.routes['POST /api/wachtwoord-herstel'] = { body: {} };
    await render(<WachtwoordVergetenPage />);
    await click(get('button', 'Link sturen'));
    assert.deepEqual(listErrors().slice(0, 1), ['Vul uw e-mailadres in.']);
    await fill(get('textbox', 'E-mailadres'), 'wie@school.example ');
    await press('Enter');
    await waitFor(() => /Is dit e-mailadres bij ons bekend, dan krijgt u een e-mail/.test(pageText()));
    assert.deepEqual(askedAt('POST /api/wachtwoord-herstel'), [{ email: 'wie@school.example' }]);
  });

  const choosePassword = async (wachtwoord: string, button: string) => {
    await fill(document.getElementById('wachtwoord') ?? document.body, wachtwoord);
    await click(get('button', button));
  };

  test('a new password has twelve characters; the token leaves the address bar once it is used', async () => {
    history.replaceState(null, '', '/wachtwoord-herstellen#token-1');
    api.routes['POST /api/wachtwoord-herstel/voltooien'] = { body: {} };
    await render(<WachtwoordHerstellenPage />);
    await choosePassword('elf tekens!', 'Wachtwoord opslaan');
    assert.deepEqual(listErrors(), ['Een wachtwoord heeft ten minste 12 tekens.']);
    await choosePassword('twaalf teken', 'Wachtwoord opslaan');
    await waitFor(() => /Uw wachtwoord is gewijzigd/.test(pageText()));
    assert.deepEqual(askedAt('POST /api/wachtwoord-herstel/voltooien'), [
      { token: 'token-1', wachtwoord: 'twaalf teken' },
    ]);
    assert.equal(location.hash, '');
  });

  test('a link without its token, or one that was used, says what helps instead', async () => {
    history.replaceState(null, '', '/wachtwoord-herstellen');
    await render(<WachtwoordHerstellenPage />);
    assert.ok(has('heading', 'Deze link werkt niet meer'));
    assert.ok(has('link', 'Nieuwe link aanvragen'));
  });

  test('a link that turns out to be used keeps the reason apart from other trouble', async () => {
    history.replaceState(null, '', '/wachtwoord-herstellen#oud');
    api.routes['POST /api/wachtwoord-herstel/voltooien'] = {
      status: 503,
      body: { code: 'X', melding: 'Even niet.' },
    };
    await render(<WachtwoordHerstellenPage />);
    await choosePassword('twaalf tekens', 'Wachtwoord opslaan');
    await waitFor(() => /Even niet\./.test(pageText()));
    api.routes['POST /api/wachtwoord-herstel/voltooien'] = wrong('Te oud.', 'LINK_ONGELDIG', 410);
    await click(get('button', 'Wachtwoord opslaan'));
    await waitFor(() => has('heading', 'Deze link werkt niet meer'));
  });

  test('an invitation says for whom it is, and leads to signing in after the password', async () => {
    history.replaceState(null, '', '/uitnodiging#t2');
    api.routes['POST /api/uitnodiging/bekijken'] = {
      body: { naam: 'Marieke Jansen', email: 'm@regenboog.example' },
    };
    api.routes['POST /api/uitnodiging'] = KLAAR;
    await render(<UitnodigingPage />);
    await waitFor(() => /Dit account is voor Marieke Jansen/.test(pageText()));
    assert.equal(
      document.querySelector<HTMLInputElement>('input[autocomplete=username]')?.value,
      'm@regenboog.example',
    );
    await choosePassword('een lang wachtwoord', 'Verder');
    await waitFor(() => visited.length > 0);
    assert.deepEqual(
      [askedAt('POST /api/uitnodiging'), visited],
      [[{ token: 't2', wachtwoord: 'een lang wachtwoord' }], ['/aanmelden']],
    );
  });

  test('an invitation that was used says so, and asks no password', async () => {
    history.replaceState(null, '', '/uitnodiging#t2');
    api.routes['POST /api/uitnodiging/bekijken'] = wrong('Te oud.', 'LINK_ONGELDIG', 410);
    await render(<UitnodigingPage />);
    await waitFor(() => has('heading', 'Deze link werkt niet meer'));
    assert.equal(document.getElementById('wachtwoord'), null);
  });

  const account = {
    code: true,
    herstelcodes: 1,
    passkeysMogelijk: true,
    passkeys: [{ id: 'p1', naam: 'laptop', createdAt: '2026-11-23T09:00:00Z', gebruiktOp: null }],
    sessies: [
      {
        id: 's1',
        apparaat: 'Firefox op Linux',
        adres: '127.0.0.1',
        sinds: '2026-11-23T09:00:00Z',
        laatst: '',
        isDeze: true,
      },
      {
        id: 's2',
        apparaat: 'Safari op iPad',
        adres: '127.0.0.2',
        sinds: '2026-11-22T09:00:00Z',
        laatst: '',
        isDeze: false,
      },
    ],
    oidc: 'het Bestuur',
  };
  const showAccount = async (over: object = {}) => {
    api.routes['GET /api/account'] = { body: { ...account, ...over } };
    await render(<AccountPage />);
    await waitFor(() => has('heading', 'App met codes'));
  };

  test('my account says how many herstelcodes are left, and shows new ones once', async () => {
    api.routes['POST /api/account/herstelcodes'] = { body: { herstelcodes: ['nieuw-1'] } };
    await showAccount();
    assert.match(pageText(), /U hebt nog 1 herstelcode over\./);
    await click(get('button', 'Nieuwe herstelcodes maken'));
    await waitFor(() => /nieuw-1/.test(pageText()));
    await click(get('checkbox', 'Ik heb de codes bewaard'));
    await click(get('button', 'Verder'));
    assert.doesNotMatch(pageText(), /nieuw-1/);
    await waitFor(() => askedAt('GET /api/account').length === 2);
  });

  test('the only second factor cannot be taken away; one of two can, after a question', async () => {
    await showAccount({ passkeys: [], herstelcodes: 0 });
    assert.equal(has('button', 'App verwijderen'), false);
    assert.match(pageText(), /U hebt geen herstelcodes\..*U hebt nog geen passkey\./);
  });

  test('of two second factors one can be taken away, after a question', async () => {
    api.routes['DELETE /api/account/tweede-factor'] = { body: {} };
    api.routes['DELETE /api/account/passkeys/p1'] = { body: {} };
    await showAccount();
    await click(get('button', 'App verwijderen'));
    assert.equal(askedAt('DELETE /api/account/tweede-factor').length, 0);
    await click(list('button', 'App verwijderen').at(-1) ?? document.body);
    await waitFor(() => askedAt('DELETE /api/account/tweede-factor').length === 1);
    await waitFor(() => !has('dialog'));
    await click(get('button', 'Verwijderen van passkey laptop'));
    assert.match(textOf(get('dialog')), /niet meer inloggen met laptop/);
    await click(get('button', 'Passkey verwijderen'));
    await waitFor(() => askedAt('DELETE /api/account/passkeys/p1').length === 1);
  });

  test('another device can be signed out by itself, this one only with all', async () => {
    api.routes['DELETE /api/account/sessies/s2'] = { body: {} };
    api.routes['DELETE /api/account/sessies'] = { body: {} };
    await showAccount();
    assert.equal(has('button', /op Firefox/), false);
    await click(get('button', 'Daar uitloggen op Safari op iPad'));
    await waitFor(() => askedAt('DELETE /api/account/sessies/s2').length === 1);
    await click(get('button', 'Overal uitloggen'));
    await click(list('button', 'Overal uitloggen').at(-1) ?? document.body);
    await waitFor(() => visited.length > 0);
    assert.deepEqual(visited, ['/aanmelden']);
  });

  test('a changed password empties its fields and says that other devices are signed out', async () => {
    api.routes['POST /api/account/wachtwoord'] = { body: {} };
    await showAccount();
    await click(get('button', 'Wachtwoord wijzigen'));
    assert.deepEqual(
      list('link')
        .map(textOf)
        .filter((line) => /wachtwoord/i.test(line)),
      ['Vul het wachtwoord in waarmee u nu inlogt.', 'Een wachtwoord heeft ten minste 12 tekens.'],
    );
    const field = (id: string) => document.getElementById(id) as HTMLInputElement;
    await fill(field('oud'), 'het oude');
    await fill(field('nieuw'), 'een lang nieuw wachtwoord');
    await press('Enter');
    await waitFor(() => /Op uw andere apparaten bent u uitgelogd\./.test(pageText()));
    assert.deepEqual(askedAt('POST /api/account/wachtwoord'), [
      { oud: 'het oude', nieuw: 'een lang nieuw wachtwoord' },
    ]);
    assert.deepEqual([field('oud').value, field('nieuw').value], ['', '']);
  });

  /** A browser with passkeys, whose device answers as the test says. */
  function definePasskeys(answer: () => Promise<unknown>): () => void {
    class Passkey {
      static parseRequestOptionsFromJSON = (options: object) => ({ ...options, parsed: true });
      static parseCreationOptionsFromJSON = (options: object) => ({ ...options, parsed: true });
      toJSON = () => ({ id: 'credential' });
    }
    const takeAway = [
      define(globalThis, 'PublicKeyCredential', Passkey),
      define(navigator, 'credentials', {
        get: async () => (await answer()) ?? new Passkey(),
        create: async () => (await answer()) ?? new Passkey(),
      }),
    ];
    return () => takeAway.forEach((undo) => undo());
  }

  test('a passkey signs in by itself; one that was stopped says so and can be tried again', async (t) => {
    let answer: () => Promise<unknown> = () => Promise.reject(new DOMException('stopped', 'NotAllowedError'));
    t.after(definePasskeys(() => answer()));
    api.routes['GET /api/aanmelden'] = { body: { stap: 'wachtwoord', passkeys: true, oidc: null } };
    api.routes['POST /api/aanmelden/passkey/vraag'] = { body: { challenge: 'x' } };
    api.routes['POST /api/aanmelden/passkey'] = KLAAR;
    openAtLogin();
    await render(<AanmeldenFlow help={null} />);
    await click(await waitFor(() => list('button', 'Inloggen met een passkey')[0]));
    await waitFor(() => /gestopt of mislukt\. Probeer het opnieuw\./.test(pageText()));
    answer = async () => undefined;
    await click(get('button', 'Inloggen met een passkey'));
    await waitFor(() => visited.length > 0);
    assert.deepEqual(askedAt('POST /api/aanmelden/passkey'), [{ antwoord: { id: 'credential' } }]);
  });

  test('a passkey gets a name; a device that has one already says that', async (t) => {
    let answer: () => Promise<unknown> = () => Promise.reject(new DOMException('known', 'InvalidStateError'));
    t.after(definePasskeys(() => answer()));
    api.routes['POST /api/account/passkeys/vraag'] = { body: { challenge: 'x' } };
    api.routes['POST /api/account/passkeys'] = { body: { herstelcodes: null } };
    await showAccount();
    await click(get('button', 'Passkey maken'));
    assert.ok(has('link', 'Geef de passkey een naam.'));
    await fill(get('textbox', 'Naam van de passkey'), 'telefoon');
    await press('Enter');
    await waitFor(() => /Dit apparaat heeft al een passkey voor dit account\./.test(pageText()));
    answer = async () => undefined;
    await click(get('button', 'Passkey maken'));
    await waitFor(() => askedAt('POST /api/account/passkeys').length === 1);
    assert.deepEqual(askedAt('POST /api/account/passkeys'), [
      { naam: 'telefoon', antwoord: { id: 'credential' } },
    ]);
    await settle();
  });
});
