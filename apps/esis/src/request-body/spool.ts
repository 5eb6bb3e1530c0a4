import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline, type Readable } from 'node:stream';

/** A body that has come in whole, in a file that has no name. */
export type Spool = { read(): AsyncIterable<Uint8Array>; close(): Promise<void> };

export class SpoolTooLargeError extends Error {
  override readonly name = 'SpoolTooLargeError';
}

/**
 * Keeps a body until all of it is there, so that nothing waits for its sender: no connection, no transaction. On disk
 * and not in memory, because ten files of 100 MB do not fit.
 *
 * Nothing is left to clean up, at a `kill -9` neither. The file loses its name before the first byte is written, so the
 * system frees it as soon as this process closes it or dies. Encrypted besides, with a key that only this process has in
 * its memory: whoever reads the freed blocks of the disk, or the disk itself, finds no pupil.
 */
export async function openSpool(
  source: AsyncIterable<Uint8Array>,
  { maxBytes, folder = tmpdir() }: { maxBytes: number; folder?: string },
): Promise<Spool> {
  const path = join(folder, `koppelpunt-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  try {
    await unlink(path);
    const [key, iv] = [randomBytes(32), randomBytes(16)];
    await write(file, source, { maxBytes, cipher: createCipheriv('aes-256-ctr', key, iv) });
    return {
      read: () => {
        const sealed = file.createReadStream({ start: 0, autoClose: false });
        return pipeline(sealed, createDecipheriv('aes-256-ctr', key, iv), () => {}) as Readable;
      },
      close: async () => await file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function write(
  file: FileHandle,
  source: AsyncIterable<Uint8Array>,
  { maxBytes, cipher }: { maxBytes: number; cipher: ReturnType<typeof createCipheriv> },
): Promise<void> {
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new SpoolTooLargeError(`a body of more than ${maxBytes} bytes`);
    await file.appendFile(cipher.update(chunk));
  }
  // Counter mode ends where its text ends.
  cipher.final();
}
