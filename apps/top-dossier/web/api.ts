import { createApi } from '@koppelpunt/ui';
import type { paths } from './api.generated.d.ts';

export const api = createApi<paths>();

/** The answer of a GET: the one place where a screen takes its types from. */
export type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;
