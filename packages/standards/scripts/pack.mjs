// Around `npm pack` and `npm publish`: builds dist, and gives package.json the form that a stranger needs.
// In the workspace `exports` points at the source, which Node runs as it stands; in node_modules it refuses .ts,
// and npm (unlike pnpm) does not apply `publishConfig.exports` itself.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, renameSync, rmSync, writeFileSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildPage } from '../page/build.mjs';

const folder = fileURLToPath(new URL('../', import.meta.url));
const manifest = `${folder}package.json`;
const kept = `${folder}package.workspace.json`;

/** What stands elsewhere in the repository and belongs in the package too: every code explained, and what changed. */
const guests = [
  ['../../docs/errors.md', 'errors.md'],
  ['../../CHANGELOG.md', 'CHANGELOG.md'],
];

/** The software bill of materials (CycloneDX): who uses the package gets nothing but the package. */
const SBOM = 'sbom.cdx.json';

function makeSbom({ name, version, license, description, dependencies = {} }) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const component = { type: 'library', 'bom-ref': purl, name, version, description, purl };
  if (Object.keys(dependencies).length > 0)
    throw new Error('the bill of materials must name the dependencies');
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { ...component, licenses: [{ license: { id: license } }] } },
    components: [],
    dependencies: [{ ref: purl, dependsOn: [] }],
  };
}

/** Also after a pack that was killed half-way. */
function restore() {
  rmSync(folder + SBOM, { force: true });
  for (const [, name] of guests) rmSync(folder + name, { force: true });
  if (existsSync(kept)) renameSync(kept, manifest);
}

async function build() {
  restore();
  const text = readFileSync(manifest, 'utf8');
  // Addresses that lead nowhere must not reach a registry, which keeps every version for good.
  if (process.env['npm_command'] === 'publish' && text.includes('.example')) {
    console.error('package.json still has addresses of .example; nothing is published.');
    process.exit(1);
  }
  rmSync(`${folder}dist`, { recursive: true, force: true });
  const tsc = spawnSync('tsc', ['-p', 'tsconfig.build.json'], { cwd: folder, stdio: ['ignore', 2, 2] });
  if (tsc.status !== 0) {
    console.error('tsc failed; nothing is packed.');
    process.exit(1);
  }
  writeFileSync(`${folder}dist/controleer.html`, await buildPage());
  for (const [from, name] of guests) copyFileSync(folder + from, folder + name);
  const { publishConfig, scripts: _, devDependencies: __, ...rest } = JSON.parse(text);
  const { access, ...over } = publishConfig;
  writeFileSync(folder + SBOM, `${JSON.stringify(makeSbom(JSON.parse(text)), null, 2)}\n`);
  writeFileSync(kept, text);
  writeFileSync(
    `${manifest}.new`,
    `${JSON.stringify({ ...rest, ...over, publishConfig: { access } }, null, 2)}\n`,
  );
  renameSync(`${manifest}.new`, manifest);
}

if (process.argv[2] === 'restore') restore();
else await build();
