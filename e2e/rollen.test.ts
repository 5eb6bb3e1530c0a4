import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { checkAccessible, openBrowser, openPerson, takePicture } from './support/browser.ts';
import { startDemoStack, type DemoStack } from './support/demo-stack.ts';
import { fillPassword, nextCode, signIn } from './support/sign-in.ts';

const BEHEERDER = 'm.jansen@regenboog.example';
const BESTUUR = 'j.vanvliet@regenboog.example';
const FUNCTIONEEL = 'f.smit@noorderlicht.example';
const NIEUW = 'p.nieuw@regenboog.example';

/** The screens show what each role sees and may change; each step needs the one before it. */
describe('mandaten en mensen', { concurrency: 1 }, () => {
  let stack: DemoStack;
  let browser: Browser;
  let beheerder: Page;
  let bestuur: Page;
  let functioneel: Page;

  before(async () => {
    stack = await startDemoStack();
    browser = await openBrowser();
    beheerder = (await openPerson(browser, stack.urls.esis)).page;
    bestuur = (await openPerson(browser, stack.urls.esis)).page;
    functioneel = (await openPerson(browser, stack.urls.topDossier)).page;
    await signIn(stack, beheerder, BEHEERDER);
    await signIn(stack, bestuur, BESTUUR);
    await signIn(stack, functioneel, FUNCTIONEEL);
  });
  after(async () => {
    await browser?.close();
    await stack?.stop();
  });

  const show = async (page: Page, picture: string) => {
    await checkAccessible(page);
    await takePicture(page, picture);
  };
  const open = async (page: Page, path: string, heading: string) => {
    await page.goto(path);
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    // The page appears before the answers of the server do.
    await page.waitForLoadState('networkidle');
  };

  test('het bestuur ziet koppelingen en mandaten, en nergens leerlingen', async () => {
    await bestuur.getByRole('button', { name: 'Menu' }).click();
    assert.equal(await bestuur.getByRole('link', { name: 'Leerlingen' }).count(), 0);
    await bestuur.keyboard.press('Escape');
    await open(bestuur, '/instellen/koppelingen', 'Koppelingen');
    await checkAccessible(bestuur);
    await open(bestuur, '/leerlingen', 'Leerlingen');
    await bestuur.getByText('U mag dit niet doen').first().waitFor();
    await open(bestuur, '/instellen/mandaten', 'Mandaten');
    await bestuur.getByText('Geldig', { exact: true }).waitFor();
    await show(bestuur, '23-esis-mandaten');
  });

  test('een ingetrokken mandaat: niets nieuws meer, en het scherm zegt wie helpt', async () => {
    await bestuur.getByRole('button', { name: 'Intrekken… van Marieke Jansen' }).click();
    await bestuur.getByRole('dialog').waitFor();
    await checkAccessible(bestuur);
    await bestuur.getByRole('button', { name: 'Mandaat intrekken', exact: true }).click();
    await bestuur.getByText('Ingetrokken', { exact: true }).waitFor();
    await open(beheerder, '/instellen/koppelingen', 'Koppelingen');
    await beheerder.getByRole('button', { name: /Samenwerkingsverband/ }).click();
    await beheerder.getByText(/mandaat van uw bestuur nodig. Vraag het aan Joke van Vliet/).waitFor();
    assert.equal(await beheerder.getByRole('link', { name: 'Activeren' }).count(), 0);
    await show(beheerder, '24-esis-geen-mandaat');
    await beheerder.getByRole('button', { name: 'Vraag een mandaat aan' }).click();
    await beheerder.getByRole('heading', { name: 'Uw bestuur is aan zet' }).waitFor();
    await checkAccessible(beheerder);
    await open(beheerder, '/instellen/mandaten', 'Mandaten');
    await beheerder.getByText('Een mandaat vraagt u aan Joke van Vliet.').waitFor();
    await checkAccessible(beheerder);
  });

  test('een nieuw mandaat, met functie en dagen, en activeren kan weer', async () => {
    await open(bestuur, '/', 'De Regenboog');
    await bestuur.getByText('U bent aan zet: 1 persoon vraagt u om een mandaat.').waitFor();
    await bestuur.getByRole('link', { name: 'Naar de mandaten' }).click();
    await bestuur.getByRole('button', { name: 'Verlenen… aan Marieke Jansen' }).click();
    const functie = bestuur.getByLabel('Functie');
    assert.ok(await functie.evaluate((field) => field === document.activeElement));
    await checkAccessible(bestuur);
    await bestuur.getByRole('button', { name: 'Mandaat verlenen' }).click();
    await bestuur.getByRole('alert').first().waitFor();
    await bestuur.getByLabel('Functie').fill('administratief medewerker');
    await bestuur.getByRole('button', { name: 'Mandaat verlenen' }).click();
    await bestuur.getByText('Marieke Jansen heeft nu een mandaat voor deze school.').waitFor();
    assert.equal(await bestuur.getByRole('heading', { name: 'Gevraagd aan u' }).count(), 0);
    await checkAccessible(bestuur);
    await open(beheerder, '/instellen/koppelingen', 'Koppelingen');
    await beheerder.getByRole('button', { name: /Samenwerkingsverband/ }).click();
    await beheerder.getByRole('link', { name: 'Activeren' }).waitFor();
  });

  test('de applicatiebeheerder nodigt iemand uit en beëindigt die toegang weer', async () => {
    await open(beheerder, '/instellen/mensen', 'Mensen');
    await show(beheerder, '25-esis-mensen');
    await beheerder.getByLabel('Naam', { exact: true }).fill('Peter Nieuw');
    await beheerder.getByLabel('E-mailadres').fill(NIEUW);
    await beheerder.getByLabel('Rol').selectOption({ label: 'intern begeleider' });
    await beheerder.getByRole('button', { name: 'Uitnodigen' }).click();
    await beheerder.getByText(/Peter Nieuw krijgt een e-mail/).waitFor();
    await beheerder.getByText('Uitgenodigd', { exact: true }).waitFor();
    await beheerder.getByRole('button', { name: 'Stuur opnieuw naar Peter Nieuw' }).click();
    await beheerder.getByText('Peter Nieuw krijgt een nieuwe link.').waitFor();
    await beheerder.getByRole('button', { name: 'Rol geven… aan Peter Nieuw' }).click();
    await beheerder.getByRole('dialog').waitFor();
    await checkAccessible(beheerder);
    await beheerder.getByRole('button', { name: 'Rol geven', exact: true }).click();
    await beheerder.getByText('Peter Nieuw heeft nu de rol applicatiebeheerder.').waitFor();
    await beheerder.getByRole('button', { name: 'Toegang beëindigen… van Peter Nieuw' }).click();
    await beheerder.getByRole('button', { name: 'Toegang beëindigen', exact: true }).click();
    await beheerder.getByText('Peter Nieuw heeft hier geen toegang meer.').waitFor();
    assert.equal(await beheerder.getByRole('heading', { name: 'Peter Nieuw' }).count(), 0);
    // Nobody can take away himself or the bestuur here.
    assert.equal(await beheerder.getByRole('button', { name: /Toegang beëindigen… van/ }).count(), 0);
  });

  test('de functioneel beheerder bij TOP dossier ziet mensen en bronnen, en geen school', async () => {
    await open(functioneel, '/', 'Mensen');
    await show(functioneel, '26-top-mensen');
    const wissen = functioneel.getByRole('button', { name: 'Tweede stap wissen… van Bas de Vries' });
    await wissen.focus();
    await functioneel.keyboard.press('Enter');
    await functioneel.getByRole('dialog', { name: 'Tweede stap wissen?' }).waitFor();
    await checkAccessible(functioneel);
    await functioneel.keyboard.press('Escape');
    await functioneel.getByRole('dialog').waitFor({ state: 'detached' });
    assert.ok(await wissen.evaluate((button) => button === document.activeElement));
    await functioneel.getByRole('button', { name: 'Rol geven… aan Bas de Vries' }).click();
    await functioneel.getByRole('dialog').getByLabel('Rol').selectOption({ label: 'intern begeleider' });
    await functioneel.getByRole('dialog').getByLabel('BRIN en vestiging').fill('97QX');
    await checkAccessible(functioneel);
    await functioneel.getByRole('button', { name: 'Rol geven', exact: true }).click();
    await functioneel.getByText('Vul het brin- en vestigingsnummer van de school in').first().waitFor();
    await functioneel.getByRole('button', { name: 'Annuleren' }).click();
    await open(functioneel, '/bronnen', 'Bronnen');
    await functioneel.getByText('top-dossier', { exact: true }).waitFor();
    await show(functioneel, '27-top-bronnen');
    await open(functioneel, '/scholen', 'Deze pagina is voor support');
  });

  test('wie voor meer scholen werkt, heeft één account en kiest de school', async () => {
    const school = ['--brin', '97QX01', '--naam', 'De Boog', '--bestuur', '99701'];
    const made = await stack.runCli('esis', 'vestiging', 'create', ...school);
    assert.equal(made.code, 0, made.stderr);
    await open(bestuur, '/instellen/mandaten', 'Mandaten');
    await bestuur.getByLabel('Kies een school').selectOption('97QX01');
    await bestuur.getByRole('heading', { name: 'De Boog', level: 1 }).waitFor();
    await checkAccessible(bestuur);
    await open(bestuur, '/instellen/mandaten?vestiging=97QX01', 'Mandaten');
    await bestuur.getByText('Deze school heeft nog geen applicatiebeheerder').waitFor();
  });

  /** Somebody with a role that nobody in the demo has. */
  async function openNieuw(app: 'esis' | 'top-dossier', rol: string): Promise<Page> {
    const email = `${rol.replace('_', '-')}@proef.example`;
    const [wachtwoord, geheim] = ['haven-molen-duin-egel-12', 'ROLLENROLLENROLLENROLLENROLLEN22'];
    const made = await stack.runCliWith(
      `${wachtwoord}\n${geheim}`,
      app,
      'gebruiker',
      'create',
      '--email',
      email,
      '--naam',
      'Robin Proef',
      '--rol',
      rol,
      '--wachtwoord-stdin',
    );
    assert.equal(made.code, 0, made.stderr);
    const { page } = await openPerson(browser, app === 'esis' ? stack.urls.esis : stack.urls.topDossier);
    await fillPassword(page, email, wachtwoord);
    await page.getByLabel('Code uit uw app').fill(await nextCode(stack, email, geheim));
    await page.getByRole('button', { name: 'Inloggen', exact: true }).click();
    return page;
  }

  test('een behandelaar leest dat er nog geen dossier is', async () => {
    const page = await openNieuw('top-dossier', 'behandelaar');
    await page.getByText('Er is nog geen dossier voor u').waitFor();
    await checkAccessible(page);
  });

  test('wie voor de leverancier van ESIS werkt, ziet partners en geen school', async () => {
    const page = await openNieuw('esis', 'functioneel_beheerder');
    await page.getByRole('heading', { name: 'Partners', level: 1 }).waitFor();
    await page.getByText('TOP dossier koppeling').waitFor();
    await checkAccessible(page);
    await page.goto('/leerlingen');
    await page.getByRole('heading', { name: 'Partners', level: 1 }).waitFor();
    assert.equal(await page.getByText('De Regenboog').count(), 0);
  });
});
