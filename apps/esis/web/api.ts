import { createApi } from '@koppelpunt/ui';
import type { paths } from './api.generated.d.ts';

export const api = createApi<paths>();

type Method = 'get' | 'post' | 'put' | 'delete';

/** The answer of the server: screens take their types from here only. */
export type Answer<Path extends keyof paths, M extends Method = 'get'> = paths[Path] extends {
  [K in M]: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;
