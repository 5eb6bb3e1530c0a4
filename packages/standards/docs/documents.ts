/** Fills the generated parts of docs/standards; the words around them are written by people. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { edex } from '../src/edexml/edex.ts';
import { edexml103, edexml20 } from '../src/edexml/versions.ts';
import { autorisatie } from '../src/uwlr/messages/autorisatie.ts';
import { leerresultaten } from '../src/uwlr/messages/leerresultaten-verzoek.ts';
import { brengLeerresultaten, operaties, type Operatie } from '../src/uwlr/messages/operaties.ts';
import { nounTypes, makeProfielRestriction } from '../src/uwlr/profielen/profiel-restriction.ts';
import type { Nouns } from '../src/uwlr/profielen/profiel.ts';
import { profielen } from '../src/validate/standards.ts';
import { makeRestrictor } from '../src/xml/schema/restrict.ts';
import type { ElementType } from '../src/xml/schema/description.ts';
import { makeNounsFiles } from './nouns-files.ts';
import { requirements, type Requirement } from './requirements.ts';
import { makeTable, listTypes, makeTypeTable, makeVariantsTable } from './fields.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const edexTypes = listTypes(edex);

function versions(): string {
  const v103 = makeRestrictor(edexml103);
  const v20 = makeRestrictor(edexml20);
  return edexTypes
    .filter((type) => edexml103.types[type.name] || edexml20.types[type.name])
    .map((type) => {
      const variants = [['2.0', v20.type(type)] as const, ['1.0.3', v103.type(type)] as const];
      return `### ${type.name} by version\n\n${makeVariantsTable(type, variants).replace('| whole |', '| 2.1 |')}`;
    })
    .join('\n\n');
}

function makeProfielTables(): string {
  const restrictors = Object.values(profielen).map(
    (p) => [p, makeRestrictor(makeProfielRestriction(p))] as const,
  );
  return (Object.keys(nounTypes) as (keyof Nouns)[])
    .map((noun) => {
      const type = nounTypes[noun];
      const variants = restrictors.map(
        ([profiel, restrictor]): [string, ElementType<unknown> | undefined] => [
          profiel.title,
          noun in profiel.fields ? restrictor.type(type) : undefined,
        ],
      );
      return `### ${type.name} by profile\n\n${makeVariantsTable(type, variants)}`;
    })
    .join('\n\n');
}

function purposes(): string {
  const rows = Object.entries(profielen['swv-set'].fields).flatMap(([noun, fields]) =>
    Object.entries<string>(fields).map(([field, purpose]) => [noun, `\`${field}\``, purpose]),
  );
  return makeTable(['noun', 'property', 'purpose'], rows);
}

function makeOperatieTable(): string {
  const rows = (Object.keys(operaties) as Operatie[]).map((name) => {
    const { port, soapAction, verzoek, antwoord, gegevens } = operaties[name];
    return [
      name,
      port,
      `\`${soapAction}\``,
      `\`${verzoek.name}\``,
      `\`${antwoord.name}\``,
      `\`${gegevens.name}\``,
    ];
  });
  const { name, soapAction, verzoek, antwoord } = brengLeerresultaten;
  rows.push([
    name,
    'leerresultaten',
    `\`${soapAction}\``,
    `\`${verzoek.name}\``,
    `\`${antwoord.name}\``,
    '–',
  ]);
  return makeTable(['operation', 'port', 'soapAction', 'request', 'answer', 'with data'], rows);
}

function makeUwlrTypes(): string {
  const types = new Set<ElementType<unknown>>([autorisatie]);
  for (const { verzoek, antwoord } of Object.values(operaties)) {
    for (const part of [verzoek, antwoord]) for (const type of listTypes(part.content)) types.add(type);
  }
  for (const type of edexTypes) types.delete(type);
  return [...types].map(makeTypeTable).join('\n\n');
}

const TESTS = '../../packages/standards/src/';

function toRow({ requirement, source, tests, outOfScope }: Requirement): string[] {
  const place =
    tests?.map(([file, name]) => `[${file}](${TESTS}${file}): ${name.trim()}`).join('<br>') ??
    `**out of scope**: ${outOfScope}`;
  return [requirement, source, place];
}

const makeRequirementTables = (): string =>
  requirements
    .map(
      ({ heading, requirements: rows }) =>
        `### ${heading}\n\n${makeTable(['requirement', 'source', 'test'], rows.map(toRow))}`,
    )
    .join('\n\n');

/** Bare references between files: in uwlr.md the nouns are in the other file. */
const linkToEdexml = (text: string): string =>
  edexTypes.reduce(
    (t, { name }) => t.replaceAll(`(#${name.toLowerCase()})`, `(edexml.md#${name.toLowerCase()})`),
    text,
  );

const parts: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  'docs/standards/edexml.md': {
    fields: () => edexTypes.map(makeTypeTable).join('\n\n'),
    versions,
  },
  'docs/standards/uwlr.md': {
    operaties: makeOperatieTable,
    requirements: makeRequirementTables,
    fields: () => linkToEdexml(makeUwlrTypes()),
    profielen: makeProfielTables,
    purposes,
    leerresultaten: () => listTypes(leerresultaten).map(makeTypeTable).join('\n\n'),
  },
};

/** Path from the root of the repository → what should stand there, before prettier lays it out. */
export function makeDocuments(): [path: string, content: string][] {
  return [...makeMarkdown(), ...makeNounsFiles()];
}

function makeMarkdown(): [path: string, content: string][] {
  return Object.entries(parts).map(([path, byName]) => {
    const old = readFileSync(ROOT + path, 'utf8');
    const fresh = old.replace(
      /(<!-- begin (\w+)[^>]*-->)[^]*?(<!-- end \2 -->)/g,
      (_, begin: string, name: string, end: string) => {
        const make = byName[name];
        if (make === undefined) throw new Error(`${path}: nothing makes ${name}`);
        return `${begin}\n\n${make()}\n\n${end}`;
      },
    );
    for (const name of Object.keys(byName)) {
      if (!fresh.includes(`<!-- begin ${name}`)) throw new Error(`${path}: no place for ${name}`);
    }
    return [path, fresh];
  });
}
