import { takeDirectoryLock } from '@koppelpunt/platform';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DemoError } from './demo-error.ts';

export type DataDirectory = {
  path: string;
  logs: string;
  postbus: string;
  postgres: string;
  release(): void;
};

/** The directory of everything that the demo keeps, and the lock that lets one demo at a time use it. */
export function openDataDirectory(path: string): DataDirectory {
  try {
    // Others may pass through, not look: for root, PostgreSQL runs as another user in a folder below this one.
    mkdirSync(path, { recursive: true, mode: 0o711 });
    const logs = join(path, 'logs');
    mkdirSync(logs, { recursive: true, mode: 0o700 });
    const lock = takeDirectoryLock(path);
    if (lock.kind === 'inUse') {
      throw new DemoError(
        `Koppelpunt draait al met de gegevensmap ${path} (proces ${lock.pid}). Stop dat eerst met Ctrl-C, of kies met KOPPELPUNT_DATA een andere map.`,
      );
    }
    return {
      path,
      logs,
      postbus: join(path, 'postbus'),
      postgres: join(path, 'postgres'),
      release: () => lock.release(),
    };
  } catch (error) {
    if (error instanceof DemoError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'onbekende fout';
    throw new DemoError(
      `De gegevensmap ${path} kan niet worden gebruikt (${code}). Kies met KOPPELPUNT_DATA een andere map.`,
      { cause: error },
    );
  }
}
