/**
 * The official schemas and xmllint, for the extras that hold us to them. They are not ours to copy: without them,
 * beside the repository, those tests say that they skip.
 */
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  serializeAutorisatieXsd,
  serializeLeerlinggegevensXsd,
  serializeLeerresultatenXsd,
  serializeOsoXsd,
} from '../src/uwlr/wsdl/schemas.ts';

export const STANDARDS = fileURLToPath(new URL('../../../../shared/standards/', import.meta.url));
const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;
/** Why such a test is skipped, or false. */
export const skipReason = !existsSync(STANDARDS)
  ? '../shared/standards is not there'
  : hasXmllint
    ? false
    : 'xmllint is not installed';

const map = mkdtempSync(join(tmpdir(), 'koppelpunt-standards-'));
after(() => rmSync(map, { recursive: true }));

/** The files that the schema refuses. */
export async function listRefused(schema: string, files: readonly string[]): Promise<string[]> {
  const stderr = await new Promise<string>((done) => {
    // It ends with an error whenever a file is refused: what it says is what counts.
    const options = { encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 } as const;
    execFile('xmllint', ['--noout', '--nonet', '--schema', schema, ...files], options, (_, __, said) =>
      done(said),
    );
  });
  assert.equal(/WXS schema .* failed to compile/.test(stderr), false, stderr.slice(0, 2000));
  const good = new Set([...stderr.matchAll(/^(.*) validates$/gm)].map((m) => m[1]));
  return files.filter((file) => !good.has(file));
}

let number = 0;
export function save(content: string, extension = 'xml'): string {
  const path = join(map, `${number++}.${extension}`);
  writeFileSync(path, content);
  return path;
}

export const schemas = join(STANDARDS, 'uwlr-2.2/Schemas');
function envelopSchema(content: string, autorisatie: string, service = 'leerlinggegevens'): string {
  const imports = [
    ['http://schemas.xmlsoap.org/soap/envelope/', join(schemas, 'SOAP_Envelope.xsd')],
    [`http://www.edustandaard.nl/leerresultaten/2/${service}`, content],
    ['http://www.edustandaard.nl/leerresultaten/2/autorisatie', autorisatie],
  ].map(([uri, path]) => `<xs:import namespace="${uri}" schemaLocation="${path}"/>`);
  return save(
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`,
    'xsd',
  );
}
export const official = (): string =>
  envelopSchema(join(schemas, 'UWLR_Leerlinggegevens_v2p2.xsd'), join(schemas, 'UWLR_Autorisatie_v2p2.xsd'));
export const ourSchema = (): string =>
  envelopSchema(save(serializeLeerlinggegevensXsd(), 'xsd'), save(serializeAutorisatieXsd(), 'xsd'));
export const ourResultsSchema = (): string =>
  envelopSchema(
    save(
      serializeLeerresultatenXsd(() => save(serializeOsoXsd(), 'xsd')),
      'xsd',
    ),
    save(serializeAutorisatieXsd(), 'xsd'),
    'leerresultaten',
  );

/** The files in a folder of theirs. */
export const examples = (under: string): string[] =>
  skipReason
    ? []
    : readdirSync(join(STANDARDS, under))
        .filter((name) => name.endsWith('.xml'))
        .map((name) => join(STANDARDS, under, name));
