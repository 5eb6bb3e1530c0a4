/** The properties of a value, before they are written. */
import type { ElementType, Particle } from '../schema/description.ts';
import { A_LIST, AN_OBJECT, describeType, ValueError } from './value-error.ts';

export type Fields = Readonly<Record<string, unknown>>;

export const isAbsent = (value: unknown): value is undefined | null => value === undefined || value === null;

export const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);

export function toFields(value: unknown): Fields {
  if (isRecord(value)) return value;
  throw new ValueError('WAARDE_VERKEERD_TYPE', { ...AN_OBJECT, ...describeType(value) });
}

/** The items of a list inside a record; an absent list has none. */
export function toItems(value: unknown, name: string): readonly unknown[] {
  if (isAbsent(value)) return [];
  if (Array.isArray(value)) return value;
  throw new ValueError('WAARDE_VERKEERD_TYPE', { ...A_LIST, ...describeType(value) }, name);
}

/**
 * Refuses a property that the standard does not have: it would be left out without a word. Identifying numbers too,
 * which a writer cannot write (law R1). `tag`: in a list of several kinds `kind` says which one it is.
 */
export function makePropertyCheck(
  type: ElementType<unknown>,
  tag: readonly string[] = [],
): (fields: Fields) => void {
  const own = type.text === undefined ? listProperties(type.content, false) : ['value'];
  return refuseUnknown([...type.attributes.map((a) => a.property), ...own, ...tag]);
}

export function refuseUnknown(properties: readonly string[]): (fields: Fields) => void {
  const known = new Set(properties);
  return (fields) => {
    // Also what a value inherits: the writer reads that too.
    for (const property in fields) {
      if (known.has(property) || isAbsent(fields[property])) continue;
      const meant = properties.find((name) => flat(name) === flat(property));
      const [explanation, hint] =
        meant === undefined
          ? ['Laat die weg.', 'Leave it out.']
          : [`Bedoelde u ${meant}?`, `Did you mean ${meant}?`];
      // A table of people may be mistaken for a record, and then a person's name is a property.
      const name = meant !== undefined || /^[a-z]\w{0,39}$/.test(property) ? property : '?';
      throw new ValueError('WAARDE_ONBEKEND', { explanation, hint }, name);
    }
  };
}

/** `geboorte_datum` and `geboorteDatum` come to the same. */
const flat = (name: string): string => name.replaceAll(/[_-]/g, '').toLowerCase();

/** The properties that a particle fills; with `onlyNeeded` only the required ones. */
export function listProperties(particle: Particle, onlyNeeded: boolean): string[] {
  if (onlyNeeded && !particle.required) return [];
  switch (particle.kind) {
    case 'element':
      return particle.identifying || particle.skipped ? [] : [particle.property];
    case 'list':
    case 'repeat':
      return [particle.property];
    case 'sequence':
      return particle.particles.flatMap((element) => listProperties(element, onlyNeeded));
    case 'choice':
      return onlyNeeded ? [] : particle.particles.flatMap((element) => listProperties(element, onlyNeeded));
  }
}
