import { syncFouten, type SyncCode } from '../errors.ts';

/** An answer that arrived whole and that we refuse: nothing of it is kept. */
export class AntwoordError extends Error {
  override name = 'AntwoordError';
  readonly code: SyncCode;
  readonly melding: string;

  constructor(code: SyncCode, melding: string = syncFouten[code]) {
    super(`answer refused: ${code}`);
    this.code = code;
    this.melding = melding;
  }
}
