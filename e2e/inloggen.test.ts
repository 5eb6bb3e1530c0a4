import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startOidcProvider, type TestOidcProvider } from '@koppelpunt/testkit';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { checkAccessible, openBrowser, openPerson, takePicture } from './support/browser.ts';
import { startDemoStack, type DemoStack } from './support/demo-stack.ts';
import { waitForLink, waitForText } from './support/postbus.ts';
import { fillPassword, nextCode, signIn } from './support/sign-in.ts';

const BEHEERDER = 'm.jansen@regenboog.example';
const NIEUW = 'n.nieuw@regenboog.example';
const [WACHTWOORD, ANDER] = ['molen-duin-egel-haven', 'een-heel-ander-wachtwoord'];

/** Every way to sign in, on the screens of ESIS; TOP dossier has the same screens. */
describe('inloggen, zoals iemand het doet', { concurrency: 1 }, () => {
  let provider: TestOidcProvider;
  let stack: DemoStack;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let geheim = '';
  let uitnodiging = '';
  let herstelcodes: string[] = [];

  before(async () => {
    provider = await startOidcProvider();
    stack = await startDemoStack({
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.clientId,
      OIDC_CLIENT_SECRET: provider.clientSecret,
      OIDC_NAAM: 'uw schoolaccount',
      OIDC_TOEGANG: '97QX00:employee=intern_begeleider',
      OIDC_TWEEDE_FACTOR: 'otp',
    });
    browser = await openBrowser();
    ({ context, page } = await openPerson(browser, stack.urls.esis));
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
    await provider?.stop();
  });

  const heading = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const isIn = () => page.getByRole('button', { name: 'Uitloggen', exact: true }).waitFor();
  async function show(picture: string): Promise<void> {
    await checkAccessible(page);
    await takePicture(page, picture);
  }
  async function signOut(): Promise<void> {
    await press('Uitloggen');
    await page.getByLabel('E-mailadres').waitFor();
  }

  test('een uitnodiging: per mail, met een eigen wachtwoord', async () => {
    const { page: beheerder } = await openPerson(browser, stack.urls.esis);
    await signIn(stack, beheerder, BEHEERDER);
    const answer = await beheerder.request.post('/api/vestigingen/97QX00/mensen', {
      headers: { origin: stack.urls.esis },
      data: { naam: 'Nina Nieuw', email: NIEUW, rol: 'intern_begeleider', plek: '97QX00' },
    });
    assert.equal(answer.status(), 201, await answer.text());
    await beheerder.context().close();

    uitnodiging = await waitForLink(stack.urls.postbus, NIEUW, '/uitnodiging');
    await page.goto(uitnodiging);
    await page.getByText('Nina Nieuw').waitFor();
    const field = page.getByLabel('Nieuw wachtwoord', { exact: true });
    await field.fill(WACHTWOORD);
    await show('50-uitnodiging');
    await field.fill('kort');
    await press('Verder');
    await page.getByRole('alert').first().waitFor();
    await checkAccessible(page);
    await field.fill(WACHTWOORD);
    await press('Verder');
  });

  test('de tweede stap instellen: een app met codes, en herstelcodes die men één keer ziet', async () => {
    await heading('Inloggen in twee stappen');
    geheim = ((await page.locator('.kp-geheim code').textContent()) ?? '').replaceAll(' ', '');
    assert.match(geheim, /^[A-Z2-7]{32}$/);
    await page.getByRole('img', { name: /QR-code/ }).waitFor();
    await show('51-tweede-stap-instellen');
    await page.getByLabel('Code uit uw app').fill('000000');
    await press('Bevestigen');
    await page.getByRole('alert').first().waitFor();
    await checkAccessible(page);
    await page.getByLabel('Code uit uw app').fill(await nextCode(stack, NIEUW, geheim));
    await press('Bevestigen');
    await heading('Bewaar uw herstelcodes');
    herstelcodes = await page.locator('.kp-codes code').allTextContents();
    assert.equal(herstelcodes.length, 10);
    await show('52-herstelcodes');
    await press('Verder');
    await page.getByText('Vink aan dat u de codes hebt bewaard.').first().waitFor();
    await checkAccessible(page);
    await page.getByLabel('Ik heb de codes bewaard').check();
    await press('Verder');
    await isIn();
    await signOut();
  });

  test('inloggen met wachtwoord en code', async () => {
    await page.goto('/aanmelden');
    await page.getByRole('button', { name: 'Inloggen met een passkey' }).waitFor();
    await show('53-inloggen');
    await fillPassword(page, NIEUW, WACHTWOORD);
    await heading('Tweede stap');
    await show('54-tweede-stap');
    await page.getByLabel('Code uit uw app').fill('123456');
    await press('Inloggen');
    await page
      .getByText(/klopt niet of is al gebruikt/)
      .first()
      .waitFor();
    await checkAccessible(page);
    await page.getByLabel('Code uit uw app').fill(await nextCode(stack, NIEUW, geheim));
    await press('Inloggen');
    await isIn();
    await signOut();
  });

  test('wie halverwege is, komt nergens: elke pagina leidt terug naar de tweede stap', async () => {
    await fillPassword(page, NIEUW, WACHTWOORD);
    await heading('Tweede stap');
    await page.goto('/leerlingen');
    await page.waitForURL(/aanmelden\?terug=/);
    await heading('Tweede stap');
    const answer = await page.request.get('/api/vestigingen');
    assert.equal(answer.status(), 403);
  });

  test('de telefoon kwijt: een herstelcode, en dezelfde niet nog een keer', async () => {
    await press('Herstelcode gebruiken');
    await page.getByLabel('Herstelcode').fill(herstelcodes[0] ?? '');
    await show('55-herstelcode');
    await press('Inloggen');
    await isIn();
    await signOut();
    await fillPassword(page, NIEUW, WACHTWOORD);
    await press('Herstelcode gebruiken');
    await page.getByLabel('Herstelcode').fill(herstelcodes[0] ?? '');
    await press('Inloggen');
    await page
      .getByText(/klopt niet of is al gebruikt/)
      .first()
      .waitFor();
    await page.getByLabel('Herstelcode').fill(herstelcodes[1] ?? '');
    await press('Inloggen');
    await isIn();
  });

  test('een passkey: maken, ermee inloggen zonder wachtwoord, en weghalen', async () => {
    const devices = await context.newCDPSession(page);
    await devices.send('WebAuthn.enable');
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto('/account');
    await heading('Mijn account');
    await page.getByLabel('Naam van de passkey').fill('Laptop van school');
    await press('Passkey maken');
    await page.getByRole('heading', { name: 'Laptop van school' }).waitFor();
    await waitForText(stack.urls.postbus, NIEUW, 'Er is een passkey toegevoegd.');
    await show('56-mijn-account');
    await signOut();
    await page.getByRole('button', { name: 'Inloggen met een passkey' }).click();
    await isIn();
    await page.goto('/account');
    await page.getByText(/laatst gebruikt vandaag/).waitFor();
    await page.getByRole('button', { name: /Verwijderen van passkey/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Passkey verwijderen' }).click();
    await page.getByText('U hebt nog geen passkey.').waitFor();
    await signOut();
    await page.getByRole('button', { name: 'Inloggen met een passkey' }).click();
    await page.getByText('Inloggen met een passkey lukte niet').waitFor();
    await checkAccessible(page);
  });

  test('een apparaat dat alleen "er is iemand" zegt, is geen tweede stap', async () => {
    const { context: other, page: screen } = await openPerson(browser, stack.urls.esis);
    const devices = await other.newCDPSession(screen);
    await devices.send('WebAuthn.enable');
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'usb',
        hasResidentKey: true,
        hasUserVerification: false,
        automaticPresenceSimulation: true,
      },
    });
    await fillPassword(screen, NIEUW, WACHTWOORD);
    await screen.getByLabel('Code uit uw app').fill(await nextCode(stack, NIEUW, geheim));
    await screen.getByRole('button', { name: 'Inloggen', exact: true }).click();
    await screen.getByRole('button', { name: 'Uitloggen', exact: true }).waitFor();
    await screen.goto('/account');
    await screen.getByLabel('Naam van de passkey').fill('Sleutel zonder pincode');
    await screen.getByRole('button', { name: 'Passkey maken' }).click();
    await screen.getByText('De passkey is niet gemaakt').waitFor({ timeout: 90_000 });
    await other.close();
  });

  test('wachtwoord vergeten: een link, een nieuw wachtwoord, en overal uitgelogd', async () => {
    await page.goto('/aanmelden');
    await page.getByRole('link', { name: 'Wachtwoord vergeten?' }).click();
    await heading('Wachtwoord vergeten');
    await page.getByLabel('E-mailadres').fill(NIEUW);
    await show('57-wachtwoord-vergeten');
    await press('Link sturen');
    await page.getByText('Kijk in uw mailbox').waitFor();
    await checkAccessible(page);
    await page.goto(await waitForLink(stack.urls.postbus, NIEUW, '/wachtwoord-herstellen'));
    await heading('Nieuw wachtwoord kiezen');
    await page.getByLabel('Nieuw wachtwoord', { exact: true }).fill(ANDER);
    await checkAccessible(page);
    await press('Wachtwoord opslaan');
    await page.getByText('Uw wachtwoord is gewijzigd').waitFor();
    assert.doesNotMatch(page.url(), /#/);
    await fillPassword(page, NIEUW, ANDER);
    await page.getByLabel('Code uit uw app').fill(await nextCode(stack, NIEUW, geheim));
    await press('Inloggen');
    await isIn();
  });

  test('een link die al is gebruikt: geen tweede keer, en de weg die wel verder leidt', async () => {
    const { context: ander, page: scherm } = await openPerson(browser, stack.urls.esis);
    const link = await waitForLink(stack.urls.postbus, NIEUW, '/wachtwoord-herstellen');
    await scherm.goto(link);
    await scherm.getByLabel('Nieuw wachtwoord', { exact: true }).fill(ANDER);
    await scherm.getByRole('button', { name: 'Wachtwoord opslaan' }).click();
    await scherm.getByRole('heading', { name: 'Deze link werkt niet meer', level: 1 }).waitFor();
    await checkAccessible(scherm);
    await scherm.getByRole('link', { name: 'Nieuwe link aanvragen' }).click();
    await scherm.getByRole('heading', { name: 'Wachtwoord vergeten', level: 1 }).waitFor();
    await scherm.goto(uitnodiging);
    await scherm.getByText('Vraag dan wie u uitnodigde om een nieuwe uitnodiging.').waitFor();
    await checkAccessible(scherm);
    await scherm.getByRole('link', { name: 'Naar inloggen' }).click();
    await scherm.getByLabel('E-mailadres').waitFor();
    await ander.close();
  });

  test('waar men is ingelogd: een ander apparaat uitloggen, en overal', async () => {
    const { page: other } = await openPerson(browser, stack.urls.esis);
    await fillPassword(other, NIEUW, ANDER);
    await other.getByLabel('Code uit uw app').fill(await nextCode(stack, NIEUW, geheim));
    await other.getByRole('button', { name: 'Inloggen', exact: true }).click();
    await other.getByRole('button', { name: 'Uitloggen', exact: true }).waitFor();
    await page.goto('/account');
    await page.getByRole('button', { name: /Daar uitloggen/ }).click();
    await page.getByRole('button', { name: /Daar uitloggen/ }).waitFor({ state: 'detached' });
    await other.reload();
    await other.waitForURL(/aanmelden/);
    await other.context().close();
    await press('Overal uitloggen');
    await page.getByRole('dialog').getByRole('button', { name: 'Overal uitloggen' }).click();
    await page.getByLabel('E-mailadres').waitFor();
  });

  test('inloggen via een andere organisatie: de rol van de lijst, en niets voor wie er niet op staat', async () => {
    const mees = {
      sub: 'entree-1',
      name: 'Mees Meester',
      email: 'm.meester@regenboog.example',
      nlEduPersonHomeOrganizationId: '97QX00',
      eduPersonAffiliation: ['employee'],
    };
    provider.setWie({ ...mees, sub: 'entree-2', eduPersonAffiliation: ['student'] }, ['otp']);
    await page.goto('/aanmelden');
    await page.getByRole('link', { name: 'Inloggen met uw schoolaccount' }).click();
    await page.getByText('Dit account heeft hier geen toegang.', { exact: false }).waitFor();
    await show('58-geen-toegang');

    const { page: screen } = await openPerson(browser, stack.urls.esis);
    provider.setWie(mees, ['otp']);
    await screen.goto('/leerlingen');
    await screen.getByRole('link', { name: 'Inloggen met uw schoolaccount' }).click();
    await screen.getByRole('heading', { name: 'Leerlingen', level: 1 }).waitFor();
    await screen.getByText('Mees Meester').first().waitFor();
    await screen.context().close();

    const { page: zonder } = await openPerson(browser, stack.urls.esis);
    provider.setWie({ ...mees, sub: 'entree-3', email: 'x@regenboog.example' }, ['pwd']);
    await zonder.goto('/aanmelden');
    await zonder.getByRole('link', { name: 'Inloggen met uw schoolaccount' }).click();
    await zonder.getByRole('heading', { name: 'Inloggen in twee stappen', level: 1 }).waitFor();
    await zonder.context().close();
  });
});
