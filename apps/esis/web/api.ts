import { createApi } from '@koppelpunt/ui';
import type { paths } from './api.generated.d.ts';

export const api = createApi<paths>();

type Method = 'get' | 'post' | 'put' | 'delete';

/** The answers of the server: the one place where a screen takes its types from. */
export type Answer<Path extends keyof paths, M extends Method = 'get'> = paths[Path] extends {
  [K in M]: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;
