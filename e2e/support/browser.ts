import { AxeBuilder } from '@axe-core/playwright';
import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { root } from './demo-stack.ts';

const DEBIAN_CHROMIUM = '/usr/bin/chromium';

export async function openBrowser(): Promise<Browser> {
  // `npm test` gives the one that it found or installed (scripts/chromium.ts).
  const executablePath =
    process.env['CHROMIUM_PATH'] ?? (existsSync(DEBIAN_CHROMIUM) ? DEBIAN_CHROMIUM : undefined);
  return await chromium.launch({
    ...(executablePath && { executablePath }),
    env: { ...process.env, LANGUAGE: 'nl', LANG: 'nl_NL.UTF-8' } as Record<string, string>,
    args: [
      '--no-sandbox',
      // The date field follows the browser's language, as it does at a Dutch school.
      '--lang=nl-NL',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** One person at one screen, with cookies of their own, Dutch, and a clipboard that the page may use. */
export async function openPerson(
  browser: Browser,
  origin: string,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  return { context, page };
}

/** Everybody must be able to use this screen: no violation, light or dark, and no sideways scrolling at 320 px. */
export async function checkAccessible(page: Page): Promise<void> {
  await checkAxe(
    page,
    new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']),
  );
  await page.emulateMedia({ colorScheme: 'dark' });
  // Axe compares what is painted, and half a page may still have the light colours on a busy machine.
  await page.evaluate(
    'new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)))',
  );
  await page.waitForTimeout(200);
  await checkAxe(page, new AxeBuilder({ page }).withRules(['color-contrast']));
  await page.emulateMedia({ colorScheme: null });
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 800 });
  // The page may need a moment to lay itself out anew; anything that still sticks out then does so for a person too.
  const fits = await waitUntil(
    page,
    'document.documentElement.scrollWidth <= document.documentElement.clientWidth',
    5_000,
  );
  if (size) await page.setViewportSize(size);
  assert.ok(fits, `${page.url()} scrolls sideways at 320 px`);
}

async function checkAxe(page: Page, axe: AxeBuilder): Promise<void> {
  // Axe's other way opens a page of its own for each analysis, for frames from elsewhere; our screens have no frames.
  const { violations } = await axe.setLegacyMode().analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`),
    [],
    page.url(),
  );
}

/** Playwright's own waiting evaluates its text inside the page, which our content security policy rightly forbids. */
export async function waitUntil(page: Page, expression: string, timeoutMs = 20_000): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (await page.evaluate(expression)) return true;
    await page.waitForTimeout(100);
  }
  return false;
}

const PICTURES = join(root, 'docs/handleiding/beelden');

/**
 * The screenshots of the manual are screens of the test, so they cannot grow old unnoticed. Only
 * `npm run test:e2e -- --pictures` takes them: they cost time, and otherwise stay out of the way of git.
 */
export async function takePicture(page: Page, name: string, fullPage = true): Promise<void> {
  if (!process.env['PICTURES']) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage, animations: 'disabled' });
}
