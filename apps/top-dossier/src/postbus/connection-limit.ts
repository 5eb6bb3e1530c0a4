import type { Server, Socket } from 'node:net';

/**
 * Connections at once: of all, and of one address. The mail server in front of us is one address, and a mail server
 * opens no more than twenty to another.
 */
const MAX_TOTAL = 200;
const MAX_PER_ADDRESS = 20;
/** A connection that is younger is left alone, and the new one goes: who comes in a flood ends nobody's mail. */
const GRACE_MS = 2_000;
/** The longest that 10 MB may take. */
const MAX_AGE_MS = 5 * 60_000;

type Held = { socket: Socket; address: string; since: number };

/**
 * Nobody shuts out the others by holding connections: when there are too many, the oldest of that address goes to make
 * place, or the oldest of all. Each ends after `MAX_AGE_MS`.
 */
export function limitConnections(server: Server): void {
  const held = new Set<Held>();
  server.on('connection', (socket) => {
    const one = { socket, address: socket.remoteAddress ?? '', since: Date.now() };
    const timer = setTimeout(() => end(one), MAX_AGE_MS).unref();
    socket.once('close', () => {
      clearTimeout(timer);
      held.delete(one);
    });
    const same = [...held].filter(({ address }) => address === one.address);
    const crowded = same.length >= MAX_PER_ADDRESS ? same : held.size >= MAX_TOTAL ? [...held] : undefined;
    held.add(one);
    if (!crowded) return;
    // They stand in the order in which they came.
    const [oldest] = crowded;
    end(oldest && Date.now() - oldest.since >= GRACE_MS ? oldest : one);
  });

  function end(one: Held): void {
    held.delete(one);
    one.socket.end('421 Er zijn te veel verbindingen. Probeer het zo opnieuw.\r\n');
    one.socket.destroySoon();
  }
}
