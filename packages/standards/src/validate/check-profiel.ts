/** Layer 4: what only the text of a profile asks. Its schema decides, its text warns. */
import { nounTypes } from '../uwlr/profielen/profiel-restriction.ts';
import type { Nouns, Profiel } from '../uwlr/profielen/profiel.ts';
import { listNames } from '../xml/schema/names.ts';
import type { Violation } from './rules.ts';

export function* checkProfiel(profiel: Profiel, kind: string, value: object): Generator<Violation> {
  const noun = kind as keyof Nouns;
  const required: readonly string[] = profiel.text?.required?.[noun] ?? [];
  const removed: readonly string[] = profiel.text?.removed?.[noun] ?? [];
  for (const property of required) {
    if (!(property in value)) yield makeViolation('PROFIEL_ONTBREEKT', noun, property);
  }
  for (const property of removed) {
    if (property in value) yield makeViolation('PROFIEL_TE_VEEL', noun, property);
  }
}

function makeViolation(
  code: 'PROFIEL_ONTBREEKT' | 'PROFIEL_TE_VEEL',
  noun: keyof Nouns,
  property: string,
): Violation {
  const field = listNames(nounTypes[noun]).find((n) => n.property === property)?.name ?? property;
  return { code, field, values: { element: field } };
}
