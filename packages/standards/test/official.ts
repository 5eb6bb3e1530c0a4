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

export const STANDAARDEN = fileURLToPath(new URL('../../../../shared/standards/', import.meta.url));
const heeftXmllint = spawnSync('xmllint', ['--version']).status === 0;
/** Why such a test is skipped, or false. */
export const reden = !existsSync(STANDAARDEN)
  ? '../shared/standards is not there'
  : heeftXmllint
    ? false
    : 'xmllint is not installed';

const map = mkdtempSync(join(tmpdir(), 'koppelpunt-standards-'));
after(() => rmSync(map, { recursive: true }));

/** The files that the schema refuses. */
export async function geweigerd(schema: string, bestanden: readonly string[]): Promise<string[]> {
  const stderr = await new Promise<string>((klaar) => {
    // It ends with an error whenever a file is refused: what it says is what counts.
    const opties = { encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 } as const;
    execFile('xmllint', ['--noout', '--nonet', '--schema', schema, ...bestanden], opties, (_, __, gezegd) =>
      klaar(gezegd),
    );
  });
  assert.equal(/WXS schema .* failed to compile/.test(stderr), false, stderr.slice(0, 2000));
  const goed = new Set([...stderr.matchAll(/^(.*) validates$/gm)].map((m) => m[1]));
  return bestanden.filter((bestand) => !goed.has(bestand));
}

let nummer = 0;
export function bewaar(inhoud: string, achter = 'xml'): string {
  const pad = join(map, `${nummer++}.${achter}`);
  writeFileSync(pad, inhoud);
  return pad;
}

export const schemas = join(STANDAARDEN, 'uwlr-2.2/Schemas');
function envelopSchema(inhoud: string, autorisatie: string, dienst = 'leerlinggegevens'): string {
  const imports = [
    ['http://schemas.xmlsoap.org/soap/envelope/', join(schemas, 'SOAP_Envelope.xsd')],
    [`http://www.edustandaard.nl/leerresultaten/2/${dienst}`, inhoud],
    ['http://www.edustandaard.nl/leerresultaten/2/autorisatie', autorisatie],
  ].map(([uri, pad]) => `<xs:import namespace="${uri}" schemaLocation="${pad}"/>`);
  return bewaar(
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`,
    'xsd',
  );
}
export const officieel = (): string =>
  envelopSchema(join(schemas, 'UWLR_Leerlinggegevens_v2p2.xsd'), join(schemas, 'UWLR_Autorisatie_v2p2.xsd'));
export const vanOns = (): string =>
  envelopSchema(bewaar(serializeLeerlinggegevensXsd(), 'xsd'), bewaar(serializeAutorisatieXsd(), 'xsd'));
export const resultatenVanOns = (): string =>
  envelopSchema(
    bewaar(
      serializeLeerresultatenXsd(() => bewaar(serializeOsoXsd(), 'xsd')),
      'xsd',
    ),
    bewaar(serializeAutorisatieXsd(), 'xsd'),
    'leerresultaten',
  );

/** The files in a folder of theirs. */
export const voorbeelden = (onder: string): string[] =>
  reden
    ? []
    : readdirSync(join(STANDAARDEN, onder))
        .filter((naam) => naam.endsWith('.xml'))
        .map((naam) => join(STANDAARDEN, onder, naam));
