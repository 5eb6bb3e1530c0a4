// One file that holds all of itself, so that it can be mailed, kept and opened without a server. Its policy lets it load
// and send nothing at all; only the script and the style that stand in it may run, by their hashes.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

export async function buildPage() {
  const style = readFileSync(here('controleer.css'), 'utf8');
  const output = await build({
    root: here('.'),
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: { input: here('controleer.ts') },
    },
  });
  const [chunk, ...others] = (Array.isArray(output) ? output : [output]).flatMap((one) => one.output);
  if (others.length > 0) throw new Error('the page is more than one file');
  const script = chunk.code.replaceAll(/<\/(?=script)/gi, '<\\/');
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;
  return readFileSync(here('controleer.html'), 'utf8')
    .replace('{{policy}}', policy)
    .replace('<style></style>', () => `<style>${style}</style>`)
    .replace('<script type="module"></script>', () => `<script type="module">${script}</script>`);
}
