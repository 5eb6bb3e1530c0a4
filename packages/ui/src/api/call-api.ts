import { networkProblem, parseProblem } from './api-problem.ts';
import { isSignedOut, redirectToLogin } from './create-api.ts';

/** Calls an endpoint that our OpenAPI documents leave out. Every failure is thrown as an ApiProblem. */
export async function callApi<Answer>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json, application/problem+json',
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  } catch {
    throw networkProblem();
  }
  const text = await response.text();
  if (response.ok) return JSON.parse(text) as Answer;
  const problem = parseProblem(response.status, text);
  if (isSignedOut(problem)) redirectToLogin(undefined, method);
  throw problem;
}
