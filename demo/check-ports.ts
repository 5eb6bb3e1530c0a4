import { createServer } from 'node:net';
import { PORT_VARIABLES, type DemoConfig } from './demo-config.ts';
import { DemoError } from './demo-error.ts';

/** Checks before anything runs, so that a port that is taken leaves nothing half started. */
export async function checkPorts(ports: DemoConfig['ports']): Promise<void> {
  for (const name of PORT_VARIABLES) {
    const port = ports[name];
    const code = await tryPort(port);
    if (code === 'EADDRINUSE') {
      throw new DemoError(
        `Poort ${port} is al in gebruik door een ander programma. Stop dat, of kies een andere poort met ${name}, bijvoorbeeld: ${name}=${port + 1000} npm start`,
      );
    }
    if (code)
      throw new DemoError(`Poort ${port} kan niet worden gebruikt (${code}). Kies een andere met ${name}.`);
  }
}

/** `undefined` when the port is free, otherwise the code of the error. */
async function tryPort(port: number): Promise<string | undefined> {
  const server = createServer();
  try {
    return await new Promise((resolve) => {
      server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
      server.listen(port, '127.0.0.1', () => resolve(undefined));
    });
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
}
