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
import { eisen, type Eis } from './requirements.ts';
import { tabel, typenOnder, typeTabel, variantenTabel } from './fields.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const edexTypen = typenOnder(edex);

function versies(): string {
  const v103 = makeRestrictor(edexml103);
  const v20 = makeRestrictor(edexml20);
  return edexTypen
    .filter((type) => edexml103.types[type.name] || edexml20.types[type.name])
    .map((type) => {
      const varianten = [['2.0', v20.type(type)] as const, ['1.0.3', v103.type(type)] as const];
      return `### ${type.name} by version\n\n${variantenTabel(type, varianten).replace('| whole |', '| 2.1 |')}`;
    })
    .join('\n\n');
}

function profielTabellen(): string {
  const aanpassers = Object.values(profielen).map(
    (p) => [p, makeRestrictor(makeProfielRestriction(p))] as const,
  );
  return (Object.keys(nounTypes) as (keyof Nouns)[])
    .map((noun) => {
      const type = nounTypes[noun];
      const varianten = aanpassers.map(([profiel, aanpasser]): [string, ElementType<unknown> | undefined] => [
        profiel.title,
        noun in profiel.fields ? aanpasser.type(type) : undefined,
      ]);
      return `### ${type.name} by profile\n\n${variantenTabel(type, varianten)}`;
    })
    .join('\n\n');
}

function doelen(): string {
  const rijen = Object.entries(profielen['swv-set'].fields).flatMap(([noun, velden]) =>
    Object.entries<string>(velden).map(([veld, doel]) => [noun, `\`${veld}\``, doel]),
  );
  return tabel(['noun', 'property', 'purpose'], rijen);
}

function operatieTabel(): string {
  const rijen = (Object.keys(operaties) as Operatie[]).map((naam) => {
    const { port, soapAction, verzoek, antwoord, gegevens } = operaties[naam];
    return [
      naam,
      port,
      `\`${soapAction}\``,
      `\`${verzoek.name}\``,
      `\`${antwoord.name}\``,
      `\`${gegevens.name}\``,
    ];
  });
  const { name: naam, soapAction, verzoek, antwoord } = brengLeerresultaten;
  rijen.push([
    naam,
    'leerresultaten',
    `\`${soapAction}\``,
    `\`${verzoek.name}\``,
    `\`${antwoord.name}\``,
    '–',
  ]);
  return tabel(['operation', 'port', 'soapAction', 'request', 'answer', 'with data'], rijen);
}

function uwlrTypen(): string {
  const typen = new Set<ElementType<unknown>>([autorisatie]);
  for (const { verzoek, antwoord } of Object.values(operaties)) {
    for (const deel of [verzoek, antwoord]) for (const type of typenOnder(deel.content)) typen.add(type);
  }
  for (const type of edexTypen) typen.delete(type);
  return [...typen].map(typeTabel).join('\n\n');
}

const TESTS = '../../packages/standards/src/';

function eisRij({ eis, bron, tests, buiten }: Eis): string[] {
  const waar =
    tests?.map(([bestand, naam]) => `[${bestand}](${TESTS}${bestand}): ${naam.trim()}`).join('<br>') ??
    `**out of scope**: ${buiten}`;
  return [eis, bron, waar];
}

const eisTabellen = (): string =>
  eisen
    .map(
      ({ kop, eisen: rijen }) =>
        `### ${kop}\n\n${tabel(['requirement', 'source', 'test'], rijen.map(eisRij))}`,
    )
    .join('\n\n');

/** Bare references between files: in uwlr.md the nouns are in the other file. */
const naarEdexml = (tekst: string): string =>
  edexTypen.reduce(
    (t, { name: naam }) => t.replaceAll(`(#${naam.toLowerCase()})`, `(edexml.md#${naam.toLowerCase()})`),
    tekst,
  );

const delen: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  'docs/standards/edexml.md': {
    velden: () => edexTypen.map(typeTabel).join('\n\n'),
    versies,
  },
  'docs/standards/uwlr.md': {
    operaties: operatieTabel,
    eisen: eisTabellen,
    velden: () => naarEdexml(uwlrTypen()),
    profielen: profielTabellen,
    doelen,
    leerresultaten: () => typenOnder(leerresultaten).map(typeTabel).join('\n\n'),
  },
};

/** Path from the root of the repository → what should stand there, before prettier lays it out. */
export function makeDocumenten(): [pad: string, inhoud: string][] {
  return Object.entries(delen).map(([pad, perNaam]) => {
    const oud = readFileSync(ROOT + pad, 'utf8');
    const nieuw = oud.replace(
      /(<!-- begin (\w+)[^>]*-->)[^]*?(<!-- end \2 -->)/g,
      (_, begin: string, naam: string, eind: string) => {
        const maak = perNaam[naam];
        if (maak === undefined) throw new Error(`${pad}: nothing makes ${naam}`);
        return `${begin}\n\n${maak()}\n\n${eind}`;
      },
    );
    for (const naam of Object.keys(perNaam)) {
      if (!nieuw.includes(`<!-- begin ${naam}`)) throw new Error(`${pad}: no place for ${naam}`);
    }
    return [pad, nieuw];
  });
}
