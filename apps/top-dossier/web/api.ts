import { createApi } from '@koppelpunt/ui';
import type { paths } from './api.generated.d.ts';

export const api = createApi<paths>();

/** The answer to a GET: screens take their types from here only. */
export type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;
