import { setTimeout as wait } from 'node:timers/promises';
import { computeCode, findStap } from '@koppelpunt/platform';
import type { Page } from 'playwright-core';
import type { DemoStack } from './demo-stack.ts';

const lastStap = new Map<string, number>();

/** The unused code that this person's telephone shows: each opens once. */
export async function nextCode(
  stack: Pick<DemoStack, 'dataDir'>,
  who: string,
  geheim: string,
): Promise<string> {
  const key = `${stack.dataDir} ${who}`;
  const used = lastStap.get(key) ?? 0;
  // A code one step ahead counts too, because a clock of a telephone may be fast.
  while (findStap(new Date()) + 1 <= used) await wait(500);
  const stap = Math.max(findStap(new Date()), used + 1);
  lastStap.set(key, stap);
  return computeCode(geheim, stap);
}

export async function fillPassword(page: Page, email: string, wachtwoord: string): Promise<void> {
  await page.goto('/');
  await page.getByLabel('E-mailadres').fill(email);
  await page.getByLabel('Wachtwoord').first().fill(wachtwoord);
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click();
}

/** Takes both steps, as somebody of the demo. */
export async function signIn(stack: DemoStack, page: Page, email: string): Promise<void> {
  await fillPassword(page, email, stack.wachtwoord(email));
  await page.getByRole('heading', { name: 'Tweede stap', level: 1 }).waitFor();
  await page.getByLabel('Code uit uw app').fill(await nextCode(stack, email, stack.totpGeheim(email)));
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click();
  await page.getByRole('button', { name: 'Menu' }).waitFor();
}
