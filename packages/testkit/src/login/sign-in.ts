import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { computeCode, findStap, type HttpApp } from '@koppelpunt/platform';

/** A password hash that costs next to nothing: tests sign in by the hundred. */
export const TEST_HASH_KOSTEN = { ln: 8, r: 8, p: 1 };

/** Everybody in a test has the same authenticator app; no test proves anything with the secret itself. */
export const TEST_TOTP_GEHEIM = 'KOPPELPUNTKOPPELPUNTKOPPELPUNT22';

/** There is one code per 30 seconds, and three count at a time, so a fourth sign-in of one person waits for the next. */
const PATIENCE_MS = 40_000;

type App = Pick<HttpApp, 'inject'>;
export type SignInVraag = { origin: string; email: string; wachtwoord: string; totpGeheim?: string };

/** Signs in as a person does, with a password and then a code; returns the cookie of the whole session. */
export async function signIn(app: App, vraag: SignInVraag): Promise<string> {
  const { origin, totpGeheim = TEST_TOTP_GEHEIM } = vraag;
  const { cookie, stap } = await startSignIn(app, vraag);
  if (stap === 'instellen') return await setUp(app, origin, cookie);
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const now = findStap(new Date());
    for (const offset of [-1, 0, 1]) {
      const payload = { code: computeCode(totpGeheim, now + offset) };
      const response = await post(app, '/api/aanmelden/code', { origin, cookie }, payload);
      if (response.statusCode === 200) return sessieCookieOf(response.headers['set-cookie']);
      assert.ok([422, 429].includes(response.statusCode), response.body);
    }
    assert.ok(Date.now() < end, `${vraag.email} cannot sign in`);
    await wait(1_000);
  }
}

/** Gives the password alone; returns the cookie of a session that is half-way, and the step that it still needs. */
export async function startSignIn(
  app: App,
  { origin, email, wachtwoord }: SignInVraag,
): Promise<{ cookie: string; stap: string }> {
  const response = await post(app, '/api/aanmelden/wachtwoord', { origin }, { email, wachtwoord });
  assert.equal(response.statusCode, 200, response.body);
  const { stap } = response.json<{ stap: string }>();
  return { cookie: sessieCookieOf(response.headers['set-cookie']), stap };
}

/** A person without a second factor gets an app of their own, which nobody keeps. */
async function setUp(app: App, origin: string, cookie: string): Promise<string> {
  const started = await post(app, '/api/account/tweede-factor', { origin, cookie });
  const { token, geheim } = started.json<{ token: string; geheim: string }>();
  const payload = { token, code: computeCode(geheim, findStap(new Date())) };
  const response = await post(app, '/api/account/tweede-factor/bevestigen', { origin, cookie }, payload);
  assert.equal(response.statusCode, 200, response.body);
  return sessieCookieOf(response.headers['set-cookie']);
}

async function post(app: App, url: string, headers: Record<string, string>, payload: object = {}) {
  return await app.inject({ method: 'POST', url, headers, payload });
}

export function sessieCookieOf(header: string | string[] | number | undefined): string {
  const found = [header ?? []].flat().find((line) => String(line).includes('-sessie='));
  assert.ok(found, 'a session cookie was set');
  return String(found).split(';')[0] ?? '';
}
