import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { chromium, type Browser, type Page } from 'playwright-core';
import { build } from 'vite';
import { viteConfig } from '../vite.ts';
import { serveShowcase } from './serve.ts';

// design.md §7: first load of a page.
const MAX_JS_GZIP = 150_000;

let dist: string;
let server: Server;
let url: string;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

before(async () => {
  dist = await mkdtemp(join(tmpdir(), 'koppelpunt-showcase-'));
  await build({
    ...viteConfig({ app: 'esis', root: import.meta.dirname, outDir: dist }),
    configFile: false,
    logLevel: 'error',
  });
  ({ server, url } = await serveShowcase(dist));
  // The one `npm test` names; else Debian's; else the one Playwright installed.
  const debian = '/usr/bin/chromium';
  const executablePath = process.env['CHROMIUM_PATH'] ?? (existsSync(debian) ? debian : undefined);
  browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  const context = await browser.newContext({
    locale: 'nl-NL',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  page = await context.newPage();
  page.setDefaultTimeout(8000);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
});

after(async () => {
  await browser?.close();
  server?.close();
  if (dist) await rm(dist, { recursive: true, force: true });
});

const show = async (path: string, width = 800) => {
  await page.setViewportSize({ width, height: 900 });
  await page.goto(url + path);
  await page.getByRole('heading', { level: 1 }).waitFor();
};
const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
const violations = async () => {
  const { violations: found } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
    .analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
};

test('the first load stays under 150 kB of JavaScript, and the design system brings no logo of the city along', async () => {
  const assets = await readdir(join(dist, 'assets'));
  const scripts = await Promise.all(
    assets.filter((file) => file.endsWith('.js')).map((file) => readFile(join(dist, 'assets', file))),
  );
  const total = scripts.reduce((sum, script) => sum + gzipSync(script).length, 0);
  assert.ok(total > 50_000 && total < MAX_JS_GZIP, `${total} bytes`);
  assert.ok(scripts.every((script) => !/gemeente amsterdam logo|ams-logo/i.test(script.toString())));
});

for (const app of ['esis', 'top-dossier']) {
  test(`axe finds nothing in the theme of ${app}`, async () => {
    await show(`/${app}`, 320);
    assert.deepEqual(await violations(), []);
    await show(`/${app}/stappenplan`);
    await page.getByRole('button', { name: 'Gereed' }).click();
    assert.deepEqual(await violations(), []);
  });
}

test('axe finds nothing on the login screen, in an open menu or in an open dialog', async () => {
  await show('/esis/inloggen', 320);
  assert.deepEqual(await violations(), []);
  await show('/esis', 1600);
  await page.getByRole('button', { name: 'Menu' }).click();
  assert.deepEqual(await violations(), []);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Pauzeren' }).click();
  assert.deepEqual(await violations(), []);
});

test('no page scrolls sideways from 320 to 1600 px', async () => {
  for (const path of ['/esis', '/esis/stappenplan', '/top-dossier/inloggen']) {
    await show(path);
    for (const width of [320, 480, 800, 1600]) {
      await page.setViewportSize({ width, height: 900 });
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(tooWide <= 0, `${path} at ${width}: ${tooWide} px too wide`);
    }
  }
});

test('the logboek: choosing, reading on and taking away, by keyboard, in both themes and at 320 px', async () => {
  for (const [app, width] of [
    ['esis', 320],
    ['top-dossier', 1280],
  ] as const) {
    await show(`/${app}/logboek`, width);
    await page.getByRole('status').getByText('De nieuwste 50 regels.').waitFor();
    assert.deepEqual(await violations(), []);
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(tooWide <= 0, `${app}: ${tooWide} px too wide`);
  }
  const rows = page.locator('tbody tr');
  const more = page.getByRole('button', { name: 'Oudere regels tonen' });
  await more.press('Enter');
  await page.getByRole('status').getByText('De nieuwste 100 regels.').waitFor();
  assert.equal(await focused(), 'Oudere regels tonen', 'who reads on by keyboard keeps the place');
  await more.press('Enter');
  await page.getByRole('status').getByText('120 regels, dat is alles.').waitFor();
  assert.equal(await rows.count(), 120);

  await page.getByLabel('Persoon').selectOption({ label: 'Marieke Jansen' });
  await page.getByRole('status').getByText('40 regels, dat is alles.').waitFor();
  await page.getByLabel('Vanaf').fill('2026-11-22');
  await page.waitForURL(/persoon=gebruiker.*van=2026-11-22/);
  const csv = await page.getByRole('link', { name: /bestand voor Excel/ }).getAttribute('href');
  assert.equal(csv, '/logboek.csv?persoon=gebruiker%3Aa&van=2026-11-22');
  await page.getByLabel('Tot en met').fill('2026-11-01');
  await page.getByText('De laatste dag ligt vóór de eerste. Kies een latere dag.').first().waitFor();
  assert.deepEqual(await violations(), []);
});

test('on paper a long table begins on its own page: neither it nor what stands around it must stay whole', async () => {
  await show('/esis/logboek', 1280);
  await page.getByRole('status').getByText('De nieuwste 50 regels.').waitFor();
  await page.emulateMedia({ media: 'print' });
  const whole = await page.locator('table').evaluate((table) => {
    const kept: string[] = [];
    for (let box: Element | null = table; box !== null; box = box.parentElement) {
      const { breakInside, display, overflowY, containerType } = getComputedStyle(box);
      const mayBreak =
        breakInside === 'auto' &&
        !/flex|grid/.test(display) &&
        overflowY === 'visible' &&
        containerType === 'normal';
      if (!mayBreak) kept.push(`${box.tagName} ${box.className}`);
    }
    return kept;
  });
  await page.emulateMedia({ media: null });
  assert.deepEqual(whole, []);
});

test('Menu – Instellen – Koppelingen works by keyboard alone, and the heading of the new page takes focus', async () => {
  await show('/esis');
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'Naar de inhoud');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'Menu');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), 'Instellen');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  assert.equal(await focused(), 'Koppelingen');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/esis/stappenplan');
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  assert.equal(await focused(), 'Koppelingen');
  assert.equal(await page.title(), 'Koppelingen – ESIS');
  assert.equal(await page.getByRole('navigation', { name: 'Hoofdmenu' }).isVisible(), false);
});

