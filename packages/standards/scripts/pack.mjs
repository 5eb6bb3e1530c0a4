// Around `npm pack` and `npm publish`: builds dist, and gives package.json the form that a stranger needs.
// In the workspace `exports` points at the source, which Node runs as it stands; in node_modules it refuses .ts,
// and npm (unlike pnpm) does not apply `publishConfig.exports` itself.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const map = fileURLToPath(new URL('../', import.meta.url));
const echt = `${map}package.json`;
const bewaard = `${map}package.workspace.json`;

/** What stands elsewhere in the repository and belongs in the package too: every code explained, and what changed. */
const guests = [
  ['../../docs/errors.md', 'errors.md'],
  ['../../CHANGELOG.md', 'CHANGELOG.md'],
];

/** Also after a pack that was killed half-way. */
function restore() {
  for (const [, name] of guests) rmSync(map + name, { force: true });
  if (existsSync(bewaard)) renameSync(bewaard, echt);
}

function build() {
  restore();
  rmSync(`${map}dist`, { recursive: true, force: true });
  const tsc = spawnSync('tsc', ['-p', 'tsconfig.build.json'], { cwd: map, stdio: ['ignore', 2, 2] });
  if (tsc.status !== 0) {
    console.error('tsc failed; nothing is packed.');
    process.exit(1);
  }
  for (const [from, name] of guests) copyFileSync(map + from, map + name);
  const tekst = readFileSync(echt, 'utf8');
  const { publishConfig, scripts: _, devDependencies: __, ...rest } = JSON.parse(tekst);
  const { access, ...over } = publishConfig;
  writeFileSync(bewaard, tekst);
  writeFileSync(
    `${echt}.nieuw`,
    `${JSON.stringify({ ...rest, ...over, publishConfig: { access } }, null, 2)}\n`,
  );
  renameSync(`${echt}.nieuw`, echt);
}

if (process.argv[2] === 'restore') restore();
else build();
