import type { Limits } from '../xml/limits.ts';
import type { UwlrBron } from './bron.ts';
import type { Operatie } from './operaties.ts';

export interface UwlrRequest {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: AsyncIterable<Uint8Array>;
  readonly signal?: AbortSignal | undefined;
}

export interface UwlrResponse {
  status: number;
  headers: Record<string, string>;
  body: AsyncIterable<Uint8Array>;
  operatie?: Operatie;
  uitkomst: 'gegevens' | 'geengegevens' | 'geenwijzigingen' | 'fault';
  fault?: { faultcode: string; faultstring: string };
}

export interface HandleOptions {
  readonly limits?: Partial<Limits>;
  /** Versions that may be asked for. */
  readonly xsdversies?: readonly string[];
  /** Hears of what the other side only sees as Server.InterneFout, and of answers that broke off. */
  readonly onFout?: (error: unknown) => void;
}

export function handleUwlr<K, T>(
  _bron: UwlrBron<K, T>,
  _request: UwlrRequest,
  _options: HandleOptions = {},
): Promise<UwlrResponse> {
  throw new Error('not built yet');
}