test('Escape closes the menu and gives focus back to its button', async () => {
  await show('/top-dossier');
  await page.getByRole('button', { name: 'Menu' }).press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  assert.equal(await focused(), 'Menu');
  assert.equal(await page.getByRole('button', { name: 'Menu' }).getAttribute('aria-expanded'), 'false');
});

test('the rules under a field tick themselves while typing, and are read out politely', async () => {
  await show('/esis/stappenplan');
  const field = page.getByLabel('Verificatiecode', { exact: true });
  const states = () =>
    page.locator('.kp-rule').evaluateAll((rules) => rules.map((rule) => rule.getAttribute('data-state')));
  assert.deepEqual(await states(), ['open', 'open', 'open']);
  await field.pressSequentially('97QX00-kort');
  assert.deepEqual(await states(), ['goed', 'fout', 'open']);
  await page.locator('[aria-live=polite]', { hasText: '1 van 3 eisen goed' }).waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Genereer' }).press('Enter');
  assert.deepEqual(await states(), ['goed', 'goed', 'goed']);
  await page.getByRole('button', { name: 'Kopieer' }).press('Enter');
  await page.getByRole('button', { name: 'Gekopieerd' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await field.inputValue());
});

test('a refused form says what is wrong at once, and each line leads to its field', async () => {
  await show('/esis/stappenplan');
  await page.getByLabel('Uw naam').press('Enter');
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('2 dingen te verbeteren'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'verificatiecode');
  const field = page.getByLabel('Verificatiecode', { exact: true });
  assert.equal(await field.getAttribute('aria-invalid'), 'true');
  const describedBy = (await field.getAttribute('aria-describedby')) ?? '';
  const description = await page.evaluate(
    (ids) =>
      ids
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(' '),
    describedBy,
  );
  assert.match(description, /De code moet beginnen met 97QX00/);
});

test('a refused login says so without telling which of the two was wrong, and a second Enter does not send it twice', async () => {
  await show('/top-dossier/inloggen');
  await page.getByLabel('E-mailadres').fill('b.devries@noorderlicht.example');
  await page.getByLabel('Wachtwoord', { exact: true }).fill('fout');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Bezig met inloggen…' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('Het e-mailadres of het wachtwoord klopt niet.').waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.dataset['attempts']), '1');
});

test('a dialog starts on Annuleren, keeps the keyboard inside, and gives focus back (P7: pause and end differ)', async () => {
  await show('/esis');
  const colours: string[] = [];
  for (const [opener, title, act] of [
    ['Pauzeren…', 'Koppeling pauzeren?', 'Koppeling pauzeren'],
    ['Intrekken…', 'Koppeling voorgoed intrekken?', 'Koppeling intrekken'],
  ] as const) {
    await page.getByRole('button', { name: opener }).press('Enter');
    const dialog = page.getByRole('dialog', { name: title });
    await dialog.waitFor();
    await page.waitForFunction(() => document.activeElement?.textContent === 'Annuleren');
    colours.push(
      await dialog
        .getByRole('button', { name: act })
        .evaluate((button) => getComputedStyle(button).backgroundColor),
    );
    for (let step = 0; step < 6; step++) {
      await page.keyboard.press('Tab');
      // The browser's own controls come after the last stop: then the page itself has focus, never something behind.
      assert.ok(
        await page.evaluate(
          () =>
            document.activeElement === document.body || document.activeElement?.closest('dialog') !== null,
        ),
      );
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(await focused(), opener);
  }
  assert.notEqual(colours[0], colours[1]);
});

test('nothing needed an inline script or style, and React had nothing to complain about', () => {
  assert.deepEqual(complaints, []);
});
