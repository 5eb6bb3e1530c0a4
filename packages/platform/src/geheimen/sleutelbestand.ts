import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Sleutelbron } from './geheimen.ts';
import { parseSleutelring, serializeSleutelring, type Sleutelring } from './sleutelring.ts';
import { getSecret, replaceSecret, SECRETS_FILE } from './secrets-file.ts';

/** Where the ring of an application comes from, and whether a command may change it there. */
export type Sleutels =
  | { kind: 'omgeving'; lees: Sleutelbron }
  | {
      kind: 'bestand';
      lees: Sleutelbron;
      wijzig(change: (ring: Sleutelring) => Sleutelring): Promise<void>;
      /** Resolves when every running process has read the present file. */
      bekend(): Promise<void>;
    };

/** A running process looks at the file at most this often, and only when it uses a key; a look takes 5 µs. */
const KIJK_MS = 1000;
/** A process may have looked just before the change, and may be slow: so twice the interval, and a little. */
const BEKEND_MS = 2 * KIJK_MS + 500;
/** Longer than a change takes; a killed process left a lock that is older. */
const SLOT_MS = 10_000;

/** `given` is the value in the environment; without it, we use (and if necessary make) the file of secrets in the data directory. */
export function openSleutels(given: string | undefined, dataDir: string, name: string): Sleutels {
  if (given) return { kind: 'omgeving', lees: () => given };
  const file = join(dataDir, SECRETS_FILE);
  let text = getSecret(dataDir, name);
  let [gekeken, stempel] = [performance.now(), stempelVan(file)];
  return {
    kind: 'bestand',
    lees() {
      const nu = performance.now();
      if (nu - gekeken < KIJK_MS) return text;
      gekeken = nu;
      const nieuw = stempelVan(file);
      if (nieuw === undefined || nieuw === stempel) return text;
      stempel = nieuw;
      return (text = findGoede(dataDir, name) ?? text);
    },
    async wijzig(change) {
      await metSlot(`${file}.slot`, () => {
        const nieuw = change(parseSleutelring(getSecret(dataDir, name)));
        replaceSecret(dataDir, name, serializeSleutelring(nieuw));
      });
      // Our own next look must see it.
      gekeken = -KIJK_MS;
    },
    bekend: async () => await wait(Math.max(0, statSync(file).mtimeMs + BEKEND_MS - Date.now())),
  };
}

/** A file that disappears or breaks while we run changes nothing: the keys that we know still open what we wrote. */
function findGoede(dataDir: string, name: string): string | undefined {
  try {
    const text = getSecret(dataDir, name);
    parseSleutelring(text);
    return text;
  } catch {
    return undefined;
  }
}

function stempelVan(file: string): string | undefined {
  try {
    const { mtimeMs, ino, size } = statSync(file);
    return `${ino}:${mtimeMs}:${size}`;
  } catch {
    return undefined;
  }
}

/** Two commands that change the file at once would lose a key of one of them, for good. */
async function metSlot(slot: string, run: () => void): Promise<void> {
  for (;;) {
    try {
      closeSync(openSync(slot, 'wx', 0o600));
      break;
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
      if (isVerlaten(slot)) rmSync(slot, { force: true });
      else await wait(50);
    }
  }
  try {
    run();
  } finally {
    rmSync(slot, { force: true });
  }
}

function isVerlaten(slot: string): boolean {
  try {
    return Date.now() - statSync(slot).mtimeMs > SLOT_MS;
  } catch {
    return false;
  }
}
