// Around `npm pack` and `npm publish`: builds dist, and gives package.json the form that a stranger needs.
// In the workspace `exports` points at the source, which Node runs as it stands; in node_modules it refuses .ts,
// and npm (unlike pnpm) does not apply `publishConfig.exports` itself.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../', import.meta.url));
const manifest = `${folder}package.json`;
const kept = `${folder}package.workspace.json`;

/** What stands elsewhere in the repository and belongs in the package too: every code explained, and what changed. */
const guests = [
  ['../../docs/errors.md', 'errors.md'],
  ['../../CHANGELOG.md', 'CHANGELOG.md'],
];

/** Also after a pack that was killed half-way. */
function restore() {
  for (const [, name] of guests) rmSync(folder + name, { force: true });
  if (existsSync(kept)) renameSync(kept, manifest);
}

function build() {
  restore();
  rmSync(`${folder}dist`, { recursive: true, force: true });
  const tsc = spawnSync('tsc', ['-p', 'tsconfig.build.json'], { cwd: folder, stdio: ['ignore', 2, 2] });
  if (tsc.status !== 0) {
    console.error('tsc failed; nothing is packed.');
    process.exit(1);
  }
  for (const [from, name] of guests) copyFileSync(folder + from, folder + name);
  const text = readFileSync(manifest, 'utf8');
  const { publishConfig, scripts: _, devDependencies: __, ...rest } = JSON.parse(text);
  const { access, ...over } = publishConfig;
  writeFileSync(kept, text);
  writeFileSync(
    `${manifest}.new`,
    `${JSON.stringify({ ...rest, ...over, publishConfig: { access } }, null, 2)}\n`,
  );
  renameSync(`${manifest}.new`, manifest);
}

if (process.argv[2] === 'restore') restore();
else build();
