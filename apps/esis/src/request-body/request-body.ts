import type { IncomingMessage } from 'node:http';

/** A sender that goes on this long after our answer gets no more attention. */
const UITLOOP_MS = 10_000;

/**
 * The body of a request as a stream that may be left half-way: a sender that is refused must still get the answer. Left alone, a
 * reader that stops early destroys the connection, answer and all; and merely leaving the rest unread keeps the next
 * request on the same connection waiting. `discardRest` reads on into nothing, for a while.
 */
export function readBody(request: IncomingMessage): {
  body: AsyncIterable<Uint8Array>;
  discardRest: () => void;
} {
  return {
    body: request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>,
    discardRest() {
      if (request.complete || request.destroyed) return;
      // A listener, not `resume` alone: that does nothing while the reader that stopped still waits for a piece.
      request.on('data', () => {}).resume();
      const timer = setTimeout(() => request.destroy(), UITLOOP_MS).unref();
      request.once('close', () => clearTimeout(timer));
      request.once('end', () => clearTimeout(timer));
    },
  };
}
