import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Text shrinks; a font (woff2) is compressed already. */
const COMPRESSIBLE = /\.(js|css|html|svg|txt|webmanifest)$/;
/** Below this the headers cost more than the gain. */
const MIN_BYTES = 1024;

/** Writes a brotli and a gzip twin beside every file of text, once, at the highest quality; the server only chooses. */
export function compressBundle(): Plugin {
  return {
    name: 'koppelpunt-compress',
    apply: 'build',
    // After the last file is written, so that a twin never differs from its file.
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        compressFolder(this.environment.config.build.outDir);
      },
    },
  };
}

function compressFolder(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !COMPRESSIBLE.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    if (bytes.length < MIN_BYTES) continue;
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, brotliFor(bytes.length)));
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
  }
}

const brotliFor = (size: number) => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: size,
  },
});
