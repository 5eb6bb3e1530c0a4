import { ApiProblem } from './api-problem.ts';
import { createApi } from './create-api.ts';
import { LOGIN_PATH } from './terug.ts';

type Post<Body> = {
  post: {
    requestBody: { content: { 'application/json': Body } };
    responses: { 200: { content: { 'application/json': unknown } } };
  };
};

/** better-auth's own endpoints are in no OpenAPI document of ours, so their shape stands here. */
type LoginPaths = {
  '/api/auth/sign-in/email': Post<{ email: string; password: string }>;
  '/api/auth/sign-out': Post<Record<string, never>>;
};

const loginApi = createApi<LoginPaths>();

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
export async function signOut(loginPath = LOGIN_PATH): Promise<void> {
  await loginApi.POST('/api/auth/sign-out', { body: {} });
  location.assign(loginPath);
}
