/** Every element that a message can begin with, compiled for the standard and the profile that judge it. */
import { edexRoot } from '../edexml/edex.ts';
import { emittedTypes as emittedEdexml } from '../edexml/emitted-types.ts';
import { leerresultatenBevestiging, leerresultatenVerzoek } from '../uwlr/messages/leerresultaten-verzoek.ts';
import { LEERLINGGEGEVENS, LEERRESULTATEN, TOETSDEFINITIES } from '../uwlr/messages/namespaces.ts';
import { operaties } from '../uwlr/messages/operaties.ts';
import { toetsdefinities } from '../uwlr/messages/toetsdefinities.ts';
import { makeProfielRestriction } from '../uwlr/profielen/profiel-restriction.ts';
import { emittedLeerresultaten } from '../uwlr/results/leerresultaten-reader.ts';
import { compileDescription, type CompiledElement } from '../xml/schema/compile.ts';
import type { ElementParticle, ElementType } from '../xml/schema/description.ts';
import { makeRestrictor, type Restrictor } from '../xml/schema/restrict.ts';
import { profielen, standards, type Family, type ProfielName, type StandardName } from './standards.ts';

export interface Root {
  readonly element: ElementParticle;
  readonly uri: string;
  readonly family: Family;
  /** Needs a header `autorisatie`. */
  readonly isVerzoek: boolean;
  /** Belongs to the stepwise port: refers to groups that came in an earlier answer. */
  readonly isGetrapt: boolean;
  /** Holds results, which use more than one namespace. */
  readonly hasLeerresultaten: boolean;
}

const usual = { family: 'uwlr', isVerzoek: false, isGetrapt: false, hasLeerresultaten: false } as const;

function* listUwlrRoots(): Generator<Root> {
  for (const { verzoek, antwoord, gegevens, port } of Object.values(operaties)) {
    for (const element of [verzoek, antwoord, gegevens]) {
      const isGetrapt = port === 'getrapt';
      yield { ...usual, element, uri: LEERLINGGEGEVENS, isVerzoek: element === verzoek, isGetrapt };
    }
  }
  const leerresultaten = { ...usual, hasLeerresultaten: true };
  yield { ...leerresultaten, element: leerresultatenVerzoek, uri: LEERRESULTATEN, isVerzoek: true };
  yield { ...leerresultaten, element: leerresultatenBevestiging, uri: LEERRESULTATEN };
  yield { ...leerresultaten, element: toetsdefinities, uri: TOETSDEFINITIES };
}

const edexml: Root = { ...usual, element: edexRoot, uri: '', family: 'edexml' };
const uwlr = new Map<string, Root>();
for (const root of listUwlrRoots()) uwlr.set(`${root.uri} ${root.element.name}`, root);

/** EDEX in any namespace: a wrong namespace is a finding, not another message. */
export function findRoot(uri: string, local: string): Root | undefined {
  return local === 'EDEX' ? edexml : uwlr.get(`${uri} ${local}`);
}

/** The descriptions by which a message is judged. */
export interface Criteria {
  readonly standard: StandardName;
  readonly profiel?: ProfielName | undefined;
  readonly officialSchooljaren: boolean;
}

function makeRestrictors({ standard: name, profiel }: Criteria): Restrictor[] {
  const standard = standards[name];
  return [
    ...('restriction' in standard ? [makeRestrictor(standard.restriction)] : []),
    ...(profiel === undefined ? [] : [makeRestrictor(makeProfielRestriction(profielen[profiel]))]),
  ];
}

/** Requests are emitted as well, so that the rules can look at them. */
const emitted = new Map<ElementType<unknown>, string>([
  ...emittedEdexml,
  ...emittedLeerresultaten,
  ...Object.values(operaties).map(({ verzoek }): [ElementType<unknown>, string] => [
    verzoek.content as ElementType<unknown>,
    'verzoek',
  ]),
]);

const compiled = new Map<string, CompiledElement>();

export function compileRoot(root: Root, criteria: Criteria): CompiledElement {
  const { element, uri, family } = root;
  const { standard, profiel = '', officialSchooljaren } = criteria;
  const key = [uri, element.name, standard, profiel, officialSchooljaren].join(' ');
  let done = compiled.get(key);
  if (done === undefined) {
    const restrictors = makeRestrictors(criteria);
    const emitAs = new Map(
      [...emitted].map(([type, kind]) => [restrictors.reduce((t, r) => r.type(t), type), kind] as const),
    );
    const restricted = restrictors.reduce((e, r) => r.element(e), element);
    done = compileDescription(restricted, {
      emitAs,
      officialYears: officialSchooljaren,
      inMessage: family === 'uwlr',
    });
    compiled.set(key, done);
  }
  return done;
}
