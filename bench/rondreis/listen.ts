import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** On a free port of this machine only; gives the address of the UWLR service on it. */
export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/uwlr/v2`;
}
