import type { Limits } from '../xml/limits.ts';
import type { Deel } from './delen.ts';

export interface ReadOptions {
  readonly limits?: Partial<Limits>;
}

export function readEdexml(
  _source: AsyncIterable<Uint8Array>,
  _options: ReadOptions = {},
): AsyncIterable<readonly Deel[]> {
  throw new Error('not built yet');
}
