/** The page in a real browser, opened as a file: it judges, and it could not send anything if it would. */
import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { buildPage } from './build.mjs';

const folder = mkdtempSync(join(tmpdir(), 'koppelpunt-page-'));
let browser: Browser;
let page: Page;
/** Everything that the page asked for beside itself, and what its policy stopped. */
const requests: string[] = [];
const complaints: string[] = [];

before(async () => {
  const file = join(folder, 'controleer.html');
  writeFileSync(file, await buildPage());
  const debian = '/usr/bin/chromium';
  const executablePath = process.env['CHROMIUM_PATH'] ?? (existsSync(debian) ? debian : undefined);
  browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  page = await (await browser.newContext({ bypassCSP: false })).newPage();
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(pathToFileURL(file).href);
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

const edex = (leerling: string): string =>
  `<EDEX>\n<school><schooljaar>2024-2025</schooljaar><brincode>99ZZ</brincode></school>\n<leerlingen><leerling key="1"><roepnaam>Ada</roepnaam>${leerling}</leerling></leerlingen></EDEX>`;

async function choose(content: string | Buffer, sentence: RegExp): Promise<void> {
  const buffer = Buffer.from(content as string);
  await page
    .getByLabel('Kies een bestand')
    .setInputFiles({ name: 'school.xml', mimeType: 'text/xml', buffer });
  await page.getByRole('status').getByText(sentence).waitFor();
}

const items = async (): Promise<string[]> => await page.getByRole('listitem').allTextContents();

test('a file is judged where it is, and the page asks for nothing', async () => {
  await choose(
    edex('<jaargroep>3</jaargroep>'),
    /^school\.xml: geldig volgens edexml-2\.1, geen bevindingen\.$/,
  );
  assert.deepEqual(await items(), []);

  const wrong = edex('<jaargroep>99</jaargroep><emailadres>a@x.example</emailadres>');
  await choose(wrong, /^school\.xml: niet geldig volgens edexml-2\.1, 1 bevinding\.$/);
  const [item = '', ...others] = await items();
  assert.match(item, /^Regel 3, kolom 55: fout\. De inhoud van 'jaargroep' past niet: /);
  assert.ok(item.endsWith('EDEX/leerlingen/leerling[1]/jaargroep'), item);
  assert.deepEqual(others, []);
  assert.deepEqual((await new AxeBuilder({ page }).analyze()).violations, []);

  await page.getByLabel('Controleer ook of het past bij').selectOption('Smalle set');
  await page
    .getByRole('status')
    .getByText(/niet geldig .*, [2-9] bevindingen\.$/)
    .waitFor();
  await page.getByLabel('Controleer ook of het past bij').selectOption('geen profiel');

  await choose(edex('').slice(0, 40), /^school\.xml: regel 2: .* houdt halverwege op\./);
  await choose(Buffer.from('PK\u{3}\u{4}'), /^school\.xml: (regel 1: )?Dit is een ingepakt bestand/);
  assert.deepEqual(await items(), []);

  // What a name in the file says is text, and never markup of the page.
  await choose(edex('<Hallo-<b>/>'), /^school\.xml: regel 3: .* is geen geldige XML\./);
  assert.deepEqual([requests.slice(1), complaints], [[], []]);
});

test('its policy stops whatever would send something', async () => {
  const isStopped = await page.evaluate(async () => {
    const image = await new Promise<boolean>((resolve) => {
      const one = new Image();
      one.addEventListener('error', () => resolve(true));
      one.addEventListener('load', () => resolve(false));
      one.src = 'http://127.0.0.1:9/x.png';
    });
    const call = await fetch('http://127.0.0.1:9/').then(
      () => false,
      () => true,
    );
    return [image, call, navigator.sendBeacon('http://127.0.0.1:9/', 'x') === false];
  });
  assert.deepEqual(isStopped.slice(0, 2), [true, true]);
  // The browser says which rule stopped each of them; nothing has left.
  assert.equal(
    complaints.filter((text) => /Content Security Policy/.test(text)).length >= 3,
    true,
    complaints.join('\n'),
  );
});

test('it fits a narrow screen', async () => {
  await page.setViewportSize({ width: 320, height: 800 });
  await choose(
    edex('<jaargroep>99</jaargroep>'),
    /^school\.xml: niet geldig volgens edexml-2\.1, 1 bevinding\.$/,
  );
  const [width, visible] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(width! <= visible!, `${width} > ${visible}`);
});
