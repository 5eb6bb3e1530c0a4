import { ApiProblem, createApi } from '@koppelpunt/ui';
import { LOGIN_PATH } from '../api.ts';
import { clearKladden, findTabStorage } from '../koppelingen/klad.ts';

type Post<Body> = {
  post: {
    requestBody: { content: { 'application/json': Body } };
    responses: { 200: { content: { 'application/json': unknown } } };
  };
};

/** better-auth's own endpoints are not in our OpenAPI document, so their shape stands here. */
type LoginPaths = {
  '/api/auth/sign-in/email': Post<{ email: string; password: string }>;
  '/api/auth/sign-out': Post<Record<string, never>>;
};

const loginApi = createApi<LoginPaths>({ loginPath: LOGIN_PATH });

const TE_VAAK = 'U hebt het te vaak geprobeerd. Wacht een minuut en probeer het dan opnieuw.';

export async function signIn(email: string, password: string): Promise<void> {
  try {
    await loginApi.POST('/api/auth/sign-in/email', { body: { email, password } });
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 429)
      throw new ApiProblem(429, { code: error.code, melding: TE_VAAK });
    throw error;
  }
}

/** A full page load afterwards: nothing of this user, such as a verificatiecode, stays in memory. */
export async function signOut(): Promise<void> {
  await loginApi.POST('/api/auth/sign-out', { body: {} });
  clearKladden(findTabStorage());
  location.assign(LOGIN_PATH);
}
