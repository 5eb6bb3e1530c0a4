/**
 * Derives a smaller description from the full one: an older version of a standard, a profile.
 *
 * Only the differences are written down, so that each field is still described once.
 */
import {
  isElementType,
  type Attribute,
  type ElementParticle,
  type ElementType,
  type Content,
  type ChoiceParticle,
  type Particle,
} from './description.ts';
import type { SimpleType } from './simple-type.ts';

/** All names are names on the wire. */
export interface TypeRestriction {
  /** Elements, attributes and list items that this type does not have. */
  readonly removed?: readonly string[];
  /** Optional ones that become required. */
  readonly required?: readonly string[];
  /** Simple types that replace those of the named elements and attributes. */
  readonly simpleTypes?: Readonly<Record<string, SimpleType<unknown>>>;
  /** Optional neighbours that become one optional choice. */
  readonly oneOf?: readonly string[];
}

export interface Restriction {
  /** By name of the type. */
  readonly types: Readonly<Record<string, TypeRestriction>>;
  /** Simple types that are replaced wherever they occur. */
  readonly replacedTypes?: ReadonlyMap<SimpleType<unknown>, SimpleType<unknown>>;
}

export interface Restrictor {
  element(particle: ElementParticle): ElementParticle;
  type(type: ElementType<unknown>): ElementType<unknown>;
}

/**
 * @example
 * const restrictor = makeRestrictor({ types: { PersonType: { removed: ['email'] } } });
 * compileDescription(restrictor.element(root)); // does not know `email`
 */
export function makeRestrictor(restriction: Restriction): Restrictor {
  const done = new Map<ElementType<unknown>, ElementType<unknown>>();

  function restrictType(type: ElementType<unknown>): ElementType<unknown> {
    const known = done.get(type);
    if (known !== undefined) return known;
    const rules = restriction.types[type.name] ?? {};
    const particles = restrictParticles(type.content.particles, rules);
    const restricted: ElementType<unknown> = {
      ...type,
      attributes: type.attributes.flatMap((a) => restrictAttribute(a, rules)),
      content: {
        ...type.content,
        particles: rules.oneOf ? mergeIntoChoice(particles, rules.oneOf) : particles,
      },
    };
    done.set(type, restricted);
    return restricted;
  }

  const restrictSimpleType = (
    name: string,
    type: SimpleType<unknown>,
    rules: TypeRestriction,
  ): SimpleType<unknown> => rules.simpleTypes?.[name] ?? restriction.replacedTypes?.get(type) ?? type;

  const restrictContent = (
    name: string,
    content: Content<unknown>,
    rules: TypeRestriction,
  ): Content<unknown> =>
    isElementType(content) ? restrictType(content) : restrictSimpleType(name, content, rules);

  function restrictAttribute(attribute: Attribute, rules: TypeRestriction): Attribute[] {
    const { name, type, required } = attribute;
    if (rules.removed?.includes(name)) return [];
    return [
      {
        ...attribute,
        type: restrictSimpleType(name, type, rules),
        required: required || isRequired(name, rules),
      },
    ];
  }

  function restrictElement(particle: ElementParticle, rules: TypeRestriction): ElementParticle[] {
    if (rules.removed?.includes(particle.name)) return [];
    return [
      {
        ...particle,
        content: restrictContent(particle.name, particle.content, rules),
        required: particle.required || isRequired(particle.name, rules),
      },
    ];
  }

  const restrictParticles = (particles: readonly Particle[], rules: TypeRestriction): Particle[] =>
    particles.flatMap((particle) => restrictParticle(particle, rules));

  function restrictParticle(particle: Particle, rules: TypeRestriction): Particle[] {
    switch (particle.kind) {
      case 'element':
        return restrictElement(particle, rules);
      case 'list':
      case 'repeat': {
        const name = particle.kind === 'list' ? particle.name : '';
        const items = particle.items.flatMap((item) => restrictElement(item, rules));
        if (items.length === 0 || rules.removed?.includes(name)) return [];
        if (particle.kind === 'repeat') return [{ ...particle, items }];
        return [{ ...particle, items, required: particle.required || isRequired(name, rules) }];
      }
      case 'sequence': {
        const particles = restrictParticles(particle.particles, rules);
        return particles.length === 0 ? [] : [{ ...particle, particles }];
      }
      case 'choice': {
        const particles = restrictParticles(particle.particles, rules);
        return particles.length === 0 ? [] : [restrictChoice(particle, particles, rules)];
      }
    }
  }

  return {
    element: (particle) => ({ ...particle, content: restrictContent(particle.name, particle.content, {}) }),
    type: restrictType,
  };
}

const isRequired = (name: string, rules: TypeRestriction): boolean => rules.required?.includes(name) === true;

/** A choice becomes required when its only branch left is required. */
function restrictChoice(
  choice: ChoiceParticle,
  particles: readonly Particle[],
  rules: TypeRestriction,
): ChoiceParticle {
  const only = particles.length === 1 ? particles[0] : undefined;
  const required = only?.kind === 'element' && isRequired(only.name, rules);
  return { ...choice, particles, required: choice.required || required };
}

/** Replaces some optional neighbours by one optional choice, at the place of the first. */
function mergeIntoChoice(particles: readonly Particle[], names: readonly string[]): Particle[] {
  const belongs = (particle: Particle): boolean =>
    particle.kind === 'element' && names.includes(particle.name);
  const branches = particles.filter(belongs).map((particle) => ({ ...particle, required: true }) as Particle);
  const choice: ChoiceParticle = { kind: 'choice', particles: branches, required: false };
  const first = particles.findIndex(belongs);
  return particles.flatMap((particle, i) => (belongs(particle) ? (i === first ? [choice] : []) : [particle]));
}
