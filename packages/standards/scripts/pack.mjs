// Around `npm pack` and `npm publish`: builds dist, and gives package.json the form that a stranger needs.
// In the workspace `exports` points at the source, which Node runs as it stands; in node_modules it refuses .ts,
// and npm (unlike pnpm) does not apply `publishConfig.exports` itself.
import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const map = fileURLToPath(new URL('../', import.meta.url));
const echt = `${map}package.json`;
const bewaard = `${map}package.workspace.json`;

/** Also after a pack that was killed half-way. */
function restore() {
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
